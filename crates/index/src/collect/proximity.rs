//! The best documents ranked again by where the words of the query stand: close to each other, and early.
//!
//! News says what it is about first: a word counts for more the nearer its first place is to the body's beginning.
//! Neighbours in the query that are neighbours in the text count most, as in the sequential dependence model (Metzler
//! and Croft, "A Markov Random Field Model for Term Dependencies", 2005); the words one after another in the headline
//! count for more than all else. Positions are only read for documents that are already among the best.

use super::{Address, Scored};
use crate::ReadError;
use crate::lower::{CompiledWord, PartKind, postings};
use crate::schema::ScopedField;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Searcher, SegmentReader};

/// How many documents are ranked again.
pub(crate) const WINDOW: usize = 64;
/// Pairs that stand farther apart than this count as strangers.
const FAR: u32 = 12;
/// What a pair of neighbours gives, as a share of the rarity of the commoner of the two.
const PAIR: f32 = 0.1;
/// The same in the headline.
const HEADLINE_PAIR: f32 = 0.9;
/// What all words one after another in the headline give, as a share of the rarity of all.
const HEADLINE_PHRASE: f32 = 1.0;
/// What a word gives that stands in the headline or at the very beginning of the body, as a share of its rarity.
const LEAD: f32 = 1.5;
/// At this position it gives half of that.
const LEAD_HALF: f32 = 200.0;
/// Words with more terms than this (prefixes, mostly) take no part.
const MOST_TERMS: usize = 16;

/// Adds what closeness and earliness give to the first [`WINDOW`] documents and puts these in order again.
pub(crate) fn rerank(
    searcher: &Searcher,
    words: &[CompiledWord],
    top: &mut [Scored],
) -> Result<(), ReadError> {
    let words: Vec<&CompiledWord> =
        words.iter().filter(|word| word.counts_for_proximity(MOST_TERMS)).collect();
    let count = top.len().min(WINDOW);
    if words.is_empty() || count < 2 {
        return Ok(());
    }
    let top = &mut top[..count];
    let mut order: Vec<(Address, usize)> =
        top.iter().enumerate().map(|(number, scored)| (scored.address, number)).collect();
    order.sort_unstable();
    for run in order.chunk_by(|(a, _), (b, _)| a.segment == b.segment) {
        let ord = run[0].0.segment;
        let docs: Vec<DocId> = run.iter().map(|(address, _)| address.doc).collect();
        let segment = searcher.segment_reader(ord);
        let headline = Positions::read(segment, ord as usize, &words, ScopedField::Headline, &docs)?;
        let body = Positions::read(segment, ord as usize, &words, ScopedField::Body, &docs)?;
        for (place, &(_, number)) in run.iter().enumerate() {
            let (close, early) =
                (closeness(&words, &headline, &body, place), earliness(&words, &headline, &body, place));
            top[number].score += close + early;
            top[number].gains.close += close;
            top[number].gains.early += early;
        }
    }
    // Stable: documents that tied before and tie now stay in the order of their ids.
    top.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(())
}

/// What neighbours give to the document at `place` that stand close together.
fn closeness(words: &[&CompiledWord], headline: &Positions, body: &Positions, place: usize) -> f32 {
    let mut sum = 0.0;
    let mut in_a_row = words.len() > 1;
    for (first, pair) in words.windows(2).enumerate() {
        let rarity = pair[0].rarity.min(pair[1].rarity);
        let in_headline = distance(headline.of(place, first), headline.of(place, first + 1));
        let in_body = distance(body.of(place, first), body.of(place, first + 1));
        let near = |distance: Option<u32>| {
            distance.filter(|&distance| distance <= FAR).map_or(0.0, |d| 1.0 / d as f32)
        };
        sum += rarity * (PAIR * near(in_body)).max(HEADLINE_PAIR * near(in_headline));
        in_a_row &= in_headline == Some(1);
    }
    if in_a_row {
        sum += HEADLINE_PHRASE * words.iter().map(|word| word.rarity).sum::<f32>();
    }
    sum
}

/// What words give to it that stand in the headline, or early in the body.
fn earliness(words: &[&CompiledWord], headline: &Positions, body: &Positions, place: usize) -> f32 {
    let mut sum = 0.0;
    for (number, word) in words.iter().enumerate() {
        // The headline stands before the beginning of the body: no place is earlier.
        let in_headline = headline.of(place, number).first().map(|_| 0);
        if let Some(first) = in_headline.or_else(|| body.of(place, number).first().copied()) {
            sum += LEAD * word.rarity / (1.0 + first as f32 / LEAD_HALF);
        }
    }
    sum
}

/// The least distance from a word to the next one of the query; the wrong way round is one farther.
fn distance(first: &[u32], second: &[u32]) -> Option<u32> {
    let mut best = None;
    let mut from = 0;
    for &at in first {
        // Both lists are sorted: what lies before the nearest left neighbour of `at` is of no use for later ones.
        while from + 1 < second.len() && second[from + 1] <= at {
            from += 1;
        }
        for &other in second.get(from..(from + 2).min(second.len())).unwrap_or_default() {
            let apart = if other > at { other - at } else { at - other + 1 };
            // The same word of the text stands for both: that is no closeness.
            if other != at && best.is_none_or(|best| apart < best) {
                best = Some(apart);
            }
        }
    }
    best
}

/// The positions of each word in one field of some documents.
struct Positions {
    words: usize,
    lists: Vec<Vec<u32>>,
}

impl Positions {
    fn read(
        segment: &SegmentReader,
        ord: usize,
        words: &[&CompiledWord],
        scoped: ScopedField,
        docs: &[DocId],
    ) -> Result<Self, ReadError> {
        let mut positions = Self { words: words.len(), lists: vec![Vec::new(); words.len() * docs.len()] };
        for (word, compiled) in words.iter().enumerate() {
            let parts = compiled.alternatives.iter().flat_map(|alternative| &alternative.parts);
            for part in parts.filter(|part| part.scoped == scoped) {
                let PartKind::Terms(lookups) = &part.kind else { continue };
                for lookup in lookups {
                    let option = IndexRecordOption::WithFreqsAndPositions;
                    let Some(mut term) = postings(segment, part.field, lookup, ord, option)? else {
                        continue;
                    };
                    for (place, &doc) in docs.iter().enumerate() {
                        let at = if term.doc() < doc { term.seek(doc) } else { term.doc() };
                        if at == doc {
                            let list = &mut positions.lists[place * words.len() + word];
                            term.append_positions_with_offset(0, list);
                        }
                    }
                }
            }
        }
        positions.lists.iter_mut().for_each(|list| list.sort_unstable());
        Ok(positions)
    }

    fn of(&self, place: usize, word: usize) -> &[u32] {
        &self.lists[place * self.words + word]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_pair_counts_and_order_matters() {
        for (first, second, expected) in [
            (&[5][..], &[6][..], Some(1)),
            (&[6], &[5], Some(2)),
            (&[1, 10, 20], &[3, 19, 40], Some(2)),
            (&[4], &[4], None),
            (&[4, 5], &[4, 5], Some(1)),
            (&[], &[1], None),
            (&[100], &[1, 2, 3], Some(98)),
            (&[1], &[50, 60], Some(49)),
        ] {
            assert_eq!(distance(first, second), expected, "{first:?} {second:?}");
        }
    }
}
