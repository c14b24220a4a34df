//! The cache of terms: news is Zipfian, most words of a text have been seen a moment ago.
//!
//! A table of slots where a word has two places, and one text that holds the words with their terms in the order in which
//! they came, so that frequent ones lie close together: reading memory is what a hit costs. Bounded: a text that has
//! grown too long is dropped with all slots.

use crate::hash::hash;
use crate::terms::Terms;
use crate::token::TermKind;

/// A power of two.
const SLOTS: usize = 1 << 17;

/// The text holds at most this many bytes.
const LONGEST_TEXT: usize = 8 << 20;

/// Longer words, and words with longer terms, are not worth keeping. Lengths and tags are kept as ASCII characters.
const LONGEST: usize = 127;

/// The kinds by the number that is kept.
const KINDS: [TermKind; 5] =
    [TermKind::Stem, TermKind::Surface, TermKind::Designator, TermKind::Part, TermKind::Entity];

/// Terms of words by the word as written.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    slots: Vec<Slot>,
    /// For each word: its length, its tag, the length of its terms, itself, and for each term its length, its kind and itself.
    text: String,
}

/// Where a word is kept.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The upper half of the hash; 0 where the slot is empty.
    hash: u32,
    /// Where the word begins in the text.
    at: u32,
}

impl Cache {
    /// Hands out the terms of a word: kept ones, or those that `make` makes. `tag` tells apart what one spelling can mean.
    #[inline]
    pub(crate) fn terms(
        &mut self,
        word: &str,
        tag: u8,
        make: impl FnOnce(&mut Terms),
        mut emit: impl FnMut(&str, TermKind),
    ) {
        if self.slots.is_empty() {
            self.slots = vec![Slot::default(); SLOTS];
        }
        let hash = hash(word.as_bytes(), u64::from(tag) + 1);
        let (mark, first) = ((hash >> 32) as u32 | 1, hash as usize & (SLOTS - 1));
        if let Some(kept) =
            self.find(first, mark, tag, word).or_else(|| self.find(first ^ 1, mark, tag, word))
        {
            return emit_kept(kept, emit);
        }
        let mut terms = Terms::default();
        make(&mut terms);
        terms.iter().for_each(|term| emit(term.text, term.kind));
        self.keep(first, mark, tag, word, &terms);
    }

    /// The terms of the word in this slot, if it is this word.
    #[inline]
    fn find(&self, slot: usize, mark: u32, tag: u8, word: &str) -> Option<&str> {
        let slot = self.slots[slot];
        if slot.hash != mark {
            return None;
        }
        let bytes = self.text.as_bytes().get(slot.at as usize..)?;
        let (start, end) = (slot.at as usize + 3, slot.at as usize + 3 + usize::from(bytes[0]));
        let same = bytes[1] == tag && self.text.as_bytes()[start..end] == *word.as_bytes();
        same.then(|| &self.text[end..end + usize::from(bytes[2])])
    }

    #[cold]
    fn keep(&mut self, first: usize, mark: u32, tag: u8, word: &str, terms: &Terms) {
        let length: usize = terms.iter().map(|term| 2 + term.text.len()).sum();
        if word.len() > LONGEST || length > LONGEST {
            return;
        }
        if self.text.len() + word.len() + length + 3 > LONGEST_TEXT {
            self.text.clear();
            self.slots.fill(Slot::default());
        }
        let place = if self.slots[first].hash == 0 { first } else { first ^ 1 };
        self.slots[place] = Slot { hash: mark, at: self.text.len() as u32 };
        self.text.extend([word.len() as u8, tag, length as u8].map(char::from));
        self.text.push_str(word);
        for term in terms.iter() {
            let kind = KINDS.iter().position(|&kind| kind == term.kind).unwrap_or(0);
            self.text.extend([term.text.len() as u8, kind as u8].map(char::from));
            self.text.push_str(term.text);
        }
    }
}

#[inline]
fn emit_kept(mut kept: &str, mut emit: impl FnMut(&str, TermKind)) {
    while let &[length, kind, ..] = kept.as_bytes() {
        let (term, rest) = kept[2..].split_at(usize::from(length));
        emit(term, KINDS[usize::from(kind)]);
        kept = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(cache: &mut Cache, word: &str, tag: u8, made: &[(&str, TermKind)]) -> Vec<(String, TermKind)> {
        let mut found = Vec::new();
        let make = |terms: &mut Terms| made.iter().for_each(|(term, kind)| terms.add(term, *kind, 1.0));
        cache.terms(word, tag, make, |term, kind| found.push((term.to_owned(), kind)));
        found
    }

    #[test]
    fn what_was_made_is_kept_by_word_and_tag() {
        let mut cache = Cache::default();
        let terms: Vec<_> =
            KINDS.iter().map(|&kind| (["а", "bb", "ввв", "dd", "e"][kind as usize], kind)).collect();
        let owned: Vec<_> = terms.iter().map(|(term, kind)| (term.to_string(), *kind)).collect();
        assert_eq!(all(&mut cache, "слово", 0, &terms), owned);
        assert_eq!(all(&mut cache, "слово", 0, &[]), owned, "kept");
        assert_eq!(all(&mut cache, "слово", 1, &[]), [], "another tag");
        let long = "ы".repeat(70);
        assert_eq!(all(&mut cache, &long, 0, &terms), owned);
        assert_eq!(all(&mut cache, &long, 0, &[]), [], "too long to keep");
    }
}
