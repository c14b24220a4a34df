//! Building segments: what the engine would do with the documents of a writer, in a third of its time, because terms come
//! packed by documents ([`crate::ahead`]) and are inverted all at once ([`postings`]).
//!
//! ```text
//! writer's thread   documents → SegmentBuilder, until its memory is used up
//! another thread    SegmentBuilder → files of a segment
//! writer's thread   the segment → the engine, which merges and commits it as one of its own
//! ```
//!
//! A deletion reaches the documents of all segments that the engine has by then, and no others ([`deletions`]). So before a
//! document is deleted, or replaced, that is in none of them yet, the segment that has it is given to the engine.

mod deletions;
mod postings;
mod segment;
mod terms;

use crate::ahead::AnalyzedDocument;
use deletions::Deletions;
use segment::SegmentBuilder;
use std::collections::HashSet;
use std::thread::JoinHandle;
use tantivy::index::Segment;
use tantivy::{IndexWriter, TantivyDocument, Term};
use vestnik_document::DocumentId;

/// The segments that the engine does not have yet: one that grows and one that is being written.
pub(crate) struct Unfinished {
    /// How much memory the postings of both may take, in bytes.
    memory: usize,
    growing: Option<Batch>,
    written: Option<(Keys, JoinHandle<tantivy::Result<Segment>>)>,
    deletions: Deletions,
}

struct Batch {
    builder: SegmentBuilder,
    keys: Keys,
}

/// What the documents of a segment can be deleted by.
#[derive(Default)]
struct Keys {
    ids: HashSet<DocumentId>,
    sources: HashSet<u64>,
}

/// What a deletion is about.
#[derive(Clone, Copy)]
pub(crate) enum Key<'k> {
    Id(&'k DocumentId),
    Source(u64),
}

/// What `Unfinished` needs of the engine.
type Engine = IndexWriter<TantivyDocument>;

impl Unfinished {
    /// `has_segments`: whether the engine has any yet.
    pub(crate) fn new(memory: usize, has_segments: bool) -> Self {
        Self { memory, growing: None, written: None, deletions: Deletions::new(has_segments) }
    }

    /// Adds a document; one of the same id must not be there.
    pub(crate) fn add(&mut self, engine: &Engine, document: AnalyzedDocument) -> tantivy::Result<()> {
        let batch = match &mut self.growing {
            Some(batch) => batch,
            none => {
                let builder = SegmentBuilder::new(engine.new_segment())?;
                none.insert(Batch { builder, keys: Keys::default() })
            }
        };
        batch.builder.add(&document)?;
        batch.keys.ids.insert(document.id);
        batch.keys.sources.extend(document.source);
        // Another segment may be on its way to the disk meanwhile.
        if batch.builder.memory() >= self.memory / 3 * 2 {
            self.write_growing(engine)?;
        }
        Ok(())
    }

    /// Deletes the documents with this key, of which the term is the form in the index.
    pub(crate) fn delete(&mut self, engine: &Engine, key: Key<'_>, term: Term) -> tantivy::Result<()> {
        if self.growing.as_ref().is_some_and(|batch| batch.keys.hold(key)) {
            self.finish(engine)?;
        } else if self.written.as_ref().is_some_and(|(keys, _)| keys.hold(key)) {
            self.take_written(engine)?;
        }
        self.deletions.delete(engine, term)
    }

    /// Hands everything to the engine.
    pub(crate) fn finish(&mut self, engine: &Engine) -> tantivy::Result<()> {
        self.take_written(engine)?;
        match self.growing.take() {
            Some(batch) => self.give(engine, &batch.builder.finish()?),
            None => Ok(()),
        }
    }

    /// Waits for the thread that writes a segment, which belongs to no commit any more.
    pub(crate) fn abandon(&mut self) {
        self.growing = None;
        if let Some((_, thread)) = self.written.take() {
            let _ = thread.join();
        }
    }

    fn write_growing(&mut self, engine: &Engine) -> tantivy::Result<()> {
        self.take_written(engine)?;
        if let Some(Batch { builder, keys }) = self.growing.take() {
            self.written = Some((keys, std::thread::spawn(move || builder.finish())));
        }
        Ok(())
    }

    fn take_written(&mut self, engine: &Engine) -> tantivy::Result<()> {
        let Some((_, thread)) = self.written.take() else { return Ok(()) };
        let failed =
            |_| tantivy::TantivyError::ErrorInThread("a segment was not written to its end".to_owned());
        self.give(engine, &thread.join().map_err(failed)??)
    }

    /// Makes a segment one of the engine's, as its own threads do.
    fn give(&mut self, engine: &Engine, segment: &Segment) -> tantivy::Result<()> {
        let meta = segment.meta().clone();
        meta.untrack_temp_docstore();
        self.deletions.born(segment.id());
        engine.add_segment(meta)
    }
}

impl Keys {
    fn hold(&self, key: Key<'_>) -> bool {
        match key {
            Key::Id(id) => self.ids.contains(id),
            Key::Source(source) => self.sources.contains(&source),
        }
    }
}

#[cfg(test)]
mod tests;
