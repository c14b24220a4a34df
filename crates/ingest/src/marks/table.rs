//! The words of `marks.tsv` and their lookup, which every name of every element asks.

use super::Marks;
use std::sync::LazyLock;

/// The words of `marks.tsv`.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        buckets: vec![Vec::new(); BUCKETS],
        filter: vec![0; FILTER / 64],
        pairs: vec![0; FILTER / 64],
    };
    for line in include_str!("marks.tsv").lines() {
        let Some((name, words)) = line.split_once('\t') else { continue };
        let Some((mark, _)) = Marks::NAMES.iter().find(|(_, known)| *known == name) else { continue };
        words.split_ascii_whitespace().for_each(|word| table.add(word, *mark));
    }
    table
});

/// Words and what they say, sorted into buckets by their hash. Most words that are looked up are not there, which a
/// small filter of bits tells without a look at the buckets.
pub(super) struct Table {
    buckets: Vec<Vec<(&'static str, Marks)>>,
    filter: Vec<u64>,
    /// Such a filter of the first words of pairs, each with its dash.
    pairs: Vec<u64>,
}

/// About as many as there are words.
const BUCKETS: usize = 1024;
/// The bits of the filter.
const FILTER: usize = 1 << 15;

impl Table {
    fn add(&mut self, word: &'static str, mark: Marks) {
        for (dash, _) in word.match_indices('-') {
            let hash = finish(word[..=dash].bytes().fold(START, hash_on));
            self.pairs[hash % FILTER / 64] |= 1 << (hash % 64);
        }
        let hash = finish(word.bytes().fold(START, hash_on));
        self.filter[hash % FILTER / 64] |= 1 << (hash % 64);
        let bucket = &mut self.buckets[hash % BUCKETS];
        match bucket.iter_mut().find(|(known, _)| *known == word) {
            Some((_, marks)) => *marks |= mark,
            None => bucket.push((word, mark)),
        }
    }

    /// Whether a pair may begin with a word; the hash is that of the word with a dash.
    #[inline]
    pub(super) fn begins_pair(&self, hash: u32) -> bool {
        let hash = finish(hash);
        self.pairs[hash % FILTER / 64] & 1 << (hash % 64) != 0
    }

    /// What a word says, whose hash is known.
    #[inline]
    pub(super) fn get(&self, word: &[u8], hash: u32) -> Marks {
        let hash = finish(hash);
        if self.filter[hash % FILTER / 64] & 1 << (hash % 64) == 0 {
            return Marks::default();
        }
        self.look_up(word, hash)
    }

    fn look_up(&self, word: &[u8], hash: usize) -> Marks {
        let found = self.buckets[hash % BUCKETS].iter().find(|(known, _)| known.as_bytes() == word);
        found.map_or(Marks::default(), |(_, marks)| *marks)
    }
}

/// The hash of nothing.
pub(super) const START: u32 = 0x811c_9dc5;

/// The hash of a word with one more letter, by FNV-1a.
pub(super) fn hash_on(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// A hash folded: the lower bits of a product depend on few of those before.
fn finish(hash: u32) -> usize {
    (hash ^ hash >> 13) as usize
}
