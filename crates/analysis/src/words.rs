//! The table of words: the terms of each by number, so that a word is taken apart once. News is Zipfian: most words of a text
//! have been seen a moment ago.
//!
//! What finding a word costs is waiting for memory. So all that is asked about most words lies in one place: a slot holds the
//! first letters and the number of the term. What does not fit there, the end of a long word and the terms of a word that has
//! several or none, is kept in one row of bytes: the bytes of the word behind those in its slot, and its terms ([`crate::numbered`]).

use crate::beginning::{Beginning, HELD, beginning, bytes};
use crate::names::Names;
use crate::numbered::{KINDS, Numbered, number_of, put_terms, read_terms};
use crate::seed::Seed;
use crate::terms::Terms;
use crate::window::Sought;

/// The first pairs of slots: few, since most of a table that a single search uses is never touched but has to be made.
const LEAST_PAIRS: usize = 1 << 10;

/// Longer words are not worth keeping.
const LONGEST_WORD: usize = 127;

/// What stands for a kind in a slot whose terms are in the row.
const IN_ROW: u8 = u8::MAX;

/// Words with their terms, and the terms by number.
#[derive(Debug)]
pub(crate) struct Words {
    seed: Seed,
    /// When the words take so many bytes, no more are kept.
    room: usize,
    /// Open addressing by the hash, pair by pair; their number is a power of two.
    pairs: Vec<Pair>,
    count: usize,
    row: Vec<u8>,
    pub(crate) names: Names,
}

/// Two slots in one line of the processor's memory.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Pair([Slot; 2]);

/// A word.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// What it begins with.
    beginning: Beginning,
    word: WordKey,
    /// The kind of its only term, or [`IN_ROW`].
    kind: u8,
    /// The number of its only term, or where the rest of it begins in the row.
    at: u32,
}

/// What tells words with the same beginning apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordKey {
    /// One more than its length in bytes; 0 where the slot is empty.
    one_longer: u8,
    /// What its spelling means.
    tag: u8,
}

/// Where the terms of a word are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nowhere.
    #[default]
    Not,
    /// It has this one.
    One(Numbered),
    /// At a place in the row.
    Row(u32),
    /// At a place among those that are not kept.
    Loose(u32),
}

impl Words {
    /// An empty table whose words may take so many bytes. All of it takes about four times as much then.
    pub(crate) fn new(room: usize) -> Self {
        let (seed, names) = (Seed::default(), Names::default());
        Self { seed, room, pairs: Vec::new(), count: 0, row: Vec::new(), names }
    }

    /// Whether a new one should be begun: it keeps no more words, or has met more terms than is worth keeping.
    pub(crate) fn is_full(&self) -> bool {
        self.has_no_room() || self.names.bytes() > 2 * self.room
    }

    fn has_no_room(&self) -> bool {
        self.count * size_of::<Slot>() + self.row.len() > self.room
    }

    /// Finds where the terms of these words of a text are kept; tells whether all are. Where many words are asked for, one step of all
    /// is done before the next, so that they wait for memory side by side.
    pub(crate) fn find(&self, text: &str, sought: &mut [Sought]) -> bool {
        let text = text.as_bytes();
        for word in sought.iter_mut() {
            word.beginning = beginning(text, word.start, word.end);
            word.key = WordKey::of(word);
            word.hash = self.hash(text, word);
        }
        let Some(mask) = self.pairs.len().checked_sub(1) else { return sought.is_empty() };
        // The less is done for each, the more of them the processor has under way.
        let touched = sought.iter().map(|word| self.pairs[word.hash as usize & mask].0[0].at);
        std::hint::black_box(touched.fold(0, |all, at| all | at));
        for word in sought.iter_mut() {
            let Pair([one, other]) = &self.pairs[word.hash as usize & mask];
            word.seen = u8::from(one.is(word)) + 2 * u8::from(other.is(word));
        }
        let mut all = true;
        for word in sought {
            let Pair(slots) = &self.pairs[word.hash as usize & mask];
            word.terms = match word.seen {
                seen @ (1 | 2) if word.length() <= HELD => slots[usize::from(seen) - 1].terms(),
                _ => self.place(text, word),
            };
            all &= word.terms != Found::Not;
        }
        all
    }

    /// The hash of a word: it tells its length and tag too.
    #[inline]
    fn hash(&self, text: &[u8], word: &Sought) -> u32 {
        let tag = hash_tag(word.length(), word.tag());
        if word.length() <= HELD {
            self.seed.hash(&bytes(&word.beginning), tag)
        } else {
            self.seed.hash(&text[word.start..word.end], tag)
        }
    }

