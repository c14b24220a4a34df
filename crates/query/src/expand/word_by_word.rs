//! Phrases that no table has, word by word: `"Владимир Путин"` for `"Vladimir Putin"`.

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
        let of_phrase = |(number, group)| {
            Some(Expansion { words: number..number + 1, alternative: of_phrase(input, group)? })
        };
        groups.filter_map(of_phrase).collect()
    }

    fn translates(&self) -> bool {
        true
    }
}

fn of_phrase(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Alternative> {
    let typed = |one: &Alternative| one.source == ExpansionSource::Query;
    let is_phrase = matches!(group.alternatives.first()?.matcher, Matcher::Phrase { .. });
    if !is_phrase || !is_plain(group) || !group.alternatives.iter().all(typed) {
        return None;
    }
    let words = input.analyzer.query_words(&group.text);
    if !(2..=MOST_WORDS).contains(&words.len()) {
        return None;
    }
    let meanings: Vec<Vec<Alternative>> =
        words.iter().map(|word| meanings(input, group, word)).collect::<Option<_>>()?;
    let best = || meanings.iter().map(|found| &found[0]);
    let slots = words.iter().zip(&meanings).map(|(word, found)| Slot {
        offset: word.offset - words[0].offset,
        terms: found.iter().flat_map(terms_of).cloned().collect(),
    });
    let all_known = best().all(|one| one.source == ExpansionSource::Glossary);
    Some(Alternative {
        matcher: Matcher::Phrase { slots: slots.collect(), slop: SLOP },
        weight: WEIGHT * best().map(|one| one.weight).fold(1.0, f32::min),
        source: if all_known { ExpansionSource::Glossary } else { ExpansionSource::Transliteration },
        shown: best().map(|one| one.shown.as_str()).collect::<Vec<_>>().join(" "),
    })
}

/// What one word of the phrase is in the other language, best first; `None` where that is not known.
fn meanings(input: &ExpandInput<'_>, phrase: &WordGroup, word: &QueryWord) -> Option<Vec<Alternative>> {
    let text = phrase.text.get(word.span.clone())?.to_owned();
    let own = Alternative {
        matcher: Matcher::Terms(word.terms.iter().map(|term| term.term.clone()).collect()),
        weight: 1.0,
        source: ExpansionSource::Query,
        shown: text.clone(),
    };
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
