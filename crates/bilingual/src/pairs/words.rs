//! The words of a collection, numbered: each spelling with its terms and how often it stands in the texts.

use std::collections::HashMap;
use std::sync::Arc;
use vestnik_analysis::{Analyzer, Scratch};

/// Spellings and terms by number. Terms of both languages share one space: numbers, designators and names in Latin letters
/// are the same on both sides.
#[derive(Debug, Default)]
pub(crate) struct Words {
    spellings: HashMap<Arc<str>, u32>,
    words: Vec<Word>,
    terms: HashMap<Arc<str>, u32>,
    texts: Vec<Arc<str>>,
}

/// One spelling.
#[derive(Debug)]
pub(crate) struct Word {
    /// As it stands in the text.
    pub(crate) text: Arc<str>,
    /// The numbers of its terms; the first stands for the word.
    pub(crate) terms: Box<[u32]>,
    /// How often it was seen.
    pub(crate) uses: u32,
}

impl Words {
    /// Hands out the numbers of the words of a text in order, counting them as seen.
    pub(crate) fn read(&mut self, text: &str, scratch: &mut Scratch, each: &mut dyn FnMut(u32)) {
        let mut place = None;
        let mut span = 0..0;
        let mut terms: Vec<u32> = Vec::new();
        Analyzer::new().analyze(text, scratch, &mut |token| {
            if place != Some(token.position) {
                if place.is_some() {
                    each(self.word(&text[span.clone()], &terms));
                }
                place = Some(token.position);
                span = token.start..token.end;
                terms.clear();
            }
            terms.push(self.term(token.term));
        });
        if place.is_some() {
            each(self.word(&text[span], &terms));
        }
    }

    /// The spelling with this number.
    pub(crate) fn get(&self, word: u32) -> &Word {
        &self.words[word as usize]
    }

    /// All spellings in the order of their numbers.
    pub(crate) fn all(&self) -> &[Word] {
        &self.words
    }

    /// How many terms there are.
    pub(crate) fn term_count(&self) -> usize {
        self.texts.len()
    }

    /// The number of a term that a text had.
    pub(crate) fn known_term(&self, term: &str) -> Option<u32> {
        self.terms.get(term).copied()
    }

    /// The text of a term.
    pub(crate) fn term_text(&self, term: u32) -> &str {
        &self.texts[term as usize]
    }

    fn term(&mut self, term: &str) -> u32 {
        if let Some(&number) = self.terms.get(term) {
            return number;
        }
        let number = number(self.texts.len());
        let text: Arc<str> = Arc::from(term);
        self.texts.push(Arc::clone(&text));
        self.terms.insert(text, number);
        number
    }

    /// A spelling keeps the terms that it was first seen with: those of a word in a line of capitals may be others.
    fn word(&mut self, text: &str, terms: &[u32]) -> u32 {
        let number = match self.spellings.get(text) {
            Some(&number) => number,
            None => {
                let number = number(self.words.len());
                let text: Arc<str> = Arc::from(text);
                self.words.push(Word { text: Arc::clone(&text), terms: terms.into(), uses: 0 });
                self.spellings.insert(text, number);
                number
            }
        };
        let word = &mut self.words[number as usize];
        word.uses = word.uses.saturating_add(1);
        number
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).expect("fewer words than bytes of four gigabytes of text")
}
