//! Equivalents of a phrase table as alternatives of a plan; shared by the glossary, dictionaries and learned lexicons.

use super::sequence::{Place, places, whole_groups};
use super::{ExpandInput, Expansion};
use crate::plan::{Alternative, ExpansionSource, Matcher, Slot};
use crate::planner::{is_function_word, telling_terms};
use vestnik_analysis::QueryWord;
use vestnik_bilingual::{Equivalent, Match, PhraseTable};

/// How alternatives of one source are weighed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weighing {
    pub(super) source: ExpansionSource,
    /// What the best equivalent is worth.
    pub(super) best: f32,
    /// How many equivalents are taken for a phrase.
    pub(super) most: usize,
}

/// Of several equivalents the k-th, from 0, is worth `1 / (1 + k * NEXT)` of the best: so gently because all are right
/// somewhere, and which is meant is not known.
const NEXT: f32 = 0.15;

/// What equivalents of single words are worth beside those of a phrase that they are part of.
const INSIDE: f32 = 0.5;

/// How many moves the words of an equivalent may make: Russian puts words between those of a name.
const SLOP: u32 = 1;

/// The alternatives that a table has for the words of a plan, those of long phrases first.
pub(super) fn expansions<B: AsRef<[u8]>>(
    input: &ExpandInput<'_>,
    table: &PhraseTable<B>,
    weighing: Weighing,
) -> Vec<Expansion> {
    let places = places(input);
    let words: Vec<Vec<&str>> =
        places.iter().map(|place| place.terms.iter().map(String::as_str).collect()).collect();
    let mut expansions = Vec::new();
    let mut covered = 0;
    for at in 0..places.len() {
        let mut longest = true;
        for found in table.matches(&words[at..]) {
            let inside = at < covered || !longest;
            let worth = if inside { weighing.best * INSIDE } else { weighing.best };
            if add(
                input,
                &places[at..at + found.words],
                &found,
                Weighing { best: worth, ..weighing },
                &mut expansions,
            ) && longest
            {
                longest = false;
                covered = covered.max(at + found.words);
            }
        }
    }
    expansions
}

/// Adds the equivalents of one phrase that the index has words for. True if there were any.
fn add(
    input: &ExpandInput<'_>,
    run: &[Place],
    found: &Match<'_>,
    weighing: Weighing,
    expansions: &mut Vec<Expansion>,
) -> bool {
    let Some(words) = whole_groups(run) else { return false };
    // `for` is in nearly every document: it says nothing of «против», nor `after` of `post`.
    let is_function = run.iter().all(|place| place.terms.iter().any(|term| is_function_word(term)));
    let is_meant = |equivalent: &Equivalent<'_>| is_function || !is_of_function_words(*equivalent);
    let meant = found.equivalents.iter().copied().filter(is_meant);
    let known = meant.filter_map(|equivalent| Some((equivalent, matchers(input, equivalent)?)));
    let before = expansions.len();
    for (place, (equivalent, matchers)) in known.take(weighing.most).enumerate() {
        let weight = weighing.best / (1.0 + NEXT * place as f32);
        expansions.extend(matchers.into_iter().map(|matcher| Expansion {
            words: words.clone(),
            alternative: Alternative {
                matcher,
                weight,
                source: weighing.source,
                shown: equivalent.text().to_lowercase(),
            },
        }));
    }
    expansions.len() > before
}

/// Whether nothing but function words is in an equivalent; dictionaries write prefixes with their hyphen, `with-`.
fn is_of_function_words(equivalent: Equivalent<'_>) -> bool {
    let mut words = equivalent.text().split_whitespace().map(|word| word.trim_matches('-').to_lowercase());
    words.all(|word| is_function_word(&word))
}

/// What to match for an equivalent: the terms of its forms, or phrases; `None` where the index has none of them.
pub(super) fn matchers(input: &ExpandInput<'_>, equivalent: Equivalent<'_>) -> Option<Vec<Matcher>> {
    let mut terms: Vec<String> = Vec::new();
    let mut matchers = Vec::new();
    for form in equivalent.forms() {
        match input.analyzer.query_words(form).as_slice() {
            [] => {}
            [word] => known_terms(input, form, word).for_each(|term| {
                if !terms.contains(&term) {
                    terms.push(term);
                }
            }),
            words => matchers.extend(phrase(input, form, words)),
        }
    }
    if !terms.is_empty() {
        matchers.insert(0, Matcher::Terms(terms));
    }
    (!matchers.is_empty()).then_some(matchers)
}

fn phrase(input: &ExpandInput<'_>, text: &str, words: &[QueryWord]) -> Option<Matcher> {
    let start = words.first()?.offset;
    let slots: Vec<Slot> = words
        .iter()
        .map(|word| Slot { offset: word.offset - start, terms: known_terms(input, text, word).collect() })
        .collect();
    slots.iter().all(|slot| !slot.terms.is_empty()).then_some(Matcher::Phrase { slots, slop: SLOP })
}

/// The terms of a word that the index has; all of them where nothing is known about an index.
fn known_terms<'w>(
    input: &'w ExpandInput<'_>,
    text: &str,
    word: &'w QueryWord,
) -> impl Iterator<Item = String> + use<'w> {
    let all = input.vocabulary.document_count() == 0;
    let is_known = move |term: &&str| all || input.vocabulary.document_frequency(term) > 0;
    telling_terms(text, word).filter(is_known).map(str::to_owned)
}
