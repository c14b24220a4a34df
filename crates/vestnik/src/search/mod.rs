//! A request to hits: plan, run, relax where hits are wanting, read documents, say why.

mod cursor;
mod explain;
mod hit;
mod similar;
mod strict;

pub use explain::{Explained, ExplainedAlternative, ExplainedWord};

pub(crate) use explain::explain;
pub(crate) use similar::similar;
pub(crate) use strict::search;

use vestnik_index::{ReadError, Snapshot};
use vestnik_query::expand::Expander;

/// What is searched.
#[derive(Clone, Copy)]
pub(crate) struct Sought<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) expanders: &'a [Box<dyn Expander>],
}

/// Why a search failed. No text of a query makes it fail.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SearchError {
    /// The index could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The cursor is not one that a search has given.
    #[error("not a cursor of an earlier answer")]
    BadCursor,
}
