//! Folders that an index is to know no more, whether they are still there or not.

use std::path::{Path, PathBuf};
use vestnik_index::{ReadError, Root, Roots, Store, WriteError, Writer, WriterOptions};

/// A folder that an index has forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ForgottenFolder {
    /// Its label; empty for files that were given one by one.
    pub label: String,
    /// Where it was last seen.
    pub path: PathBuf,
    /// How many of its files were known.
    pub files: u64,
    /// How many documents went with it.
    pub documents: u64,
}

/// Why folders could not be forgotten. Nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ForgetError {
    /// The index was not made of such a folder.
    #[error("{}: no such folder in this index", .folder.display())]
    Unknown {
        /// The folder as given.
        folder: PathBuf,
        /// The folders that the index was made of.
        known: Vec<PathBuf>,
    },
    /// The index could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The index could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// Forgets folders in one commit. See [`crate::Corpus::forget`].
pub(crate) fn run(store: &Store, folders: &[PathBuf]) -> Result<Vec<ForgottenFolder>, ForgetError> {
    let mut writer = Writer::open(store, WriterOptions::default())?;
    let roots = meant(folders, writer.catalogue().roots())?;
    let mut forgotten = Vec::with_capacity(roots.len());
    for Root { number, label, path } in roots {
        let files = writer.catalogue().files().filter(|(place, _)| place.root == number).count() as u64;
        let documents = writer.forget_root(number)?;
        forgotten.push(ForgottenFolder { label, path, files, documents });
    }
    writer.finish()?;
    Ok(forgotten)
}

/// The roots that these names mean, each once.
fn meant(folders: &[PathBuf], roots: &Roots) -> Result<Vec<Root>, ForgetError> {
    let mut all: Vec<Root> = Vec::new();
    for folder in folders {
        let found = named(folder, roots);
        if found.is_empty() {
            let known = roots.iter().map(|root| root.path.clone()).collect();
            return Err(ForgetError::Unknown { folder: folder.clone(), known });
        }
        for root in found {
            if !all.contains(root) {
                all.push(root.clone());
            }
        }
    }
    Ok(all)
}

/// The roots at this path, else the one of this label.
fn named<'r>(name: &Path, roots: &'r Roots) -> Vec<&'r Root> {
    let paths = paths_of(name);
    let here: Vec<&Root> = roots.iter().filter(|root| paths.contains(&root.path)).collect();
    if !here.is_empty() {
        return here;
    }
    let is_label = |root: &&Root| !root.label.is_empty() && name.to_str() == Some(root.label.as_str());
    roots.iter().filter(is_label).collect()
}

/// The full paths that this may be. Roots are known by paths without links; what is gone has links only above it.
fn paths_of(path: &Path) -> Vec<PathBuf> {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let gone = std::fs::canonicalize(above).ok().zip(path.file_name()).map(|(above, name)| above.join(name));
    [std::fs::canonicalize(path).ok(), gone, std::path::absolute(path).ok()].into_iter().flatten().collect()
}
