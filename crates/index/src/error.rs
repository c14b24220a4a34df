//! What can go wrong with an index, as facts that a caller can match. No tantivy type shows.

use std::path::{Path, PathBuf};

/// Why an index could not be opened or created.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The path of the index is empty: it names no folder, not the current one either.
    #[error("the path of the index is empty")]
    NoPath,
    /// There is no index in this folder.
    #[error("no index in {}", .0.display())]
    Missing(PathBuf),
    /// The folder holds something else.
    #[error("{} is not an index of vestnik", .0.display())]
    NotAnIndex(PathBuf),
    /// An index is there already.
    #[error("{} already holds an index", .0.display())]
    Exists(PathBuf),
    /// The index can only be read: nothing may be written to its folder.
    #[error("the index in {} can only be read, not written to: {source}", .path.display())]
    ReadOnly {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Another program makes or writes the index just now.
    #[error("another program is at work on the index in {}", .0.display())]
    Busy(PathBuf),
    /// The index is of another format version.
    #[error(
        "the index in {} is of format {found}, this program reads format {expected}: {}",
        .path.display(),
        of_format(*found, *expected)
    )]
    Format {
        /// The folder.
        path: PathBuf,
        /// The version found.
        found: u32,
        /// The version that this program reads.
        expected: u32,
    },
    /// The index was made by another analyzer, so that its terms would not match queries.
    #[error(
        "the index in {} was made by analyzer {found}, this program has {expected}: build it again from its folders",
        .path.display()
    )]
    Analyzer {
        /// The folder.
        path: PathBuf,
        /// The fingerprint found.
        found: String,
        /// The fingerprint of this program.
        expected: String,
    },
    /// The segments are of a version that this program's search engine does not read.
    #[error(
        "the segments in {} are of {found}, this program reads {expected}: build the index again from its folders",
        .path.display()
    )]
    Segments {
        /// The folder.
        path: PathBuf,
        /// The version found, in the engine's words.
        found: String,
        /// The version that this program reads.
        expected: String,
    },
    /// The index is damaged.
    #[error("the index in {} is damaged: {reason}", .path.display())]
    Damaged {
        /// The folder.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// Reading or writing failed.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Why an index could not be repaired. Then nothing of it was changed, or what was can be repaired again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RepairError {
    /// There is no index, or one that is not to be touched, or the disk fails.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A writer holds the index.
    #[error("another program or thread is writing to this index")]
    Busy,
    /// Nothing is left that says which folders were indexed.
    #[error("nothing is left in {} that says which folders were indexed", .0.display())]
    NothingLeft(PathBuf),
}

/// Why a change to an index failed. What was committed before stays.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// Another writer holds the index.
    #[error("another program or thread is writing to this index")]
    Busy,
    /// The index was opened for reading only.
    #[error("the index is open for reading only")]
    ReadOnly,
    /// The index is damaged.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// Reading or writing failed; a full disk is the usual reason.
    #[error("writing the index failed: {0}")]
    Io(#[from] std::io::Error),
}

/// Why reading an open index failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The index is damaged.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// Reading failed.
    #[error("reading the index failed: {0}")]
    Io(#[from] std::io::Error),
}

fn of_format(found: u32, expected: u32) -> &'static str {
    if found > expected { "a newer program made it" } else { "build it again from its folders" }
}

