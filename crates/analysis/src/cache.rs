//! The cache of terms: news is Zipfian, most words of a text have been seen a moment ago.
//!
//! A table of slots where a word has two places, and one text that holds the words with their terms in the order in which
//! they came, so that frequent ones lie close together: reading memory is what a hit costs. Bounded: a text that has
//! grown too long is dropped with all slots.

use crate::hash::hash;
use crate::terms::Terms;
use crate::token::TermKind;

/// How many slots there are: few for the first words, since most of a table that a single search uses is never touched
/// but has to be made. Powers of two.
const SLOTS: [usize; 2] = [1 << 12, 1 << 18];

/// A text that is longer than this is dropped.
const LONGEST_TEXT: usize = 16 << 20;

/// Longer words, and words with longer terms, are not worth keeping. Lengths and tags are kept as ASCII characters.
const LONGEST: usize = 127;

/// The kinds by the number that is kept.
const KINDS: [TermKind; 5] =
    [TermKind::Stem, TermKind::Surface, TermKind::Designator, TermKind::Part, TermKind::Entity];

/// Terms of words by the word as written.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    slots: Vec<Slot>,
    /// How many words were kept since the slots were made.
    count: usize,
    /// For each word: its length, its tag, the length of its terms, itself, and for each term its length, its kind and itself.
    text: String,
    /// Room for the terms of a word that is not kept.
    made: Terms,
}

/// Where a word is kept.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The upper half of the hash; 0 where the slot is empty.
    hash: u32,
    /// Where the word begins in the text.
    at: u32,
}

/// A word whose terms are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sought {
    /// Where it stands in its text.
    pub(crate) start: usize,
    /// The byte after it.
    pub(crate) end: usize,
    /// Tells apart what one spelling can mean.
    pub(crate) tag: u8,
    hash: u64,
    /// Where it may be kept, and the length that is noted there.
    at: Option<u32>,
    length: u8,
}

impl Sought {
    pub(crate) fn new(start: usize, end: usize, tag: u8) -> Self {
        Self { start, end, tag, hash: 0, at: None, length: 0 }
    }
}

impl Cache {
    /// Finds where these words of a text may be kept. Most of what a word costs is waiting for memory: asked for many words
    /// in one go, it answers side by side.
    pub(crate) fn look_up(&mut self, text: &str, sought: &mut [Sought]) {
        // Only here, because places that were found must not change their meaning before they are used.
        if self.text.len() > LONGEST_TEXT
            || (self.count >= self.slots.len() / 2 && self.slots.len() < SLOTS[1])
        {
            self.start_anew();
        }
        for word in sought.iter_mut() {
            word.hash = hash(&text.as_bytes()[word.start..word.end], u64::from(word.tag) + 1);
            word.at = self.place(word.hash);
        }
        for word in sought {
            let length = word.at.and_then(|at| self.text.as_bytes().get(at as usize));
            word.length = length.copied().unwrap_or(0);
        }
    }

    /// Makes the slots, or more of them; the words so far are forgotten.
    #[cold]
    fn start_anew(&mut self) {
        let slots = if self.slots.is_empty() { SLOTS[0] } else { SLOTS[1] };
        (self.slots, self.count) = (vec![Slot::default(); slots], 0);
        self.text.clear();
    }

    /// What is kept of a hash in a slot, never 0, and the first slot for it.
    #[inline]
    fn mark_and_slot(&self, hash: u64) -> (u32, usize) {
        ((hash >> 32) as u32 | 1, hash as usize & (self.slots.len() - 1))
    }

    fn place(&self, hash: u64) -> Option<u32> {
        let (mark, first) = self.mark_and_slot(hash);
        let (one, other) = (self.slots[first], self.slots[first ^ 1]);
        if one.hash == mark { Some(one.at) } else { (other.hash == mark).then_some(other.at) }
    }

    /// Hands out the terms of a word of a text that was looked up: kept ones, or those that `make` makes.
    #[inline]
    pub(crate) fn terms(
        &mut self,
        text: &str,
        sought: &Sought,
        make: impl FnOnce(&mut Terms),
        mut emit: impl FnMut(&str, TermKind),
    ) {
        let word = &text[sought.start..sought.end];
        if usize::from(sought.length) == word.len()
            && let Some(kept) = sought.at.and_then(|at| self.kept_at(at, sought.tag, word))
        {
            return emit_kept(kept, emit);
        }
        // It may have been kept since, and what was found first may be another word with the same mark.
        let (mark, first) = self.mark_and_slot(sought.hash);
        for slot in [self.slots[first], self.slots[first ^ 1]] {
            if slot.hash == mark
                && let Some(kept) = self.kept_at(slot.at, sought.tag, word)
            {
                return emit_kept(kept, emit);
            }
        }
        let mut terms = std::mem::take(&mut self.made);
        terms.clear();
        make(&mut terms);
        terms.iter().for_each(|term| emit(term.text, term.kind));
        self.keep(first, mark, sought.tag, word, &terms);
        self.made = terms;
    }

    /// The terms that are kept at this place, if it is this word that is kept there.
    #[inline]
    fn kept_at(&self, at: u32, tag: u8, word: &str) -> Option<&str> {
        let bytes = self.text.as_bytes().get(at as usize..)?;
        let (&[length, own_tag, terms], rest) = bytes.split_first_chunk::<3>()?;
        let same =
            usize::from(length) == word.len() && own_tag == tag && rest.get(..word.len())? == word.as_bytes();
        let end = at as usize + 3 + word.len();
        same.then(|| self.text.get(end..end + usize::from(terms)))?
    }

    #[cold]
    fn keep(&mut self, first: usize, mark: u32, tag: u8, word: &str, terms: &Terms) {
        let length: usize = terms.iter().map(|term| 2 + term.text.len()).sum();
        if word.len() > LONGEST || length > LONGEST || self.text.len() > LONGEST_TEXT {
            return;
        }
        let place = if self.slots[first].hash == 0 { first } else { first ^ 1 };
        self.count += 1;
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
        let mut sought = [Sought::new(0, word.len(), tag)];
        cache.look_up(word, &mut sought);
        let mut found = Vec::new();
        let make = |terms: &mut Terms| made.iter().for_each(|(term, kind)| terms.add(term, *kind, 1.0));
        cache.terms(word, &sought[0], make, |term, kind| found.push((term.to_owned(), kind)));
        found
    }

    #[test]
    fn a_word_twice_in_one_go_is_made_once() {
        let (text, mut cache, mut made) = ("слово слово", Cache::default(), 0);
        let mut sought = [Sought::new(0, 10, 0), Sought::new(11, 21, 0)];
        cache.look_up(text, &mut sought);
        for word in &sought {
            let make = |terms: &mut Terms| {
                made += 1;
                terms.add("слов", TermKind::Stem, 1.0);
            };
            cache.terms(text, word, make, |term, _| assert_eq!(term, "слов"));
        }
        assert_eq!(made, 1);
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

    #[test]
    fn many_words_are_kept_apart() {
        let mut cache = Cache::default();
        for round in 0..2 {
            for number in 0..3 * SLOTS[0] {
                let word = number.to_string();
                let found = all(&mut cache, &word, 0, &[(&word, TermKind::Stem)]);
                assert_eq!(found, [(word, TermKind::Stem)], "{round}");
            }
        }
        assert_eq!(cache.slots.len(), SLOTS[1]);
    }
}
