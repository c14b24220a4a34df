//! Did you mean: near words of the index for words that it does not have.

use super::sequence::is_plain;
use super::{ExpandInput, Expander, Rewrite};
use crate::distance::distance_within;
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

    fn likelier(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        input.words.iter().filter_map(|group| likelier(input, group)).collect()
    }
}

/// A word that more documents have is no slip, however many have the other.
const FEW: u64 = 2;

/// So many times as many documents have the word that was meant.
const MANY_TIMES: u64 = 50;

/// A shorter word has likely neighbours by chance.
const MIN_LETTERS_OF_KNOWN: usize = 6;

/// A near word for one that a few documents have: `goverment` is there where someone wrote it so, and has a stem with `governess`.
fn likelier(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    let typed = input.analyzer.fold(&group.text);
    let is_word = typed.chars().all(char::is_alphabetic) && typed.chars().count() >= MIN_LETTERS_OF_KNOWN;
    let found = input.document_frequency(&group.text);
    if !is_word || !is_plain(group) || !(1..=FEW).contains(&found) {
        return None;
    }
    let words = input.analyzer.query_words(&group.text);
    let [word] = words.as_slice() else { return None };
    let near = |term: &str| {
        let mut near = input.vocabulary.near(term, 1, MOST);
        near.retain(|(other, count)| {
            *count >= MANY_TIMES * found && other.chars().next() == term.chars().next()
        });
        best(term, near)
    };
    let text = near(&typed).or_else(|| with_ending(input, &typed, &near(&word.terms.first()?.term)?))?;
    Some(Rewrite { span: group.span.clone(), text, source: ExpansionSource::Spelling })
}

fn reading(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    let words = input.analyzer.query_words(&group.text);
    let [word] = words.as_slice() else { return None };
    let (stem, typed) = (&word.terms.first()?.term, input.analyzer.fold(&group.text));
    let letters = typed.chars().count();
    if letters < MIN_LETTERS || !typed.chars().all(char::is_alphabetic) {
        return None;
    }
    let most = if letters >= LONG { 2 } else { 1 };
    // A whole word of the index reads better than a stem with the ending that was typed.
    let text = (1..=most).find_map(|distance| {
        let whole = best(&typed, input.vocabulary.near(&typed, distance, MOST));
        let stem = || {
            let near = best(stem, input.vocabulary.near(stem, distance, MOST))?;
            with_ending(input, &typed, &near)
        };
        whole.or_else(stem).or_else(|| (distance == 1).then(|| slipped(input, &typed))?)
    })?;
    Some(Rewrite { span: group.span.clone(), text, source: ExpansionSource::Spelling })
}

/// The word with two neighbours swapped back or a letter left out, where a stem is known then that the slip had hidden: `presidnet` has
/// not the stem of `president`.
fn slipped(input: &ExpandInput<'_>, typed: &str) -> Option<String> {
    let letters: Vec<char> = typed.chars().collect();
    let swapped = (1..letters.len()).map(|at| {
        let mut word = letters.clone();
        word.swap(at - 1, at);
        word
    });
    let shorter = (0..letters.len()).map(|at| {
        let mut word = letters.clone();
        word.remove(at);
        word
    });
    let words = swapped.chain(shorter).map(|word| word.into_iter().collect::<String>());
    let counted = words.filter(|word| word != typed).map(|word| (input.document_frequency(&word), word));
    counted.filter(|(count, _)| *count > 0).max().map(|(_, word)| word)
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

/// The longest ending of the typed word that may stand behind a stem.
const MOST_ENDING: usize = 4;

/// The near stem with an ending of the typed word, so that the suggestion reads as a word: the one nearest to what was typed.
fn with_ending(input: &ExpandInput<'_>, typed: &str, stem: &str) -> Option<String> {
    let letters: Vec<char> = typed.chars().collect();
    let endings = (0..=MOST_ENDING.min(letters.len())).map(|length| &letters[letters.len() - length..]);
    let words = endings.map(|ending| format!("{stem}{}", ending.iter().collect::<String>()));
    let known = words.filter(|word| word != typed && input.document_frequency(word) > 0);
    known
        .filter_map(|word| {
            let distance = distance_within(&letters, &word.chars().collect::<Vec<_>>(), letters.len())?;
            // Of equal ones that which keeps most of what was typed.
            Some((distance, std::cmp::Reverse(word.chars().count()), word))
        })
        .min()
        .map(|(.., word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hits::SearchRequest;
    use crate::planner::Planner;
    use crate::vocabulary::Vocabulary;
    use vestnik_analysis::Analyzer;

    /// Terms with the number of documents that have them.
    struct Terms(&'static [(&'static str, u64)]);

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

    #[test]
    fn a_rare_word_beside_a_frequent_one_may_be_a_slip() {
        let vocabulary = Terms(&[
            ("gover", 2),
            ("govern", 300),
            ("over", 900),
            ("лаврин", 1),
            ("лавров", 49),
            ("budget", 9),
        ]);
        let (analyzer, expanders) = (Analyzer::new(), [Box::new(Spelling) as Box<dyn Expander>]);
        let planner = Planner::new(&analyzer, &vocabulary).with_expanders(&expanders);
        for (query, offered) in [
            ("goverment", Some("government")),
            ("goverment budget", Some("government budget")),
            ("-goverment budget", None),
            ("goverm*", None),
            ("author:goverment", None),
            // Too short, not frequent enough, unknown.
            ("gover", None),
            ("лаврин", None),
            ("govermint", None),
            ("government", None),
        ] {
            let request = SearchRequest::new(query);
            let found = planner.suggest_likelier(&request, &planner.plan(&request));
            assert_eq!(found.first().map(|found| found.query.as_str()), offered, "{query}");
        }
    }
}
