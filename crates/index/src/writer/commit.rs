//! How a writer ends a batch and itself: everything becomes visible together, or nothing does.

use super::{Writer, failed_before};
use crate::payload::Payload;
use crate::{WriteError, begin};
use tantivy::IndexWriter;

impl Writer {
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

#[cfg(test)]
mod tests {
    use crate::{Origin, Store, Writer, WriterOptions};
    use std::path::Path;
    use std::sync::Arc;
    use tantivy::Directory;
    use tantivy::schema::Term;
    use vestnik_analysis::Analyzer;
    use vestnik_document::{Document, DocumentId};

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
