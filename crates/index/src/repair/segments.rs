//! Which segments are sound, each looked at by itself: its checksums, its counts, and every document that it has.

use crate::disk::{checked, unsealed};
use crate::payload::Payload;
use crate::schema;
use crate::{ReadError, Snapshot, store, verify};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{Index, IndexMeta, SegmentMeta};
use vestnik_analysis::Analyzer;
use vestnik_document::DocumentId;

pub(super) const COMMIT: &str = "meta.json";
/// What the engine notes of its own files.
pub(super) const LIST: &str = ".managed.json";

/// The segments of an index, under whichever commit one wants to see them.
pub(super) struct Segments<'a> {
    pub(super) folder: &'a Path,
    pub(super) analyzer: &'a Arc<Analyzer>,
}

impl Segments<'_> {
    /// The last commit, where it reads and is of this program's schema.
    pub(super) fn commit(&self) -> Result<IndexMeta, String> {
        let damaged = || "segments/meta.json is not as it was written".to_owned();
        let path = self.folder.join(COMMIT);
        if !path.is_file() {
            return Err("segments/meta.json is missing".to_owned());
        }
        let bytes = std::fs::read(&path).map_err(|error| format!("segments/meta.json: {error}"))?;
        let index = self.index(bytes).map_err(|_| damaged())?;
        index.load_metas().map_err(|_| damaged())
    }

    /// The documents of a segment, or what is wrong with it.
    pub(super) fn look_at(
        &self,
        commit: &IndexMeta,
        segment: &SegmentMeta,
    ) -> Result<Vec<DocumentId>, Vec<String>> {
        let alone = [segment.clone()];
        let looked_at = catch_unwind(AssertUnwindSafe(|| {
            let damaged = self.index(with(commit, &alone, None)).map(|index| verify::damaged_files(&index));
            match damaged {
                Ok(damaged) if damaged.is_empty() => {}
                Ok(damaged) => return Err(damaged),
                Err(reason) => return Err(vec![reason]),
            }
            let view = self.view(commit, &alone).map_err(|reason| vec![reason])?;
            let documents = view.addresses().map(|address| Ok(view.document(address)?.id));
            documents.collect::<Result<Vec<_>, ReadError>>().map_err(|error| vec![error.to_string()])
        }));
        looked_at
            .unwrap_or_else(|_| Err(vec![format!("segment {} does not read", segment.id().uuid_string())]))
    }

    /// What a reader would see if only these segments had been committed; the paths of documents begin at their roots.
    pub(super) fn view(&self, commit: &IndexMeta, segments: &[SegmentMeta]) -> Result<Snapshot, String> {
        let index = self.index(with(commit, segments, None))?;
        let (_, fields) = schema::build();
        let reader = store::open_reader(self.folder, &index, fields).map_err(|error| error.fact())?;
        Ok(Snapshot::new(reader.searcher(), fields, Arc::clone(self.analyzer), &Payload::default()))
    }

    fn index(&self, commit: Vec<u8>) -> Result<Index, String> {
        let inner = MmapDirectory::open(self.folder).map_err(|error| error.to_string())?;
        let selected = Selected { inner, commit: commit.into() };
        let index = Index::open(selected).map_err(|error| error.to_string())?;
        let (schema, _) = schema::build();
        if index.schema() != schema {
            return Err("the schema is not that of its format".to_owned());
        }
        Ok(index)
    }
}

/// The commit with these segments and this payload instead of its own, as the engine writes it.
pub(super) fn with(commit: &IndexMeta, segments: &[SegmentMeta], payload: Option<String>) -> Vec<u8> {
    let changed = IndexMeta { segments: segments.to_vec(), payload, ..commit.clone() };
    serde_json::to_vec_pretty(&changed).expect("a commit has only string keys")
}

/// A directory that is only read, with another commit than the one in it. What the engine notes of its files is not read: it
/// may be damaged, and is of use to a writer alone.
#[derive(Clone, Debug)]
struct Selected {
    inner: MmapDirectory,
    commit: Arc<[u8]>,
}

fn refused() -> io::Error {
    io::Error::new(io::ErrorKind::ReadOnlyFilesystem, "the index is open for reading only")
}

impl Directory for Selected {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        checked(path).map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        unsealed(self.inner.get_file_handle(path)?, path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(refused()), filepath: path.to_owned() })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        if path == Path::new(COMMIT) { Ok(true) } else { self.inner.exists(path) }
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(refused(), path.to_owned()))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        if path == Path::new(COMMIT) {
            return Ok(self.commit.to_vec());
        }
        Err(OpenReadError::FileDoesNotExist(path.to_owned()))
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(refused())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// No writer works on this view.
    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

/// The commit of an index in which there is nothing yet.
pub(super) fn empty_commit() -> IndexMeta {
    let (schema, _) = schema::build();
    IndexMeta { index_settings: store::settings(), ..IndexMeta::with_schema(schema) }
}

/// Whether the engine's list of its own files reads, where there is one.
pub(super) fn has_sound_list(segments: &Path) -> Result<(), String> {
    let damaged = || format!("segments/{LIST} is not as it was written");
    match std::fs::read(segments.join(LIST)) {
        Ok(bytes) => serde_json::from_slice::<Vec<String>>(&bytes).map(drop).map_err(|_| damaged()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(format!("segments/{LIST}: {error}")),
    }
}
