//! One input cut into the several that a target needs.

use std::borrow::Cow;

/// The first byte, which chooses, and the rest.
pub(crate) fn choice(bytes: &[u8]) -> Option<(u8, &[u8])> {
    bytes.split_first().map(|(choice, rest)| (*choice, rest))
}

/// What stands before and after the first line that is only `%%`.
pub(crate) fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    const MARK: &[u8] = b"\n%%\n";
    match bytes.windows(MARK.len()).position(|window| window == MARK) {
        Some(at) => (&bytes[..at], &bytes[at + MARK.len()..]),
        None => (bytes, b""),
    }
}

/// The bytes as text; what is no UTF-8 is replaced.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
