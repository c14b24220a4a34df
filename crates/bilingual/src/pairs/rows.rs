//! Each document of one side → the documents of the other that are most like it.

use super::bridge::Bridge;
use super::collection::Profile;
use super::side::Side;
use super::words::Words;

/// How many words stand for a document.
const WORDS: usize = 40;

/// How many candidates are kept for a document.
pub(super) const CANDIDATES: usize = 24;

/// The parameters of BM25.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// What a number or a designator that both have is worth: `NUMBER · ln(1 + N/df)`.
const NUMBER: f32 = 1.5;

/// A word that so many documents have tells nothing, and costs most. In small collections every word counts.
const COMMON: u32 = 3;
const SMALL: u32 = 30;

/// The candidates of one document, best first, with how much of it they have: 1 is everything that the other side has words
/// for.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) candidates: Vec<(u32, f32)>,
}

/// Scores documents of one side against the other.
pub(super) struct Rows<'a, 'c> {
    words: &'a Words,
    own: &'a Side<'c>,
    other: &'a Side<'c>,
    scores: Vec<f32>,
    touched: Vec<u32>,
    /// What one word gives to each document: the best of its equivalents.
    best: Vec<f32>,
    lifted: Vec<u32>,
}

impl<'a, 'c> Rows<'a, 'c> {
    pub(super) fn new(words: &'a Words, own: &'a Side<'c>, other: &'a Side<'c>) -> Self {
        let size = other.documents.len();
        Self {
            words,
            own,
            other,
            scores: vec![0.0; size],
            touched: Vec::new(),
            best: vec![0.0; size],
            lifted: Vec::new(),
        }
    }

    /// The candidates of one document.
    pub(super) fn row(&mut self, profile: &Profile, bridge: &mut Bridge) -> Row {
        let window = self.other.window(profile.day);
        let mut possible = 0.0;
        for (term, _) in self.telling(profile) {
            let mut worth = 0.0f32;
            for &(equivalent, weight) in bridge.of(self.words, term) {
                worth = worth.max(self.add(equivalent, weight, &window));
            }
            possible += worth;
            for document in self.lifted.drain(..) {
                let gained = std::mem::take(&mut self.best[document as usize]);
                let score = &mut self.scores[document as usize];
                if *score == 0.0 {
                    self.touched.push(document);
                }
                *score += gained;
            }
        }
        self.take(possible)
    }

    /// Gives what a term is worth to the documents that have it. Returns what it may be worth at most.
    fn add(&mut self, term: u32, weight: f32, window: &[std::ops::Range<u32>; 2]) -> f32 {
        let frequency = self.other.frequency(term);
        let all = self.other.documents.len() as u32;
        if frequency == 0 || (frequency > SMALL && frequency > all / COMMON) {
            return 0.0;
        }
        let number = self.words.term_text(term).bytes().any(|b| b.is_ascii_digit());
        let worth = if number {
            NUMBER * (1.0 + all as f32 / frequency as f32).ln()
        } else {
            weight * self.other.idf(term)
        };
        for posting in window.iter().flat_map(|range| self.other.postings(term, range)) {
            let count = posting.count as f32;
            let norm = K1 * (1.0 - B + B * self.other.relative_length(posting.document));
            let gained = if number { worth } else { worth * count * (K1 + 1.0) / (count + norm) };
            let best = &mut self.best[posting.document as usize];
            if *best == 0.0 {
                self.lifted.push(posting.document);
            }
            *best = best.max(gained);
        }
        worth
    }

    /// The terms that tell a document from the others of its side, the most telling first.
    fn telling(&self, profile: &Profile) -> Vec<(u32, f32)> {
        let mut terms: Vec<u32> = profile.words.iter().map(|&word| self.words.get(word).terms[0]).collect();
        terms.sort_unstable();
        let mut telling: Vec<(u32, f32)> = terms
            .chunk_by(|one, other| one == other)
            .map(|run| (run[0], (1.0 + (run.len() as f32).ln()) * self.own.idf(run[0])))
            .collect();
        let text = |term: u32| self.words.term_text(term);
        telling.sort_unstable_by(|one, other| {
            other.1.total_cmp(&one.1).then_with(|| text(one.0).cmp(text(other.0)))
        });
        telling.truncate(WORDS);
        telling
    }

    fn take(&mut self, possible: f32) -> Row {
        let mut candidates: Vec<(u32, f32)> = self
            .touched
            .drain(..)
            .map(|document| {
                (document, std::mem::take(&mut self.scores[document as usize]) / possible.max(1.0))
            })
            .collect();
        let order =
            |one: &(u32, f32), other: &(u32, f32)| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0));
        if candidates.len() > CANDIDATES {
            candidates.select_nth_unstable_by(CANDIDATES, order);
            candidates.truncate(CANDIDATES);
        }
        candidates.sort_unstable_by(order);
        Row { candidates }
    }
}
