//! Did you mean: near words of the index for words that it does not have.

use super::{ExpandInput, Expander, Rewrite};
use crate::plan::{ExpansionSource, WordGroup};

/// Offers the near word that most documents have, at the smallest distance.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spelling;

/// A shorter word has too many neighbours.
const MIN_LETTERS: usize = 4;

/// From so many letters on, two of them may be wrong.
const LONG: usize = 7;

/// How many neighbours to look at.
const MOST: usize = 24;

impl Expander for Spelling {
    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        let unknown = input.words.iter().filter(|group| input.is_unknown(group));
        unknown.filter_map(|group| reading(input, group)).collect()
    }
}

fn reading(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    let words = input.analyzer.query_words(&group.text);
    let [word] = words.as_slice() else { return None };
    let term = &word.terms.first()?.term;
    let letters = term.chars().count();
    let is_plain = term.chars().all(char::is_alphabetic);
    if letters < MIN_LETTERS || !is_plain {
        return None;
    }
    let near = (1..=if letters >= LONG { 2 } else { 1 })
        .map(|distance| input.vocabulary.near(term, distance, MOST))
        .find_map(|near| best(term, near))?;
    let text = with_ending(&group.text, term, &near);
    Some(Rewrite { span: group.span.clone(), text, source: ExpansionSource::Spelling })
}

/// The most frequent of these; of equal ones the one that begins alike, then the first in order of letters.
fn best(term: &str, near: Vec<(String, u64)>) -> Option<String> {
    let first = term.chars().next();
    near.into_iter()
        .filter(|(other, _)| other != term && other.chars().all(char::is_alphabetic))
        .max_by_key(|(other, count)| {
            // A wrong first letter is rare: such a word has to be far more frequent.
            let weight = if other.chars().next() == first { 8 } else { 1 };
            (count.saturating_mul(weight), std::cmp::Reverse(other.clone()))
        })
        .map(|(other, _)| other)
}

/// The near stem with the ending that was typed, so that the suggestion reads as a word.
fn with_ending(typed: &str, stem: &str, near: &str) -> String {
    let folded = typed.to_lowercase();
    let ending = folded.strip_prefix(stem).unwrap_or_default();
    format!("{near}{ending}")
}
