//! The terms of an index for tests.

use crate::distance::distance_within;
use crate::vocabulary::Vocabulary;

/// Terms with the number of documents that have them.
pub(super) struct Terms(pub(super) &'static [(&'static str, u64)]);

impl Vocabulary for Terms {
    fn document_frequency(&self, term: &str) -> u64 {
        self.0.iter().find(|(known, _)| *known == term).map_or(0, |(_, count)| *count)
    }

    fn document_count(&self) -> u64 {
        1_000
    }

    fn near(&self, term: &str, distance: u8, _limit: usize) -> Vec<(String, u64)> {
        let letters: Vec<char> = term.chars().collect();
        let is_near = |other: &str| {
            distance_within(&letters, &other.chars().collect::<Vec<_>>(), distance.into()).is_some()
        };
        self.0
            .iter()
            .filter(|(other, _)| is_near(other))
            .map(|&(other, count)| (other.to_owned(), count))
            .collect()
    }
}
