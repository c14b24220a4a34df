//! The text of a page without markup to an article.

use crate::parts::text;
use vestnik_ingest::{DecodedText, ExtractOptions, Hints, PageKind, extract};

/// The bytes are the dump.
pub fn check(bytes: &[u8]) {
    let text = text(bytes).into_owned();
    let hints = Hints { kind: PageKind::TextDump, ..Hints::default() };
    let page = DecodedText { text, encoding: "UTF-8", hints, ..DecodedText::default() };
    let article = extract(&page, &ExtractOptions::default()).article;
    assert!(article.body.iter().all(|(_, text)| !text.trim().is_empty()), "an empty paragraph");
    let body: usize = article.body.iter().map(|(_, text)| text.len()).sum();
    assert!(body <= page.text.len() * 3, "more text than the dump has");
}
