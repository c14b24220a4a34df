//! Plain words, which most words of a text are: a run of English or of Russian letters between spaces and the like. They are
//! read eight bytes at a time; whatever else may be a word is left to [`crate::unit`].
//!
//! Bytes are compared side by side within a number, as in <https://graphics.stanford.edu/~seander/bithacks.html>: what is asked of
//! each byte ends up in its highest bit.

use crate::chars::traits;

/// A plain word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PlainWord {
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
    /// How many letters it has.
    pub(crate) letters: usize,
    /// Whether it is all capitals, two at least.
    pub(crate) capitals: bool,
    /// Whether a paragraph break stands before it.
    pub(crate) after_break: bool,
}

/// A run of letters: how many bytes it has, and whether there are small ones among them.
struct Run {
    bytes: usize,
    small: bool,
}

const HIGHEST: u64 = 0x8080_8080_8080_8080;

/// The next word of a text, if it is a plain one and nothing stands before it that could be one of another kind.
#[inline]
pub(crate) fn next_plain(text: &str, from: usize) -> Option<PlainWord> {
    let bytes = text.as_bytes();
    let (mut start, mut after_break) = (from, false);
    loop {
        match bytes.get(start)? {
            b'\n' => after_break = true,
            // It is a word behind a number.
            b'%' => return None,
            0xd0 | 0xd1 => break,
            &byte @ 0..0x80 if traits(char::from(byte)) == 0 => {}
            b'a'..=b'z' | b'A'..=b'Z' => break,
            _ => return None,
        }
        start += 1;
    }
    let rest = &bytes[start..];
    let (run, width) = if rest[0] < 0x80 { (english(rest), 1) } else { (russian(rest), 2) };
    let (end, letters) = (start + run.bytes, run.bytes / width);
    let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let after = bytes.get(end).copied().unwrap_or(b' ');
    let alone = match after {
        b'-' | b'\'' | b'`' | 0x80.. => false,
        b'.' => letters > 1,
        _ => traits(char::from(after)) == 0,
    };
    (letters > 0 && alone && before != b'-' && before < 0x80).then_some(PlainWord {
        start,
        end,
        letters,
        capitals: letters > 1 && !run.small,
        after_break,
    })
}

/// The English letters that some bytes begin with.
#[inline]
fn english(bytes: &[u8]) -> Run {
    let mut run = Run { bytes: 0, small: false };
    loop {
        let eight = eight(&bytes[run.bytes..]);
        let seven_bits = (eight | 0x2020_2020_2020_2020) & !HIGHEST;
        let from_a = seven_bits + 0x1f1f_1f1f_1f1f_1f1f;
        let beyond_z = seven_bits + 0x0505_0505_0505_0505;
        let letters = from_a & !beyond_z & !eight & HIGHEST;
        let count = (!letters & HIGHEST).trailing_zeros() as usize / 8;
        // Of small letters the third highest bit is set.
        let small = eight << 2 & letters;
        run.small |= small & first(count) != 0;
        run.bytes += count;
        if count < 8 {
            return run;
        }
    }
}

/// The Russian letters that some bytes begin with: two bytes each, of which the first is 0xd0 or 0xd1.
#[inline]
fn russian(bytes: &[u8]) -> Run {
    const SECONDS: u64 = 0x8000_8000_8000_8000;
    let mut run = Run { bytes: 0, small: false };
    loop {
        let eight = eight(&bytes[run.bytes..]);
        // 0 or 1 where a letter begins; what follows 1 has to be below 0xa0, so that its third highest bit is not set.
        let firsts = (eight ^ 0x00d0_00d0_00d0_00d0) & 0x00ff_00ff_00ff_00ff;
        let strange = (firsts & 0x00fe_00fe_00fe_00fe) + 0x007f_007f_007f_007f;
        // A sum of a whole byte reaches into the next one.
        let strange = (strange << 8 | strange << 7) & SECONDS;
        let second = firsts << 15 & eight << 2 & SECONDS;
        let letters = eight & !strange & !second & SECONDS;
        let count = (!letters & SECONDS).trailing_zeros() as usize / 16 * 2;
        // Small are those from 0xb0 on after 0xd0, and all after 0xd1.
        let small = (eight << 2 & eight << 3 | firsts << 15) & letters;
        run.small |= small & first(count) != 0;
        run.bytes += count;
        if count < 8 {
            return run;
        }
    }
}

/// The bits of so many bytes.
#[inline]
fn first(bytes: usize) -> u64 {
    u64::MAX.checked_shr(64 - 8 * bytes as u32).unwrap_or(0)
}

/// The first eight bytes as a number, the first one lowest; zeros where there are fewer.
#[inline]
fn eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{Class, next_unit};
    use proptest::prelude::*;

    /// Goes through a text by units; where there is a plain word it has to be the unit.
    fn check(text: &str) -> usize {
        let (mut at, mut plain) = (0, 0);
        while let Some(unit) = next_unit(text, at) {
            if let Some(word) = next_plain(text, at) {
                plain += 1;
                let expected = PlainWord {
                    start: unit.start,
                    end: unit.end,
                    letters: unit.letters,
                    capitals: unit.capitals,
                    after_break: unit.after_break,
                };
                assert_eq!(word, expected, "{text:?} at {at}");
                assert_eq!((unit.class, unit.joined, unit.hyphenated), (Class::Word, None, false));
                assert_eq!(unit.next, unit.end, "{text:?} at {at}");
            }
            at = unit.next;
        }
        assert_eq!(next_plain(text, at), None, "{text:?}");
        plain
    }

    #[test]
    fn plain_words_are_units() {
        for (text, plain) in [
            ("", 0),
            ("Sergei Lavrov met Antony Blinken in Geneva, Switzerland.", 8),
            ("Министр иностранных дел Ёлкин, ещё раз: всё хорошо!", 8),
            ("НАТО и NATO\nЁ ё a A zZ", 8),
            ("Су-34 U.S. 5% О'Нил экс-министр don`t 1990-х abc1 1abc", 0),
            ("«слово» “word” (слово) [word] слово… word—слово", 1),
            ("їжак Ґанок ѐ ў café naïve Straße", 3),
            ("словоword wordслово сло\u{301}во a\u{301} пере\u{ad}нос", 0),
        ] {
            assert_eq!(check(text), plain, "{text}");
        }
        for letter in (0..0x530).filter_map(char::from_u32) {
            for text in [format!("{letter}"), format!("слово{letter}"), format!("abcdefg{letter} a{letter}A")]
            {
                check(&text);
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_has_the_same_words(text in "([а-яА-ЯёЁa-zA-Z]{1,20}|[ ,.\n'`-]|[0-9]|[«»—ўї\u{301}\u{ad}]|\\PC){0,40}") {
            check(&text);
        }
    }
}
