//! The entries of a tree, with and without a memory of earlier walks: both give the same.

use super::again::Again;
use super::{WalkError, WalkOptions};
use std::ffi::OsStr;
use std::fs::{FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What a name in a folder is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum EntryKind {
    File,
    Folder,
    /// A symbolic link that is not followed.
    Link,
    Special,
}

impl EntryKind {
    pub(super) fn of(kind: FileType) -> Self {
        if kind.is_dir() {
            EntryKind::Folder
        } else if kind.is_symlink() {
            EntryKind::Link
        } else if kind.is_file() {
            EntryKind::File
        } else {
            EntryKind::Special
        }
    }

    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        [EntryKind::File, EntryKind::Folder, EntryKind::Link, EntryKind::Special]
            .get(usize::from(byte))
            .copied()
    }
}

/// One entry of the tree.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) path: PathBuf,
    pub(super) kind: EntryKind,
    pub(super) is_root: bool,
    follows: bool,
}

impl Entry {
    /// What a walk begins at; a link is followed.
    pub(super) fn root(path: &Path) -> io::Result<Self> {
        let kind = EntryKind::of(path.metadata()?.file_type());
        Ok(Self { path: path.to_owned(), kind, is_root: true, follows: true })
    }

    pub(super) fn below(folder: &Path, name: &OsStr, kind: EntryKind) -> Self {
        Self { path: folder.join(name), kind, is_root: false, follows: false }
    }

    /// Its name; that of the root as the root was given.
    pub(super) fn name(&self) -> &OsStr {
        self.path.file_name().unwrap_or(self.path.as_os_str())
    }

    pub(super) fn metadata(&self) -> io::Result<Metadata> {
        if self.follows { self.path.metadata() } else { self.path.symlink_metadata() }
    }
}

/// An entry that could not be looked at.
pub(super) type Failed = (PathBuf, WalkError);

/// Where entries come from.
pub(super) enum Entries<'l> {
    Tree { entries: walkdir::IntoIter, root: PathBuf, follow_links: bool },
    Again(Again<'l>),
}

impl Entries<'_> {
    pub(super) fn of_tree(root: &Path, options: &WalkOptions) -> Self {
        let follow_links = options.follow_links;
        let entries = WalkDir::new(root)
            .follow_links(follow_links)
            .sort_by(|a, b| a.file_name().as_encoded_bytes().cmp(b.file_name().as_encoded_bytes()))
            .into_iter();
        Entries::Tree { entries, root: root.to_owned(), follow_links }
    }

    /// Leaves out what is in the folder that was given last.
    pub(super) fn skip_folder(&mut self) {
        match self {
            Entries::Tree { entries, .. } => entries.skip_current_dir(),
            Entries::Again(entries) => entries.skip_folder(),
        }
    }

    pub(super) fn next(&mut self) -> Option<Result<Entry, Failed>> {
        match self {
            Entries::Tree { entries, root, follow_links } => Some(match entries.next()? {
                Ok(entry) => of_walkdir(entry, *follow_links),
                Err(error) => Err(failed(error, root)),
            }),
            Entries::Again(entries) => entries.next(),
        }
    }
}

fn of_walkdir(entry: walkdir::DirEntry, follows: bool) -> Result<Entry, Failed> {
    if entry.depth() == 0 {
        return Entry::root(entry.path()).map_err(|error| (entry.into_path(), error.into()));
    }
    let kind = EntryKind::of(entry.file_type());
    Ok(Entry { path: entry.into_path(), kind, is_root: false, follows })
}

fn failed(error: walkdir::Error, root: &Path) -> Failed {
    let path = error.path().unwrap_or(root).to_owned();
    let error = match error.loop_ancestor() {
        Some(ancestor) => WalkError::LinkLoop(ancestor.to_owned()),
        None => WalkError::Io(error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into())),
    };
    (path, error)
}
