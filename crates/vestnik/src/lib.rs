//! Index folders of saved Russian and English news pages, and search them, offline.
//!
//! A [`Corpus`] is an index in a folder. [`Corpus::update`] brings it up to date with folders of pages, [`Corpus::search`]
//! gives ranked hits with passages, highlights and reasons. Handles are cheap to clone and `Send + Sync`; a
//! [`Searcher`] is a view of one commit that does not change while it is held.
//!
//! ```
//! use vestnik::{CancelToken, Corpus, SearchRequest, UpdateOptions};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let pages = folder.path().join("pages");
//! # std::fs::create_dir(&pages)?;
//! # std::fs::write(pages.join("a.html"), "<title>Dialogue resumed</title><h1>Dialogue resumed</h1><article>\
//! #   <p>NATO and its partners resumed their dialogue in Brussels on Monday, officials said.</p></article>")?;
//! # let index = folder.path().join("index");
//! let corpus = Corpus::open_or_create(&index)?;
//! let report = corpus.update(&[pages], &UpdateOptions::default(), &mut |_event| {}, &CancelToken::new())?;
//! println!("{} pages added, {} files failed", report.added, report.failed.len());
//!
//! let hits = corpus.search(&SearchRequest { limit: 5, ..SearchRequest::new("nato dialogue") })?;
//! for hit in &hits.hits {
//!     println!("{}. {} ({})", hit.rank, hit.headline.as_ref().map_or("", |headline| &headline.text), hit.path);
//!     println!("   {}", hit.snippet.text);
//! }
//! # assert_eq!(hits.total, 1);
//! # Ok(())
//! # }
//! ```
//!
//! A page can be looked at without an index by [`extract_file`] and [`extract_bytes`], a text by [`detect`], a query by [`explain_query`]. Nothing here
//! opens a network connection, reads the environment or the clock, or writes to standard streams.

mod corpus;
mod forget;
mod given;
mod learning;
mod optimize;
mod page;
mod repair;
mod script;
mod search;
mod searcher;
mod status;
mod translation;
mod update;

pub use corpus::Corpus;
pub use forget::{ForgetError, ForgottenFolder};
pub use learning::{DocumentPair, LearnError, LearnEvent, LearnOptions, LearnReport, WordPair};
pub use optimize::{Extent, OptimizeReport};
pub use page::{ExtractError, Extracted, PageHints, extract_bytes, extract_file};
pub use repair::{RepairError, RepairReport};
pub use search::{Explained, SearchError, explain_query};
pub use searcher::Searcher;
pub use status::{FailedStatus, RootStatus, Status};
pub use translation::{LoadError, UserDictionary, load_dictionary};
pub use update::{
    CancelToken, FailedFile, FileResult, UpdateError, UpdateEvent, UpdateOptions, UpdateReport,
};

pub use vestnik_analysis::{Analyzer, QueryTerm, QueryWord};
pub use vestnik_bilingual::lexicon::Decision;
pub use vestnik_bilingual::{PhraseTable, TableBytes};
pub use vestnik_document as document;
pub use vestnik_document::{Document, DocumentId, Language};
pub use vestnik_index::{
    Bucket, CheckReport, Lacking, OpenError, ReadError, RepairError as MendError, Step, Survey, WriteError,
};
pub use vestnik_ingest::{
    BlockExplanation, Explanation as PageExplanation, ExtractOptions, FieldExplanation, FoundExplanation,
    NotAPage, ReadError as PageReadError, ReadLimits, SkipReason, WitnessExplanation, explain_html, is_crawl,
};
pub use vestnik_language::Detection;
pub use vestnik_query::expand;
pub use vestnik_query::explain::{Explanation, weight_text};
pub use vestnik_query::hits::{
    Cursor, Facet, FacetCounts, Gains, Highlight, Hit, Hits, Partner, SearchRequest, Snippet, Sort,
    Suggestion, Translate, Why,
};
pub use vestnik_query::plan::{
    Alternative, ExpansionSource, Filter, Matcher, PlanNode, QueryPlan, Scope, Slot, Warning, WordGroup,
};
pub use vestnik_query::planner::days_of;
pub use vestnik_query::vocabulary::Vocabulary;

/// The language of a text, and how sure that is.
pub fn detect(text: &str) -> Detection {
    vestnik_language::Tagger::new().detect(text)
}
