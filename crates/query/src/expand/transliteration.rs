//! Words written in the letters of the other script: `Лавров` for `Lavrov`, by published schemes and by habit.

use super::bases::bases;
use super::{ExpandInput, Expander, Expansion};
use crate::plan::{Alternative, ExpansionSource, Matcher, WordGroup};
use crate::planner::{is_function_word, telling_terms};
use vestnik_bilingual::transliteration::spellings;

/// Adds spellings of a word in the other script that the index has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Transliteration;

/// What a spelling is worth: it is the same name, hardly ever another word.
const WEIGHT: f32 = 0.9;

/// A shorter word is spelled like too many others.
const MIN_LETTERS: usize = 3;

/// How many spellings are taken, the likeliest that the index has.
const MOST: usize = 4;

impl Expander for Transliteration {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        let groups = input.words.iter().enumerate();
        groups.flat_map(|(number, group)| of_word(input, number, group)).collect()
    }

    fn translates(&self) -> bool {
        true
    }
}

fn of_word(input: &ExpandInput<'_>, number: usize, group: &WordGroup) -> Vec<Expansion> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for base in bases(input, group).iter().filter(|base| base.chars().count() >= MIN_LETTERS) {
        for spelling in spellings(base) {
            let terms = new_terms(input, &spelling, &mut seen);
            if found.len() < MOST && !terms.is_empty() {
                found.push(Expansion {
                    words: number..number + 1,
                    alternative: Alternative {
                        matcher: Matcher::Terms(terms),
                        weight: WEIGHT,
                        source: ExpansionSource::Transliteration,
                        shown: spelling,
                    },
                });
            }
        }
    }
    found
}

/// The terms of a spelling that the index has and that were not seen yet.
fn new_terms(input: &ExpandInput<'_>, spelling: &str, seen: &mut Vec<String>) -> Vec<String> {
    let mut terms = Vec::new();
    if is_function_word(spelling) {
        return terms;
    }
    let words = input.analyzer.query_words(spelling);
    for term in words.iter().flat_map(|word| telling_terms(spelling, word)) {
        if !seen.iter().any(|known| known == term) {
            if input.vocabulary.document_frequency(term) > 0 {
                terms.push(term.to_owned());
            }
            seen.push(term.to_owned());
        }
    }
    terms
}
