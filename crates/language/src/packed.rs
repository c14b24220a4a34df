//! Words of one script as numbers, a byte for each letter, and the same tables by these numbers.
//!
//! Nearly all words are written in the letters of ASCII or of Russian and its neighbours alone. They are read, and looked
//! up, several times as fast as bytes of any word are. Whether a word is known cannot be foreseen: what is not known has points
//! as well, zeros.

use crate::candidates::{CANDIDATES, Script};
use crate::lexicon::Points;
use crate::sums::{self, CYRILLIC_PART, LATIN_PART};
use crate::table::Table;
use std::hint::select_unpredictable;

/// No function word has more letters.
const MOST_LETTERS: usize = 10;

/// What a letter adds to a [`Key`]: ASCII itself, and U+0400 to U+047F as the upper half of a byte's values. 0 for all others.
pub(crate) fn code(lower: char) -> u8 {
    match lower {
        'a'..='z' => lower as u8,
        '\u{400}'..='\u{47f}' => 0x80 | (u32::from(lower) - 0x400) as u8,
        _ => 0,
    }
}

/// A word in lower case of less than sixteen letters, all of which have a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key {
    /// The codes of its last eight letters, the last one lowest.
    last: u64,
    /// Those before.
    before: u64,
}

impl Key {
    /// The word of less than eight letters whose codes have so many bits, the first one lowest.
    #[inline]
    pub(crate) fn short(codes: u64, bits: u32) -> Key {
        Key { last: (codes << (64 - bits)).swap_bytes(), before: 0 }
    }

    /// The word of these eight letters and of more, whose codes have so many bits.
    #[inline]
    pub(crate) fn long(codes: u64, more: u64, bits: u32) -> Key {
        let all = (u128::from(codes) | u128::from(more) << 64) << (64 - bits);
        Key::of(all.swap_bytes())
    }

    #[inline]
    fn of(all: u128) -> Key {
        Key { last: all as u64, before: (all >> 64) as u64 }
    }

    /// `None` where a letter has no code, or there are too many.
    pub(crate) fn of_word(word: &str) -> Option<Key> {
        let codes: Vec<u8> = word.chars().map(code).collect();
        let all = codes.iter().fold(0, |all, code| all << 8 | u128::from(*code));
        (codes.len() <= MOST_LETTERS && !codes.contains(&0)).then_some(Key::of(all))
    }

    #[inline]
    fn hash(self, multiplier: u64) -> u64 {
        (self.last ^ self.before.rotate_left(40)).wrapping_mul(multiplier)
    }
}

/// Points by keys and by endings.
#[derive(Debug)]
pub(crate) struct Packed {
    /// A hash table in which every key has a slot of its own: it is looked for in one place.
    slots: Box<[Slot; SLOTS]>,
    /// What moves the keys of a group to free slots.
    moves: Box<[u16; GROUPS]>,
    multiplier: u64,
    /// Places of points by the last two letters.
    endings: Box<[u16; ENDINGS]>,
    /// The points of Latin words and endings. Behind those of a word stand what it counts as a name.
    latin: Vec<LatinPoints>,
    cyrillic: Vec<CyrillicPoints>,
}

/// A key and the place of its points.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    last: u64,
    /// No known word has more letters before.
    before: u16,
    place: u16,
}

/// Points where the processor finds them at one go.
#[derive(Debug)]
#[repr(align(64))]
struct LatinPoints([f32; LATIN_PART]);

/// The same for the candidates in Cyrillic.
#[derive(Debug)]
#[repr(align(32))]
struct CyrillicPoints([f32; CYRILLIC_PART]);

const SLOTS: usize = 2048;
const GROUPS: usize = 512;
/// Two codes.
const ENDINGS: usize = 1 << 16;

impl Packed {
    /// The points of all words and endings that have keys.
    pub(crate) fn new(words: &Table, endings: &Table) -> Packed {
        let mut packed = Packed {
            slots: filled(Slot::default()),
            moves: filled(0),
            multiplier: 0,
            endings: filled(0),
            // What is not known has the place 0, also as a name.
            latin: vec![LatinPoints(Default::default()), LatinPoints(Default::default())],
            cyrillic: vec![CyrillicPoints(Default::default()), CyrillicPoints(Default::default())],
        };
        let mut keys = Vec::new();
        for (word, points) in words.entries() {
            if let Some(key) = Key::of_word(word) {
                keys.push((key, packed.put(key, points, true)));
            }
        }
        for (ending, points) in endings.entries() {
            if let Some(key) = Key::of_word(ending).filter(|key| key.last < ENDINGS as u64) {
                packed.endings[key.last as usize] = packed.put(key, points, false);
            }
        }
        packed.place(&keys);
        packed
    }

