//! The directory of a writer: it never leaves its folder, and a commit is on the disk before anything is removed.
//!
//! tantivy keeps a list of its own files and removes those that no commit needs. In a folder that somebody else made,
//! the list may name any file of the machine: names that lead elsewhere are refused.

use super::seal::SealedWriter;
use super::{Disk, Fate, Operation, unsealed};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, INDEX_WRITER_LOCK, Lock, MmapDirectory, WatchCallback, WatchHandle,
    WritePtr,
};

/// A directory of which only the files directly in it are touched. Each of them ends with a seal.
#[derive(Clone, Debug)]
pub(crate) struct GuardedDirectory {
    inner: MmapDirectory,
    folder: PathBuf,
    disk: Disk,
    /// Nothing is changed until another writer begins: see [`Directory::atomic_write`] below, and where writers end.
    stopped: Arc<AtomicBool>,
}

impl GuardedDirectory {
    /// The directory in an existing folder.
    pub(crate) fn open(folder: &Path, disk: Disk) -> Result<Self, OpenDirectoryError> {
        let stopped = Arc::default();
        Ok(Self { inner: MmapDirectory::open(folder)?, folder: folder.to_owned(), disk, stopped })
    }

    /// The same, where this flag also says that nothing is to be changed until another writer begins.
    pub(crate) fn stopped_by(self, stopped: &Arc<AtomicBool>) -> Self {
        Self { stopped: Arc::clone(stopped), ..self }
    }

    fn allow(&self, operation: Operation, name: &Path) -> io::Result<()> {
        checked(name)?;
        if self.stopped.load(Ordering::SeqCst) && matches!(operation, Operation::Create | Operation::Remove) {
            return Err(io::Error::other("the writer of these files has failed"));
        }
        self.disk.allow(operation, &self.folder.join(name))
    }

    /// The last steps of a commit are the folder's sync and the replacing of its list. When one of them fails, the engine has
    /// the new segments for committed in its memory and takes the commit for not made: it would remove the files of the new one,
    /// which may stand, or a merge that ends would write them into the old one. Nothing is changed any more until
    /// another writer has looked at what there is.
    fn stop_after<T>(&self, step: io::Result<T>) -> io::Result<T> {
        if step.is_err() {
            self.stopped.store(true, Ordering::SeqCst);
        }
        step
    }

    fn replace(&self, name: &Path, data: &[u8]) -> io::Result<()> {
        checked(name)?;
        if self.stopped.load(Ordering::SeqCst) {
            return Err(io::Error::other("the writer of these files has failed"));
        }
        match self.disk.fate(Operation::Replace, &self.folder.join(name)) {
            Fate::Done => self.inner.atomic_write(name, data),
            Fate::Fails(error) => Err(error),
            Fate::Half(error) => {
                // What a process leaves that stops while it writes the file that is to be renamed.
                std::fs::write(self.folder.join(".tmpHalf"), &data[..data.len() / 2])?;
                Err(error)
            }
        }
    }
}

/// Whether a path is the name of a file and nothing more.
pub(crate) fn is_plain_name(path: &Path) -> bool {
    let mut components = path.components();
    matches!((components.next(), components.next()), (Some(Component::Normal(name)), None) if name == path.as_os_str())
}

/// Refuses what is no name of a file of the folder.
pub(crate) fn checked(path: &Path) -> io::Result<()> {
    if is_plain_name(path) {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::InvalidData, "a file outside of the index is named in it"))
}

impl Directory for GuardedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.allow(Operation::Read, path)
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        unsealed(self.inner.get_file_handle(path)?, path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.allow(Operation::Remove, path)
            .map_err(|error| DeleteError::IoError { io_error: Arc::new(error), filepath: path.to_owned() })?;
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.allow(Operation::Create, path)
            .map_err(|error| OpenWriteError::wrap_io_error(error, path.to_owned()))?;
        let opened = match self.inner.open_write(path) {
            // A run that was killed before its commit has left a list of deletions of this very name, and nothing that
            // is committed uses it: the engine never writes a name twice.
            Err(OpenWriteError::FileAlreadyExists(_)) => {
                let _ = self.inner.delete(path);
                self.inner.open_write(path)
            }
            opened => opened,
        };
        Ok(SealedWriter::open(opened?, path, &self.folder, &self.disk))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        // What the new commit no longer needs is removed next: the rename has to be on the disk before that.
        self.stop_after(self.replace(path, data))?;
        self.sync_directory()
    }

    fn sync_directory(&self) -> io::Result<()> {
        let allowed = self.disk.allow(Operation::SyncFolder, &self.folder);
        self.stop_after(allowed.and_then(|()| self.inner.sync_directory()))
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.allow(Operation::Lock, &lock.filepath).map_err(LockError::wrap_io_error)?;
        let taken = self.inner.acquire_lock(lock)?;
        if lock.filepath == INDEX_WRITER_LOCK.filepath {
            self.stopped.store(false, Ordering::SeqCst);
        }
        Ok(taken)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_files_of_the_folder() {
        for (path, plain) in [
            ("a.term", true),
            (".managed.json", true),
            ("", false),
            (".", false),
            ("..", false),
            ("../a", false),
            ("a/b", false),
            ("a/", false),
            ("/etc/passwd", false),
        ] {
            assert_eq!(is_plain_name(Path::new(path)), plain, "{path}");
        }
    }
}
