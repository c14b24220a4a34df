//! Compounds that are written as two words or as one: `ceasefire` for `cease fire` and the other way round. With a hyphen they are known to the
//! analyzer.

use super::sequence::is_plain;
use super::{ExpandInput, Expander, Expansion};
use crate::plan::{Alternative, ExpansionSource, Matcher, Slot, WordGroup};
use crate::planner::{TEXT, is_function_word};
use std::ops::Range;

/// Adds what the index has of either.
#[derive(Clone, Copy, Debug, Default)]
pub struct Compounds;

/// A shorter part makes another word by chance: `every day`, `everyday`.
const MIN_PART: usize = 4;

/// The longest compound that is taken apart.
const LONGEST: usize = 24;

/// What it is worth beside the words as typed.
const WEIGHT: f32 = 0.9;

impl Expander for Compounds {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        let mut found = Vec::new();
        if input.words.len() >= TEXT {
            // A text finds its page by its other words, and has many pairs to look up.
            return found;
        }
        for (at, group) in input.words.iter().enumerate().filter(|(_, group)| is_plain(group)) {
            if let Some((first, second)) = group.text.split_once(' ') {
                found.extend(as_one(input, first, second).map(|one| expansion(at..at + 1, one)));
            } else {
                found.extend(as_two(input, &group.text).map(|one| expansion(at..at + 1, one)));
                let next = input.words.get(at + 1).filter(|next| are_neighbours(group, next));
                let joined = next.and_then(|next| as_one(input, &group.text, &next.text));
                found.extend(joined.map(|one| expansion(at..at + 2, one)));
            }
        }
        found
    }
}

fn expansion(words: Range<usize>, alternative: Alternative) -> Expansion {
    Expansion { words, alternative }
}

/// Whether two words stand in the same field with a single character between them, which cannot be an operator.
fn are_neighbours(one: &WordGroup, other: &WordGroup) -> bool {
    is_plain(other) && one.scope == other.scope && one.span.end + 1 == other.span.start
}

fn is_part(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().nth(MIN_PART - 1).is_some()
}

/// The compound of two words, if a document has it.
fn as_one(input: &ExpandInput<'_>, first: &str, second: &str) -> Option<Alternative> {
    let is_function = is_function_word(first) || is_function_word(second);
    (is_part(first) && is_part(second) && !is_function).then_some(())?;
    let shown = format!("{}{}", first.to_lowercase(), second.to_lowercase());
    (input.document_frequency(&shown) > 0).then_some(())?;
    let terms = terms(input, &shown)?;
    Some(Alternative {
        matcher: Matcher::Terms(terms),
        weight: WEIGHT,
        source: ExpansionSource::Compound,
        shown,
    })
}

/// The two words that a compound is made of, where it is one of two words that documents have; of several ways the one whose rarer word is the
/// more frequent.
fn as_two(input: &ExpandInput<'_>, word: &str) -> Option<Alternative> {
    let letters = word.chars().count();
    ((2 * MIN_PART..=LONGEST).contains(&letters) && is_part(word)).then_some(())?;
    let word = word.to_lowercase();
    let borders = word.char_indices().map(|(at, _)| at).skip(MIN_PART).take(letters - 2 * MIN_PART + 1);
    let known = borders.map(|at| word.split_at(at)).filter_map(|(first, second)| {
        let is_function = is_function_word(first) || is_function_word(second);
        let found = input.document_frequency(first).min(input.document_frequency(second));
        (found > 0 && !is_function).then_some((found, first, second))
    });
    let (_, first, second) = known.max()?;
    let slots = [first, second].into_iter().enumerate();
    let slots = slots.map(|(at, part)| Some(Slot { offset: at as u32, terms: terms(input, part)? }));
    Some(Alternative {
        matcher: Matcher::Phrase { slots: slots.collect::<Option<_>>()?, slop: 0 },
        weight: WEIGHT,
        source: ExpansionSource::Compound,
        shown: format!("{first} {second}"),
    })
}

/// The terms of a word that the analyzer takes for one.
fn terms(input: &ExpandInput<'_>, word: &str) -> Option<Vec<String>> {
    let words = input.analyzer.query_words(word);
    let [word] = words.as_slice() else { return None };
    Some(word.terms.iter().map(|term| term.term.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hits::SearchRequest;
    use crate::planner::Planner;
    use crate::vocabulary::Vocabulary;
    use vestnik_analysis::Analyzer;

    /// An index that has these terms.
    struct Terms(&'static [&'static str]);

    impl Vocabulary for Terms {
        fn document_frequency(&self, term: &str) -> u64 {
            self.0.contains(&term).into()
        }

        fn document_count(&self) -> u64 {
            1
        }

        fn near(&self, _term: &str, _distance: u8, _limit: usize) -> Vec<(String, u64)> {
            Vec::new()
        }
    }

    #[test]
    fn a_word_that_is_cut_in_two_is_still_to_be_corrected() {
        struct Near;
        impl Vocabulary for Near {
            fn document_frequency(&self, term: &str) -> u64 {
                ["admit", "teed", "admitted"].contains(&term).into()
            }

            fn document_count(&self) -> u64 {
                1
            }

            fn near(&self, _term: &str, _distance: u8, _limit: usize) -> Vec<(String, u64)> {
                vec![("admitted".to_owned(), 1)]
            }
        }
        let analyzer = Analyzer::new();
        let expanders = [Box::new(Compounds) as Box<dyn Expander>, Box::new(crate::expand::Spelling)];
        let planner = Planner::new(&analyzer, &Near).with_expanders(&expanders);
        let request = SearchRequest::new("admitteed");
        let plan = planner.plan(&request);
        assert!(plan.words[0].alternatives.iter().any(|one| one.shown == "admit teed"));
        assert_eq!(planner.suggest(&request, &plan).len(), 1);
    }

    #[test]
    fn two_words_may_be_one() {
        let vocabulary = Terms(&[
            "ceasefir",
            "ceas",
            "fire",
            "health",
            "care",
            "everyday",
            "overtim",
            "over",
            "time",
            "нурсулта",
            "lineup",
        ]);
        let (analyzer, expanders) = (Analyzer::new(), [Box::new(Compounds) as Box<dyn Expander>]);
        let planner = Planner::new(&analyzer, &vocabulary).with_expanders(&expanders);
        for (query, shown) in [
            ("cease fire in Gaza", &["ceasefire", "ceasefire"][..]),
            ("\"cease fire\"", &["ceasefire"]),
            ("ceasefire", &["cease fire"]),
            ("healthcare", &["health care"]),
            ("over time", &[]),
            ("overtime", &[]),
            ("cease OR fire", &[]),
            ("cease -fire", &[]),
            ("headline:cease fire", &[]),
            ("every day", &[]),
            ("line up", &[]),
            ("ceasefi*", &[]),
        ] {
            let plan = planner.plan(&SearchRequest::new(query));
            let found: Vec<&str> = plan
                .words
                .iter()
                .flat_map(|word| &word.alternatives)
                .filter(|one| one.source == ExpansionSource::Compound)
                .map(|one| one.shown.as_str())
                .collect();
            assert_eq!(found, shown, "{query}");
        }
    }
}
