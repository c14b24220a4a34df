//! The files beside an index that hold what was learned.

use super::event::LearnError;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use vestnik_index::Store;

/// Where they are.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    pub(crate) pairs: PathBuf,
    pub(crate) lexicon: PathBuf,
    pub(crate) decisions: PathBuf,
    pub(crate) table: PathBuf,
    /// Whether they may be written.
    is_writable: bool,
}

impl Files {
    pub(crate) fn beside(store: &Store) -> Self {
        let index = store.folder();
        Self {
            pairs: index.join("pairs.tsv"),
            lexicon: index.join("lexicon.tsv"),
            decisions: index.join("decisions.tsv"),
            table: index.join("lexicon.table"),
            is_writable: store.is_writable(),
        }
    }

    /// An error where the index was opened for reading only.
    pub(super) fn refuse_read_only(&self) -> Result<(), LearnError> {
        if self.is_writable { Ok(()) } else { Err(LearnError::ReadOnly) }
    }

    /// Writes one of them whole or not at all.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), LearnError> {
        self.refuse_read_only()?;
        // Programs that do so at once each rename a whole file.
        let part = path.with_extension(format!("{}.part", std::process::id()));
        std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path)).map_err(|source| {
            let _ = std::fs::remove_file(&part);
            LearnError::File { path: path.to_owned(), source }
        })
    }
}

/// The text of a file; none where there is no file.
pub(super) fn read(path: &Path) -> Result<Option<String>, LearnError> {
    match std::fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| content(path, "not UTF-8")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(LearnError::File { path: path.to_owned(), source }),
    }
}

/// What tells one state of a file from another without reading it; 0 and 0 where there is none.
pub(super) fn stamp(path: &Path) -> (u64, u128) {
    let Ok(metadata) = std::fs::metadata(path) else { return (0, 0) };
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    (metadata.len(), modified.map_or(0, |time| time.as_nanos()))
}

pub(super) fn content(path: &Path, message: impl ToString) -> LearnError {
    LearnError::Content { path: path.to_owned(), message: message.to_string() }
}
