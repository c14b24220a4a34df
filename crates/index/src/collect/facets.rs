//! Counts by site, language, agency or month.

use super::Collect;
use crate::ReadError;
use crate::schema::column;
use std::collections::HashMap;
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::Scorer;
use tantivy::{DocId, SegmentReader};
use vestnik_query::hits::{Facet, FacetCounts};

/// Counts one facet.
pub(crate) struct FacetCounter {
    facet: Facet,
    counts: HashMap<String, u64>,
    segment: Segment,
}

enum Segment {
    None,
    /// Counts by the ordinal of the value.
    Words(StrColumn, Vec<u64>),
    /// First and last day, and counts by `yyyymm`.
    Months(Column<u64>, Column<u64>, HashMap<u64, u64>),
}

impl FacetCounter {
    pub(crate) fn new(facet: Facet) -> Self {
        Self { facet, counts: HashMap::new(), segment: Segment::None }
    }

    /// The counts of all values, most frequent first: whoever shows them decides how many to show, once they are summed up.
    pub(crate) fn finish(self) -> FacetCounts {
        let mut counts: Vec<(String, u64)> = self.counts.into_iter().collect();
        counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        FacetCounts { facet: self.facet, counts, more: 0 }
    }
}

impl Collect for FacetCounter {
    fn segment(&mut self, _ord: u32, segment: &SegmentReader) -> Result<(), ReadError> {
        let columns = segment.fast_fields();
        let name = match self.facet {
            Facet::Site => column::SITE,
            Facet::Language => column::LANG,
            Facet::Agency => column::AGENCY,
            _ => {
                let (first, last) = (columns.column_opt(column::DAY)?, columns.column_opt(column::LAST_DAY)?);
                self.segment = match (first, last) {
                    (Some(first), Some(last)) => Segment::Months(first, last, HashMap::new()),
                    _ => Segment::None,
                };
                return Ok(());
            }
        };
        self.segment = match columns.str(name)? {
            Some(column) => {
                let values = column.num_terms();
                Segment::Words(column, vec![0; values])
            }
            None => Segment::None,
        };
        Ok(())
    }

    fn document(&mut self, doc: DocId, _scorer: &mut dyn Scorer) {
        match &mut self.segment {
            Segment::None => {}
            Segment::Words(column, counts) => {
                if let Some(count) = column.ords().first(doc).and_then(|ord| counts.get_mut(ord as usize)) {
                    *count += 1;
                }
            }
            Segment::Months(first, last, counts) => {
                // A date that is known to the year only belongs to no month.
                let months = (first.first(doc).map(|day| day / 100), last.first(doc).map(|day| day / 100));
                if let (Some(month), Some(same)) = months
                    && month == same
                {
                    *counts.entry(month).or_default() += 1;
                }
            }
        }
    }

    fn end_segment(&mut self) -> Result<(), ReadError> {
        match std::mem::replace(&mut self.segment, Segment::None) {
            Segment::None => {}
            Segment::Words(column, counts) => {
                for (ord, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                    let mut value = String::new();
                    column.ord_to_str(ord as u64, &mut value)?;
                    *self.counts.entry(value).or_default() += count;
                }
            }
            Segment::Months(_, _, counts) => {
                for (month, count) in counts {
                    *self.counts.entry(format!("{:04}-{:02}", month / 100, month % 100)).or_default() +=
                        count;
                }
            }
        }
        Ok(())
    }
}
