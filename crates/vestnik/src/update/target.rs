//! The paths that were given, as places in the index: which root each belongs to, and new roots for the rest.
//!
//! A folder inside a known root updates that part of the root. A folder whose label is known, but whose old place is
//! gone, has moved: it keeps its label, and so its documents keep their ids.

use super::UpdateError;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use vestnik_index::{Root, Writer};

/// A path to update.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// The path without links.
    pub(crate) path: PathBuf,
    /// For a file that lies in no root: the root of such files of its folder.
    pub(crate) lone_root: Option<u32>,
}

/// What lies in the targets.
pub(crate) struct Covered<'a>(BTreeSet<&'a Path>);

impl<'a> Covered<'a> {
    pub(crate) fn by(targets: &'a [Target]) -> Self {
        Self(targets.iter().map(|target| target.path.as_path()).collect())
    }

    /// Whether a path is one of them, or lies in one.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        path.ancestors().any(|folder| self.0.contains(folder))
    }
}

/// Resolves all paths before anything is changed, and records the roots that they need.
pub(crate) fn resolve(paths: &[PathBuf], writer: &mut Writer) -> Result<Vec<Target>, UpdateError> {
    let mut resolved = Vec::with_capacity(paths.len());
    for path in paths {
        let found = std::fs::canonicalize(path).and_then(|found| Ok((found.metadata()?.is_dir(), found)));
        resolved.push(found.map_err(|source| UpdateError::Root { path: path.clone(), source })?);
    }
    // A file that lies in one of the folders belongs to it, whichever of the two was given first.
    let folders = resolved.iter().filter(|(is_folder, _)| *is_folder).map(|(_, path)| path.clone()).collect();
    let mut targets = Vec::with_capacity(resolved.len());
    for (is_folder, path) in resolved {
        let known = writer.catalogue().roots().place(&path).is_some();
        let lone_root = match (known, is_folder) {
            (true, _) => None,
            (false, true) => {
                let root = folder_root(&path, writer);
                writer.record_root(root);
                None
            }
            (false, false) if is_below(&path, &folders) => None,
            (false, false) => Some(file_root(&path, writer)),
        };
        targets.push(Target { path, lone_root });
    }
    Ok(targets)
}

fn is_below(path: &Path, folders: &BTreeSet<PathBuf>) -> bool {
    path.ancestors().any(|folder| folders.contains(folder))
}

/// A root for a folder: the one that moved here, or a new one with a free label.
fn folder_root(path: &Path, writer: &Writer) -> Root {
    let roots = writer.catalogue().roots();
    let name = path.file_name().map_or_else(|| "root".to_owned(), |name| name.to_string_lossy().into_owned());
    let mut labels = std::iter::once(name.clone()).chain((2..).map(|number| format!("{name}~{number}")));
    loop {
        let label = labels.next().expect("there is always another number");
        match roots.iter().find(|root| root.label == label) {
            None => return Root { number: roots.free_number(), label, path: path.to_owned() },
            Some(moved) if !moved.path.exists() => {
                return Root { number: moved.number, label, path: path.to_owned() };
            }
            Some(_) => {}
        }
    }
}

/// The number of the root for files that are given one by one from this file's folder. Files of one name in two folders are two.
fn file_root(path: &Path, writer: &mut Writer) -> u32 {
    let folder = path.parent().unwrap_or(path);
    let roots = writer.catalogue().roots();
    let known = roots.iter().find(|root| root.is_lone() && root.path == folder).map(|root| root.number);
    if let Some(known) = known {
        return known;
    }
    let number = roots.free_number();
    // Files from thousands of folders may be given at once: labels are not counted from the first one on each time.
    let before = roots.iter().filter(|root| root.is_lone()).count();
    let mut labels =
        (before + 1..).map(|number| if number == 1 { String::new() } else { format!("/{number}") });
    let is_free = |label: &String| !roots.iter().any(|root| root.label == *label);
    let label = labels.find(is_free).expect("there is always another number");
    writer.record_root(Root { number, label, path: folder.to_owned() });
    number
}
