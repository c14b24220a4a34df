//! Building segments: what the engine would do with the documents of a writer, in a third of its time, because terms come
//! packed by documents ([`crate::ahead`]) and are inverted all at once ([`postings`]).
//!
//! ```text
//! writer's thread   documents → SegmentBuilder, until its memory is used up
//! another thread    SegmentBuilder → files of a segment
//! writer's thread   the segment → the engine, which merges and commits it as one of its own
//! ```
//!
//! A deletion reaches the documents of all segments that the engine has by then, and no others ([`deletions`]). Documents of the
//! segment that grows are deleted by their numbers; one that is being written is waited for and given to the engine before.

mod deletions;
mod postings;
mod segment;
mod terms;

use crate::ahead::AnalyzedDocument;
use deletions::Deletions;
use segment::SegmentBuilder;
use std::collections::HashMap;
use std::thread::JoinHandle;
use tantivy::index::Segment;
use tantivy::{IndexWriter, TantivyDocument, Term};
use vestnik_document::DocumentId;

/// The segments that the engine does not have yet: one that grows and one that is being written.
pub(crate) struct Unfinished {
    /// How much memory postings that are not written yet should take, in bytes, about.
    memory: usize,
    growing: Option<Batch>,
    written: Option<(Keys, Written)>,
    deletions: Deletions,
}

struct Batch {
    builder: SegmentBuilder,
    keys: Keys,
}

/// A thread that writes a segment.
type Written = JoinHandle<tantivy::Result<Option<Segment>>>;

/// The numbers of a segment's documents by what they can be deleted by.
#[derive(Default)]
struct Keys {
    ids: HashMap<DocumentId, u32>,
    sources: HashMap<u64, Vec<u32>>,
}

/// What a deletion is about.
#[derive(Clone, Copy)]
pub(crate) enum Key<'k> {
    Id(&'k DocumentId),
    Source(u64),
}

/// Places in a segment that is being built are numbers of 32 bits.
const MOST_MEMORY: usize = 2 << 30;

/// What `Unfinished` needs of the engine.
type Engine = IndexWriter<TantivyDocument>;

impl Unfinished {
    /// `has_segments`: whether the engine has any yet.
    pub(crate) fn new(memory: usize, has_segments: bool) -> Self {
        let memory = memory.min(MOST_MEMORY);
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
        let number = batch.builder.add(&document)?;
        batch.keys.ids.insert(document.id, number);
        if let Some(source) = document.source {
            batch.keys.sources.entry(source).or_default().push(number);
        }
        // Another segment may be on its way to the disk meanwhile.
        if batch.builder.memory() >= self.memory / 3 * 2 {
            self.write_growing(engine)?;
        }
        Ok(())
    }

    /// Deletes the documents with this key, of which the term is the form in the index.
    pub(crate) fn delete(&mut self, engine: &Engine, key: Key<'_>, term: Term) -> tantivy::Result<()> {
        if let Some(Batch { builder, keys }) = &mut self.growing {
            keys.take(key, |number| builder.delete(number));
        }
        if self.written.as_ref().is_some_and(|(keys, _)| keys.hold(key)) {
            self.take_written(engine)?;
        }
        self.deletions.delete(engine, term)
    }

    /// Hands everything to the engine.
    pub(crate) fn finish(&mut self, engine: &Engine) -> tantivy::Result<()> {
        self.take_written(engine)?;
        match self.growing.take() {
            Some(batch) => self.give(engine, batch.builder.finish()?),
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
            let thread = std::thread::Builder::new().name("segment".to_owned());
            self.written = Some((keys, thread.spawn(move || builder.finish())?));
        }
        Ok(())
    }

    fn take_written(&mut self, engine: &Engine) -> tantivy::Result<()> {
        let Some((_, thread)) = self.written.take() else { return Ok(()) };
        let failed =
            |_| tantivy::TantivyError::ErrorInThread("a segment was not written to its end".to_owned());
        self.give(engine, thread.join().map_err(failed)??)
    }

    /// Makes a segment one of the engine's, as its own threads do.
    fn give(&mut self, engine: &Engine, segment: Option<Segment>) -> tantivy::Result<()> {
        let Some(segment) = segment else { return Ok(()) };
        let meta = segment.meta().clone();
        meta.untrack_temp_docstore();
        self.deletions.born(segment.id());
        engine.add_segment(meta)
    }
}

impl Keys {
    fn hold(&self, key: Key<'_>) -> bool {
        match key {
            Key::Id(id) => self.ids.contains_key(id),
            Key::Source(source) => self.sources.contains_key(&source),
        }
    }

    /// Takes the numbers of a key out.
    fn take(&mut self, key: Key<'_>, mut each: impl FnMut(u32)) {
        match key {
            Key::Id(id) => self.ids.remove(id).into_iter().for_each(each),
            Key::Source(source) => {
                self.sources.remove(&source).into_iter().flatten().for_each(&mut each);
            }
        }
    }
}

#[cfg(test)]
mod tests;
