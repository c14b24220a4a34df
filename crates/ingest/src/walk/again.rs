//! A walk that remembers: a folder with the stamp that it had is not read, its names are those of last time.
//!
//! What the names stand for is looked at all the same, so nothing but the reading of folders is saved; of a run that changes
//! nothing that was half. A name that is not there any more makes the walk remember nothing.

use super::entries::{Entry, EntryKind, Facts, Failed, Source};
use super::listings::Listings;
use super::records::{Records, RecordsWriter, name_at, put_name};
use super::stamp::Stamps;
use rustix::fs::{AtFlags, Dir, DirEntry, FileType, Mode, OFlags, Stat};
use rustix::io::Errno;
use std::io;
use std::ops::Range;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// Gives the entries of a tree. Links are not followed, but for the root.
pub(super) struct Again<'l> {
    listings: &'l mut Listings,
    stamps: Stamps,
    root: Root,
    old: Records,
    new: RecordsWriter,
    /// The folders from the root down to where the walk is, each with its names that are still to come.
    levels: Vec<(PathBuf, Range<usize>)>,
    next: Next,
    /// Something was not there: nothing is remembered then.
    is_wrong: bool,
}

/// The root, kept open where it is a folder: what lies below is looked at from there, so that the way to it is gone only once.
struct Root {
    path: PathBuf,
    folder: Option<OwnedFd>,
}

/// What the walk does next.
enum Next {
    Root,
    Folder(PathBuf),
    /// Tells what went wrong in the middle of a folder.
    Failure(Failed),
    Name,
}

impl Root {
    fn new(path: &Path) -> Self {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Self { path: path.to_owned(), folder: rustix::fs::open(path, flags, Mode::empty()).ok() }
    }

    /// The part of a path behind the root; empty for the root.
    fn below<'p>(&self, path: &'p Path) -> &'p [u8] {
        let below = path.as_os_str().as_bytes().get(self.path.as_os_str().len()..).unwrap_or_default();
        below.strip_prefix(b"/").unwrap_or(below)
    }

    fn open(&self, folder: &Path) -> io::Result<OwnedFd> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(match (&self.folder, self.below(folder)) {
            (Some(root), b"") => rustix::fs::openat(root, c".", flags, Mode::empty())?,
            (Some(root), below) => rustix::fs::openat(root, below, flags | OFlags::NOFOLLOW, Mode::empty())?,
            (None, _) => rustix::fs::open(folder, flags, Mode::empty())?,
        })
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        Ok(match (&self.folder, self.below(path)) {
            (Some(root), b"") => rustix::fs::fstat(root)?,
            (Some(root), below) => rustix::fs::statat(root, below, AtFlags::SYMLINK_NOFOLLOW)?,
            (None, _) => rustix::fs::stat(path)?,
        })
    }
}

impl Source for Again<'_> {
    fn next(&mut self) -> Option<Result<Entry, Failed>> {
        loop {
            match std::mem::replace(&mut self.next, Next::Name) {
                Next::Root => {
                    let root = Entry::root(&self.root.path);
                    let root = root.map_err(|error| (self.root.path.clone(), error.into()));
                    return Some(root.map(|root| self.note(root)));
                }
                Next::Folder(path) => {
                    if let Err(error) = self.open(&path) {
                        self.doubt(&error);
                        return Some(Err((path, error.into())));
                    }
                }
                Next::Failure(failed) => return Some(Err(failed)),
                Next::Name => {
                    let (folder, names) = self.levels.last_mut()?;
                    match name_at(&self.new.bytes[..names.end], &mut names.start) {
                        None => drop(self.levels.pop()),
                        Some((name, kind)) => {
                            let entry = Entry { path: folder.join(name), kind, is_root: false };
                            return Some(Ok(self.note(entry)));
                        }
                    }
                }
            }
        }
    }

    fn skip_folder(&mut self) {
        self.next = Next::Name;
    }

    fn skip_rest(&mut self) {
        self.levels.pop();
    }

    fn facts(&mut self, entry: &Entry) -> io::Result<Facts> {
        let found = self.root.stat(&entry.path).inspect_err(|error| self.doubt(error))?;
        let modified = i128::from(found.st_mtime) * 1_000_000_000 + i128::from(found.st_mtime_nsec);
        Ok(Facts {
            is_file: FileType::from_raw_mode(found.st_mode).is_file(),
            size: found.st_size.max(0) as u64,
            modified_ns: modified.clamp(i64::MIN.into(), i64::MAX.into()) as i64,
        })
    }
}

