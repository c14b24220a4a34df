//! The one writer of an index: documents and catalogue records go in, and become visible together at a commit (`commit`).

mod commit;

use crate::ahead::{AnalyzedDocument, DocumentAnalyzer};
use crate::build::{Key, Unfinished};
use crate::catalogue::{Catalogue, FileEntry, Log, Outcome, Place, Record, Root};
use crate::schema::{Fields, Origin};
use crate::store::Store;
use crate::{WriteError, begin};
use std::collections::HashSet;
use std::time::Duration;
use tantivy::schema::Term;
use tantivy::{IndexWriter, TantivyDocument};
use vestnik_document::{Document, DocumentId};
use xxhash_rust::xxh3::xxh3_64;

/// How a writer works.
#[derive(Clone, Copy, Debug)]
pub struct WriterOptions {
    /// Memory for postings that are not written yet, in bytes.
    pub memory: usize,
    /// How long to wait for another writer to finish; zero gives up at once.
    pub wait: Duration,
}

impl Default for WriterOptions {
    fn default() -> Self {
        Self { memory: 64 << 20, wait: Duration::ZERO }
    }
}

/// The writer. There is at most one for an index folder, over all programs.
pub struct Writer {
    pub(crate) store: Store,
    /// There until this writer is dropped.
    pub(crate) inner: Option<IndexWriter<TantivyDocument>>,
    unfinished: Unfinished,
    fields: Fields,
    analyzer: DocumentAnalyzer,
    catalogue: Catalogue,
    log: Log,
    pending: Vec<Record>,
    changed: bool,
    /// A change or a commit has failed: what belongs to the next commit is not whole.
    failed: bool,
    /// The next commit writes the catalogue anew.
    compact: bool,
}

impl Writer {
    /// Takes the index for writing.
    ///
    /// # Errors
    /// [`WriteError::Busy`] while another writer has it, [`WriteError::ReadOnly`] where it was opened so.
    pub fn open(store: &Store, options: WriterOptions) -> Result<Writer, WriteError> {
        Writer::open_unless(store, options, &|| false)
    }

