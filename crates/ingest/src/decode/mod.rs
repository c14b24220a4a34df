//! Decoding: the bytes of a page become text, once. Below this everything is `str`.
//!
//! Evidence is asked in this order, and each piece is checked against the bytes:
//! 1. a byte order mark, or the zeros of UTF-16 without one (`utf16`);
//! 2. the bytes are sound UTF-8: that beats every declaration, because legacy text never is by chance; a few bad
//!    bytes in a lot of sound UTF-8 do not change it (`utf8`);
//! 3. the declared charset (`declared`), unless the letters speak clearly against it;
//! 4. the letters alone (`guess`): our own statistics of Russian letters between the Cyrillic encodings (`cyrillic`),
//!    chardetng for all others.
//!
//! Then text that was encoded twice is repaired (`mojibake`) and NULs are taken out. All oddities become diagnostics.

mod charset;
mod cyrillic;
mod declared;
mod guess;
mod mojibake;
mod sample;
mod utf16;
mod utf8;

pub(crate) use utf16::without_mark as utf16_without_mark;

use crate::{DecodedText, EncodingEvidence, RawPage};
use charset::Charset;
use vestnik_document::Diagnostic;

/// Turns a page's bytes into text. Never fails: what cannot be read becomes U+FFFD, and a diagnostic.
///
/// Long sound UTF-8 is taken over without a copy. Diagnostics: `charset-mismatch`, `charset-stray-bytes`,
/// `charset-bad-bytes`, `nul-removed`, `text-double-encoded`.
pub fn decode(page: RawPage) -> DecodedText {
    let RawPage { bytes, hints } = page;
    let mut decoded = decode_bytes(bytes, hints.charset.as_deref());
    decoded.hints = hints;
    remove_nul(&mut decoded);
    mojibake::repair(&mut decoded);
    decoded
}

/// Reads bytes in the encoding of this name, unchecked; `None` when there is no such encoding.
///
/// Names are those of the WHATWG Encoding Standard, and IBM855 with its aliases.
pub fn decode_as(label: &str, bytes: &[u8]) -> Option<String> {
    Charset::from_label(label.as_bytes()).map(|charset| charset.decode(bytes).0)
}

fn decode_bytes(bytes: Vec<u8>, hint: Option<&str>) -> DecodedText {
    if let Some((charset, mark)) = charset::byte_order_mark(&bytes) {
        return finish(charset, &bytes[mark..], EncodingEvidence::ByteOrderMark);
    }
    if let Some(charset) = utf16::without_mark(&bytes) {
        return finish(charset, &bytes, EncodingEvidence::Detected);
    }
    let bytes = match utf8::text_of(bytes) {
        Ok(text) => return sound_utf8(text, hint),
        Err(bytes) => bytes,
    };
    let declared = declared::declared(hint, &bytes);
    if let Some(stray) = utf8::stray_bytes(&bytes) {
        let mut decoded = finish(Charset::UTF_8, &bytes, EncodingEvidence::Detected);
        decoded.diagnostics = vec![stray];
        return decoded;
    }
    let choice = guess::choose(&bytes, declared);
    let mut decoded = finish(choice.charset, &bytes, choice.evidence);
    decoded.diagnostics.extend(mismatch(declared, choice.charset));
    decoded
}

fn sound_utf8(text: String, hint: Option<&str>) -> DecodedText {
    let mut decoded = DecodedText { encoding: Charset::UTF_8.name(), ..DecodedText::default() };
    if !text.is_ascii() {
        let declared = declared::declared(hint, text.as_bytes());
        decoded.diagnostics.extend(mismatch(declared, Charset::UTF_8));
    }
    decoded.text = text;
    decoded
}

fn finish(charset: Charset, bytes: &[u8], evidence: EncodingEvidence) -> DecodedText {
    let (text, bad) = charset.decode(bytes);
    let mut diagnostics = Vec::new();
    if bad {
        let message = format!("some bytes mean nothing in {} and were replaced", charset.name());
        diagnostics.push(Diagnostic::new("charset-bad-bytes", message));
    }
    DecodedText { text, encoding: charset.name(), evidence, diagnostics, ..DecodedText::default() }
}

fn mismatch(declared: Option<Charset>, real: Charset) -> Option<Diagnostic> {
    let declared = declared.filter(|declared| *declared != real)?;
    let message = format!("declared as {}, but the bytes are {}", declared.name(), real.name());
    Some(Diagnostic::new("charset-mismatch", message))
}

fn remove_nul(decoded: &mut DecodedText) {
    let bytes = decoded.text.as_bytes();
    // Nearly no page has one, and looking for the first is quicker than counting.
    let Some(first) = memchr::memchr(0, bytes) else { return };
    let count = memchr::memchr_iter(0, &bytes[first..]).count();
    decoded.text.retain(|c| c != '\0');
    decoded.diagnostics.push(Diagnostic::new("nul-removed", format!("{count} NUL characters taken out")));
}

#[cfg(test)]
mod tests;
