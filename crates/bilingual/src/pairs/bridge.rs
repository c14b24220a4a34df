//! From a word to the words of the other side that may mean it: every source that there is, with its weight.

use super::words::Words;
use crate::glossary;
use crate::phonetic::{PhoneticTable, build};
use crate::table::{Equivalent, PhraseTable, TableBytes};
use crate::transliteration::spellings;
use std::collections::HashMap;
use vestnik_analysis::Analyzer;

/// What an equivalent of each source is worth.
const GLOSSARY: f32 = 1.0;
const LEARNED: f32 = 0.9;
const SPELLED: f32 = 0.9;
const SOUNDED: f32 = 0.7;
const DICTIONARY: f32 = 0.6;

/// How many equivalents are taken of one source, and what the next one of a word is worth less.
const MOST: usize = 8;
const NEXT: f32 = 0.15;

/// What one word of an equivalent of several words is worth.
const PART: f32 = 0.5;

/// A shorter word is spelled like too many others.
const LEAST_LETTERS: usize = 4;

/// What words may mean on the other side. It learns the words of one collection and is used with that one.
#[derive(Clone, Debug)]
pub struct Bridge {
    tables: Vec<(PhraseTable<TableBytes>, f32)>,
    sounds: Option<PhoneticTable<Vec<u8>>>,
    known: HashMap<u32, Vec<(u32, f32)>>,
}

impl Bridge {
    /// One with the built-in sources and these dictionaries.
    pub fn new(dictionaries: impl IntoIterator<Item = PhraseTable<TableBytes>>) -> Self {
        let tables = dictionaries.into_iter().map(|table| (table, DICTIONARY)).collect();
        Self { tables, sounds: None, known: HashMap::new() }
    }

    /// The same with what was learned from an earlier round.
    #[must_use]
    pub fn with_learned(mut self, learned: PhraseTable<TableBytes>) -> Self {
        self.tables.insert(0, (learned, LEARNED));
        self.known.clear();
        self
    }

    /// The terms of the collection that a term may be on the other side, each with its weight, at most one.
    pub(super) fn of(&mut self, words: &Words, term: u32) -> &[(u32, f32)] {
        if !self.known.contains_key(&term) {
            let found = self.look_up(words, term);
            self.known.insert(term, found);
        }
        &self.known[&term]
    }

    fn look_up(&mut self, words: &Words, term: u32) -> Vec<(u32, f32)> {
        let text = words.term_text(term);
        let mut found = Found { words, terms: Vec::new() };
        // The same on both sides: numbers, designators, names in Latin letters.
        found.add(term, 1.0);
        if text.chars().all(|c| c.is_ascii_digit()) {
            return found.terms;
        }
        found.add_all(glossary::built_in().lookup(text), GLOSSARY);
        let in_glossary = found.terms.len() > 1;
        for (table, weight) in &self.tables {
            found.add_all(table.lookup(text), *weight);
        }
        if !in_glossary && text.chars().count() >= LEAST_LETTERS {
            for (place, spelling) in spellings(text).into_iter().enumerate() {
                found.add_text(&spelling, SPELLED / (1.0 + NEXT * place as f32 / 2.0));
            }
            for alike in self.sounds(words).alike(text) {
                if let Some(term) = words.known_term(alike.term) {
                    found.add(term, SOUNDED * (1.0 - 2.0 * alike.distance));
                }
            }
        }
        found.terms
    }

    /// The sounds of all terms, made when they are first needed.
    fn sounds(&mut self, words: &Words) -> &PhoneticTable<Vec<u8>> {
        self.sounds.get_or_insert_with(|| {
            let terms = (0..words.term_count() as u32).map(|term| (words.term_text(term), 1));
            PhoneticTable::open(build(terms)).expect("build writes a table of this version")
        })
    }
}

/// Terms of the collection, each with its best weight.
struct Found<'w> {
    words: &'w Words,
    terms: Vec<(u32, f32)>,
}

impl Found<'_> {
    fn add(&mut self, term: u32, weight: f32) {
        match self.terms.iter_mut().find(|(known, _)| *known == term) {
            Some((_, best)) => *best = best.max(weight),
            None => self.terms.push((term, weight)),
        }
    }

    fn add_all<'t>(&mut self, equivalents: impl Iterator<Item = Equivalent<'t>>, weight: f32) {
        for (place, equivalent) in equivalents.take(MOST).enumerate() {
            let weight = weight / (1.0 + NEXT * place as f32);
            equivalent.forms().for_each(|form| self.add_text(form, weight));
        }
    }

    fn add_text(&mut self, text: &str, weight: f32) {
        let words = Analyzer::new().query_words(text);
        let weight = if words.len() > 1 { weight * PART } else { weight };
        for term in words.iter().flat_map(|word| &word.terms) {
            if let Some(number) = self.words.known_term(&term.term) {
                self.add(number, weight * term.weight);
            }
        }
    }
}
