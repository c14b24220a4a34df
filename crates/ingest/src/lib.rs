//! Saved pages to articles: walk, containers, decoding, one DOM, extraction.

mod archived;
mod article;
mod container;
mod dateline;
mod dates;
mod decode;
mod dom;
mod dump;
mod entities;
mod explain;
mod fold;
mod jsonld;
mod marks;
mod page;
mod sites;
mod start;
mod walk;
mod warc;
mod words;

pub use article::{ExtractOptions, Extraction, extract};
pub use container::{NotAPage, ReadError, ReadLimits, open_page, read_page};
pub use dateline::read_dateline;
pub use dates::read_date;
pub use decode::{decode, decode_as};
pub use explain::{
    BlockExplanation, Explanation, FieldExplanation, FoundExplanation, WitnessExplanation, explain_html,
};
pub use page::{DecodedText, EncodingEvidence, Hints, PageKind, RawPage};
pub use walk::{
    FileKind, FoundFile, Listings, SkipReason, WalkEntry, WalkError, WalkOptions, walk, walk_again,
};
pub use warc::{ArchivedPage, WarcReader, is_collection, is_crawl};
