//! What came of an update.

use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use vestnik_document::DocumentId;
use vestnik_index::{ReadError, WriteError};
use vestnik_ingest::SkipReason;

/// How many ids that came again are named.
const NAMED_IDS: usize = 3;

/// What came of an update. Counts are of documents, unless they say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UpdateReport {
    /// New documents.
    pub added: u64,
    /// Documents that were there and are different now.
    pub changed: u64,
    /// Documents whose file has another name or place now. They were not read again.
    pub moved: u64,
    /// Documents that are no longer there.
    pub removed: u64,
    /// Documents that are as they were.
    pub unchanged: u64,
    /// Files and folders that were left out, by reason.
    pub skipped: BTreeMap<SkipReason, u64>,
    /// Files, or lines of files, that failed.
    pub failed: Vec<FailedFile>,
    /// Documents that took the place of another with the same id, in the same file or in another one.
    pub repeated: u64,
    /// The first of their ids.
    pub repeated_ids: Vec<DocumentId>,
    /// How many documents had each diagnostic, by its code.
    pub diagnostics: BTreeMap<String, u64>,
    /// Whether it was asked to stop before it was through. Then nothing that is gone was removed, and the next update
    /// goes on from here.
    pub interrupted: bool,
}

impl UpdateReport {
    /// Whether the index is as it was.
    pub fn is_nothing(&self) -> bool {
        self.added + self.changed + self.moved + self.removed == 0
    }

    pub(crate) fn repeat(&mut self, id: &DocumentId) {
        self.repeated += 1;
        if self.repeated_ids.len() < NAMED_IDS && !self.repeated_ids.contains(id) {
            self.repeated_ids.push(id.clone());
        }
    }

    pub(crate) fn skip(&mut self, reason: SkipReason) {
        *self.skipped.entry(reason).or_default() += 1;
    }
}

/// A file, or a line of a file, that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FailedFile {
    /// The file.
    #[serde(serialize_with = "crate::status::lossy")]
    pub path: PathBuf,
    /// The line, from 1, in a file of documents.
    pub line: Option<u64>,
    /// Why.
    pub message: String,
}

/// Why an update could not be made, or not to its end. What was committed before stays.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError {
    /// A given path does not exist or cannot be looked at. Nothing was changed.
    #[error("{}: {source}", .path.display())]
    Root {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The index could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The index could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_an_object_of_json() {
        let mut report = UpdateReport { added: 2, ..UpdateReport::default() };
        report.skip(SkipReason::NotAPage);
        report.failed.push(FailedFile { path: "a.html".into(), line: None, message: "gone".to_owned() });
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!((&json["added"], &json["skipped"]["not-a-page"]), (&2.into(), &1.into()));
        assert_eq!((&json["failed"][0]["path"], &json["interrupted"]), (&"a.html".into(), &false.into()));
    }
}
