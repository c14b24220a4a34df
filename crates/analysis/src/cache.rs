//! The cache of terms: news is Zipfian, most words of a text have been seen a moment ago.
//!
//! Bounded and never cleared: a table of slots where a word has two places and a new word takes the second.

use crate::terms::Terms;
use crate::token::TermKind;

/// A power of two.
const SLOTS: usize = 1 << 15;

/// Longer words are not worth keeping.
const LONGEST_KEY: usize = 96;

/// More terms than this has no word on the side of the index.
const MOST_TERMS: usize = 5;

/// Terms of words by the word as written.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    slots: Vec<Slot>,
    /// The place for what is not worth keeping.
    passing: Slot,
}

/// A word with its terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slot {
    hash: u64,
    /// The word, then its terms one after another.
    text: Box<str>,
    key_length: u16,
    count: u8,
    ends: [u16; MOST_TERMS],
    kinds: [TermKind; MOST_TERMS],
}

impl Slot {
    pub(crate) fn terms(&self) -> impl Iterator<Item = (&str, TermKind)> {
        (0..usize::from(self.count)).map(|at| {
            let start = if at == 0 { self.key_length } else { self.ends[at - 1] };
            (&self.text[usize::from(start)..usize::from(self.ends[at])], self.kinds[at])
        })
    }

    fn holds(&self, hash: u64, word: &str) -> bool {
        self.hash == hash && self.text.as_bytes().get(..usize::from(self.key_length)) == Some(word.as_bytes())
    }

    fn fill(&mut self, hash: u64, word: &str, terms: &Terms) {
        let mut text = String::with_capacity(word.len() + 24);
        text.push_str(word);
        self.hash = hash;
        self.key_length = u16::try_from(word.len()).unwrap_or(0);
        self.count = 0;
        for term in terms.iter().take(MOST_TERMS) {
            text.push_str(term.text);
            self.ends[usize::from(self.count)] = u16::try_from(text.len()).unwrap_or(u16::MAX);
            self.kinds[usize::from(self.count)] = term.kind;
            self.count += 1;
        }
        self.text = text.into_boxed_str();
    }
}

impl Cache {
    /// The terms of a word: kept ones, or those that `make` makes. `tag` tells apart what one spelling can mean.
    pub(crate) fn terms(&mut self, word: &str, tag: u8, make: impl FnOnce(&mut Terms)) -> &Slot {
        if word.len() > LONGEST_KEY {
            let mut terms = Terms::default();
            make(&mut terms);
            self.passing.fill(0, "", &terms);
            return &self.passing;
        }
        if self.slots.is_empty() {
            self.slots = vec![Slot::default(); SLOTS];
        }
        let hash = hash(word.as_bytes(), tag);
        let first = (hash >> 20) as usize & (SLOTS - 1);
        if self.slots[first].holds(hash, word) {
            return &self.slots[first];
        }
        let second = first ^ 1;
        if self.slots[second].holds(hash, word) {
            return &self.slots[second];
        }
        let place = if self.slots[first].hash == 0 { first } else { second };
        let mut terms = Terms::default();
        make(&mut terms);
        self.slots[place].fill(hash, word, &terms);
        &self.slots[place]
    }
}

/// A multiplicative hash of eight bytes at a time, as in FxHash; never 0, which marks an empty slot.
fn hash(bytes: &[u8], tag: u8) -> u64 {
    const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(SEED);
    let mut hash = mix(u64::from(tag) + 1, bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(hash, u64::from_le_bytes(chunk.try_into().expect("chunks of exactly eight")));
    }
    let mut rest = [0; 8];
    rest[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    hash = mix(hash, u64::from_le_bytes(rest));
    (hash ^ (hash >> 29)) | 1
}
