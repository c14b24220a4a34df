//! A word or phrase of the query to a group of what may stand for it.

use super::build::{Builder, Context};
use super::stop_words::is_function_word;
use crate::ast::Form;
use crate::plan::{Alternative, ExpansionSource, Matcher, Scope, Slot, WordGroup};
use crate::vocabulary::Vocabulary;
use std::ops::Range;
use vestnik_analysis::{QueryTerm, QueryWord};

/// The most words that one phrase is matched by; the rest is left out, with a warning.
pub(super) const MAX_SLOTS: usize = 64;

/// A shorter beginning stands for too many words.
const MIN_PREFIX: usize = 2;

/// What a stem shorter than the typed prefix is worth: it may also belong to words that do not begin so.
const STEM_OF_PREFIX: f32 = 0.9;

/// What a near word is worth beside the word itself.
const NEAR_WORD: f32 = 0.6;

/// The group of a word or phrase; `None` where the analyzer finds no word in it.
pub(super) fn group(
    builder: &mut Builder<'_>,
    text: &str,
    span: &Range<usize>,
    scope: Scope,
    form: Form,
    context: Context,
) -> Option<WordGroup> {
    let mut readings = builder.analyzer.query_readings(text);
    readings.retain(|reading| !reading.is_empty());
    for reading in &mut readings {
        if reading.len() > MAX_SLOTS {
            reading.truncate(MAX_SLOTS);
            builder.warn(span, format!("matched by its first {MAX_SLOTS} words"));
        }
    }
    let first = readings.first()?;
    let alternatives = match form {
        Form::Prefix => prefix(builder, text, span).unwrap_or_else(|| exact(text, &readings, 0)),
        Form::Fuzzy(distance) => fuzzy(builder, text, span, first, distance, &readings),
        Form::Word => exact(text, &readings, 0),
        Form::Phrase { slop } => exact(text, &readings, slop),
    };
    Some(WordGroup {
        text: text.to_owned(),
        span: span.clone(),
        scope,
        negated: context.negated,
        required: context.required,
        idf: idf(builder.vocabulary, &alternatives),
        alternatives,
    })
}

fn alternative(matcher: Matcher, weight: f32, shown: &str) -> Alternative {
    Alternative { matcher, weight, source: ExpansionSource::Query, shown: shown.to_owned() }
}

/// The word in all its forms, in each way to read it. Terms that stand for some forms only are alternatives of less weight.
fn exact(text: &str, readings: &[Vec<QueryWord>], slop: u32) -> Vec<Alternative> {
    let mut alternatives: Vec<Alternative> = Vec::new();
    for reading in readings {
        match reading.as_slice() {
            [word] => by_weight(word).into_iter().for_each(|(terms, weight)| {
                alternatives.push(alternative(Matcher::Terms(terms), weight, text));
            }),
            words => alternatives.push(alternative(Matcher::Phrase { slots: slots(words), slop }, 1.0, text)),
        }
    }
    alternatives
}

/// The terms of a word, those of the same weight together, heaviest first.
fn by_weight(word: &QueryWord) -> Vec<(Vec<String>, f32)> {
    let mut sets: Vec<(Vec<String>, f32)> = Vec::new();
    for term in meant(word) {
        match sets.iter_mut().find(|(_, weight)| *weight == term.weight) {
            Some((terms, _)) => terms.push(term.term.clone()),
            None => sets.push((vec![term.term.clone()], term.weight)),
        }
    }
    sets.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    sets
}

/// The terms of a word, but function words that only some form of it may be: «нас» is none of «НАСА», nor «об» of «Обама».
fn meant(word: &QueryWord) -> impl Iterator<Item = &QueryTerm> {
    let is_function = |term: &QueryTerm| is_function_word(&term.term);
    let is_one = word.terms.iter().any(|term| term.weight == 1.0 && is_function(term));
    word.terms.iter().filter(move |term| is_one || !is_function(term))
}

fn slots(words: &[QueryWord]) -> Vec<Slot> {
    let start = words.first().map_or(0, |word| word.offset);
    let terms = |word: &QueryWord| meant(word).map(|term| term.term.clone()).collect();
    words.iter().map(|word| Slot { offset: word.offset - start, terms: terms(word) }).collect()
}

fn prefix(builder: &mut Builder<'_>, text: &str, span: &Range<usize>) -> Option<Vec<Alternative>> {
    let keys = builder.analyzer.prefix_keys(text);
    if keys.prefix.chars().count() < MIN_PREFIX {
        builder.warn(span, format!("a prefix needs {MIN_PREFIX} letters at least; searched as a word"));
        return None;
    }
    let shown = format!("{}*", keys.prefix);
    let mut alternatives = vec![alternative(Matcher::Prefix(keys.prefix), 1.0, &shown)];
    if !keys.stems.is_empty() {
        alternatives.push(alternative(Matcher::Terms(keys.stems), STEM_OF_PREFIX, &shown));
    }
    Some(alternatives)
}

fn fuzzy(
    builder: &mut Builder<'_>,
    text: &str,
    span: &Range<usize>,
    words: &[QueryWord],
    distance: u8,
    readings: &[Vec<QueryWord>],
) -> Vec<Alternative> {
    let mut alternatives = exact(text, readings, 0);
    let letters = text.chars().count();
    match words {
        [word] if letters > usize::from(distance) + 1 => {
            let shown = format!("{text}~{distance}");
            let near =
                |term: &vestnik_analysis::QueryTerm| Matcher::Fuzzy { term: term.term.clone(), distance };
            alternatives.extend(word.terms.first().map(|term| alternative(near(term), NEAR_WORD, &shown)));
        }
        [_] => builder.warn(span, "too short for near words; searched as it is"),
        _ => builder.warn(span, "near words are looked for behind a single word only; searched as it is"),
    }
    alternatives
}

/// `ln(1 + (N - n + 0.5) / (n + 0.5))`, n being the documents that have the word's most frequent term; for a phrase the sum over its words.
pub(super) fn idf(vocabulary: &dyn Vocabulary, alternatives: &[Alternative]) -> f32 {
    let total = vocabulary.document_count();
    if total == 0 {
        return 1.0;
    }
    let one = |terms: &[String]| {
        let found =
            terms.iter().map(|term| vocabulary.document_frequency(term)).max().unwrap_or(0).min(total);
        (1.0 + ((total - found) as f32 + 0.5) / (found as f32 + 0.5)).ln()
    };
    match alternatives.first().map(|alternative| &alternative.matcher) {
        Some(Matcher::Terms(terms)) => one(terms),
        Some(Matcher::Phrase { slots, .. }) => slots.iter().map(|slot| one(&slot.terms)).sum(),
        // What a prefix stands for is not known before it is matched.
        Some(Matcher::Prefix(_) | Matcher::Fuzzy { .. }) | None => (total as f32).ln().max(1.0) / 2.0,
    }
}
