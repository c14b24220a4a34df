//! The table of words: the terms of each by number, so that a word is taken apart once. News is Zipfian: most words of a text
//! have been seen a moment ago.
//!
//! Beside the slots there is one row of bytes that holds the words in the order in which they came, so that frequent ones
//! lie close together: reading memory is what finding a word costs. For each word the row has
//!
//! ```text
//! its length (1 byte), its tag (1), itself; how many terms it has (2), for each its number (4) and kind (1)
//! ```

use crate::names::Names;
use crate::seed::Seed;
use crate::terms::Terms;
use crate::token::TermKind;
use crate::window::Sought;

/// The first slots: few, since most of a table that a single search uses is never touched but has to be made.
const LEAST_SLOTS: usize = 1 << 12;

/// Longer words are not worth keeping.
const LONGEST_WORD: usize = 127;

/// The kinds by the number that is kept.
const KINDS: [TermKind; 5] =
    [TermKind::Stem, TermKind::Surface, TermKind::Designator, TermKind::Part, TermKind::Entity];

/// Words with their terms, and the terms by number.
#[derive(Debug)]
pub(crate) struct Words {
    seed: Seed,
    /// When the row has grown so long in bytes, no more words are kept.
    longest: usize,
    /// Open addressing by the hash; their number is a power of two.
    slots: Vec<Slot>,
    count: usize,
    row: Vec<u8>,
    pub(crate) names: Names,
}

/// Where a word is kept.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    /// Where it begins in the row, + 1; 0 where the slot is empty.
    at: u32,
}

/// A term of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    pub(crate) number: u32,
    pub(crate) kind: TermKind,
}

impl Words {
    /// An empty table whose row may grow so long, in bytes. All of it takes about five times as much then.
    pub(crate) fn new(longest: usize) -> Self {
        let (seed, names) = (Seed::default(), Names::default());
        Self { seed, longest, slots: Vec::new(), count: 0, row: Vec::new(), names }
    }

    /// Whether a new one should be begun: it keeps no more words, or has met more terms than is worth keeping.
    pub(crate) fn is_full(&self) -> bool {
        self.row.len() > self.longest || self.names.bytes() > 2 * self.longest
    }

    /// Finds where the terms of these words of a text are kept; tells whether all are. Most of what a word costs is waiting for
    /// memory: where many words are asked for, one step of all is done before the next, so that they wait side by side.
    pub(crate) fn find(&self, text: &str, sought: &mut [Sought]) -> bool {
        for word in sought.iter_mut() {
            word.hash = self.seed.hash(&text.as_bytes()[word.start..word.end], word.tag());
        }
        for word in sought.iter_mut() {
            word.terms = self.first_place(word.hash);
        }
        for word in sought.iter_mut() {
            let length = word.terms.and_then(|at| self.row.get(at as usize));
            word.length = length.copied().unwrap_or(0);
        }
        let mut all = true;
        for word in sought {
            let spelling = &text.as_bytes()[word.start..word.end];
            let terms = word.terms.filter(|_| usize::from(word.length) == spelling.len());
            word.terms = match terms.and_then(|at| self.terms_at(at, word.tag(), spelling)) {
                None => self.place(word.hash, word.tag(), spelling),
                found => found,
            };
            all &= word.terms.is_some();
        }
        all
    }

    /// The first place in the row where a word of this hash may be.
    #[inline]
    fn first_place(&self, hash: u32) -> Option<u32> {
        let slot = self.slots.get(hash as usize & self.slots.len().wrapping_sub(1))?;
        slot.at.checked_sub(1).filter(|_| slot.hash == hash)
    }

