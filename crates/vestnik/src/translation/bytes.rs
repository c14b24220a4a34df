//! Files of tables as shared bytes. A dictionary has some megabytes: reading them into a vector and copying that would be a
//! good part of a search that is the only one of its process.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;
use std::sync::Arc;

/// All bytes of a file.
pub(super) fn read(path: &Path) -> io::Result<Arc<[u8]>> {
    rest_of(&mut File::open(path)?)
}

/// The bytes of a file from where it stands to its end.
pub(super) fn rest_of(file: &mut File) -> io::Result<Arc<[u8]>> {
    let length = file.metadata()?.len().saturating_sub(file.stream_position()?);
    let length = usize::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge)?;
    let mut bytes: Arc<[u8]> = std::iter::repeat_n(0, length).collect();
    file.read_exact(Arc::get_mut(&mut bytes).expect("nobody else has it yet"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_whole_or_from_where_it_stands() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("table");
        std::fs::write(&path, b"head and table")?;
        assert_eq!(&*read(&path)?, b"head and table");
        let mut file = File::open(&path)?;
        file.read_exact(&mut [0; 5])?;
        assert_eq!(&*rest_of(&mut file)?, b"and table");
        assert_eq!(&*rest_of(&mut file)?, b"");
        assert!(read(&folder.path().join("none")).is_err());
        Ok(())
    }
}
