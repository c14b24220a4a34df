//! A file that is mapped into memory: of a table beside the index only the pages are read that a search looks at.
//!
//! The file must not be changed where it lies while somebody may have it open; it is replaced by another of its name.

use std::io;
use std::path::Path;
use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};

/// The bytes of a mapped file, or the rest of them from some place on. Cheap to clone.
#[derive(Clone, Debug)]
pub struct MappedFile(OwnedBytes);

impl MappedFile {
    /// Maps a file.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let directory = MmapDirectory::open(folder).map_err(io::Error::other)?;
        let file = directory.open_read(Path::new(name)).map_err(io::Error::other)?;
        Ok(Self(file.read_bytes()?))
    }

    /// Its first `N` bytes and those behind them; `None` where it has fewer.
    pub fn split_first_chunk<const N: usize>(self) -> Option<([u8; N], Self)> {
        let first = *self.0.first_chunk::<N>()?;
        Some((first, Self(self.0.slice(N..self.0.len()))))
    }
}

impl AsRef<[u8]> for MappedFile {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_seen_whole_or_from_some_place_on() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("table");
        std::fs::write(&path, b"head and table")?;
        assert_eq!(MappedFile::open(&path)?.as_ref(), b"head and table");
        let split = MappedFile::open(&path)?.split_first_chunk();
        assert!(split.is_some_and(|(head, rest)| head == *b"head " && rest.as_ref() == b"and table"));
        assert!(MappedFile::open(&path)?.split_first_chunk::<15>().is_none());
        std::fs::write(&path, b"")?;
        assert_eq!(MappedFile::open(&path)?.as_ref(), b"");
        assert!(MappedFile::open(&folder.path().join("none")).is_err());
        assert!(MappedFile::open(Path::new("/")).is_err());
        Ok(())
    }
}
