//! Words of a text that are looked up in one go.

use crate::beginning::Beginning;
use crate::numbered::{Numbered, read_terms};
use crate::terms::Terms;
use crate::unit::Class;
use crate::word::{Side, add_terms, kind_in_compound};
use crate::words::{Found, WordKey, Words};

/// As many words as fit the processor's nearest memory with room to spare.
pub(crate) const WINDOW: usize = 128;

/// The words that wait.
#[derive(Debug, Default)]
pub(crate) struct Window {
    pub(crate) sought: Vec<Sought>,
    /// The terms of words that were not found, as many as `missing` says; the others are room.
    made: Vec<Terms>,
    missing: usize,
    /// The terms of words that are not kept.
    pub(crate) loose: Vec<u8>,
}

/// A word whose terms are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sought {
    /// Where it stands in its text.
    pub(crate) start: usize,
    /// The byte after it.
    pub(crate) end: usize,
    pub(crate) class: Class,
    pub(crate) shouted: bool,
    pub(crate) hyphenated: bool,
    pub(crate) position: u32,
    /// The bytes that it begins with.
    pub(crate) beginning: Beginning,
    pub(crate) key: WordKey,
    pub(crate) hash: u32,
    /// In which slot of the first pair where it may be kept stands a word that begins like it: 1, 2, or 3 for both.
    pub(crate) seen: u8,
    /// Where its terms are, once they are found.
    pub(crate) terms: Found,
}

impl Sought {
    /// Tells apart what one spelling can mean.
    #[inline]
    pub(crate) fn tag(&self) -> u8 {
        self.class as u8 * 2 + u8::from(self.shouted)
    }

    /// Its length in bytes.
    #[inline]
    pub(crate) fn length(&self) -> usize {
        self.end - self.start
    }
}

impl Window {
    #[inline]
    pub(crate) fn push(&mut self, start: usize, end: usize, class: Class, position: u32) -> &mut Sought {
        let (shouted, hyphenated, seen) = (false, false, 0);
        let (beginning, key, hash, terms) = (Beginning::default(), WordKey::default(), 0, Found::Not);
        self.sought.push(Sought {
            start,
            end,
            class,
            shouted,
            hyphenated,
            position,
            beginning,
            key,
            hash,
            seen,
            terms,
        });
        let last = self.sought.len() - 1;
        &mut self.sought[last]
    }

    /// Takes the words apart that were not found.
    #[cold]
    pub(crate) fn make_missing(&mut self, text: &str) {
        self.missing = 0;
        for word in self.sought.iter().filter(|word| word.terms == Found::Not) {
            if self.made.len() == self.missing {
                self.made.push(Terms::default());
            }
            let terms = &mut self.made[self.missing];
            self.missing += 1;
            terms.clear();
            add_terms(&text[word.start..word.end], word.class, word.shouted, Side::Index, terms);
        }
    }

    /// Keeps the terms of the words that were not found.
    #[cold]
    pub(crate) fn keep_missing(&mut self, text: &str, words: &mut Words) {
        self.loose.clear();
        let missing = self.sought.iter_mut().filter(|word| word.terms == Found::Not);
        for (word, terms) in missing.zip(&self.made) {
            words.keep(text, word, terms, &mut self.loose);
        }
    }

    /// Hands out the terms of all words, and empties the window.
    #[inline]
    pub(crate) fn empty(&mut self, words: &Words, mut each: impl FnMut(&Sought, Numbered)) {
        for word in &self.sought {
            let mut hand_out = |mut term: Numbered| {
                if word.hyphenated {
                    term.kind = kind_in_compound(term.kind);
                }
                each(word, term);
            };
            match word.terms {
                Found::One(term) => hand_out(term),
                Found::Row(at) => words.terms(at).for_each(&mut hand_out),
                Found::Loose(at) => read_terms(&self.loose[at as usize..]).for_each(&mut hand_out),
                Found::Not => {}
            }
        }
        self.sought.clear();
    }
}
