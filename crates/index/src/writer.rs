//! The one writer of an index: documents and catalogue records go in, and become visible together at a commit.

use crate::ahead::{AnalyzedDocument, DocumentAnalyzer};
use crate::build::{Key, Unfinished};
use crate::catalogue::{Catalogue, FileEntry, Log, Outcome, Place, Record, Root};
use crate::payload::Payload;
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
        if !store.is_writable() {
            return Err(WriteError::ReadOnly);
        }
        let inner = begin::engine(store, options)?;
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

    /// Makes everything so far visible and safe on the disk. Does nothing where nothing changed.
    ///
    /// # Errors
    /// [`WriteError`]; then nothing of this batch is visible, everything committed before still is, and the writer
    /// commits no more: another one goes on from there.
    pub fn commit(&mut self) -> Result<(), WriteError> {
        if self.failed {
            return Err(failed_before());
        }
        if !self.changed {
            return Ok(());
        }
        self.failed = true;
        self.commit_changes()?;
        (self.changed, self.failed) = (false, false);
        Ok(())
    }

    fn commit_changes(&mut self) -> Result<(), WriteError> {
        let compacted = if self.log.wants_compaction() || std::mem::take(&mut self.compact) {
            let next = begin::next_log(&self.store, self.log.name(), &self.catalogue)?;
            Some(std::mem::replace(&mut self.log, next))
        } else {
            self.log.append(&self.pending)?;
            None
        };
        self.pending.clear();
        let (engine, unfinished) = self.parts();
        unfinished.finish(engine)?;
        let payload = Payload::new(&self.log, &self.catalogue).to_text();
        let mut prepared = self.engine().prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        if let Some(old) = compacted {
            // Only a leftover if this fails; the next compaction takes another name.
            let _ = self.store.disk().remove(&self.store.folder().join(old.name()));
        }
        Ok(())
    }

    /// Commits, lets merges finish and removes files that no commit needs.
    ///
    /// # Errors
    /// As [`Writer::commit`].
    pub fn finish(mut self) -> Result<(), WriteError> {
        self.commit()?;
        self.wait_for_merges()?;
        Ok(())
    }

    /// Forgets everything since the last commit and lets the index go. So does dropping the writer.
    pub fn abandon(self) {}

    pub(crate) fn engine(&mut self) -> &mut IndexWriter<TantivyDocument> {
        self.inner.as_mut().expect("taken only where the writer ends")
    }

    fn parts(&mut self) -> (&IndexWriter<TantivyDocument>, &mut Unfinished) {
        (self.inner.as_ref().expect("taken only where the writer ends"), &mut self.unfinished)
    }

    fn wait_for_merges(&mut self) -> tantivy::Result<()> {
        self.inner.take().map_or(Ok(()), IndexWriter::wait_merging_threads)
    }
}

/// What the engine (0.27) has in its memory after a commit that failed is not what there is on the disk: a merge that ends then would commit
/// half of it, or remove the files that the last commit needs. So whatever made this writer end before its time, nothing
/// is changed from there on, and merges are waited for, which fail at once.
impl Drop for Writer {
    fn drop(&mut self) {
        if self.inner.is_some() {
            self.store.stop_changes();
            self.unfinished.abandon();
            let _ = self.wait_for_merges();
        }
    }
}

fn failed_before() -> WriteError {
    WriteError::Io(std::io::Error::other("an earlier change by this writer has failed"))
}

/// About how many bytes a record takes; only to judge when compaction pays.
const AVERAGE_RECORD: u64 = 80;

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;
    use std::sync::Arc;
    use tantivy::Directory;
    use vestnik_analysis::Analyzer;

    #[test]
    fn nothing_has_the_stamp_of_the_last_commit() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("index"), Arc::new(Analyzer::new())).unwrap();
        for _ in 0..2 {
            let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
            let committed = writer.engine().commit_opstamp();
            let first = writer.engine().delete_term(Term::from_field_text(store.fields().id, "x"));
            assert!(first > committed, "{first} after {committed}");
            writer.add(&Document::new(DocumentId::from_hash(1)), Origin::default()).unwrap();
            writer.finish().unwrap();
        }
    }

    /// What is left of a writer that did not finish, such as a merge, must not touch the files any more.
    #[test]
    fn nothing_is_changed_after_a_writer_that_did_not_finish() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("index"), Arc::new(Analyzer::new())).unwrap();
        let write = || store.index().directory().atomic_write(Path::new("some.json"), b"{}");
        drop(Writer::open(&store, WriterOptions::default()).unwrap());
        assert!(write().is_err());
        Writer::open(&store, WriterOptions::default()).unwrap().finish().unwrap();
        write().unwrap();
    }
}
