//! Bytes to text, with and without a declared charset.

use crate::parts::choice;
use vestnik_ingest::{Hints, RawPage, decode, decode_as};

const CHARSETS: [Option<&str>; 10] = [
    None,
    Some("utf-8"),
    Some("windows-1251"),
    Some("koi8-r"),
    Some("ibm866"),
    Some("ibm855"),
    Some("iso-8859-5"),
    Some("utf-16le"),
    Some("x-mac-cyrillic"),
    Some("no such charset"),
];

/// The first byte chooses the charset that came with the page.
pub fn check(bytes: &[u8]) {
    let Some((first, bytes)) = choice(bytes) else { return };
    let charset = CHARSETS[usize::from(first) % CHARSETS.len()];
    if let Some(charset) = charset {
        decode_as(charset, bytes);
    }
    let hints = Hints { charset: charset.map(str::to_owned), ..Hints::default() };
    let decoded = decode(RawPage::new(bytes.to_vec()).with_hints(hints));
    assert!(!decoded.text.contains('\0'), "a NUL is left in the text");
    assert!(!decoded.encoding.is_empty(), "the text has no encoding");
    assert!(decoded.text.len() <= bytes.len() * 3 + 3, "the text is longer than any encoding makes it");
}
