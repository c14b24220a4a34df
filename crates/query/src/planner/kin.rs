//! Words of the same root for hits that may lack a word: `Челябинск` for `челябинцы`, `Новгородская` for `новгородцам`.
//!
//! Russian makes names of inhabitants, adjectives and nouns of action by suffixes that are no endings: no stemmer that
//! keeps unrelated words apart takes them off. Where a document has all words nothing of this is needed; where it lacks
//! one, a word that begins alike is better evidence than none. English stems go far enough: there it gained nothing.

use crate::plan::{Alternative, ExpansionSource, Matcher, Scope, WordGroup};

/// What such a word is worth beside the word itself.
const WEIGHT: f32 = 0.8;
/// So many letters of a stem may be a suffix.
const SUFFIX: usize = 3;
/// A shorter stem says too little.
const LEAST: usize = 5;
/// So many letters of it are left at least: with five `оборона` would bring `обороты`, and `пропала` `пропаганда`.
const LEFT: usize = 6;

/// Adds what begins like the stem of the word.
pub(super) fn add(word: &mut WordGroup) {
    let in_text = matches!(word.scope, Scope::Text | Scope::Headline | Scope::Body);
    let Some(Alternative { matcher: Matcher::Terms(terms), source: ExpansionSource::Query, .. }) =
        word.alternatives.first()
    else {
        return;
    };
    let Some(beginning) = terms.first().and_then(|stem| beginning(stem)).filter(|_| in_text && !word.negated)
    else {
        return;
    };
    word.alternatives.push(Alternative {
        shown: format!("{beginning}*"),
        matcher: Matcher::Prefix(beginning),
        weight: WEIGHT,
        source: ExpansionSource::Kin,
    });
}

/// The beginning that words of the same root share, of a stem in Cyrillic letters alone.
fn beginning(stem: &str) -> Option<String> {
    let cyrillic = |letter: char| ('\u{400}'..='\u{52f}').contains(&letter);
    let letters = stem.chars().count();
    (letters >= LEAST && stem.chars().all(cyrillic))
        .then(|| stem.chars().take(letters.saturating_sub(SUFFIX).max(LEFT)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_long_enough_to_tell() {
        for (stem, expected) in [
            ("челябинц", Some("челяби")),
            ("оборон", Some("оборон")),
            ("предприят", Some("предпр")),
            ("путин", Some("путин")),
            ("стол", None),
            ("internat", None),
            ("су34", None),
        ] {
            assert_eq!(beginning(stem).as_deref(), expected, "{stem}");
        }
    }
}
