//! Folders that an index is to know no more, and files that were given one by one, whether they are still there or not.

use crate::update::{self, UpdateError};
use std::path::{Path, PathBuf};
use vestnik_document::DocumentId;
use vestnik_index::{
    Catalogue, Outcome, Place, ReadError, Root, Roots, Snapshot, Store, WriteError, Writer, WriterOptions,
};
use xxhash_rust::xxh3::xxh3_64;

/// A folder, or a file that was given by itself, that an index has forgotten.
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
    #[error("{}: no such folder in this index, and no file that was given by itself", .folder.display())]
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
    let before = store.snapshot()?;
    let all = meant(folders, writer.catalogue())?;
    let (mut forgotten, mut ids) = (Vec::with_capacity(all.len()), Vec::new());
    for one in all {
        ids.extend(ids_of(&one, writer.catalogue(), &before)?);
        forgotten.push(forget(&mut writer, one)?);
    }
    update::finish_without(store, writer, before, &ids).map_err(of_writing)?;
    Ok(forgotten)
}

fn of_writing(error: UpdateError) -> ForgetError {
    match error {
        UpdateError::Write(error) => error.into(),
        UpdateError::Read(error) => error.into(),
        UpdateError::Root { path, .. } => ForgetError::Unknown { folder: path, known: Vec::new() },
    }
}

/// The ids of what is forgotten, where files that stay may have some of them too.
fn ids_of(meant: &Meant, catalogue: &Catalogue, before: &Snapshot) -> Result<Vec<DocumentId>, ReadError> {
    let mut ids = Vec::new();
    let is_documents = |outcome: &Outcome| matches!(outcome, Outcome::Documents(_));
    if !catalogue.files().any(|(_, entry)| is_documents(&entry.outcome)) {
        return Ok(ids);
    }
    for (place, entry) in catalogue.files() {
        let is_meant = match meant {
            Meant::Root(root) => place.root == root.number,
            Meant::File(file, _) => place == file,
        };
        let key = catalogue.roots().key(place).filter(|_| is_meant).map(|key| xxh3_64(&key));
        match (key, &entry.outcome) {
            (Some(key), Outcome::Page) => ids.push(DocumentId::from_hash(key)),
            (Some(key), Outcome::Documents(_)) => ids.extend(before.ids_of_source(key)?),
            _ => {}
        }
    }
    Ok(ids)
}

/// What a name means.
#[derive(Clone, PartialEq)]
enum Meant {
    Root(Root),
    File(Place, PathBuf),
}

fn forget(writer: &mut Writer, meant: Meant) -> Result<ForgottenFolder, WriteError> {
    let files_of = |writer: &Writer, number| {
        writer.catalogue().files().filter(|(place, _)| place.root == number).count() as u64
    };
    match meant {
        Meant::Root(root) => {
            let label = if root.is_lone() { String::new() } else { root.label };
            let (number, path) = (root.number, root.path);
            let files = files_of(writer, number);
            let documents = writer.forget_root(number)?;
            Ok(ForgottenFolder { label, path, files, documents })
        }
        Meant::File(place, path) => {
            let is_last = files_of(writer, place.root) == 1;
            let documents =
                if is_last { writer.forget_root(place.root)? } else { writer.forget_file(&place)? };
            Ok(ForgottenFolder { label: String::new(), path, files: 1, documents })
        }
    }
}

/// What these names mean, each once. A folder goes before a file in it.
fn meant(folders: &[PathBuf], catalogue: &Catalogue) -> Result<Vec<Meant>, ForgetError> {
    let roots = catalogue.roots();
    let mut all: Vec<Meant> = Vec::new();
    for folder in folders {
        let mut found: Vec<Meant> = named(folder, roots).into_iter().cloned().map(Meant::Root).collect();
        if found.is_empty() {
            found.extend(lone_file(folder, catalogue));
        }
        if found.is_empty() {
            let known = roots.iter().map(|root| root.path.clone()).collect();
            return Err(ForgetError::Unknown { folder: folder.clone(), known });
        }
        found.retain(|one| !all.contains(one));
        all.extend(found);
    }
    // A file goes with its folder.
    let whole = |one: &Meant| match one {
        Meant::Root(root) => Some(root.number),
        Meant::File(..) => None,
    };
    let whole: Vec<u32> = all.iter().filter_map(whole).collect();
    all.retain(|one| !matches!(one, Meant::File(place, _) if whole.contains(&place.root)));
    Ok(all)
}

/// The file at this path, where it was given by itself.
fn lone_file(path: &Path, catalogue: &Catalogue) -> Option<Meant> {
    paths_of(path).into_iter().find_map(|path| {
        let (folder, name) = path.parent().zip(path.file_name())?;
        let lone = |root: &&Root| root.is_lone() && root.path == folder;
        let place = catalogue.roots().iter().find(lone)?.place(Path::new(name));
        catalogue.get(&place).is_some().then(|| Meant::File(place, path.clone()))
    })
}

/// The roots at this path, else the one of this label.
fn named<'r>(name: &Path, roots: &'r Roots) -> Vec<&'r Root> {
    let paths = paths_of(name);
    let here: Vec<&Root> = roots.iter().filter(|root| paths.contains(&root.path)).collect();
    if !here.is_empty() {
        return here;
    }
    let is_label = |root: &&Root| !root.is_lone() && name.to_str() == Some(root.label.as_str());
    roots.iter().filter(is_label).collect()
}

/// The full paths that this may be. Roots are known by paths without links; what is gone has links only above it.
fn paths_of(path: &Path) -> Vec<PathBuf> {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let gone = std::fs::canonicalize(above).ok().zip(path.file_name()).map(|(above, name)| above.join(name));
    [std::fs::canonicalize(path).ok(), gone, std::path::absolute(path).ok()].into_iter().flatten().collect()
}
