//! Stems by script: Russian for Cyrillic words, English for Latin ones, nothing for others.

use crate::{endings, fleeting};
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// A word of this many letters or fewer is its own stem.
const SHORTEST_STEMMED: usize = 4;

/// What verbs in -овать have before the endings of the past and the infinitive, and lose in the present: `арестовал`, `арестует`.
const SUFFIX: &str = "ова";
/// So many letters have to be left: `основал` is no `осн`.
const SHORTEST_ROOT: usize = 4;

/// The stem of a folded Cyrillic word, without a fleeting vowel, without the suffix that only some forms of a verb have, and without
/// endings that the stemmer does not know.
pub(crate) fn russian(folded: &str) -> Cow<'_, str> {
    if endings::has_one_form(folded) {
        return Cow::Borrowed(folded);
    }
    if let Some(infinitive) = endings::infinitive(folded) {
        return Cow::Owned(infinitive);
    }
    if let Some(root) = endings::root_of_ovat_verb(folded) {
        return Cow::Borrowed(root);
    }
    let stem = endings::shorten(stem(folded, Algorithm::Russian));
    let without_suffix = stem.strip_suffix(SUFFIX).filter(|root| root.chars().count() >= SHORTEST_ROOT);
    if let Some(root) = without_suffix {
        return Cow::Owned(root.to_owned());
    }
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
