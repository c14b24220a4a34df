//! A seal at the end of each file of the segments: which name it was written under.
//!
//! The checksums in the files say that a file is as it was written, but not that it is the file it is taken for: a sound
//! list of postings in the place of another sound one would give wrong answers. The seal is the 8 bytes `vestnik` and a
//! line feed, then xxh3-64 of the file's name, little-endian.

use super::{Disk, Operation};
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::HasLen;
use tantivy::directory::error::OpenReadError;
use tantivy::directory::{AntiCallToken, FileHandle, FileSlice, TerminatingWrite, WritePtr};
use xxhash_rust::xxh3::xxh3_64;

const MARK: &[u8; 8] = b"vestnik\n";
const LENGTH: usize = 16;

fn seal(name: &Path) -> [u8; LENGTH] {
    let mut seal = [0; LENGTH];
    seal[..8].copy_from_slice(MARK);
    seal[8..].copy_from_slice(&xxh3_64(name.as_os_str().as_encoded_bytes()).to_le_bytes());
    seal
}

/// A file of the segments without its seal.
///
/// # Errors
/// Damage, where the seal is not there or is that of another name.
pub(crate) fn unsealed(file: Arc<dyn FileHandle>, name: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
    let wrong = |error| OpenReadError::wrap_io_error(error, name.to_owned());
    let whole = FileSlice::new(file);
    let length = whole.len().checked_sub(LENGTH).ok_or_else(|| wrong(not_sealed()))?;
    let found = whole.slice_from(length).read_bytes().map_err(wrong)?;
    if found.as_slice() == seal(name) {
        Ok(Arc::new(whole.slice_to(length)))
    } else {
        Err(wrong(not_sealed()))
    }
}

fn not_sealed() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the file was written under another name")
}

fn closed() -> io::Error {
    io::Error::other("the file is closed")
}

/// Writes a file and, at its end, the seal.
pub(crate) struct SealedWriter {
    inner: Option<WritePtr>,
    path: PathBuf,
    seal: [u8; LENGTH],
    disk: Disk,
}

impl SealedWriter {
    pub(crate) fn open(inner: WritePtr, name: &Path, folder: &Path, disk: &Disk) -> WritePtr {
        let path = folder.join(name);
        BufWriter::new(Box::new(Self { inner: Some(inner), path, seal: seal(name), disk: disk.clone() }))
    }
}

impl Write for SealedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let inner = self.inner.as_mut().ok_or_else(closed)?;
        self.disk.write(inner, &self.path, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.as_mut().ok_or_else(closed)?.flush()
    }
}

impl TerminatingWrite for SealedWriter {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        let mut inner = self.inner.take().ok_or_else(closed)?;
        inner.write_all(&self.seal)?;
        self.disk.allow(Operation::Sync, &self.path)?;
        inner.terminate()
    }
}

impl fmt::Debug for SealedWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealedWriter").field("path", &self.path).finish_non_exhaustive()
    }
}
