//! The documents of one language by term.

use super::collection::Profile;
use super::words::Words;
use std::ops::Range;

/// How many days may lie between two versions of a story.
pub(super) const WINDOW: i32 = 7;

/// One language's documents with their postings. Documents with a day come first, in order; those without are last.
pub(super) struct Side<'c> {
    pub(super) documents: &'c [Profile],
    /// Where the postings of each term begin; one more at the end.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    average: f32,
    dated: u32,
}

/// A document that has a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) document: u32,
    pub(super) count: u32,
}

impl<'c> Side<'c> {
    /// The postings of documents that are in the order of their days.
    pub(super) fn new(words: &Words, documents: &'c [Profile]) -> Self {
        let mut starts = vec![0u32; words.term_count() + 1];
        let mut scratch = Counts::default();
        for profile in documents {
            scratch.of(words, profile).iter().for_each(|&(term, _)| starts[term as usize + 1] += 1);
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut postings = vec![Posting { document: 0, count: 0 }; starts[starts.len() - 1] as usize];
        let mut length = 0.0;
        for (document, profile) in (0u32..).zip(documents) {
            for &(term, count) in scratch.of(words, profile) {
                let place = &mut free[term as usize];
                postings[*place as usize] = Posting { document, count };
                *place += 1;
            }
            length += profile.words.len() as f32;
        }
        let dated = documents.iter().take_while(|profile| profile.day.is_some()).count() as u32;
        Self {
            documents,
            starts,
            postings,
            average: (length / documents.len().max(1) as f32).max(1.0),
            dated,
        }
    }

    /// How many documents have a term.
    pub(super) fn frequency(&self, term: u32) -> u32 {
        let (start, end) = self.range(term);
        (end - start) as u32
    }

    /// What it tells that a document has a term: the idf of BM25.
    pub(super) fn idf(&self, term: u32) -> f32 {
        let (found, all) = (self.frequency(term) as f32, self.documents.len() as f32);
        (1.0 + (all - found + 0.5) / (found + 0.5)).ln()
    }

    /// The documents that a document of this day may be a version of: those of the days around it, and those without a day.
    pub(super) fn window(&self, day: Option<i32>) -> [Range<u32>; 2] {
        let all = self.documents.len() as u32;
        let Some(day) = day else { return [0..all, 0..0] };
        let dated = &self.documents[..self.dated as usize];
        let before =
            |limit: i32| dated.partition_point(|other| other.day.is_some_and(|other| other < limit)) as u32;
        [before(day.saturating_sub(WINDOW))..before(day.saturating_add(WINDOW + 1)), self.dated..all]
    }

    /// The documents within a range that have a term.
    pub(super) fn postings(&self, term: u32, range: &Range<u32>) -> &[Posting] {
        let (start, end) = self.range(term);
        let postings = &self.postings[start..end];
        let before = |limit: u32| postings.partition_point(|posting| posting.document < limit);
        &postings[before(range.start)..before(range.end)]
    }

    /// The length of a document by the average.
    pub(super) fn relative_length(&self, document: u32) -> f32 {
        self.documents[document as usize].words.len() as f32 / self.average
    }

    fn range(&self, term: u32) -> (usize, usize) {
        (self.starts[term as usize] as usize, self.starts[term as usize + 1] as usize)
    }
}

/// Counts the terms of one document after another.
#[derive(Default)]
struct Counts {
    terms: Vec<u32>,
    counted: Vec<(u32, u32)>,
}

impl Counts {
    /// All terms of a document with how often it has them.
    fn of(&mut self, words: &Words, profile: &Profile) -> &[(u32, u32)] {
        self.terms.clear();
        self.terms.extend(profile.words.iter().flat_map(|&word| words.get(word).terms.iter().copied()));
        self.terms.sort_unstable();
        self.counted.clear();
        for &term in &self.terms {
            match self.counted.last_mut() {
                Some((last, count)) if *last == term => *count += 1,
                _ => self.counted.push((term, 1)),
            }
        }
        &self.counted
    }
}
