//! The directory of a writer: it never leaves its folder, and a commit is on the disk before anything is removed.
//!
//! tantivy keeps a list of its own files and removes those that no commit needs. In a folder that somebody else made,
//! the list may name any file of the machine: names that lead elsewhere are refused.

use std::io;
use std::path::{Component, Path};
use std::sync::Arc;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

/// A directory of which only the files directly in it are touched.
#[derive(Clone, Debug)]
pub(crate) struct GuardedDirectory(pub(crate) MmapDirectory);

/// Whether a path is the name of a file and nothing more.
pub(crate) fn is_plain_name(path: &Path) -> bool {
    let mut components = path.components();
    matches!((components.next(), components.next()), (Some(Component::Normal(name)), None) if name == path.as_os_str())
}

fn checked(path: &Path) -> io::Result<()> {
    if is_plain_name(path) {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::InvalidData, "a file outside of the index is named in it"))
}

impl Directory for GuardedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        checked(path).map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        self.0.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        checked(path)
            .map_err(|error| DeleteError::IoError { io_error: Arc::new(error), filepath: path.to_owned() })?;
        self.0.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.0.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        checked(path).map_err(|error| OpenWriteError::wrap_io_error(error, path.to_owned()))?;
        match self.0.open_write(path) {
            // A run that was killed before its commit has left a list of deletions of this very name, and nothing that
            // is committed uses it: the engine never writes a name twice.
            Err(OpenWriteError::FileAlreadyExists(_)) => {
                let _ = self.0.delete(path);
                self.0.open_write(path)
            }
            opened => opened,
        }
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.0.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        checked(path)?;
        self.0.atomic_write(path, data)?;
        // What the new commit no longer needs is removed next: the rename has to be on the disk before that.
        self.0.sync_directory()
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.0.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.0.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.0.watch(callback)
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
