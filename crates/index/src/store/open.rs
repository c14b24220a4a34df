//! Creating an index folder and opening it, for reading and writing or for reading alone.

use super::{Current, SEGMENTS, Shared, Store, read_payload, stamp};
use crate::disk::{Disk, GuardedDirectory};
use crate::readonly::ReadOnlyDirectory;
use crate::schema::{self, Fields};
use crate::{OpenError, Snapshot, create, format, verify};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex};
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, ReloadPolicy};
use vestnik_analysis::Analyzer;

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
    /// [`OpenError`] says apart: no index, something else, another format, another analyzer, damage, I/O; and an index that would
    /// open for reading only.
    pub fn open(folder: &Path, analyzer: Arc<Analyzer>) -> Result<Store, OpenError> {
        Store::open_on(Disk::default(), folder, analyzer)
    }

    pub(crate) fn open_on(disk: Disk, folder: &Path, analyzer: Arc<Analyzer>) -> Result<Store, OpenError> {
        let is_refused = |error: &io::Error| {
            matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
        };
        match Store::open_as(disk, folder, Arc::clone(&analyzer), true) {
            Err(OpenError::Io { source, .. })
                if is_refused(&source) && Store::open_read_only(folder, analyzer).is_ok() =>
            {
                Err(OpenError::ReadOnly { path: folder.to_owned(), source })
            }
            opened => opened,
        }
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