impl<'l> Again<'l> {
    pub(super) fn new(root: &Path, listings: &'l mut Listings, stamps: Stamps) -> Self {
        let (old, new) = (listings.take(root), RecordsWriter::default());
        Self {
            listings,
            stamps,
            root: Root::new(root),
            old,
            new,
            levels: Vec::new(),
            next: Next::Root,
            is_wrong: false,
        }
    }

    /// A folder is opened next, unless it is to be skipped.
    fn note(&mut self, entry: Entry) -> Entry {
        if entry.kind == EntryKind::Folder {
            self.next = Next::Folder(entry.path.clone());
        }
        entry
    }

    /// Where a name is not there the folder did not tell of a change, or has just changed.
    fn doubt(&mut self, error: &io::Error) {
        self.is_wrong |= error.kind() != io::ErrorKind::PermissionDenied;
    }

    fn open(&mut self, folder: &Path) -> io::Result<()> {
        let below = self.root.below(folder);
        let names = match self.old.find(below) {
            Some((known, names)) if known != 0 && known == self.stamps.stamp(&self.root.stat(folder)?) => {
                self.new.put(below, known, names)
            }
            _ => {
                // The folder itself is asked for its stamp and its names: the way to it may lead to another one meanwhile.
                let open = self.root.open(folder)?;
                let stamp = self.stamps.of_open(open.as_fd(), &rustix::fs::fstat(&open)?);
                let (names, failure) = read(open)?;
                self.listings.count_read();
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
        let (old, new) = (std::mem::take(&mut self.old), std::mem::take(&mut self.new));
        self.listings.put(&self.root.path, old, if self.is_wrong { RecordsWriter::default() } else { new });
    }
}

/// The names in a folder with what they stand for, by their bytes, and what kept the rest from being read.
fn read(folder: OwnedFd) -> io::Result<(Vec<u8>, Option<io::Error>)> {
    let (mut found, mut failure): (Vec<(Vec<u8>, EntryKind)>, _) = (Vec::new(), None);
    let mut entries = Dir::new(folder)?;
    while let Some(entry) = entries.next() {
        let kind = |entry: &DirEntry| match entry.file_type() {
            FileType::Unknown => {
                let state = rustix::fs::statat(entries.fd()?, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW);
                Ok(FileType::from_raw_mode(state?.st_mode))
            }
            kind => Ok::<_, Errno>(kind),
        };
        match entry.and_then(|entry| Ok((entry.file_name().to_bytes().to_vec(), kind(&entry)?))) {
            Ok((name, _)) if name == b"." || name == b".." => {}
            Ok((name, kind)) => found.push((name, kind_of(kind))),
            Err(error) => failure = Some(error.into()),
        }
    }
    found.sort_unstable_by(|(left, _), (right, _)| left.cmp(right));
    let mut names = Vec::new();
    found.iter().for_each(|(name, kind)| put_name(&mut names, name, *kind));
    Ok((names, failure))
}

fn kind_of(kind: FileType) -> EntryKind {
    match kind {
        FileType::Directory => EntryKind::Folder,
        FileType::Symlink => EntryKind::Link,
        FileType::RegularFile => EntryKind::File,
        _ => EntryKind::Special,
    }
}
