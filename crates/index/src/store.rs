//! An index folder, open: creating it, opening it, and handing out snapshots and the writer.
//!
//! ```text
//! FORMAT            what this is, which version, which analyzer
//! segments/         tantivy's folder; its last commit names the catalogue
//! catalogue-N.log   the files that were indexed
//! ```

use crate::ahead::SharedVocabulary;
use crate::disk::{Disk, GuardedDirectory};
use crate::payload::Payload;
use crate::readonly::ReadOnlyDirectory;
use crate::schema::{self, Fields};
use crate::{OpenError, ReadError, Snapshot, catalogue, create, format, verify};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use tantivy::directory::MmapDirectory;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{Index, IndexReader, IndexSettings, ReloadPolicy};
use vestnik_analysis::Analyzer;

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
    /// Creates an index in a folder that does not exist, or is empty.
    ///
    /// # Errors
    /// [`OpenError::Exists`] where one is there already, [`OpenError::NotAnIndex`] where the folder holds other files.
    pub fn create(folder: &Path, analyzer: Arc<Analyzer>) -> Result<Store, OpenError> {
        Store::create_on(Disk::default(), folder, analyzer)
    }

    pub(crate) fn create_on(disk: Disk, folder: &Path, analyzer: Arc<Analyzer>) -> Result<Store, OpenError> {
        create::create(&disk, folder, &analyzer.fingerprint())?;
        Store::open_on(disk, folder, analyzer)
    }

    /// Opens an index for reading and writing.
    ///
    /// # Errors
    /// [`OpenError`] says apart: no index, something else, another format, another analyzer, damage, I/O.
    pub fn open(folder: &Path, analyzer: Arc<Analyzer>) -> Result<Store, OpenError> {
        Store::open_on(Disk::default(), folder, analyzer)
    }

    pub(crate) fn open_on(disk: Disk, folder: &Path, analyzer: Arc<Analyzer>) -> Result<Store, OpenError> {
        Store::open_as(disk, folder, analyzer, true)
    }

    /// Opens an index for reading; the folder may be read-only.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_read_only(folder: &Path, analyzer: Arc<Analyzer>) -> Result<Store, OpenError> {
        Store::open_as(Disk::default(), folder, analyzer, false)
    }

    fn open_as(
        disk: Disk,
        folder: &Path,
        analyzer: Arc<Analyzer>,
        writable: bool,
    ) -> Result<Store, OpenError> {
        let mut before = stamp(folder);
        let mut tries = 3;
        loop {
            let opened = Store::open_once(disk.clone(), folder, Arc::clone(&analyzer), writable);
            let now = stamp(folder);
            tries -= 1;
            match opened {
                // A writer has removed what the commit needed that was read first.
                Err(OpenError::Damaged { .. }) if before != now && tries > 0 => before = now,
                opened => return opened,
            }
        }
    }

    fn open_once(
        disk: Disk,
        folder: &Path,
        analyzer: Arc<Analyzer>,
        writable: bool,
    ) -> Result<Store, OpenError> {
        format::check(folder, &analyzer.fingerprint())?;
        let wrong = |error: tantivy::TantivyError| OpenError::from_tantivy(folder, error);
        let segments = folder.join(SEGMENTS);
        let no_segments = |_| OpenError::damaged(folder, "its folder segments is missing");
        let stopped = Arc::default();
        let index = if writable {
            let directory = GuardedDirectory::open(&segments, disk.clone()).map_err(no_segments)?;
            Index::open(directory.stopped_by(&stopped))
        } else {
            Index::open(ReadOnlyDirectory(MmapDirectory::open(&segments).map_err(no_segments)?))
        }
        .map_err(wrong)?;
        let (schema, fields) = schema::build();
        if index.schema() != schema {
            return Err(OpenError::damaged(folder, "its schema is not that of its format"));
        }
        match verify::damage_before_reading(&index, &segments) {
            Some(verify::Finding::Damaged(reason)) => return Err(OpenError::damaged(folder, reason)),
            Some(verify::Finding::Unreadable(path, error)) => {
                return Err(OpenError::io(&segments.join(path), error));
            }
            None => {}
        }
        let reader = open_reader(folder, &index, fields)?;
        let stamp = stamp(folder);
        let payload = read_payload(&index).map_err(|error| OpenError::damaged(folder, error.fact()))?;
        if !payload.catalogue.is_empty() && !folder.join(&payload.catalogue).is_file() {
            return Err(OpenError::damaged(folder, "its catalogue is missing"));
        }
        let snapshot = Snapshot::new(reader.searcher(), fields, Arc::clone(&analyzer), &payload);
        let current = Mutex::new(Current { stamp, snapshot });
        let folder = folder.to_owned();
        let vocabulary = Arc::default();
        let shared =
            Shared { folder, disk, index, fields, reader, analyzer, vocabulary, writable, stopped, current };
        Ok(Store { shared: Arc::new(shared) })
    }

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

    pub(crate) fn is_writable(&self) -> bool {
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

/// Opens the segments. A sound file in the place of another makes the engine panic: that is damage like any other.
pub(crate) fn open_reader(folder: &Path, index: &Index, fields: Fields) -> Result<IndexReader, OpenError> {
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let disagreement = reader
            .searcher()
            .segment_readers()
            .iter()
            .find_map(|segment| verify::counts_disagree(segment, fields));
        Ok((reader, disagreement))
    }));
    match opened {
        Ok(Ok((reader, None))) => Ok(reader),
        Ok(Ok((_, Some(reason)))) => Err(OpenError::damaged(folder, reason)),
        Ok(Err(error)) => Err(OpenError::from_tantivy(folder, error)),
        Err(_) => Err(OpenError::damaged(folder, "a file in segments stands in the place of another")),
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
