//! Stems by script: Russian for Cyrillic words, English for Latin ones, nothing for others.

use crate::fleeting;
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// A word of this many letters or fewer is its own stem.
const SHORTEST_STEMMED: usize = 4;

/// The stem of a folded Cyrillic word, without a fleeting vowel.
pub(crate) fn russian(folded: &str) -> Cow<'_, str> {
    let stem = stem(folded, Algorithm::Russian);
    fleeting::without(&stem).map_or(stem, Cow::Owned)
}

/// The stem of a folded Latin word.
pub(crate) fn english(folded: &str) -> Cow<'_, str> {
    stem(folded, Algorithm::English)
}

fn stem(folded: &str, algorithm: Algorithm) -> Cow<'_, str> {
    if folded.chars().nth(SHORTEST_STEMMED - 1).is_none() {
        return Cow::Borrowed(folded);
    }
    Stemmer::new(algorithm).stem(folded)
}