    /// Where the terms of a word are, by looking at all places where it may be.
    fn place(&self, text: &[u8], word: &Sought) -> Found {
        let mask = self.pairs.len() - 1;
        let mut place = word.hash as usize & mask;
        loop {
            for slot in &self.pairs[place].0 {
                if slot.is_empty() {
                    return Found::Not;
                }
                if !slot.is(word) {
                    continue;
                }
                if word.length() <= HELD {
                    return slot.terms();
                }
                let rest = &text[word.start + HELD..word.end];
                if self.row.get(slot.at as usize..).is_some_and(|row| row.starts_with(rest)) {
                    return Found::Row(slot.at + rest.len() as u32);
                }
            }
            place = (place + 1) & mask;
        }
    }

    /// The terms that are kept at a place of the row.
    #[inline]
    pub(crate) fn terms(&self, at: u32) -> impl Iterator<Item = Numbered> + '_ {
        read_terms(self.row.get(at as usize..).unwrap_or_default())
    }

    /// Keeps the terms of a word of a text; where it is not to be kept, they go into `loose`, which has to be read by
    /// [`read_terms`].
    #[cold]
    pub(crate) fn keep(&mut self, text: &str, word: &mut Sought, terms: &Terms, loose: &mut Vec<u8>) {
        let text = text.as_bytes();
        if word.length() > LONGEST_WORD || self.has_no_room() {
            word.terms = Found::Loose(loose.len() as u32);
            return put_terms(terms, &mut self.names, loose);
        }
        if self.count >= self.pairs.len() {
            self.grow();
        }
        // Another thread may have kept it, or it stands twice in the window.
        word.terms = self.place(text, word);
        if word.terms != Found::Not {
            return;
        }
        let slot = self.slot_for(text, word, terms);
        self.count += 1;
        put(&mut self.pairs, word.hash, slot);
        word.terms = self.place(text, word);
    }

    /// A slot for a word; what does not fit goes into the row.
    fn slot_for(&mut self, text: &[u8], word: &Sought, terms: &Terms) -> Slot {
        let (beginning, key) = (word.beginning, word.key);
        let mut all = terms.iter();
        if let (Some(only), None) = (all.next(), all.next())
            && word.length() <= HELD
        {
            let at = self.names.number_of(only.text);
            return Slot { beginning, word: key, kind: number_of(only.kind), at };
        }
        let at = self.row.len() as u32;
        self.row.extend_from_slice(text[word.start..word.end].get(HELD..).unwrap_or_default());
        put_terms(terms, &mut self.names, &mut self.row);
        Slot { beginning, word: key, kind: IN_ROW, at }
    }

    #[cold]
    fn grow(&mut self) {
        let length = (self.pairs.len() * 2).max(LEAST_PAIRS);
        let old = std::mem::replace(&mut self.pairs, vec![Pair::default(); length]);
        for slot in old.into_iter().flat_map(|Pair(slots)| slots).filter(|slot| !slot.is_empty()) {
            let hash = self.hash_of(&slot);
            put(&mut self.pairs, hash, slot);
        }
    }

    /// The hash of a word that is kept.
    fn hash_of(&self, slot: &Slot) -> u32 {
        let (length, held) = (usize::from(slot.word.one_longer) - 1, bytes(&slot.beginning));
        let tag = hash_tag(length, slot.word.tag);
        match length.checked_sub(HELD) {
            None | Some(0) => self.seed.hash(&held, tag),
            Some(more) => self.seed.hash(&[&held, &self.row[slot.at as usize..][..more]].concat(), tag),
        }
    }
}

impl Slot {
    fn is_empty(&self) -> bool {
        self.word.one_longer == 0
    }

    /// Whether it is that of a word, as far as what it holds tells.
    #[inline]
    fn is(&self, word: &Sought) -> bool {
        (self.beginning == word.beginning) & (self.word == word.key)
    }

    /// Where the terms of its word are, which is not longer than what it holds.
    #[inline]
    fn terms(&self) -> Found {
        match KINDS.get(usize::from(self.kind)) {
            Some(&kind) => Found::One(Numbered { number: self.at, kind }),
            None => Found::Row(self.at),
        }
    }
}

impl WordKey {
    /// That of a word which is not too long to be kept; no other has it.
    #[inline]
    fn of(word: &Sought) -> Self {
        Self { one_longer: u8::try_from(word.length() + 1).unwrap_or(u8::MAX), tag: word.tag() }
    }
}

/// What the hash is to tell beside the bytes, which are the same for words that differ by zeros at their end.
#[inline]
fn hash_tag(length: usize, tag: u8) -> u64 {
    (length << 8) as u64 | u64::from(tag)
}

fn put(pairs: &mut [Pair], hash: u32, slot: Slot) {
    let mask = pairs.len() - 1;
    let mut place = hash as usize & mask;
    loop {
        if let Some(empty) = pairs[place].0.iter_mut().find(|slot| slot.is_empty()) {
            *empty = slot;
            return;
        }
        place = (place + 1) & mask;
    }
}

#[cfg(test)]
mod tests;