    /// Where the terms of a word are, by looking at all places where it may be.
    fn place(&self, hash: u32, tag: u8, spelling: &[u8]) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots[place];
            let at = slot.at.checked_sub(1)?;
            if slot.hash == hash
                && let Some(terms) = self.terms_at(at, tag, spelling)
            {
                return Some(terms);
            }
            place = (place + 1) & mask;
        }
    }

    /// Where the terms of the word are that is kept at this place, if it is this one.
    #[inline]
    fn terms_at(&self, at: u32, tag: u8, spelling: &[u8]) -> Option<u32> {
        let (&[length, own_tag], rest) = self.row.get(at as usize..)?.split_first_chunk()?;
        let same = usize::from(length) == spelling.len()
            && own_tag == tag
            && rest.get(..spelling.len()) == Some(spelling);
        same.then_some(at + 2 + u32::from(length))
    }

    /// The terms that are kept at a place that was found.
    #[inline]
    pub(crate) fn terms(&self, at: u32) -> impl Iterator<Item = Numbered> + '_ {
        read_terms(self.row.get(at as usize..).unwrap_or_default())
    }

    /// Keeps the terms of a word of a text; where it is not to be kept, they go into `loose`, which has to be read by
    /// [`read_terms`].
    #[cold]
    pub(crate) fn keep(&mut self, text: &str, word: &mut Sought, terms: &Terms, loose: &mut Vec<u8>) {
        let spelling = &text.as_bytes()[word.start..word.end];
        if spelling.len() > LONGEST_WORD || self.row.len() > self.longest {
            word.loose = true;
            word.terms = Some(loose.len() as u32);
            return put_terms(terms, &mut self.names, loose);
        }
        // Another thread may have kept it, or it stands twice in the window.
        word.terms = self.place(word.hash, word.tag(), spelling).or_else(|| {
            let at = self.row.len() as u32;
            self.row.extend([spelling.len() as u8, word.tag()]);
            self.row.extend(spelling);
            put_terms(terms, &mut self.names, &mut self.row);
            self.put_slot(word.hash, at);
            Some(at + 2 + spelling.len() as u32)
        });
    }

    fn put_slot(&mut self, hash: u32, at: u32) {
        if self.count * 4 >= self.slots.len() * 3 {
            let length = (self.slots.len() * 2).max(LEAST_SLOTS);
            let mut old = std::mem::replace(&mut self.slots, vec![Slot::default(); length]);
            // Frequent words came early, and shall have the first places.
            old.sort_unstable_by_key(|slot| slot.at);
            old.into_iter().filter(|slot| slot.at > 0).for_each(|slot| put(&mut self.slots, slot));
        }
        self.count += 1;
        put(&mut self.slots, Slot { hash, at: at + 1 });
    }
}

fn put(slots: &mut [Slot], slot: Slot) {
    let mask = slots.len() - 1;
    let mut place = slot.hash as usize & mask;
    while slots[place].at > 0 {
        place = (place + 1) & mask;
    }
    slots[place] = slot;
}

fn put_terms(terms: &Terms, names: &mut Names, row: &mut Vec<u8>) {
    let count = terms.iter().count().min(usize::from(u16::MAX));
    row.extend((count as u16).to_le_bytes());
    for term in terms.iter().take(count) {
        row.extend(names.number_of(term.text).to_le_bytes());
        row.push(KINDS.iter().position(|&kind| kind == term.kind).unwrap_or(0) as u8);
    }
}

