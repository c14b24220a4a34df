//! The words of a plan as one sequence, for expanders that look for phrases.

use super::ExpandInput;
use crate::plan::{Alternative, ExpansionSource, Matcher, Scope, WordGroup};
use std::ops::Range;

/// One word of the sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The number of the group that it is a word of.
    pub(super) group: usize,
    /// Whether it is the group's first word, and whether its last.
    pub(super) first: bool,
    pub(super) last: bool,
    /// Its terms.
    pub(super) terms: Vec<String>,
}

/// All words that may be expanded, in order, those of phrases and compounds one by one.
pub(super) fn places(input: &ExpandInput<'_>) -> Vec<Place> {
    let mut places = Vec::new();
    for (number, group) in input.words.iter().enumerate().filter(|(_, group)| is_plain(group)) {
        let words = words_of(group);
        let last = words.len().saturating_sub(1);
        places.extend(words.into_iter().enumerate().map(|(at, terms)| Place {
            group: number,
            first: at == 0,
            last: at == last,
            terms,
        }));
    }
    places
}

/// The groups that a run of places covers, if it covers each of them from its first word to its last.
pub(super) fn whole_groups(run: &[Place]) -> Option<Range<usize>> {
    let (first, last) = (run.first()?, run.last()?);
    (first.first && last.last).then_some(first.group..last.group + 1)
}

/// Whether a word is looked for in the text, as a whole and not under a negation: only such words have equivalents. `Trum*` is no
/// word that sounds like «трём».
pub(super) fn is_plain(group: &WordGroup) -> bool {
    let is_beginning = |one: &Alternative| matches!(one.matcher, Matcher::Prefix(_));
    !group.negated
        && !group.alternatives.iter().any(is_beginning)
        && matches!(group.scope, Scope::Text | Scope::Headline | Scope::Body)
}

/// The terms of each word of a group as typed.
fn words_of(group: &WordGroup) -> Vec<Vec<String>> {
    let mut words: Vec<Vec<String>> = Vec::new();
    for alternative in group.alternatives.iter().filter(|one| one.source == ExpansionSource::Query) {
        match &alternative.matcher {
            Matcher::Terms(terms) if words.is_empty() => words.push(terms.clone()),
            // Terms of less weight: forms that the word may also be.
            Matcher::Terms(terms) if words.len() == 1 => words[0].extend(terms.iter().cloned()),
            Matcher::Phrase { slots, .. } if words.is_empty() => {
                words.extend(slots.iter().map(|slot| slot.terms.clone()));
            }
            _ => {}
        }
    }
    words
}
