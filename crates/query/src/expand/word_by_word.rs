//! Phrases that no table has, word by word: `"Владимир Путин"` for `"Vladimir Putin"`, `Боинг 737` for `Boeing-737`.

use super::sequence::is_plain;
use super::{ExpandInput, Expander, Expansion, Glossary, Transliteration};
use crate::plan::{Alternative, ExpansionSource, Matcher, Slot, WordGroup};
use vestnik_analysis::QueryWord;

/// Adds, for a phrase that nothing else stands for, the phrase of what its words are in the other language. It is asked behind
/// the tables and the spellings, and sees what they found.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordByWord;

/// What it is worth beside what its words are worth: they may stand in another order there.
const WEIGHT: f32 = 0.9;

/// Names have so many words. Longer phrases are sentences, and those are built otherwise in the other language.
const MOST_WORDS: usize = 4;

/// How many equivalents of a word are taken.
const MOST: usize = 4;

/// How many moves the words may make: Russian puts a patronymic between those of a name.
const SLOP: u32 = 1;

impl Expander for WordByWord {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        let groups = input.words.iter().enumerate();
        let of_group = |(number, group)| {
            let expansion = move |alternative| Expansion { words: number..number + 1, alternative };
            of_phrase(input, group).into_iter().flatten().map(expansion)
        };
        groups.flat_map(of_group).collect()
    }

    fn translates(&self) -> bool {
        true
    }
}

/// The phrase; for a designator (`Боинг-737`) the same as one word too.
fn of_phrase(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Vec<Alternative>> {
    let typed = |one: &Alternative| one.source == ExpansionSource::Query;
    if !is_plain(group) || !group.alternatives.iter().all(typed) {
        return None;
    }
    let mut readings = input.analyzer.query_readings(&group.text);
    let is_designator = readings[0].len() == 1;
    readings.retain(|words| (2..=MOST_WORDS).contains(&words.len()));
    let words = readings.into_iter().next()?;
    let meanings: Vec<Vec<Alternative>> =
        words.iter().map(|word| meanings(input, group, word)).collect::<Option<_>>()?;
    let best = || meanings.iter().map(|found| &found[0]);
    let translated: Vec<&Alternative> = best().filter(|one| !typed(one)).collect();
    if translated.is_empty() {
        return None;
    }
    let slots = words.iter().zip(&meanings).map(|(word, found)| Slot {
        offset: word.offset - words[0].offset,
        terms: found.iter().flat_map(terms_of).cloned().collect(),
    });
    let all_known = translated.iter().all(|one| one.source == ExpansionSource::Glossary);
    let phrase = Alternative {
        matcher: Matcher::Phrase { slots: slots.collect(), slop: if is_designator { 0 } else { SLOP } },
        weight: WEIGHT * best().map(|one| one.weight).fold(1.0, f32::min),
        source: if all_known { ExpansionSource::Glossary } else { ExpansionSource::Transliteration },
        shown: best().map(|one| one.shown.as_str()).collect::<Vec<_>>().join(" "),
    };
    let joined = if is_designator { one_word(input, &phrase) } else { None };
    Some(std::iter::once(phrase).chain(joined).collect())
}

/// A phrase of letters and a number as one designator, where the index has it.
fn one_word(input: &ExpandInput<'_>, phrase: &Alternative) -> Option<Alternative> {
    let words = input.analyzer.query_words(&phrase.shown.replace(' ', "-"));
    let [word] = words.as_slice() else { return None };
    let mut terms: Vec<String> = word.terms.iter().map(|term| term.term.clone()).collect();
    terms.retain(|term| input.vocabulary.document_frequency(term) > 0);
    (!terms.is_empty()).then(|| Alternative { matcher: Matcher::Terms(terms), ..phrase.clone() })
}

/// What one word of the phrase is in the other language, best first; `None` where that is not known. Numbers are what they are.
fn meanings(input: &ExpandInput<'_>, phrase: &WordGroup, word: &QueryWord) -> Option<Vec<Alternative>> {
    let text = phrase.text.get(word.span.clone())?.to_owned();
    let own = Alternative {
        matcher: Matcher::Terms(word.terms.iter().map(|term| term.term.clone()).collect()),
        weight: 1.0,
        source: ExpansionSource::Query,
        shown: text.clone(),
    };
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(vec![own]);
    }
    let alone = [WordGroup { text, alternatives: vec![own], ..phrase.clone() }];
    let input = ExpandInput { words: &alone, ..*input };
    let mut found = Glossary::default().expand(&input);
    if found.is_empty() {
        found = Transliteration.expand(&input);
    }
    let single = found.into_iter().map(|one| one.alternative).filter(|one| terms_of(one).next().is_some());
    let single: Vec<Alternative> = single.take(MOST).collect();
    (!single.is_empty()).then_some(single)
}

fn terms_of(alternative: &Alternative) -> impl Iterator<Item = &String> {
    let terms: &[String] = match &alternative.matcher {
        Matcher::Terms(terms) => terms,
        _ => &[],
    };
    terms.iter()
}
