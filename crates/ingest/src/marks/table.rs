//! The words of `marks.tsv` and their lookup, which every name of every element asks.

use super::Marks;
use std::sync::LazyLock;

/// Words behind which stands the name of something that is not this element.
pub(super) const OF_OTHER: &[&str] =
    &["no", "not", "non", "has", "have", "with", "without", "hide", "disable"];

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
    OF_OTHER.iter().for_each(|word| table.add(word, Marks::OF_OTHER));
    table
});

/// Words and what they say, sorted into buckets by their hash. Most words that are looked up are not there, which a
/// small filter of bits tells without a look at the buckets.
pub(super) struct Table {
    buckets: Vec<Vec<Known>>,
    filter: Vec<u64>,
    /// Such a filter of the first words of pairs.
    pairs: Vec<u64>,
}

/// A word, or two that stand behind one another.
#[derive(Clone, Debug)]
struct Known {
    first: &'static str,
    /// Empty for a word alone.
    second: &'static str,
    marks: Marks,
}

/// About as many as there are words.
const BUCKETS: usize = 1024;
/// The bits of the filters.
const FILTER: usize = 1 << 15;

impl Table {
    fn add(&mut self, word: &'static str, marks: Marks) {
        let (first, second) = word.split_once('-').unwrap_or((word, ""));
        let (hash, behind) = (Hash::of(first), Hash::of(second));
        let place = if second.is_empty() {
            hash.place()
        } else {
            self.pairs[hash.place() / 64] |= 1 << (hash.place() % 64);
            hash.and(behind, second.len()).place()
        };
        self.filter[place / 64] |= 1 << (place % 64);
        let bucket = &mut self.buckets[place % BUCKETS];
        match bucket.iter_mut().find(|known| known.first == first && known.second == second) {
            Some(known) => known.marks |= marks,
            None => bucket.push(Known { first, second, marks }),
        }
    }

    /// Whether a pair may begin with a word.
    #[inline]
    pub(super) fn begins_pair(&self, hash: Hash) -> bool {
        self.pairs[hash.place() / 64] & 1 << (hash.place() % 64) != 0
    }

    /// What a word says, or a pair where `second` is not empty; in any case.
    #[inline]
    pub(super) fn get(&self, hash: Hash, first: &[u8], second: &[u8]) -> Marks {
        let place = hash.place();
        if self.filter[place / 64] & 1 << (place % 64) == 0 {
            return Marks::default();
        }
        self.look_up(place, first, second)
    }

    #[inline(never)]
    fn look_up(&self, place: usize, first: &[u8], second: &[u8]) -> Marks {
        let is_it = |known: &&Known| {
            known.first.len() == first.len()
                && known.second.len() == second.len()
                && known.first.as_bytes().eq_ignore_ascii_case(first)
                && (second.is_empty() || known.second.as_bytes().eq_ignore_ascii_case(second))
        };
        self.buckets[place % BUCKETS].iter().find(is_it).map_or(Marks::default(), |known| known.marks)
    }
}

/// The hash of a word: a polynomial, so that the hash of a pair is made of those of its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hash(u32);

const BASE: u32 = 0x0100_0193;

impl Hash {
    /// The hash of a word in small letters.
    fn of(word: &str) -> Hash {
        word.bytes().fold(Hash::default(), Hash::on)
    }

    /// The hash of a word with one more letter.
    #[inline]
    pub(super) fn on(self, byte: u8) -> Hash {
        Hash(self.0.wrapping_mul(BASE).wrapping_add(u32::from(byte)))
    }

    /// The hash of a pair of words, the second of which has so many letters.
    pub(super) fn and(self, second: Hash, length: usize) -> Hash {
        Hash((self.0 ^ PAIR).wrapping_mul(POWERS[length]).wrapping_add(second.0))
    }

    /// A place in the filters, by the upper bits of a product.
    #[inline]
    fn place(self) -> usize {
        (self.0.wrapping_mul(0x9e37_79b9) >> (32 - FILTER.ilog2())) as usize
    }
}

/// Parts a pair from the same letters run together.
const PAIR: u32 = 0x5bd1_e995;

/// The base to the power of each length of a word.
const POWERS: [u32; super::names::MAX_NAME + 1] = {
    let mut powers = [1; super::names::MAX_NAME + 1];
    let mut length = 1;
    while length < powers.len() {
        powers[length] = BASE.wrapping_mul(powers[length - 1]);
        length += 1;
    }
    powers
};