    /// Keeps points; gives their place.
    fn put(&mut self, key: Key, points: &Points, is_word: bool) -> u16 {
        if key.last & 0x80 != 0 {
            self.cyrillic.push(CyrillicPoints(*sums::cyrillic(points)));
            return self.cyrillic.len() as u16 - 1;
        }
        let place = self.latin.len() as u16;
        self.latin.push(LatinPoints(*sums::latin(points)));
        if is_word {
            let mut name = *points;
            keep_of_name(&mut name);
            self.latin.push(LatinPoints(*sums::latin(&name)));
        }
        place
    }

    /// Gives each key a slot. The first multiplier does as a rule.
    fn place(&mut self, keys: &[(Key, u16)]) {
        let odd = (0..1000).map(|n| 0x9e37_79b9_7f4a_7c15 + 2 * n);
        let found = odd.into_iter().any(|multiplier| {
            self.multiplier = multiplier;
            self.try_place(keys)
        });
        assert!(found, "there are too many words for the slots");
    }

    /// Whether all keys find slots with this multiplier. The largest groups are placed first.
    fn try_place(&mut self, keys: &[(Key, u16)]) -> bool {
        self.slots.fill(Slot::default());
        let mut hashed: Vec<_> = keys.iter().map(|key| (key.0.hash(self.multiplier), key)).collect();
        hashed.sort_unstable_by_key(|(hash, _)| *hash);
        let mut groups: Vec<_> = hashed.chunk_by(|(a, _), (b, _)| group_of(*a) == group_of(*b)).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        groups.into_iter().all(|group| {
            let Some(by) = (0..SLOTS as u16).find(|by| self.fits(group, *by)) else { return false };
            self.moves[group_of(group[0].0)] = by;
            for (hash, (key, place)) in group {
                let slot = Slot { last: key.last, before: key.before as u16, place: *place };
                self.slots[slot_of(*hash, by)] = slot;
            }
            true
        })
    }

    /// Whether a group moved so finds slots that are free, one for each key.
    fn fits(&self, group: &[(u64, &(Key, u16))], by: u16) -> bool {
        group.iter().enumerate().all(|(n, (hash, _))| {
            let at = slot_of(*hash, by);
            self.slots[at].place == 0 && group[..n].iter().all(|(other, _)| slot_of(*other, by) != at)
        })
    }

    /// The place of a word's points.
    #[inline]
    pub(crate) fn word(&self, key: Key) -> usize {
        let hash = key.hash(self.multiplier);
        let slot = &self.slots[slot_of(hash, self.moves[group_of(hash)])];
        let is_known = (slot.last == key.last) & (u64::from(slot.before) == key.before);
        select_unpredictable(is_known, usize::from(slot.place), 0)
    }

    /// The place of the points of a word's ending.
    #[inline]
    pub(crate) fn ending(&self, key: Key) -> usize {
        usize::from(self.endings[key.last as usize % ENDINGS])
    }

    /// The points of a Latin word or ending.
    #[inline]
    pub(crate) fn latin(&self, place: usize) -> [f32; LATIN_PART] {
        self.latin[place].0
    }

    /// The points of a Cyrillic one.
    #[inline]
    pub(crate) fn cyrillic(&self, place: usize) -> [f32; CYRILLIC_PART] {
        self.cyrillic[place].0
    }
}

#[inline]
fn group_of(hash: u64) -> usize {
    (hash >> 55) as usize
}

#[inline]
fn slot_of(hash: u64, by: u16) -> usize {
    ((hash >> 32) as usize ^ usize::from(by)) % SLOTS
}

fn filled<T: Clone, const N: usize>(value: T) -> Box<[T; N]> {
    vec![value; N].try_into().unwrap_or_else(|_| unreachable!("there are as many"))
}

/// What a word counts as a name. English headlines capitalise every word, the others do not: "Le Monde", "Los Angeles" and "Pro"
/// are names there.
pub(crate) fn keep_of_name(points: &mut Points) {
    for (points, known) in points.iter_mut().zip(&CANDIDATES) {
        if known.script != Script::Cyrillic && known.code != "en" {
            *points = 0.0;
        }
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
        let table = Table::new(words.iter().enumerate().map(|(n, word)| (*word, points(n + 1))));
        let endings = Table::new([("ed", points(1)), ("ий", points(2)), ("òn", points(3))]);
        let packed = Packed::new(&table, &endings);
        let points_at = |word: &str, place| match word.is_ascii() {
            true => packed.latin(place)[0],
            false => packed.cyrillic(place)[0],
        };
        for (n, word) in words.iter().enumerate() {
            let found = Key::of_word(word).map(|key| points_at(word, packed.word(key)));
            let has_codes = !word.contains(['ü', 'ґ']);
            assert_eq!(found, has_codes.then_some(n as f32 + 1.0), "{word}");
        }
        for word in ["b", "th", "bcdefghij", "двенадцати"] {
            assert_eq!(packed.word(Key::of_word(word).expect("it has codes")), 0, "{word}");
        }
        for (word, worth) in [("walked", 1.0), ("синий", 2.0), ("walks", 0.0), ("й", 0.0)] {
            let place = packed.ending(Key::of_word(word).expect("it has codes"));
            assert_eq!(points_at(word, place), worth, "{word}");
        }
    }
}
