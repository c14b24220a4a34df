//! Phrases among the tokens of one piece of text.

use crate::plan::Slot;
use std::ops::Range;

/// A token that may stand at one place of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) slot: usize,
    pub(super) position: u32,
    pub(super) bytes: Range<usize>,
}

/// Each place of a piece where the phrase stands, as the spans of its words in the order of its slots. `candidates` are in the order of the text.
///
/// As many moves are needed as the farthest word is out of line with the others: Lucene's `slop`.
pub(super) fn find(slots: &[Slot], slop: u32, candidates: &[Candidate]) -> Vec<Vec<Range<usize>>> {
    let mut by_slot: Vec<Vec<&Candidate>> = vec![Vec::new(); slots.len()];
    for candidate in candidates {
        if let Some(list) = by_slot.get_mut(candidate.slot) {
            list.push(candidate);
        }
    }
    let Some((first, others)) = by_slot.split_first() else { return Vec::new() };
    first.iter().filter_map(|start| place(start, slots, slop, others)).collect()
}

/// The phrase whose first word is this one, each other word the one nearest to its place.
fn place(
    start: &Candidate,
    slots: &[Slot],
    slop: u32,
    others: &[Vec<&Candidate>],
) -> Option<Vec<Range<usize>>> {
    let origin = i64::from(start.position) - i64::from(slots[0].offset);
    let (mut least, mut most) = (0, 0);
    let mut spans = vec![start.bytes.clone()];
    for (slot, list) in slots[1..].iter().zip(others) {
        let wanted = origin + i64::from(slot.offset);
        let at = list.partition_point(|candidate| i64::from(candidate.position) < wanted);
        let around = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|at| list.get(at));
        let nearest = around.min_by_key(|candidate| (i64::from(candidate.position) - wanted).abs())?;
        let moved = i64::from(nearest.position) - wanted;
        least = least.min(moved);
        most = most.max(moved);
        if most - least > i64::from(slop) {
            return None;
        }
        spans.push(nearest.bytes.clone());
    }
    Some(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slop_counts_moves() {
        let slots = [Slot { offset: 0, terms: Vec::new() }, Slot { offset: 1, terms: Vec::new() }];
        for (positions, slop, found) in [
            ([0, 1], 0, true),
            ([0, 2], 0, false),
            ([0, 2], 1, true),
            ([1, 0], 1, false),
            ([1, 0], 2, true),
            ([0, 100], 98, false),
            ([0, 100], 99, true),
        ] {
            let mut candidates: Vec<Candidate> = positions
                .iter()
                .enumerate()
                .map(|(slot, &position)| Candidate { slot, position, bytes: 0..1 })
                .collect();
            candidates.sort_by_key(|candidate| candidate.position);
            assert_eq!(!find(&slots, slop, &candidates).is_empty(), found, "{positions:?} ~{slop}");
        }
    }
}
