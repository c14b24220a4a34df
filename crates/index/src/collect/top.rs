//! The best documents: by score, or by date; ties break by document id.
//!
//! Which of those that tie are among the best is decided here; in which order they are shown, by [`super::ties`].

use super::{Collect, ties};
use crate::ReadError;
use crate::schema::column;
use std::cmp::Reverse;
use tantivy::columnar::Column;
use tantivy::query::Scorer;
use tantivy::{DocId, Searcher, SegmentReader};
use vestnik_query::hits::{Gains, Sort};

/// A document within one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    pub(crate) segment: u32,
    pub(crate) doc: DocId,
}

/// A document with its score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// The document.
    pub address: Address,
    /// Its score.
    pub score: f32,
    /// What of it the words did not give.
    pub gains: Gains,
}

/// By what documents are ordered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranking {
    pub(crate) sort: Sort,
    pub(crate) recency: Option<Recency>,
}

/// A mild preference for recent documents: up to a fifth more, half of it lost every thirty days.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recency {
    /// Seconds since 1970 UTC.
    pub(crate) now: i64,
}

impl Recency {
    const GAIN: f32 = 0.2;
    const HALF_LIFE: f32 = 30.0 * 86_400.0;

    fn factor(self, instant: Option<i64>) -> f32 {
        let Some(instant) = instant else { return 1.0 };
        let age = (self.now - instant).max(0) as f32;
        1.0 + Self::GAIN * (-age / Self::HALF_LIFE).exp2()
    }
}

/// Keeps the best `limit` documents.
pub(crate) struct Top {
    ranking: Ranking,
    limit: usize,
    segment: Option<Columns>,
    best: Vec<Candidate>,
    /// The place in `best` where the present segment's candidates begin.
    start: usize,
    /// What a candidate of the present segment has to beat, once it has enough.
    threshold: Option<(u64, Reverse<u64>)>,
}

struct Columns {
    ord: u32,
    ids: Column<u64>,
    instants: Column<i64>,
}

#[derive(Clone, Copy)]
struct Candidate {
    /// Greater is better.
    key: u64,
    id: u64,
    scored: Scored,
}

impl Candidate {
    fn order(&self) -> (u64, Reverse<u64>) {
        (self.key, Reverse(self.id))
    }
}

impl Top {
    pub(crate) fn new(limit: usize, ranking: Ranking) -> Self {
        Self { ranking, limit, segment: None, best: Vec::new(), start: 0, threshold: None }
    }

    /// The best of all segments, in order. Where `ranked_again` tells how many of them will be ranked again, ties stay open that do not
    /// decide which ones these are.
    pub(crate) fn finish(
        mut self,
        searcher: &Searcher,
        ranked_again: Option<usize>,
    ) -> Result<Vec<Scored>, ReadError> {
        self.best.sort_by_key(|candidate| Reverse(candidate.key));
        let mut ordered = Vec::with_capacity(self.limit.min(self.best.len()));
        for run in self.best.chunk_by(|a, b| a.key == b.key) {
            let start = ordered.len();
            if start >= self.limit {
                break;
            }
            ordered.extend(run.iter().map(|candidate| candidate.scored));
            let end = start + run.len();
            let wanted = match ranked_again {
                None => Some(self.limit.min(end)),
                Some(window) => [self.limit, window].into_iter().find(|at| (start + 1..end).contains(at)),
            };
            if let Some(wanted) = wanted.filter(|_| run.len() > 1) {
                ties::by_id(&mut ordered[start..], wanted - start, searcher)?;
            }
        }
        ordered.truncate(self.limit);
        Ok(ordered)
    }

    /// Drops all candidates of the present segment but the best `limit`.
    fn prune(&mut self) {
        let of_segment = &mut self.best[self.start..];
        if self.limit == 0 || of_segment.len() <= self.limit {
            self.best.truncate(self.start + self.limit);
            return;
        }
        of_segment.select_nth_unstable_by_key(self.limit - 1, |candidate| Reverse(candidate.order()));
        self.threshold = Some(of_segment[self.limit - 1].order());
        self.best.truncate(self.start + self.limit);
    }

    /// What documents are compared by, the score, and what of it being recent gave.
    fn key(&self, columns: &Columns, doc: DocId, scorer: &mut dyn Scorer) -> (u64, f32, f32) {
        const ZERO: i64 = i64::MIN / 2;
        match self.ranking.sort {
            Sort::Relevance => {
                let plain = scorer.score();
                let recency = self.ranking.recency;
                let score =
                    recency.map_or(plain, |recency| plain * recency.factor(columns.instants.first(doc)));
                // Scores are never negative, and the bits of such numbers are ordered like the numbers.
                (u64::from(score.max(0.0).to_bits()), score, score - plain)
            }
            // Documents without a date have the least key both ways.
            Sort::Newest => {
                (columns.instants.first(doc).map_or(0, |instant| (instant - ZERO) as u64), 0.0, 0.0)
            }
            Sort::Oldest => {
                (columns.instants.first(doc).map_or(0, |instant| (-ZERO - instant) as u64), 0.0, 0.0)
            }
        }
    }
}

impl Collect for Top {
    fn segment(&mut self, ord: u32, segment: &SegmentReader) -> Result<(), ReadError> {
        let columns = segment.fast_fields();
        let ids =
            columns.str(column::ID)?.ok_or_else(|| ReadError::Damaged("a segment without ids".to_owned()))?;
        let instants = match columns.column_opt::<i64>(column::INSTANT)? {
            Some(instants) => instants,
            None => Column::build_empty_column(segment.max_doc()),
        };
        self.segment = Some(Columns { ord, ids: ids.ords().clone(), instants });
        (self.start, self.threshold) = (self.best.len(), None);
        Ok(())
    }

    fn document(&mut self, doc: DocId, scorer: &mut dyn Scorer) {
        if self.limit == 0 {
            return;
        }
        let Some(columns) = &self.segment else { return };
        let (key, score, recent) = self.key(columns, doc, scorer);
        if self.threshold.is_some_and(|(least, _)| key < least) {
            return;
        }
        let id = columns.ids.first(doc).unwrap_or(u64::MAX);
        let (address, gains) = (Address { segment: columns.ord, doc }, Gains { recent, ..Gains::default() });
        let candidate = Candidate { key, id, scored: Scored { address, score, gains } };
        if self.threshold.is_some_and(|least| candidate.order() <= least) {
            return;
        }
        self.best.push(candidate);
        if self.best.len() - self.start >= 2 * self.limit.max(32) {
            self.prune();
        }
    }

    fn end_segment(&mut self) -> Result<(), ReadError> {
        self.prune();
        self.segment = None;
        Ok(())
    }
}