    /// [`Writer::open`] for one who may lose patience while another writer has the index.
    ///
    /// # Errors
    /// As [`Writer::open`]; [`WriteError::Busy`] also once `is_cancelled` says so.
    pub fn open_unless(
        store: &Store,
        options: WriterOptions,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Result<Writer, WriteError> {
        if !store.is_writable() {
            return Err(WriteError::ReadOnly);
        }
        let inner = begin::engine(store, options, is_cancelled)?;
        let (log, catalogue) = begin::open_log(store)?;
        let has_segments = !store.index().searchable_segment_metas()?.is_empty();
        let unfinished = Unfinished::new(options.memory, has_segments);
        let fields = store.fields();
        Ok(Writer {
            store: store.clone(),
            inner: Some(inner),
            unfinished,
            fields,
            analyzer: DocumentAnalyzer::new(store),
            catalogue,
            log,
            pending: Vec::new(),
            changed: false,
            failed: false,
            compact: false,
        })
    }

    /// The catalogue with everything that this writer has recorded.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Adds a document, in place of any other with its id.
    ///
    /// # Errors
    /// [`WriteError`] when the index can take no more, such as on a full disk.
    pub fn add(&mut self, document: &Document, origin: Origin) -> Result<(), WriteError> {
        let analyzed = self.analyzer.analyze(document, origin);
        self.add_analyzed(analyzed)
    }

    /// [`Writer::add`] for a document that another thread has made ready.
    ///
    /// # Errors
    /// As [`Writer::add`].
    pub fn add_analyzed(&mut self, document: AnalyzedDocument) -> Result<(), WriteError> {
        self.remove(&document.id)?;
        self.change(|engine, unfinished| unfinished.add(engine, document))
    }

    /// Removes the document with this id, if there is one.
    ///
    /// # Errors
    /// As [`Writer::add`].
    pub fn remove(&mut self, id: &DocumentId) -> Result<(), WriteError> {
        let term = Term::from_field_text(self.fields.id, id.as_str());
        self.delete(Key::Id(id), term)
    }

    /// Removes the documents with these ids, and records of pages among them that they are to stay away.
    ///
    /// # Errors
    /// As [`Writer::add`].
    pub fn remove_for_good(&mut self, ids: &[DocumentId]) -> Result<(), WriteError> {
        ids.iter().try_for_each(|id| self.remove(id))?;
        let ids: HashSet<&DocumentId> = ids.iter().collect();
        let is_meant = |place: &Place| {
            let key = self.catalogue.roots().key(place);
            key.is_some_and(|key| ids.contains(&DocumentId::from_hash(xxh3_64(&key))))
        };
        let pages = self.catalogue.files().filter(|(_, entry)| entry.outcome == Outcome::Page);
        let meant: Vec<(Place, FileEntry)> = pages
            .filter(|(place, _)| is_meant(place))
            .map(|(place, entry)| (place.clone(), FileEntry { outcome: Outcome::Removed, ..entry.clone() }))
            .collect();
        meant.into_iter().for_each(|(place, entry)| self.record_file(place, entry));
        Ok(())
    }

    /// Removes all documents that came from this file of documents.
    ///
    /// # Errors
    /// As [`Writer::add`].
    pub fn remove_source(&mut self, source: u64) -> Result<(), WriteError> {
        let term = Term::from_field_u64(self.fields.source, source);
        self.delete(Key::Source(source), term)
    }

    fn delete(&mut self, key: Key<'_>, term: Term) -> Result<(), WriteError> {
        self.change(|engine, unfinished| unfinished.delete(engine, key, term))
    }

    /// Changes the segments. Where that fails, what belongs to the next commit is not whole: there will be none.
    fn change(
        &mut self,
        change: impl FnOnce(&IndexWriter<TantivyDocument>, &mut Unfinished) -> tantivy::Result<()>,
    ) -> Result<(), WriteError> {
        if self.failed {
            return Err(failed_before());
        }
        let (engine, unfinished) = self.parts();
        let changed = change(engine, unfinished);
        (self.changed, self.failed) = (true, changed.is_err());
        Ok(changed?)
    }

    /// Records a root, new or moved.
    pub fn record_root(&mut self, root: Root) {
        self.record(Record::Root(root));
    }

    /// Records what came of a file.
    pub fn record_file(&mut self, place: Place, entry: FileEntry) {
        self.record(Record::File(place, entry));
    }

    /// Records that a file is gone.
    pub fn record_gone(&mut self, place: Place) {
        self.record(Record::Gone(place));
    }

    /// Takes a root and its files out of the catalogue, which the next commit writes anew.
    pub(crate) fn drop_root(&mut self, number: u32) {
        self.catalogue.drop_root(number);
        (self.compact, self.changed) = (true, true);
    }

    /// Whether there is something to commit.
    pub fn has_changes(&self) -> bool {
        self.changed
    }

    /// The next commit writes the catalogue anew, if any record of it is void.
    pub(crate) fn want_compaction(&mut self) {
        self.compact = self.log.has_void();
        self.changed |= self.compact;
    }

    fn record(&mut self, record: Record) {
        let gone = matches!(record, Record::Gone(_));
        self.pending.push(record.clone());
        if self.catalogue.apply(record) {
            self.log.count_void(if gone { 2 } else { 1 } * AVERAGE_RECORD);
        }
        self.changed = true;
    }

    pub(crate) fn engine(&mut self) -> &mut IndexWriter<TantivyDocument> {
        self.inner.as_mut().expect("taken only where the writer ends")
    }

    fn parts(&mut self) -> (&IndexWriter<TantivyDocument>, &mut Unfinished) {
        (self.inner.as_ref().expect("taken only where the writer ends"), &mut self.unfinished)
    }
}

fn failed_before() -> WriteError {
    WriteError::Io(std::io::Error::other("an earlier change by this writer has failed"))
}

/// About how many bytes a record takes; only to judge when compaction pays.
const AVERAGE_RECORD: u64 = 80;
