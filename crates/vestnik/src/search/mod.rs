//! A request to hits: plan, run, relax where hits are wanting, read documents, say why.

mod counted;
mod counts;
mod cursor;
mod explain;
mod hidden;
mod hit;
mod list;
mod lists;
mod merge;
mod offer;
mod plans;
mod similar;
mod sound;
mod standing;
mod stories;
mod strict;
mod versions;

pub use explain::{Explained, explain_query};

pub(crate) use explain::explain;
pub(crate) use similar::similar;
pub(crate) use strict::search;
pub(crate) use versions::Versions;

use std::sync::{Mutex, MutexGuard, PoisonError};
use vestnik_analysis::Scratch;
use vestnik_bilingual::pairs::PairList;
use vestnik_index::{ReadError, Snapshot};
use vestnik_query::expand::Expander;

/// What is searched.
#[derive(Clone, Copy)]
pub(crate) struct Sought<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) expanders: &'a [Box<dyn Expander>],
    /// The pairs whose versions are one hit; `None` where there are none, or each is to be a hit.
    pub(crate) pairs: Option<&'a PairList>,
    pub(crate) scratches: &'a ScratchPool,
}

/// Scratches of the analyzer, handed from search to search: each knows the words that it has seen.
#[derive(Debug, Default)]
pub(crate) struct ScratchPool(Mutex<Vec<Scratch>>);

impl ScratchPool {
    /// More searches than this at once begin with new ones.
    const MOST: usize = 16;

    fn lock(&self) -> MutexGuard<'_, Vec<Scratch>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
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
