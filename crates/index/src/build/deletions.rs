//! Deletions that leave later segments alone.
//!
//! The engine (0.27) tells a segment that is given to it of all deletions to come, and of those that it has not worked off
//! yet as well. Its own threads know for each document whether it came before a deletion; for a segment that is given, a
//! deletion of an old document would delete the new one that stands in its place. So every deletion knows which segments
//! came after it.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use tantivy::index::SegmentId;
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, IndexWriter, Score, SegmentReader, TantivyDocument, TantivyError, Term};

/// The deletions of one writer.
pub(super) struct Deletions {
    count: u64,
    births: Births,
    /// Whether there is any segment to delete from.
    reach: bool,
}

/// How many deletions there were before each segment that was given to the engine.
type Births = Arc<RwLock<HashMap<SegmentId, u64>>>;

impl Deletions {
    /// For a writer of an index with segments, or of an empty one.
    pub(super) fn new(has_segments: bool) -> Self {
        Self { count: 0, births: Births::default(), reach: has_segments }
    }

    /// Deletes the documents with a term in all segments that the engine has.
    pub(super) fn delete(
        &mut self,
        engine: &IndexWriter<TantivyDocument>,
        term: Term,
    ) -> tantivy::Result<()> {
        if self.reach {
            self.count += 1;
            let births = Arc::clone(&self.births);
            engine.delete_query(Box::new(Deletion { term, number: self.count, births }))?;
        }
        Ok(())
    }

    /// A segment is about to be given to the engine.
    pub(super) fn born(&mut self, segment: SegmentId) {
        self.births.write().unwrap_or_else(PoisonError::into_inner).insert(segment, self.count);
        self.reach = true;
    }
}

/// One deletion, as the engine takes it.
#[derive(Clone, Debug)]
struct Deletion {
    term: Term,
    number: u64,
    births: Births,
}

struct DeletionWeight {
    inner: Box<dyn Weight>,
    number: u64,
    births: Births,
}

impl Query for Deletion {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let inner = TermQuery::new(self.term.clone(), IndexRecordOption::Basic).weight(scoring)?;
        Ok(Box::new(DeletionWeight { inner, number: self.number, births: Arc::clone(&self.births) }))
    }
}

impl Weight for DeletionWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let births = self.births.read().unwrap_or_else(PoisonError::into_inner);
        if births.get(&reader.segment_id()).is_some_and(|&before| self.number <= before) {
            return Ok(Box::new(EmptyScorer));
        }
        self.inner.scorer(reader, boost)
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("a deletion has no scores".to_owned()))
    }
}
