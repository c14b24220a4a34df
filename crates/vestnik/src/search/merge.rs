//! Two lists of hits as one: the language of the query first, the other one at fixed places.
//!
//! Scores of different lists do not compare: each word of a translated query is worth what it is worth in the other
//! half of the index. Fixed places show the best of the other language without a reader losing the order of the first.

use std::collections::HashSet;
use std::hash::Hash;

/// Whether a place (from 0) belongs to the other language: the 4th, 7th and 10th of every ten.
fn is_other_place(place: usize) -> bool {
    matches!(place % 10, 3 | 6 | 9)
}

/// How many of the first places belong to the other language.
pub(crate) fn other_places(places: usize) -> usize {
    places / 10 * 3 + (0..places % 10).filter(|&place| is_other_place(place)).count()
}

/// Two lists in their order, each with the hits that have all words first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tiers<T> {
    /// Hits with all words.
    pub(crate) full: Vec<T>,
    /// Hits that lack some.
    pub(crate) relaxed: Vec<T>,
}

impl<T> Tiers<T> {
    /// All hits in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.full.iter().chain(&self.relaxed)
    }
}

impl<T> Default for Tiers<T> {
    fn default() -> Self {
        Self { full: Vec::new(), relaxed: Vec::new() }
    }
}

/// Puts `others` at their places among `own`; where one list ends, the rest of the other follows. A hit that lacks words never
/// stands before one of its own list that has them all, nor before any of `own` that has. What is in both lists stands where it comes first.
/// The first n places depend on the first n hits of each list alone, so that pages fit together.
pub(crate) fn interleave<T, K: Eq + Hash>(own: Tiers<T>, others: Tiers<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let sizes = [&own, &others].map(|list| list.full.len() + list.relaxed.len());
    let mut merged = Vec::with_capacity(sizes[0] + sizes[1]);
    let mut seen = HashSet::new();
    let (mut full, mut relaxed) = (own.full.into_iter(), own.relaxed.into_iter());
    let (mut other_full, mut other_relaxed) = (others.full.into_iter(), others.relaxed.into_iter());
    loop {
        let own_are_full = full.len() > 0;
        let mut other =
            || other_full.next().or_else(|| if own_are_full { None } else { other_relaxed.next() });
        let mut own = || full.next().or_else(|| relaxed.next());
        let next =
            if is_other_place(merged.len()) { other().or_else(&mut own) } else { own().or_else(&mut other) };
        let Some(next) = next else { return merged };
        if seen.insert(key(&next)) {
            merged.push(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_language_stands_at_places_four_seven_and_ten() {
        let tiers = |text: &str| {
            let (full, relaxed) = text.split_once('|').expect("two tiers");
            Tiers { full: full.chars().collect(), relaxed: relaxed.chars().collect() }
        };
        for (own, others, merged) in [
            ("abcdefghijklm|", "123456789|", "abc1de2fg3hij4kl5m6789"),
            ("ab|", "1234|", "ab1234"),
            ("ab|cdef", "123|4", "abc1de2f34"),
            ("abcde|fgh", "|123", "abcdef1gh23"),
            ("|abcdef", "1|2", "abc1de2f"),
            ("|", "1|2", "12"),
            ("ab|c", "|", "abc"),
            ("abcdefg|", "e1c2|", "abcedf1g2"),
        ] {
            assert_eq!(
                interleave(tiers(own), tiers(others), |letter| *letter).into_iter().collect::<String>(),
                merged
            );
        }
    }
}
