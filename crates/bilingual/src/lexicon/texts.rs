//! Pairs as what is counted: for both sides the terms that say something, with their places.

use crate::pairs::{Collection, Pair, Profile, Words};
use std::collections::HashMap;

/// How finely the place of a word in its text is told.
pub(super) const PLACES: usize = 256;

/// A word that more than one in so many texts has says nothing. In few texts every word counts.
const COMMON: usize = 4;
const FEW: usize = 12;

/// One side of all pairs.
#[derive(Debug, Default)]
pub(super) struct SideTexts {
    /// Of each pair the terms with their places, by term, then by place.
    pub(super) texts: Vec<Vec<Use>>,
    /// By term the pairs that have it, in order.
    pub(super) pairs: HashMap<u32, Vec<u32>>,
}

/// A term at a place, counted from 0 for the beginning of the text to 255 for its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    pub(super) term: u32,
    pub(super) place: u8,
}

impl SideTexts {
    /// How many pairs have a term.
    pub(super) fn frequency(&self, term: u32) -> u32 {
        self.pairs.get(&term).map_or(0, |pairs| pairs.len() as u32)
    }

    /// The terms in an order that does not depend on their numbers.
    pub(super) fn terms(&self, words: &Words) -> Vec<u32> {
        let mut terms: Vec<u32> = self.pairs.keys().copied().collect();
        terms.sort_unstable_by(|&one, &other| words.term_text(one).cmp(words.term_text(other)));
        terms
    }

    fn of(words: &Words, profiles: &[&Profile]) -> Self {
        let mut side = Self::default();
        for profile in profiles {
            side.texts.push(uses(words, profile));
        }
        for (pair, text) in (0u32..).zip(&side.texts) {
            for run in text.chunk_by(|one, other| one.term == other.term) {
                side.pairs.entry(run[0].term).or_default().push(pair);
            }
        }
        let most = (profiles.len() / COMMON).max(FEW);
        side.pairs.retain(|_, pairs| pairs.len() <= most);
        let pairs = &side.pairs;
        side.texts.iter_mut().for_each(|text| text.retain(|one| pairs.contains_key(&one.term)));
        side
    }
}

/// Both sides of these pairs, the English one first.
pub(super) fn texts(collection: &Collection, pairs: &[Pair]) -> (SideTexts, SideTexts) {
    let (english, russian) = collection.profiles_of(pairs);
    (SideTexts::of(collection.words(), &english), SideTexts::of(collection.words(), &russian))
}

fn uses(words: &Words, profile: &Profile) -> Vec<Use> {
    let length = profile.words.len().max(1);
    let places = profile.words.iter().enumerate();
    let uses = places.map(|(at, &word)| Use {
        term: words.get(word).terms[0],
        place: u8::try_from(at * PLACES / length).unwrap_or(u8::MAX),
    });
    let mut uses: Vec<Use> = uses.filter(|one| says_something(words.term_text(one.term))).collect();
    uses.sort_unstable();
    uses
}

/// Numbers are the same on both sides; single letters are none of the words that are looked for.
fn says_something(term: &str) -> bool {
    term.chars().nth(1).is_some() && !term.bytes().any(|b| b.is_ascii_digit())
}
