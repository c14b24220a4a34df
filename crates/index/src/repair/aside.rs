//! Where the files of a damaged index go: nothing of them is ever removed.

use crate::disk::Disk;
use std::io;
use std::path::{Path, PathBuf};

/// A folder `damaged-N` of the index, made when the first file goes there.
pub(super) struct Aside<'a> {
    disk: &'a Disk,
    index: &'a Path,
    /// The folder.
    pub(super) folder: PathBuf,
}

impl<'a> Aside<'a> {
    /// The first of these names that is free.
    pub(super) fn free(disk: &'a Disk, index: &'a Path) -> Self {
        let mut names = (1..).map(|number| index.join(format!("damaged-{number}")));
        let folder = names.find(|folder| std::fs::symlink_metadata(folder).is_err());
        Self { disk, index, folder: folder.unwrap_or_else(|| index.join("damaged")) }
    }

    /// Whether something lies there.
    pub(super) fn is_used(&self) -> bool {
        self.folder.exists()
    }

    /// Keeps what a file holds that is about to be replaced. There need not be one.
    pub(super) fn copy(&self, below: &Path) -> io::Result<()> {
        let bytes = match std::fs::read(self.index.join(below)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        let to = self.place(below)?;
        let file = self.disk.create(&to)?;
        self.disk.write(&file, &to, &bytes)?;
        self.disk.sync(&file, &to)
    }

    /// Moves a file there.
    pub(super) fn take(&self, below: &Path) -> io::Result<()> {
        let to = self.place(below)?;
        self.disk.replace(&self.index.join(below), &to)
    }

    fn place(&self, below: &Path) -> io::Result<PathBuf> {
        let to = self.folder.join(below);
        self.disk.make_folder(to.parent().unwrap_or(&self.folder))?;
        Ok(to)
    }
}
