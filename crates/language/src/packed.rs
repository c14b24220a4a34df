//! Words of one script as numbers, a byte for each letter, and the same tables by these numbers.
//!
//! Nearly all words are written in the letters of ASCII or of Russian and its neighbours alone. They are read, and looked
//! up, several times as fast as bytes of any word are.

use crate::table::Table;

/// No function word has more letters.
pub(crate) const MOST_LETTERS: usize = 10;

/// What a letter adds to a [`Key`]: ASCII itself, and U+0400 to U+047F as the upper half of a byte's values. 0 for all others.
pub(crate) fn code(lower: char) -> u8 {
    match lower {
        'a'..='z' => lower as u8,
        '\u{400}'..='\u{47f}' => 0x80 | (u32::from(lower) - 0x400) as u8,
        _ => 0,
    }
}

/// The codes of a word with one more: those of its last eight letters.
#[inline]
pub(crate) fn add_code(codes: u64, code: u8) -> u64 {
    codes << 8 | u64::from(code)
}

/// A word in lower case of at most [`MOST_LETTERS`] letters, all of which have a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key {
    /// The codes of its last eight letters.
    last: u64,
    /// Those before.
    before: u64,
}

impl Key {
    /// The word whose last letters have these codes; those before the last eight are given one by one.
    #[inline]
    pub(crate) fn of(last: u64, before: impl Iterator<Item = u8>) -> Key {
        Key { last, before: before.fold(0, add_code) }
    }

    fn of_word(word: &str) -> Option<Key> {
        let codes: Vec<u8> = word.chars().map(code).collect();
        let last = codes.iter().copied().fold(0, add_code);
        let before = codes[..codes.len().saturating_sub(8)].iter().copied();
        (codes.len() <= MOST_LETTERS && !codes.contains(&0)).then(|| Key::of(last, before))
    }

    fn hash(self) -> u64 {
        (self.last ^ self.before.rotate_left(40)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// Places in a [`Table`] by keys and by endings.
#[derive(Debug)]
pub(crate) struct Packed {
    /// A hash table with open addressing: places in `keys`, one higher, and some bits of the hash.
    slots: Vec<(u16, u16)>,
    /// Each key with its place among the words.
    keys: Vec<(Key, u16)>,
    /// Places among the endings, one higher, by the last two letters.
    endings: Vec<u16>,
}

/// How many codes there are.
const CODES: usize = 256;

impl Packed {
    /// The places of all words and endings that have keys.
    pub(crate) fn new(words: &Table, endings: &Table) -> Packed {
        let keys = words.keys().enumerate();
        let keys: Vec<_> = keys.filter_map(|(at, word)| Some((Key::of_word(word)?, at as u16))).collect();
        let mut packed = Packed {
            slots: vec![(0, 0); (keys.len() * 2 + 1).next_power_of_two()],
            keys,
            endings: vec![0; CODES * CODES],
        };
        for (place, (key, _)) in packed.keys.iter().enumerate() {
            let mut at = packed.slot(key.hash());
            while packed.slots[at].0 != 0 {
                at = (at + 1) & (packed.slots.len() - 1);
            }
            packed.slots[at] = (place as u16 + 1, key.hash() as u16);
        }
        for (at, ending) in endings.keys().enumerate() {
            if let Some(Key { last, .. }) = Key::of_word(ending).filter(|key| key.last >> 16 == 0) {
                packed.endings[last as usize] = at as u16 + 1;
            }
        }
        packed
    }

    /// The place of a word among the words.
    #[inline]
    pub(crate) fn word(&self, key: Key) -> Option<usize> {
        let hash = key.hash();
        let mut at = self.slot(hash);
        loop {
            let (place, more) = self.slots[at];
            let place = usize::from(place).checked_sub(1)?;
            if more == hash as u16
                && let Some((known, at)) = self.keys.get(place)
                && *known == key
            {
                return Some(usize::from(*at));
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn slot(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.slots.len() - 1)
    }

    /// The place of the ending of a word, of whose last letters these are the codes, among the endings.
    #[inline]
    pub(crate) fn ending(&self, last: u64) -> Option<usize> {
        usize::from(self.endings[last as usize % (CODES * CODES)]).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidates::COUNT;

    #[test]
    fn words_and_endings_are_found_by_their_keys() {
        let points = |n: usize| [n as f32; COUNT];
        let words = ["a", "и", "the", "что", "ий", "für", "abcdefghij", "xbcdefghij", "двенадцать", "ґанок"];
        let table = Table::new(words.iter().enumerate().map(|(n, word)| (*word, points(n))));
        let endings = Table::new([("ed", points(0)), ("ий", points(1)), ("òn", points(2))]);
        let packed = Packed::new(&table, &endings);
        for (n, word) in words.iter().enumerate() {
            let found = Key::of_word(word).map(|key| packed.word(key));
            let has_codes = !word.contains(['ü', 'ґ']);
            assert_eq!(found, has_codes.then_some(Some(n)), "{word}");
        }
        for word in ["", "b", "th", "bcdefghij", "двенадцати"] {
            assert_eq!(packed.word(Key::of_word(word).expect("it has codes")), None, "{word}");
        }
        for (word, place) in
            [("walked", Some(0)), ("синий", Some(1)), ("walks", None), ("й", None), ("", None)]
        {
            assert_eq!(packed.ending(Key::of_word(word).expect("it has codes").last), place, "{word}");
        }
    }
}
