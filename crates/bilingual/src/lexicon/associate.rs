//! Words that are in the same pairs more often than by chance.

use super::llr::llr;
use super::texts::{PLACES, SideTexts, Use};
use crate::pairs::Words;
use std::collections::HashMap;

/// How surprising it must be that two words are in the same pairs.
pub(super) const SURPRISE: f64 = 15.0;

/// How many candidates a word keeps.
const CANDIDATES: usize = 12;

/// The share of a text within which two words count as near: a tenth is about two sentences.
const NEAR: f32 = 0.1;

/// Candidates of both directions with their first scores, by English and Russian term.
pub(super) type Scores = HashMap<(u32, u32), f32>;

/// The candidates of all words. `None` when `go_on` says so.
pub(super) fn candidates(
    words: &Words,
    (english, russian): (&SideTexts, &SideTexts),
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Option<Scores> {
    let mut scores = Scores::new();
    let mut from_english = Counter::new(words, english, russian);
    for (at, term) in english.terms(words).into_iter().enumerate() {
        scores.extend(from_english.best(term).into_iter().map(|(other, score)| ((term, other), score)));
        if at % 64 == 0 && !go_on(at as u64) {
            return None;
        }
    }
    let mut from_russian = Counter::new(words, russian, english);
    for (at, term) in russian.terms(words).into_iter().enumerate() {
        scores.extend(from_russian.best(term).into_iter().map(|(other, score)| ((other, term), score)));
        if at % 64 == 0 && !go_on(at as u64) {
            return None;
        }
    }
    Some(scores)
}

/// How near two places are, from 0 to 1.
pub(super) struct Nearness([f32; PLACES]);

impl Nearness {
    pub(super) fn new() -> Self {
        Self(std::array::from_fn(|distance| (-(distance as f32) / (PLACES as f32 * NEAR)).exp()))
    }

    /// That of the nearest two of these uses.
    pub(super) fn of(&self, one: &[Use], other: &[Use]) -> f32 {
        let pairs = one.iter().flat_map(|one| other.iter().map(move |other| one.place.abs_diff(other.place)));
        pairs.min().map_or(0.0, |distance| self.0[usize::from(distance)])
    }
}

/// Counts for one word after another what it is together with.
struct Counter<'a> {
    words: &'a Words,
    own: &'a SideTexts,
    other: &'a SideTexts,
    nearness: Nearness,
    /// By term of the other side; all zero between two words.
    together: Vec<(u32, f32)>,
    touched: Vec<u32>,
}

impl<'a> Counter<'a> {
    fn new(words: &'a Words, own: &'a SideTexts, other: &'a SideTexts) -> Self {
        Self {
            words,
            own,
            other,
            nearness: Nearness::new(),
            together: vec![(0, 0.0); words.term_count()],
            touched: Vec::new(),
        }
    }

    /// The best candidates of a term: those that stand near it in the largest share of the pairs that have either.
    fn best(&mut self, term: u32) -> Vec<(u32, f32)> {
        let pairs = &self.own.pairs[&term];
        for &pair in pairs {
            let own = uses_of(&self.own.texts[pair as usize], term);
            for run in self.other.texts[pair as usize].chunk_by(|one, other| one.term == other.term) {
                let (count, near) = &mut self.together[run[0].term as usize];
                if *count == 0 {
                    self.touched.push(run[0].term);
                }
                *count += 1;
                *near += self.nearness.of(own, run);
            }
        }
        let (own, all) = (pairs.len() as u32, self.own.texts.len() as u32);
        let mut best: Vec<(u32, f32)> = Vec::new();
        for other in self.touched.drain(..) {
            let (count, near) = std::mem::take(&mut self.together[other as usize]);
            let frequency = self.other.frequency(other);
            if llr(count, own, frequency, all) > SURPRISE {
                best.push((other, 2.0 * near / (own + frequency) as f32));
            }
        }
        let text = |term: u32| self.words.term_text(term);
        best.sort_unstable_by(|one, other| {
            other.1.total_cmp(&one.1).then_with(|| text(one.0).cmp(text(other.0)))
        });
        best.truncate(CANDIDATES);
        best
    }
}

/// The uses of one term in a text.
pub(super) fn uses_of(text: &[Use], term: u32) -> &[Use] {
    let start = text.partition_point(|one| one.term < term);
    let end = start + text[start..].partition_point(|one| one.term == term);
    &text[start..end]
}
