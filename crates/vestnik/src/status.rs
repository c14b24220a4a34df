//! What an index holds.

use serde::{Serialize, Serializer};
use std::path::{Path, PathBuf};
use vestnik_index::{FORMAT_VERSION, Outcome, ReadError, Store};

/// What an index holds. Its serde form is what `status --json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Status {
    /// How many documents.
    pub documents: u64,
    /// How many files are known, pages or not.
    pub files: u64,
    /// The version of the index folder.
    pub format: u32,
    /// The fingerprint of the analyzer.
    pub analyzer: String,
    /// The folders that were indexed.
    pub roots: Vec<RootStatus>,
    /// Documents by language code, most frequent first.
    pub languages: Vec<(String, u64)>,
    /// Files that failed when they were last tried.
    pub failed: Vec<FailedStatus>,
    /// How many segments the index is made of.
    pub segments: usize,
    /// Deleted documents that still take place.
    pub deleted: u64,
    /// The size of the index folder in bytes.
    pub bytes: u64,
}

/// A folder that was indexed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RootStatus {
    /// Its label; empty for files that were given one by one.
    pub label: String,
    /// Where it was last seen.
    #[serde(serialize_with = "lossy")]
    pub path: PathBuf,
    /// How many of its files are known.
    pub files: u64,
}

/// A file that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FailedStatus {
    /// The file.
    #[serde(serialize_with = "lossy")]
    pub path: PathBuf,
    /// Why.
    pub message: String,
}

impl Status {
    pub(crate) fn of(store: &Store) -> Result<Status, ReadError> {
        let snapshot = store.snapshot()?;
        let catalogue = store.catalogue()?;
        let mut roots: Vec<RootStatus> = Vec::new();
        for root in catalogue.roots().iter() {
            let files = catalogue.files().filter(|(place, _)| place.root == root.number).count() as u64;
            // Its files were given again with their folder, and belong to that now.
            if root.is_lone() && files == 0 {
                continue;
            }
            let label = if root.is_lone() { String::new() } else { root.label.clone() };
            roots.push(RootStatus { label, path: root.path.clone(), files });
        }
        let failed = catalogue.files().filter_map(|(place, entry)| match &entry.outcome {
            Outcome::Failed(message) => {
                Some(FailedStatus { path: catalogue.roots().path(place)?, message: message.clone() })
            }
            _ => None,
        });
        let failed = failed.collect();
        let (segments, deleted) = snapshot.segments();
        Ok(Status {
            documents: snapshot.documents(),
            files: catalogue.len() as u64,
            format: FORMAT_VERSION,
            analyzer: store.analyzer().fingerprint(),
            roots,
            languages: snapshot.languages()?,
            failed,
            segments,
            deleted,
            bytes: store.bytes(),
        })
    }
}

/// What of a name is no UTF-8 is written as `�`, as it is shown and as the path of a document has it.
pub(crate) fn lossy<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}
