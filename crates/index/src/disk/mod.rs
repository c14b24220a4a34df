//! Every change to the folder of an index, told before it is made.
//!
//! The segments' directory (`directory`), the catalogue's log and `FORMAT` change files through a [`Disk`] only. Left to
//! itself it does just what it is told. A [`Watch`] may let an operation fail, or fail half-way: this is how the tests
//! (`faults`) stop a commit at every single step of it and look at what is left.

mod directory;
#[cfg(test)]
mod faults;
mod seal;

pub(crate) use directory::{GuardedDirectory, checked};
pub(crate) use seal::unsealed;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// What is about to be done to a file or folder of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    /// A file is opened to be read.
    Read,
    /// A file that did not exist is made, or an existing one opened to be written to.
    Create,
    /// Bytes go into an open file.
    Write,
    /// An open file is cut to a length.
    Cut,
    /// What was written to an open file is put on the disk.
    Sync,
    /// A file takes the place of another.
    Replace,
    /// A file or a folder is removed.
    Remove,
    /// A folder is made.
    MakeFolder,
    /// The names in a folder are put on the disk.
    SyncFolder,
    /// A lock is taken, which makes its file if there is none.
    Lock,
}

/// What becomes of an operation.
#[derive(Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "nobody but the tests lets an operation fail"))]
pub(crate) enum Fate {
    /// It is done.
    Done,
    /// It fails before anything has happened.
    Fails(io::Error),
    /// It fails when half of its bytes are written.
    Half(io::Error),
}

/// Somebody who decides what becomes of operations.
pub(crate) trait Watch: std::fmt::Debug + Send + Sync {
    /// Called before each operation.
    fn before(&self, operation: Operation, path: &Path) -> Fate;
}

/// The disk that an index lies on. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Disk {
    watch: Option<Arc<dyn Watch>>,
}

impl Disk {
    /// A disk with somebody who decides.
    #[cfg(test)]
    pub(crate) fn watched(watch: Arc<dyn Watch>) -> Self {
        Self { watch: Some(watch) }
    }

    fn fate(&self, operation: Operation, path: &Path) -> Fate {
        self.watch.as_ref().map_or(Fate::Done, |watch| watch.before(operation, path))
    }

    /// Asks for an operation that has no halves.
    fn allow(&self, operation: Operation, path: &Path) -> io::Result<()> {
        match self.fate(operation, path) {
            Fate::Done => Ok(()),
            Fate::Fails(error) | Fate::Half(error) => Err(error),
        }
    }

    /// Reads a whole file.
    pub(crate) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.allow(Operation::Read, path)?;
        fs::read(path)
    }

    /// Makes a file that must not exist.
    pub(crate) fn create(&self, path: &Path) -> io::Result<File> {
        self.allow(Operation::Create, path)?;
        OpenOptions::new().write(true).create_new(true).open(path)
    }

    /// Opens a file to write to it, and makes it where there is none.
    pub(crate) fn open_or_create(&self, path: &Path) -> io::Result<File> {
        self.allow(Operation::Create, path)?;
        OpenOptions::new().write(true).create(true).truncate(false).open(path)
    }

    /// Locks an open file until it is closed, unless another has it.
    pub(crate) fn lock(&self, file: &File, path: &Path) -> Result<(), TryLockError> {
        self.allow(Operation::Lock, path).map_err(TryLockError::Error)?;
        file.try_lock()
    }

    /// Opens a file to write to it.
    pub(crate) fn open(&self, path: &Path) -> io::Result<File> {
        self.allow(Operation::Create, path)?;
        OpenOptions::new().write(true).open(path)
    }

    /// Writes bytes to an open file.
    pub(crate) fn write(&self, mut file: impl Write, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match self.fate(Operation::Write, path) {
            Fate::Done => file.write_all(bytes),
            Fate::Fails(error) => Err(error),
            Fate::Half(error) => {
                file.write_all(&bytes[..bytes.len() / 2])?;
                file.flush()?;
                Err(error)
            }
        }
    }

    /// Cuts an open file.
    pub(crate) fn cut(&self, file: &File, path: &Path, length: u64) -> io::Result<()> {
        self.allow(Operation::Cut, path)?;
        file.set_len(length)
    }

    /// Waits until an open file is on the disk.
    pub(crate) fn sync(&self, file: &File, path: &Path) -> io::Result<()> {
        self.allow(Operation::Sync, path)?;
        file.sync_all()
    }

    /// Puts a file in the place of another, or where there was none.
    pub(crate) fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.allow(Operation::Replace, to)?;
        fs::rename(from, to)
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &Path) -> io::Result<()> {
        self.allow(Operation::Remove, path)?;
        fs::remove_file(path)
    }

    /// Removes a folder and all in it.
    pub(crate) fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.allow(Operation::Remove, path)?;
        fs::remove_dir_all(path)
    }

    /// Makes a folder and those above it.
    pub(crate) fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.allow(Operation::MakeFolder, path)?;
        fs::create_dir_all(path)
    }

    /// Waits until the names in a folder are on the disk: a new file is lasting only then.
    pub(crate) fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.allow(Operation::SyncFolder, folder)?;
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }
}
