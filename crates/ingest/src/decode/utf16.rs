//! UTF-16 without a byte order mark.

use super::charset::Charset;

/// How much is looked at.
const HEAD: usize = 4096;

/// UTF-16 text of a page is made of ASCII (high byte 0) and Cyrillic (high byte 4) units, above all of ASCII markup.
/// No other encoding has a zero in every second place.
pub(crate) fn without_mark(bytes: &[u8]) -> Option<Charset> {
    let head = &bytes[..bytes.len().min(HEAD)];
    // Nearly no other text has a zero.
    memchr::memchr(0, head)?;
    let units = head.chunks_exact(2).len();
    let high_is = |place: usize| {
        let high = |unit: &[u8]| {
            let (high, low) = (unit[place], unit[1 - place]);
            (high == 0 && low != 0) || high == 4 || (high == 0x20 && low >= 0x10)
        };
        head.chunks_exact(2).filter(|unit| high(unit)).count()
    };
    let (little, big) = (high_is(1), high_is(0));
    let enough = |count: usize| units >= 4 && count * 10 >= units * 9;
    match (enough(little), enough(big)) {
        (true, false) => Some(Charset::UTF_16LE),
        (false, true) => Some(Charset::UTF_16BE),
        _ => None,
    }
}
