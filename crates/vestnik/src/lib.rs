//! Index and search folders of saved Russian and English news pages, offline.
mod corpus;
mod given;
mod page;
mod search;
mod searcher;
mod status;
mod update;

pub use corpus::Corpus;
pub use page::{ExtractError, Extracted, extract_bytes, extract_file};
pub use search::{Explained, ExplainedAlternative, ExplainedWord, SearchError};
pub use searcher::Searcher;
pub use status::{FailedStatus, RootStatus, Status};
pub use update::{
    CancelToken, FailedFile, FileResult, UpdateError, UpdateEvent, UpdateOptions, UpdateReport,
};

pub use vestnik_document as document;
pub use vestnik_document::{Document, DocumentId, Language};
pub use vestnik_index::{Bucket, CheckReport, OpenError, ReadError, Step, WriteError};
pub use vestnik_ingest::{ExtractOptions, SkipReason};
pub use vestnik_language::Detection;
pub use vestnik_query::hits::{
    Cursor, Facet, FacetCounts, Highlight, Hit, Hits, SearchRequest, Snippet, Sort, Suggestion, Why,
};
pub use vestnik_query::plan::{ExpansionSource, QueryPlan, Scope, Warning};

/// The language of a text, and how sure that is.
pub fn detect(text: &str) -> Detection {
    vestnik_language::Tagger::new().detect(text)
}
