//! Going through the documents that match: the best of them, how many there are, counts by facet and by time.

mod facets;
mod forms;
mod openings;
mod proximity;
mod stored;
mod ties;
mod timeline;
mod top;

pub use timeline::{Bucket, Step};
pub use top::{Address, Scored};

pub(crate) use facets::FacetCounter;
pub(crate) use forms::typed;
pub(crate) use proximity::{WINDOW, rerank};
pub(crate) use stored::{DEPTH, rank_by_text};
pub(crate) use ties::settle;
pub(crate) use timeline::TimeCounter;
pub(crate) use top::{Ranking, Recency, Top};

use crate::ReadError;
use crate::lower::Compiled;
use tantivy::query::Scorer;
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED};

/// Something that looks at every matching document of a segment.
pub(crate) trait Collect {
    /// A new segment begins.
    fn segment(&mut self, ord: u32, segment: &SegmentReader) -> Result<(), ReadError>;
    /// A document matches. The scorer stands on it; asking for the score costs time.
    fn document(&mut self, doc: DocId, scorer: &mut dyn Scorer);
    /// The segment is through.
    fn end_segment(&mut self) -> Result<(), ReadError> {
        Ok(())
    }
}

/// Shows every matching document that is not deleted to all collectors, and counts them.
pub(crate) fn run(
    searcher: &Searcher,
    compiled: &Compiled,
    collectors: &mut [&mut dyn Collect],
) -> Result<u64, ReadError> {
    let mut total = 0;
    for (ord, segment) in searcher.segment_readers().iter().enumerate() {
        let mut scorer = compiled.scorer(segment, ord)?;
        if scorer.doc() == TERMINATED {
            continue;
        }
        for collector in collectors.iter_mut() {
            collector.segment(ord as u32, segment)?;
        }
        let alive = segment.alive_bitset();
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                total += 1;
                for collector in collectors.iter_mut() {
                    collector.document(doc, scorer.as_mut());
                }
            }
            doc = scorer.advance();
        }
        for collector in collectors.iter_mut() {
            collector.end_segment()?;
        }
    }
    Ok(total)
}