impl OpenError {
    /// Whether an index is there that this program cannot read as it stands: damaged, or of another version.
    pub fn is_unfit(&self) -> bool {
        use OpenError as E;
        matches!(self, E::Format { .. } | E::Analyzer { .. } | E::Segments { .. } | E::Damaged { .. })
    }

    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        OpenError::Io { path: path.to_owned(), source }
    }

    /// What is wrong, without the words around it.
    pub(crate) fn fact(&self) -> String {
        match self {
            OpenError::Damaged { reason, .. } => reason.clone(),
            other => other.to_string(),
        }
    }

    pub(crate) fn damaged(path: &Path, reason: impl std::fmt::Display) -> Self {
        OpenError::Damaged { path: path.to_owned(), reason: reason.to_string() }
    }

    /// Sorts out what tantivy says about the index in `path`.
    pub(crate) fn from_tantivy(path: &Path, error: tantivy::TantivyError) -> Self {
        use tantivy::TantivyError as T;
        use tantivy::directory::error::{Incompatibility, OpenReadError};
        match error {
            T::IncompatibleIndex(Incompatibility::IndexMismatch { library_version, index_version })
            | T::OpenReadError(OpenReadError::IncompatibleIndex(Incompatibility::IndexMismatch {
                library_version,
                index_version,
            })) => OpenError::Segments {
                path: path.to_owned(),
                found: index_version.to_string(),
                expected: library_version.to_string(),
            },
            T::OpenReadError(OpenReadError::IoError { io_error, filepath }) if !is_damage(&io_error) => {
                OpenError::io(&path.join(filepath), shared_io(&io_error))
            }
            other => match disk_error(&other) {
                Some(source) => OpenError::io(path, source),
                None => OpenError::damaged(path, fact_of(&other)),
            },
        }
    }
}

/// What an error of the engine means for whoever has the folder: which file is at fault.
fn fact_of(error: &tantivy::TantivyError) -> String {
    use tantivy::TantivyError as T;
    use tantivy::directory::error::OpenReadError;
    match error {
        T::OpenReadError(OpenReadError::FileDoesNotExist(file)) => {
            format!("segments/{} is missing", file.display())
        }
        T::OpenReadError(OpenReadError::IoError { filepath, .. }) => {
            format!("segments/{} is not as it was written", filepath.display())
        }
        T::OpenDirectoryError(_) => "its folder segments is missing".to_owned(),
        _ => "a file in segments is not as it was written".to_owned(),
    }
}

impl ReadError {
    /// What is wrong, without the words around it.
    pub(crate) fn fact(&self) -> String {
        match self {
            ReadError::Damaged(fact) => fact.clone(),
            other => other.to_string(),
        }
    }
}

/// What the system said, where an error of the engine is that of a disk and nothing speaks against the files.
fn disk_error(error: &tantivy::TantivyError) -> Option<std::io::Error> {
    use tantivy::TantivyError as T;
    use tantivy::directory::error::{LockError, OpenReadError, OpenWriteError};
    match error {
        T::IoError(source)
        | T::LockFailure(LockError::IoError(source), _)
        | T::OpenReadError(OpenReadError::IoError { io_error: source, .. })
        | T::OpenWriteError(OpenWriteError::IoError { io_error: source, .. })
            if !is_damage(source) =>
        {
            Some(shared_io(source))
        }
        // What the threads that build segments say of a disk that fails.
        T::ErrorInThread(reason) | T::InternalError(reason) | T::SystemError(reason) => {
            Some(std::io::Error::other(reason.clone()))
        }
        _ => None,
    }
}

impl From<tantivy::TantivyError> for WriteError {
    fn from(error: tantivy::TantivyError) -> Self {
        use tantivy::TantivyError as T;
        use tantivy::directory::error::LockError;
        match error {
            T::LockFailure(LockError::LockBusy, _) => WriteError::Busy,
            other => match disk_error(&other) {
                Some(source) => WriteError::Io(source),
                None => WriteError::Damaged(fact_of(&other)),
            },
        }
    }
}

impl From<ReadError> for WriteError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(source) => WriteError::Io(source),
            other => WriteError::Damaged(other.to_string()),
        }
    }
}

impl From<tantivy::TantivyError> for ReadError {
    fn from(error: tantivy::TantivyError) -> Self {
        match disk_error(&error) {
            Some(source) => ReadError::Io(source),
            None => ReadError::Damaged(fact_of(&error)),
        }
    }
}

/// What reading a file that is not what it should be says.
pub(crate) fn is_damage(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof)
}

/// tantivy shares its I/O errors; ours are owned.
pub(crate) fn shared_io(error: &std::io::Error) -> std::io::Error {
    std::io::Error::new(error.kind(), error.to_string())
}
