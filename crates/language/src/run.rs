//! Runs of letters in bytes: where a word ends, and the codes of its letters, see [`packed`](crate::packed).

use crate::packed::add_code;

/// What follows a word and is read with it, by what most often does: a character of ASCII, or nothing. `None` where a letter may
/// follow.
#[inline]
pub(crate) fn border_behind(behind: &[u8]) -> Option<usize> {
    match behind {
        [] | [0xe2, 0x80, ..] => Some(0),
        [next, ..] => (next.is_ascii() && !next.is_ascii_alphabetic()).then_some(1),
    }
}

/// The length of the word of less than eight letters of ASCII that a text begins with, and their codes: all are looked at
/// together.
#[inline]
pub(crate) fn short_word(text: &[u8]) -> Option<(usize, u64)> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let lowered = u64::from_be_bytes(*text.first_chunk()?) | (0x20 * EACH);
    // The high bit of each byte: whether the lower ones are no less than `a`, whether they are more than `z`.
    let lower_bits = lowered & !HIGH;
    let (from_a, behind_z) = (lower_bits + (0x80 - 0x61) * EACH, lower_bits + (0x80 - 0x7b) * EACH);
    let others = (!from_a | behind_z | lowered) & HIGH;
    let length = others.leading_zeros() / 8;
    (1..8).contains(&length).then(|| (length as usize, lowered >> (64 - 8 * length)))
}

/// The length of any such word, and the codes of its last eight letters.
pub(crate) fn long_word(text: &[u8]) -> (usize, u64) {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic());
    letters.fold((0, 0), |(length, codes), letter| (length + 1, add_code(codes, letter | 0x20)))
}

/// The place of a letter of the Cyrillic block in the table of codes; more than its size for all else.
#[inline]
pub(crate) fn place_of(pair: [u8; 2]) -> usize {
    usize::from(u16::from_be_bytes(pair) ^ 0xd000)
}

/// The Cyrillic letter that has a code.
pub(crate) fn letter_of(code: u8) -> char {
    char::from_u32(0x380 + u32::from(code)).unwrap_or('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_end_where_letters_do() {
        for byte in 0..=0xff {
            for length in 0..9 {
                let mut text = *b"AzaZmMbYx";
                text[length] = byte;
                let wanted = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                let codes = text[..wanted].iter().fold(0, |codes, letter| add_code(codes, letter | 0x20));
                let wanted = (1..8).contains(&wanted).then_some((wanted, codes));
                assert_eq!(short_word(&text), wanted, "{length} {byte}");
            }
        }
    }
}
