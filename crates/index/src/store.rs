//! An index folder, open (`open` says how it is opened): what it hands out, to those who read it and to the writer.
//!
//! ```text
//! FORMAT            what this is, which version, which analyzer
//! segments/         tantivy's folder; its last commit names the catalogue
//! catalogue-N.log   the files that were indexed
//! ```

mod open;

use crate::ahead::SharedVocabulary;
use crate::disk::Disk;
use crate::payload::Payload;
use crate::schema::Fields;
use crate::{ReadError, Snapshot, catalogue};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{Index, IndexReader, IndexSettings};
use vestnik_analysis::Analyzer;

pub(crate) use open::open_reader;

pub(crate) const SEGMENTS: &str = "segments";
/// How much is compressed together. Every hit that is shown unpacks a block: blocks twice as large make the store of 1,000
/// pages a twentieth smaller, and unpacking twice as long.
const BLOCK_BYTES: usize = 32 * 1024;
/// Level 3 takes two fifths more time and saves one part in a hundred.
const ZSTD_LEVEL: i32 = 2;

/// An open index folder. Cheap to clone, `Send + Sync`.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    disk: Disk,
    index: Index,
    fields: Fields,
    reader: IndexReader,
    analyzer: Arc<Analyzer>,
    vocabulary: Arc<SharedVocabulary>,
    writable: bool,
    /// Set where nothing is to be changed until the next writer begins.
    stopped: Arc<AtomicBool>,
    current: Mutex<Current>,
}

/// The last snapshot: those who ask for it share what it remembers.
struct Current {
    stamp: Option<Stamp>,
    snapshot: Snapshot,
}

/// Tells one state of the commit file from another without reading it.
type Stamp = (SystemTime, u64, u64);

impl Store {
    /// The last commit as one unchanging view. Cheap where nothing was committed since the last call.
    ///
    /// # Errors
    /// [`ReadError`] when segments cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot, ReadError> {
        let shared = &self.shared;
        let mut current = shared.current.lock().unwrap_or_else(PoisonError::into_inner);
        let now = stamp(&shared.folder);
        if now.is_none() || current.stamp != now {
            shared.reader.reload()?;
            let payload = read_payload(&shared.index)?;
            let analyzer = Arc::clone(&shared.analyzer);
            current.snapshot = Snapshot::new(shared.reader.searcher(), shared.fields, analyzer, &payload);
            current.stamp = now;
        }
        Ok(current.snapshot.clone())
    }

    /// The catalogue as of the last commit.
    ///
    /// # Errors
    /// [`ReadError`] when it cannot be read or does not check.
    pub fn catalogue(&self) -> Result<catalogue::Catalogue, ReadError> {
        // A writer may replace the file between the two reads; then the newer commit names the newer file.
        let mut last = None;
        for _ in 0..3 {
            let payload = read_payload(&self.shared.index)?;
            if payload.catalogue.is_empty() {
                return Ok(catalogue::Catalogue::default());
            }
            match catalogue::load(
                &self.shared.disk,
                &self.shared.folder.join(&payload.catalogue),
                payload.length,
            ) {
                Ok(loaded) => return Ok(loaded.catalogue),
                Err(error) => last = Some(error),
            }
        }
        Err(last.map_or_else(|| ReadError::Damaged("the catalogue does not read".to_owned()), sort_out))
    }

    /// Reads everything and tells what does not fit.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read at all; damage is told in the report.
    pub fn check(&self) -> Result<crate::CheckReport, ReadError> {
        crate::check::check(self)
    }

    /// The size of the folder's files in bytes.
    pub fn bytes(&self) -> u64 {
        let folders = [self.folder().to_owned(), self.folder().join(SEGMENTS)];
        let files = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
        files
            .filter_map(|entry| entry.metadata().ok())
            .filter(std::fs::Metadata::is_file)
            .map(|file| file.len())
            .sum()
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.shared.folder
    }

    /// The analyzer that the index was made with.
    pub fn analyzer(&self) -> &Arc<Analyzer> {
        &self.shared.analyzer
    }

    /// The words that the writers of this index know.
    pub(crate) fn vocabulary(&self) -> &Arc<SharedVocabulary> {
        &self.shared.vocabulary
    }

    /// Lets nothing of the segments be changed any more until another writer begins.
    pub(crate) fn stop_changes(&self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
    }

    pub(crate) fn disk(&self) -> &Disk {
        &self.shared.disk
    }

    pub(crate) fn index(&self) -> &Index {
        &self.shared.index
    }

    pub(crate) fn fields(&self) -> Fields {
        self.shared.fields
    }

    /// Whether it was opened for writing too.
    pub fn is_writable(&self) -> bool {
        self.shared.writable
    }
}

/// How the engine keeps an index of ours.
pub(crate) fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(ZSTD_LEVEL) }),
        docstore_blocksize: BLOCK_BYTES,
        ..IndexSettings::default()
    }
}

pub(crate) fn read_payload(index: &Index) -> Result<Payload, ReadError> {
    let metas = index.load_metas()?;
    Ok(Payload::parse(metas.payload.as_deref()).map_err(ReadError::Damaged)?.unwrap_or_default())
}

fn sort_out(error: std::io::Error) -> ReadError {
    match error.kind() {
        std::io::ErrorKind::InvalidData => ReadError::Damaged(error.to_string()),
        _ => ReadError::Io(error),
    }
}

#[cfg(unix)]
fn stamp(folder: &Path) -> Option<Stamp> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(folder.join(SEGMENTS).join("meta.json")).ok()?;
    Some((metadata.modified().ok()?, metadata.len(), metadata.ino()))
}

/// Without inode numbers two commits within one tick of the file system's clock may look alike: always reload.
#[cfg(not(unix))]
fn stamp(_folder: &Path) -> Option<Stamp> {
    None
}