/// The terms that these bytes begin with.
#[inline]
pub(crate) fn read_terms(bytes: &[u8]) -> impl Iterator<Item = Numbered> + '_ {
    let (count, rest) =
        bytes.split_first_chunk().map_or((0, bytes), |(&count, rest)| (u16::from_le_bytes(count), rest));
    let (terms, _) = rest.as_chunks();
    terms.iter().take(usize::from(count)).map(|&[a, b, c, d, kind]| Numbered {
        number: u32::from_le_bytes([a, b, c, d]),
        kind: KINDS.get(usize::from(kind)).copied().unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Class;
    use crate::window::Window;
    use crate::{Analyzer, NumberedToken, PARAGRAPH_GAP, Scratch, Token, Vocabulary};
    use proptest::prelude::*;

    /// The terms that are kept of a word; where none are, `made` are.
    fn all(
        words: &mut Words,
        word: &str,
        class: Class,
        made: &[(&str, TermKind)],
    ) -> Vec<(String, TermKind)> {
        let (mut window, mut terms, mut loose) = (Window::default(), Terms::default(), Vec::new());
        window.push(0, word.len(), class, 0);
        made.iter().for_each(|(term, kind)| terms.add(term, *kind, 1.0));
        if !words.find(word, &mut window.sought) {
            words.keep(word, &mut window.sought[0], &terms, &mut loose);
        }
        let (found, at) = (window.sought[0], window.sought[0].terms.unwrap() as usize);
        let bytes = if found.loose { &loose[at..] } else { &words.row[at..] };
        read_terms(bytes).map(|term| (words.names.get(term.number).to_owned(), term.kind)).collect()
    }

    #[test]
    fn what_was_made_is_kept_by_word_and_tag() {
        let mut words = Words::new(1 << 20);
        let terms: Vec<_> = ["а", "bb", "ввв", "dd", "e"].into_iter().zip(KINDS).collect();
        let owned: Vec<_> = terms.iter().map(|(term, kind)| (term.to_string(), *kind)).collect();
        assert_eq!(all(&mut words, "слово", Class::Word, &terms), owned);
        assert_eq!(all(&mut words, "слово", Class::Word, &[]), owned, "kept");
        assert_eq!(all(&mut words, "слово", Class::Number, &[]), [], "another tag");
        let long = "ы".repeat(70);
        assert_eq!(all(&mut words, &long, Class::Word, &terms), owned);
        assert_eq!(all(&mut words, &long, Class::Word, &[]), [], "too long to keep");
    }

    #[test]
    fn many_words_are_kept_apart() {
        let mut words = Words::new(1 << 20);
        for round in 0..2 {
            for number in 0..3 * LEAST_SLOTS {
                let word = number.to_string();
                let made: &[(&str, TermKind)] = if round == 0 { &[(&word, TermKind::Stem)] } else { &[] };
                let found = all(&mut words, &word, Class::Word, made);
                assert_eq!(found, [(word, TermKind::Stem)], "{round}");
            }
        }
        assert!(words.slots.len() > LEAST_SLOTS && !words.is_full());
    }

    #[test]
    fn a_full_table_goes_on_to_answer() {
        let mut words = Words { row: vec![0; 2], ..Words::new(1) };
        let made = [("слов", TermKind::Stem)];
        for _ in 0..2 {
            assert_eq!(all(&mut words, "слово", Class::Word, &made), [("слов".to_owned(), TermKind::Stem)]);
        }
        assert!(words.is_full());
        assert_eq!(words.count, 0);
    }

    /// The tokens of a text by a vocabulary.
    fn numbered(text: &str, vocabulary: &Vocabulary) -> Vec<(String, u32)> {
        let mut tokens: Vec<NumberedToken> = Vec::new();
        Analyzer::new().number(text, vocabulary, &mut Scratch::new(), &mut tokens);
        tokens.iter().map(|token| (vocabulary.with_term(token.term, str::to_owned), token.position)).collect()
    }

    fn plain(text: &str) -> Vec<(String, u32)> {
        let mut tokens = Vec::new();
        let mut each = |token: Token<'_>| tokens.push((token.term.to_owned(), token.position));
        Analyzer::new().analyze(text, &mut Scratch::new(), &mut each);
        tokens
    }

    #[test]
    fn threads_share_a_vocabulary() {
        let vocabulary = Vocabulary::with_room(1 << 20);
        let text: String =
            (0..5_000).map(|number| format!("слово{} word{}\n", number % 700, number % 900)).collect();
        let expected = plain(&text);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| assert_eq!(numbered(&text, &vocabulary), expected));
            }
        });
        assert_eq!(expected.last().map(|(_, position)| *position), Some(4_999 * (PARAGRAPH_GAP + 1) + 1));
    }

    proptest! {
        #[test]
        fn a_vocabulary_numbers_what_the_analyzer_says(
            texts in proptest::collection::vec("([а-яА-Яa-zA-Z0-9'. \n-]|\\PC|ы{130}){0,100}", 1..4),
        ) {
            let vocabulary = Vocabulary::with_room(1 << 20);
            for text in &texts {
                prop_assert_eq!(numbered(text, &vocabulary), plain(text));
            }
        }
    }
}
