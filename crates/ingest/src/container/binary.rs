//! Whether bytes are binary data under a page's name: an image, an archive, a PDF.

use crate::decode::utf16_without_mark;

/// How much is looked at.
const HEAD: usize = 8192;

/// Formats that begin with readable text, so that their control characters come too late.
const MAGIC: &[&[u8]] =
    &[b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b"];

/// More than one byte in this many being a control character that no text has makes binary data.
const ONE_IN: usize = 32;

/// Whether the bytes cannot be text in any encoding that is read here. Text in UTF-16 is full of zeros and passes; so
/// does a page with a stray zero or two.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let has_mark = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if has_mark || utf16_without_mark(head).is_some() {
        return false;
    }
    // A sum of one byte holds those of a short piece, which lets the processor count many at a time.
    let is_control = |byte: u8| (byte < 0x20) & (byte.wrapping_sub(0x08) > 5) & (byte != 0x1b);
    let of = |piece: &[u8]| usize::from(piece.iter().map(|byte| u8::from(is_control(*byte))).sum::<u8>());
    let control: usize = head.chunks(128).map(of).sum();
    control * ONE_IN > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_any_encoding_is_not_binary() {
        let text = "<p>Договор подписан, ё</p>\r\n".repeat(40);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(!is_binary(&utf16));
        assert!(!is_binary(text.as_bytes()));
        assert!(!is_binary(&encoding_rs::IBM866.encode(&text).0));
        assert!(!is_binary(format!("{text}\0").as_bytes()));
        let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(is_binary(&noise));
        assert!(is_binary(b"%PDF-1.7 text"));
        assert!(is_binary(&[b"abc".as_slice(), &[0; 100]].concat()));
    }
}
