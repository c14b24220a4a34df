//! Runs of letters in bytes: the codes of eight at a time, see [`packed`](crate::packed), and what stands behind them.
//!
//! Bytes are compared side by side within a number, as in <https://graphics.stanford.edu/~seander/bithacks.html>.

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EACH;
const EACH_PAIR: u64 = 0x0001_0001_0001_0001;
const HIGH_PAIR: u64 = 0x8000 * EACH_PAIR;

/// The letters that stand at a place of a text, eight of them at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// Their codes in lower case, the first one lowest, and whatever there is behind.
    pub(crate) codes: u64,
    /// How many bits of the codes are of letters.
    pub(crate) bits: u32,
    /// Whether the first is a capital.
    pub(crate) is_capital: bool,
}

/// Letters of ASCII.
#[inline(always)]
pub(crate) fn latin(text: &[u8], at: usize) -> Run {
    let bytes = match text.get(at..).and_then(<[u8]>::first_chunk) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => end(text, at)[0],
    };
    let codes = bytes | (0x20 * EACH);
    // The high bit of each byte: whether the lower ones are no less than `a`, whether they are more than `z`.
    let lower_bits = codes & !HIGH;
    let (from_a, behind_z) = (lower_bits + (0x80 - 0x61) * EACH, lower_bits + (0x80 - 0x7b) * EACH);
    let others = (!from_a | behind_z | bytes) & HIGH;
    Run { codes, bits: others.trailing_zeros() & !7, is_capital: bytes & 0x20 == 0 }
}

/// Letters of the part of the Cyrillic block that Russian stands in, U+0400 to U+047F: two bytes each.
#[inline(always)]
pub(crate) fn cyrillic(text: &[u8], at: usize) -> Run {
    let bytes = match text.get(at..).and_then(<[u8]>::first_chunk::<16>) {
        Some(sixteen) => halves(u128::from_le_bytes(*sixteen)),
        None => end(text, at),
    };
    // The first byte of a letter is 0xd0 or 0xd1.
    let others = bytes
        .map(|four| (((four & (0xfe * EACH_PAIR)) ^ (0xd0 * EACH_PAIR)) + 0x7ffe * EACH_PAIR) & HIGH_PAIR);
    let bits = others.map(|others| (others.trailing_zeros() / 2) & !7);
    let bits = if others[0] == 0 { 32 + bits[1] } else { bits[0] };
    let [first, last] = bytes.map(small_codes);
    let small = first | last << 32;
    // The letters up to U+042F are capitals. Those of Russian stand 0x20 before the small ones, those before them 0x50.
    let near = ((0x80 + 0x2f) * EACH - small) & HIGH;
    let far = ((0x80 + 0x0f) * EACH - small) & HIGH;
    // From U+0460 on a small letter follows each capital.
    let next = small >> 6 & small >> 5 & EACH;
    let codes = (small + (near >> 2) + 3 * (far >> 3)) | next;
    Run { codes: codes | HIGH, bits, is_capital: (small ^ codes) as u8 != 0 }
}

/// The lower seven bits of the codes of four letters, the first one lowest.
#[inline]
fn small_codes(bytes: u64) -> u64 {
    let pairs = (bytes >> 8 & (0x3f * EACH_PAIR)) | (bytes << 6 & (0x40 * EACH_PAIR));
    let pairs = (pairs | pairs >> 8) & 0x0000_ffff_0000_ffff;
    (pairs | pairs >> 16) & 0xffff_ffff
}

/// The bytes from a place on, of which there are less than sixteen; zeros behind.
#[cold]
#[inline(never)]
fn end(text: &[u8], at: usize) -> [u64; 2] {
    let missing = at + 16 - text.len();
    halves(match text.last_chunk() {
        Some(chunk) => u128::from_le_bytes(*chunk).checked_shr(8 * missing as u32).unwrap_or(0),
        None => {
            text.get(at..).unwrap_or_default().iter().rev().fold(0, |all, byte| all << 8 | u128::from(*byte))
        }
    })
}

#[inline]
fn halves(both: u128) -> [u64; 2] {
    [both as u64, (both >> 64) as u64]
}

/// The length of the one character that a text begins with, by what most often stands between words; 0 at the end of the text.
/// `None` where it may be a letter.
pub(crate) fn border(text: &[u8]) -> Option<usize> {
    match text {
        [] => Some(0),
        [byte @ 0..0x80, ..] => (!byte.is_ascii_alphabetic()).then_some(1),
        // U+0080 to U+00BF, but for three letters.
        [0xc2, next, ..] => (!matches!(next, 0xaa | 0xb5 | 0xba)).then_some(2),
        // U+2000 to U+203F.
        [0xe2, 0x80, ..] => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::code;

    /// Letter by letter what a run of letters is.
    fn check(text: &str, run: Run, is_letter: fn(char) -> bool) {
        let letters: Vec<char> = text.chars().take_while(|c| is_letter(*c)).take(8).collect();
        assert_eq!(run.bits as usize, 8 * letters.len(), "{text}");
        let lower = letters.iter().map(|c| c.to_lowercase().next().map_or(0, code));
        assert!(run.codes.to_le_bytes().into_iter().zip(lower).all(|(a, b)| a == b), "{text} {run:x?}");
        if let Some(first) = letters.first() {
            assert_eq!(run.is_capital, first.is_uppercase(), "{text}");
        }
    }

    #[test]
    fn runs_end_where_letters_do() {
        let is_cyrillic = |c| matches!(c, '\u{400}'..='\u{47f}');
        for other in (0..0x530).chain([0x2014, 0xd7ff, 0x1f600]).filter_map(char::from_u32) {
            for length in 0..10 {
                for rest in ["", "yzё", "abcdefghабвгдежз"] {
                    let text = format!("{}{other}{rest}", &"AzaZmMbYxK"[..length]);
                    check(&text, latin(text.as_bytes(), 0), |c| c.is_ascii_alphabetic());
                    let text = format!("{}{other}{rest}", &"АяаЯЏџЁёѠѡ"[..2 * length]);
                    check(&text, cyrillic(text.as_bytes(), 0), is_cyrillic);
                    let behind = format!("- {text}");
                    check(&text, cyrillic(behind.as_bytes(), 2), is_cyrillic);
                }
            }
        }
    }

    #[test]
    fn borders_are_no_letters() {
        for c in (1..0x3000).filter_map(char::from_u32) {
            let text = c.to_string();
            if let Some(length) = border(text.as_bytes()) {
                assert!(!c.is_alphabetic() && length == text.len(), "{c:?}");
            }
        }
        for (text, length) in [("", Some(0)), (" ", Some(1)), ("»", Some(2)), ("’", Some(3)), ("é", None)]
        {
            assert_eq!(border(text.as_bytes()), length, "{text}");
        }
    }
}
