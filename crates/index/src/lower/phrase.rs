//! Phrases: words one after another, each slot with several terms, with slop as in Lucene.
//!
//! tantivy's own phrase query knows one term for a slot. Here the positions of a slot's terms are merged, brought to the
//! place where the phrase would start, and a match is a choice of one from each slot whose starts lie within `slop`.

use super::terms::Lookup;
use super::word::postings;
use crate::ReadError;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

/// The documents with a phrase in one field.
pub(crate) struct PhraseDocs {
    slots: Vec<SlotPostings>,
    slop: u32,
    doc: DocId,
    frequency: u32,
}

/// The documents with one of the terms of a slot.
struct SlotPostings {
    terms: Vec<SegmentPostings>,
    offset: u32,
    positions: Vec<u32>,
}

impl PhraseDocs {
    /// `None` where a slot has no term in this segment.
    pub(crate) fn open(
        segment: &SegmentReader,
        field: Field,
        slots: &[(u32, Vec<Lookup>)],
        slop: u32,
        ord: usize,
    ) -> Result<Option<Self>, ReadError> {
        let mut opened = Vec::with_capacity(slots.len());
        for (offset, lookups) in slots {
            let mut terms = Vec::with_capacity(lookups.len());
            for lookup in lookups {
                terms.extend(postings(
                    segment,
                    field,
                    lookup,
                    ord,
                    IndexRecordOption::WithFreqsAndPositions,
                )?);
            }
            if terms.is_empty() {
                return Ok(None);
            }
            opened.push(SlotPostings { terms, offset: *offset, positions: Vec::new() });
        }
        let mut phrase = Self { slots: opened, slop, doc: 0, frequency: 0 };
        phrase.find(0);
        Ok(Some(phrase))
    }

    /// How often the phrase stands in the present document.
    pub(crate) fn frequency(&self) -> u32 {
        self.frequency
    }

    pub(crate) fn doc(&self) -> DocId {
        self.doc
    }

    pub(crate) fn size_hint(&self) -> u32 {
        self.slots.iter().map(SlotPostings::size_hint).min().unwrap_or(0)
    }

    pub(crate) fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED {
            return TERMINATED;
        }
        self.find(self.doc + 1)
    }

    pub(crate) fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc {
            return self.doc;
        }
        self.find(target)
    }

    /// The first document from `target` on that has the phrase.
    fn find(&mut self, mut target: DocId) -> DocId {
        loop {
            self.doc = self.align(target);
            if self.doc == TERMINATED {
                return TERMINATED;
            }
            self.frequency = self.count();
            if self.frequency > 0 {
                return self.doc;
            }
            target = self.doc + 1;
        }
    }

    /// The first document from `target` on that has all slots.
    fn align(&mut self, mut target: DocId) -> DocId {
        'again: loop {
            for slot in &mut self.slots {
                let doc = slot.seek(target);
                if doc == TERMINATED {
                    return TERMINATED;
                }
                if doc > target {
                    target = doc;
                    continue 'again;
                }
            }
            return target;
        }
    }

    fn count(&mut self) -> u32 {
        for slot in &mut self.slots {
            slot.read_positions(self.doc);
        }
        let lists: Vec<(&[u32], u32)> =
            self.slots.iter().map(|slot| (slot.positions.as_slice(), slot.offset)).collect();
        count_matches(&lists, self.slop)
    }
}

impl SlotPostings {
    fn seek(&mut self, target: DocId) -> DocId {
        let mut least = TERMINATED;
        for term in &mut self.terms {
            let doc = if term.doc() < target { term.seek(target) } else { term.doc() };
            least = least.min(doc);
        }
        least
    }

    fn size_hint(&self) -> u32 {
        self.terms.iter().fold(0, |sum: u32, term| sum.saturating_add(term.size_hint()))
    }

    fn read_positions(&mut self, doc: DocId) {
        self.positions.clear();
        let mut present = self.terms.iter_mut().filter(|term| term.doc() == doc);
        if let Some(first) = present.next() {
            first.positions(&mut self.positions);
        }
        let mut merged = false;
        for term in present {
            term.append_positions_with_offset(0, &mut self.positions);
            merged = true;
        }
        if merged {
            self.positions.sort_unstable();
            self.positions.dedup();
        }
    }
}

/// How many matches there are, none sharing its earliest word with another. Each list is sorted; its number is the
/// distance of the slot from the phrase's start.
fn count_matches(lists: &[(&[u32], u32)], slop: u32) -> u32 {
    let mut at = vec![0usize; lists.len()];
    let mut count = 0;
    while let Some(window) = Window::of(lists, &at) {
        if window.width <= slop && window.distinct {
            count += 1;
        }
        at[window.earliest] += 1;
    }
    count
}

/// One choice of a position from each list.
struct Window {
    /// The list whose choice lies first: the one to go on with.
    earliest: usize,
    width: u32,
    /// Whether no two choices are the same word of the text.
    distinct: bool,
}

impl Window {
    fn of(lists: &[(&[u32], u32)], at: &[usize]) -> Option<Window> {
        let (mut least, mut most, mut earliest) = (i64::MAX, i64::MIN, 0);
        for (number, (positions, offset)) in lists.iter().enumerate() {
            let start = i64::from(*positions.get(at[number])?) - i64::from(*offset);
            if start < least {
                (least, earliest) = (start, number);
            }
            most = most.max(start);
        }
        let position = |number: usize| lists[number].0[at[number]];
        let distinct = (1..lists.len()).all(|a| (0..a).all(|b| position(a) != position(b)));
        Some(Window { earliest, width: u32::try_from(most - least).ok()?, distinct })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_are_counted_with_slop() {
        for (lists, slop, expected) in [
            (vec![(vec![3, 9], 0), (vec![4, 20], 1)], 0, 1),
            (vec![(vec![3, 9], 0), (vec![5], 1)], 0, 0),
            (vec![(vec![3, 9], 0), (vec![5], 1)], 1, 1),
            // The other way round takes two moves.
            (vec![(vec![4], 0), (vec![3], 1)], 1, 0),
            (vec![(vec![4], 0), (vec![3], 1)], 2, 1),
            // One word cannot stand for two.
            (vec![(vec![4], 0), (vec![4], 1)], 5, 0),
            (vec![(vec![4, 5], 0), (vec![4, 5], 1)], 0, 1),
            (vec![(vec![1, 5, 9], 0), (vec![2, 6, 10], 1), (vec![3, 11], 2)], 0, 2),
            (vec![(vec![], 0), (vec![1], 1)], 3, 0),
        ] {
            let borrowed: Vec<(&[u32], u32)> =
                lists.iter().map(|(list, offset): &(Vec<u32>, u32)| (list.as_slice(), *offset)).collect();
            assert_eq!(count_matches(&borrowed, slop), expected, "{lists:?} ~{slop}");
        }
    }
}
