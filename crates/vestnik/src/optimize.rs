//! An index made as small and as quick to search as it can be.

use crate::update::UpdateError;
use serde::Serialize;
use vestnik_index::{Store, Writer, WriterOptions};

/// What optimizing did. Its serde form is what `optimize --json` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OptimizeReport {
    /// The index as it was.
    pub before: Extent,
    /// The index as it is.
    pub after: Extent,
}

/// How large an index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Extent {
    /// The segments that it is made of.
    pub segments: usize,
    /// Deleted documents that still take place.
    pub deleted: u64,
    /// The size of the folder in bytes.
    pub bytes: u64,
}

impl Extent {
    fn of(store: &Store) -> Result<Self, UpdateError> {
        let (segments, deleted) = store.snapshot()?.segments();
        Ok(Self { segments, deleted, bytes: store.bytes() })
    }
}

/// Optimizes. See [`crate::Corpus::optimize`].
pub(crate) fn run(store: &Store) -> Result<OptimizeReport, UpdateError> {
    let writer = Writer::open(store, WriterOptions::default())?;
    let before = Extent::of(store)?;
    writer.optimize()?;
    Ok(OptimizeReport { before, after: Extent::of(store)? })
}
