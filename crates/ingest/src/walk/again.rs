//! A walk that remembers: a folder with the stamp that it had is not read, its names are those of last time.
//!
//! What the names stand for is looked at all the same, so nothing but the reading of folders is saved; of a run that changes
//! nothing that was two thirds.

use super::entries::{Entry, EntryKind, Failed};
use super::listings::{Listings, Records, RecordsWriter, name_at, put_name};
use super::stamp::Stamps;
use std::ffi::OsString;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The entries of a tree, folders before what is in them. Links are not followed, but for the root.
pub(super) struct Again<'l> {
    listings: &'l mut Listings,
    stamps: Stamps,
    root: PathBuf,
    old: Records,
    new: RecordsWriter,
    /// The folders from the root down to where the walk is, each with its names that are still to come.
    levels: Vec<(PathBuf, Range<usize>)>,
    next: Next,
}

/// What the walk does next.
enum Next {
    Root,
    Folder(PathBuf),
    /// Tells what went wrong in the middle of a folder.
    Failure(Failed),
    Name,
}

impl<'l> Again<'l> {
    pub(super) fn new(root: &Path, listings: &'l mut Listings, stamps: Stamps) -> Self {
        let (old, new) = (listings.take(root), RecordsWriter::default());
        Self { listings, stamps, root: root.to_owned(), old, new, levels: Vec::new(), next: Next::Root }
    }

    pub(super) fn skip_folder(&mut self) {
        self.next = Next::Name;
    }

    pub(super) fn next(&mut self) -> Option<Result<Entry, Failed>> {
        loop {
            match std::mem::replace(&mut self.next, Next::Name) {
                Next::Root => {
                    let root = Entry::root(&self.root).map_err(|error| (self.root.clone(), error.into()));
                    return Some(root.map(|root| self.note(root)));
                }
                Next::Folder(path) => {
                    if let Err(error) = self.open(&path) {
                        return Some(Err((path, error.into())));
                    }
                }
                Next::Failure(failed) => return Some(Err(failed)),
                Next::Name => {
                    let (folder, names) = self.levels.last_mut()?;
                    match name_at(&self.new.bytes[..names.end], &mut names.start) {
                        None => drop(self.levels.pop()),
                        Some((name, kind)) => {
                            let entry = Entry::below(folder, name, kind);
                            return Some(Ok(self.note(entry)));
                        }
                    }
                }
            }
        }
    }

    /// A folder is opened next, unless it is to be skipped.
    fn note(&mut self, entry: Entry) -> Entry {
        if entry.kind == EntryKind::Folder {
            self.next = Next::Folder(entry.path.clone());
        }
        entry
    }

    fn open(&mut self, folder: &Path) -> io::Result<()> {
        let is_root = self.levels.is_empty();
        let stamp = self.stamps.of(folder, is_root)?;
        let below = folder.as_os_str().as_encoded_bytes();
        let below = &below[self.root.as_os_str().len().min(below.len())..];
        let names = match self.old.find(below) {
            Some((known, names)) if known == stamp && stamp != 0 => self.new.put(below, stamp, names),
            _ => {
                let (names, failure) = read(folder)?;
                self.listings.folders_read += 1;
                // What could not be read to its end is read again.
                let stamp = if failure.is_some() { 0 } else { stamp };
                if let Some(error) = failure {
                    self.next = Next::Failure((folder.to_owned(), error.into()));
                }
                self.new.put(below, stamp, &names)
            }
        };
        self.levels.push((folder.to_owned(), names));
        Ok(())
    }
}

impl Drop for Again<'_> {
    fn drop(&mut self) {
        self.listings.put(&self.root, std::mem::take(&mut self.old), std::mem::take(&mut self.new));
    }
}

/// The names in a folder with what they stand for, by their bytes, and what kept the rest from being read.
fn read(folder: &Path) -> io::Result<(Vec<u8>, Option<io::Error>)> {
    let (mut found, mut failure): (Vec<(OsString, EntryKind)>, _) = (Vec::new(), None);
    for entry in folder.read_dir()? {
        match entry.and_then(|entry| Ok((entry.file_name(), EntryKind::of(entry.file_type()?)))) {
            Ok(entry) => found.push(entry),
            Err(error) => failure = Some(error),
        }
    }
    found.sort_unstable_by(|(left, _), (right, _)| left.as_encoded_bytes().cmp(right.as_encoded_bytes()));
    let mut names = Vec::new();
    found.iter().for_each(|(name, kind)| put_name(&mut names, name, *kind));
    Ok((names, failure))
}
