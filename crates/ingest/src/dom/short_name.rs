//! The names of tags that have seven letters at most, read all at once: those of nearly all tags.

use super::name::{Name, TEXTS};

const SLOTS: usize = 512;
const LONGEST: usize = 7;

/// The short names by a hash with open addressing: each as a number, a letter a byte, with its place in the table of all
/// names. No name is the number 0.
const KNOWN: [(u64, u8); SLOTS] = {
    let mut known = [(0, 0); SLOTS];
    let mut place = 0;
    while place < TEXTS.len() {
        if TEXTS[place].len() <= LONGEST {
            let number = number_of(TEXTS[place]);
            let mut at = slot(number);
            while known[at].0 != 0 {
                at = (at + 1) % SLOTS;
            }
            known[at] = (number, place as u8);
        }
        place += 1;
    }
    known
};

const fn slot(number: u64) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = ONES << 7;

/// The word of at most seven characters that a text begins with, as a number with small letters, and its length. It ends with
/// white space or one of `ends`. `None` where it is longer, or the text is soon at its end.
#[inline]
pub(super) fn short_word<const N: usize>(text: &[u8], ends: [u8; N]) -> Option<(u64, usize)> {
    let word = u64::from_le_bytes(*text.first_chunk()?);
    // The lowest byte that is found is right; those above it may not be.
    let below = |limit: u8, word: u64| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGHEST;
    let mut found = below(b' ' + 1, word);
    for end in ends {
        found |= below(1, word ^ (ONES * u64::from(end)));
    }
    let length = (found.trailing_zeros() / 8) as usize;
    // Controls that are no white space end no word.
    let ends_here = |byte: u8| byte > b' ' || byte.is_ascii_whitespace();
    if length > LONGEST || !ends_here(text[length]) {
        return None;
    }
    // This makes small letters of capitals, and of no other character a letter or a digit.
    Some(((word | ONES << 5) & ((1 << (8 * length)) - 1), length))
}

/// A name in small letters as such a number.
pub(super) const fn number_of(name: &str) -> u64 {
    let (mut number, mut at) = (0, name.len());
    while at > 0 {
        at -= 1;
        number = number << 8 | name.as_bytes()[at] as u64;
    }
    number
}

/// The known name of a tag that a text begins with, whatever its case, and its length. `None` where another name or none stands
/// there.
#[inline(always)]
pub(super) fn short_name(text: &[u8]) -> Option<(Name, usize)> {
    let (number, length) = short_word(text, *b">/")?;
    let mut at = slot(number);
    loop {
        let (known, place) = KNOWN[at];
        if known == number && number != 0 {
            return Some((Name::at(place), length));
        }
        if known == 0 {
            return None;
        }
        at = (at + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_short_name_is_found_in_any_case() {
        for text in TEXTS {
            for written in [text.to_owned(), text.to_uppercase()] {
                for end in [">", "/>", " a", "\n", "\t", "\r", "\x0c"] {
                    let found = short_name(format!("{written}{end}bcdefghi").as_bytes());
                    let wanted = (Name::of(text.as_bytes()), text.len());
                    assert_eq!(found, (text.len() <= LONGEST).then_some(wanted), "{written}");
                }
                assert_eq!(short_name(format!("{written}\x0b>      ").as_bytes()), None, "{written}");
                assert_eq!(short_name(format!("{written}_>      ").as_bytes()), None, "{written}");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_found_is_the_name(text in "[a-cA-Ch-lH-L1-3ptPT<>/ \n\x0b\x11\x12@`\\[_é]{0,4}[> /\n]{0,1}.{0,12}") {
            if let Some((name, length)) = short_name(text.as_bytes()) {
                prop_assert_eq!(name, Name::of(&text.as_bytes()[..length]));
                prop_assert!(text.bytes().position(|b| b.is_ascii_whitespace() || b == b'>' || b == b'/') == Some(length));
            }
        }
    }
}
