//! Saved pages to articles: walk, containers, decoding, one DOM, extraction.

mod page;

pub use page::{DecodedText, Hints, PageKind, RawPage};
