//! The entries of a tree, whoever finds them.

use super::{WalkError, WalkOptions, modified_ns};
use std::ffi::OsStr;
use std::fs::{FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Finds the entries of a tree: each folder, then what is in it, by the bytes of names.
pub(super) trait Source {
    /// The next entry.
    fn next(&mut self) -> Option<Result<Entry, Failed>>;

    /// Leaves out what is in the folder that was given last.
    fn skip_folder(&mut self);

    /// Leaves out the rest of the folder in which the entry lies that was given last, which is no folder.
    fn skip_rest(&mut self);

    /// Looks at the entry that was given last.
    fn facts(&mut self, entry: &Entry) -> io::Result<Facts>;
}

/// An entry that could not be looked at.
pub(super) type Failed = (PathBuf, WalkError);

/// One entry of the tree.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) path: PathBuf,
    pub(super) kind: EntryKind,
    pub(super) is_root: bool,
}

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

/// What is asked of a file.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) is_file: bool,
    pub(super) size: u64,
    pub(super) modified_ns: i64,
}

impl Entry {
    /// What a walk begins at; a link is followed.
    pub(super) fn root(path: &Path) -> io::Result<Self> {
        let kind = EntryKind::of(path.metadata()?.file_type());
        Ok(Self { path: path.to_owned(), kind, is_root: true })
    }

    /// Its name; that of the root as the root was given.
    pub(super) fn name(&self) -> &OsStr {
        self.path.file_name().unwrap_or(self.path.as_os_str())
    }
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
}

impl From<Metadata> for Facts {
    fn from(found: Metadata) -> Self {
        Self { is_file: found.is_file(), size: found.len(), modified_ns: modified_ns(&found) }
    }
}

/// Reads the folders of a tree.
pub(super) struct Tree {
    entries: walkdir::IntoIter,
    root: PathBuf,
    follow_links: bool,
}

impl Tree {
    pub(super) fn new(root: &Path, options: &WalkOptions) -> Self {
        let follow_links = options.follow_links;
        let entries = WalkDir::new(root)
            .follow_links(follow_links)
            .sort_by(|a, b| a.file_name().as_encoded_bytes().cmp(b.file_name().as_encoded_bytes()))
            .into_iter();
        Tree { entries, root: root.to_owned(), follow_links }
    }
}

impl Source for Tree {
    fn next(&mut self) -> Option<Result<Entry, Failed>> {
        Some(match self.entries.next()? {
            Ok(entry) if entry.depth() == 0 => {
                Entry::root(entry.path()).map_err(|error| (entry.into_path(), error.into()))
            }
            Ok(entry) => {
                let kind = EntryKind::of(entry.file_type());
                Ok(Entry { path: entry.into_path(), kind, is_root: false })
            }
            Err(error) => Err(failed(error, &self.root)),
        })
    }

    fn skip_folder(&mut self) {
        self.entries.skip_current_dir();
    }

    fn skip_rest(&mut self) {
        self.entries.skip_current_dir();
    }

    fn facts(&mut self, entry: &Entry) -> io::Result<Facts> {
        let follows = self.follow_links || entry.is_root;
        let found = if follows { entry.path.metadata() } else { entry.path.symlink_metadata() };
        found.map(Facts::from)
    }
}

fn failed(error: walkdir::Error, root: &Path) -> Failed {
    let path = error.path().unwrap_or(root).to_owned();
    let error = match error.loop_ancestor() {
        Some(ancestor) => WalkError::LinkLoop(ancestor.to_owned()),
        None => WalkError::Io(error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into())),
    };
    (path, error)
}
