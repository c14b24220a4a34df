//! All terms of an index by how they sound. Made of a vocabulary, kept as bytes, opened without being parsed.
//!
//! Layout, numbers little-endian `u32`: magic "VPH1", number of entries, number of terms, length of their bytes; entries
//! (hash of script and key, number of a term) sorted by hash, then by document frequency from high to low; where each
//! term ends; the terms' bytes.

use super::distance::distance;
use super::sounds::{Script, Sounds, key, sounds};
use thiserror::Error;

const MAGIC: &[u8; 4] = b"VPH1";
const HEADER: usize = 16;

/// The largest distance at which two words count as alike.
const LARGEST_DISTANCE: f32 = 0.12;

/// The most words that are given for one.
const MOST_ALIKE: usize = 5;

/// The most words of one key that are compared, the most frequent first, so that a common key costs no more than another.
const MOST_COMPARED: usize = 400;

/// Why bytes are no phonetic table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PhoneticTableError {
    /// They do not begin like one of this version.
    #[error("not a phonetic table of this version")]
    Format,
    /// They are shorter or longer than they say.
    #[error("the phonetic table is cut short or damaged")]
    Length,
}

/// A term that sounds like a word of the other script.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SoundAlike<'t> {
    /// The term, as the vocabulary has it.
    pub term: &'t str,
    /// How far apart they are, 0 for no difference, at most 0.12.
    pub distance: f32,
}

/// The terms of a vocabulary by sound, over any bytes: read, mapped or fresh.
///
/// Opening checks the length only; damage inside shows as missing words, never as a panic.
#[derive(Clone, Copy, Debug)]
pub struct PhoneticTable<B> {
    bytes: B,
    entries: usize,
    terms: usize,
}

/// The bytes of a table of these terms and their document frequencies, in any order. Terms that are not words of one of
/// the two scripts, or too short, are left out. The same vocabulary gives the same bytes.
pub fn build<T: AsRef<str>>(vocabulary: impl IntoIterator<Item = (T, u64)>) -> Vec<u8> {
    let mut words: Vec<(T, u64)> = vocabulary.into_iter().collect();
    words.sort_unstable_by(|one, other| (one.0.as_ref(), one.1).cmp(&(other.0.as_ref(), other.1)));
    words.dedup_by(|one, other| one.0.as_ref() == other.0.as_ref());
    let (mut entries, mut terms, mut ends, mut keys) = (Vec::new(), String::new(), Vec::new(), Vec::new());
    for (term, frequency) in &words {
        let Some(sounds) = sounds(term.as_ref()) else { continue };
        hashes(&sounds, sounds.script, &mut keys);
        entries.extend(keys.iter().map(|&hash| entry(hash, *frequency, ends.len() as u32)));
        terms.push_str(term.as_ref());
        ends.push(terms.len());
    }
    entries.sort_unstable();
    let mut bytes = MAGIC.to_vec();
    bytes.reserve(HEADER + 8 * entries.len() + 4 * ends.len() + terms.len());
    [entries.len(), ends.len(), terms.len()].iter().for_each(|&count| push(&mut bytes, count));
    for entry in entries {
        bytes.extend_from_slice(&((entry >> 96) as u32).to_le_bytes());
        bytes.extend_from_slice(&(entry as u32).to_le_bytes());
    }
    ends.into_iter().for_each(|end| push(&mut bytes, end));
    bytes.extend_from_slice(terms.as_bytes());
    bytes
}

/// An entry as one number, by which entries are sorted: the hash, then what the frequency leaves of the most, then the number
/// of the term.
fn entry(hash: u32, frequency: u64, number: u32) -> u128 {
    u128::from(hash) << 96 | u128::from(u64::MAX - frequency) << 32 | u128::from(number)
}

impl<B: AsRef<[u8]>> PhoneticTable<B> {
    /// A table over these bytes.
    pub fn open(bytes: B) -> Result<Self, PhoneticTableError> {
        let data = bytes.as_ref();
        if !data.starts_with(MAGIC) {
            return Err(PhoneticTableError::Format);
        }
        let count =
            |at: usize| number(data, at).map(|count| count as usize).ok_or(PhoneticTableError::Length);
        let (entries, terms, length) = (count(4)?, count(8)?, count(12)?);
        let expected = entries
            .checked_mul(8)
            .zip(terms.checked_mul(4))
            .and_then(|(entries, ends)| HEADER.checked_add(entries)?.checked_add(ends)?.checked_add(length));
        if expected != Some(data.len()) {
            return Err(PhoneticTableError::Length);
        }
        Ok(Self { bytes, entries, terms })
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.terms == 0
    }

    /// The terms of the other script that sound like this folded word, nearest first; at most five.
    pub fn alike(&self, word: &str) -> Vec<SoundAlike<'_>> {
        let Some(heard) = sounds(word) else {
            return Vec::new();
        };
        let mut alike: Vec<SoundAlike<'_>> = Vec::new();
        let mut keys = Vec::new();
        hashes(&heard, heard.script.other(), &mut keys);
        for hash in keys {
            for term in self.with_hash(hash).take(MOST_COMPARED) {
                if alike.iter().any(|known| known.term == term) {
                    continue;
                }
                if let Some(distance) = nearest(&heard, term).filter(|&distance| distance <= LARGEST_DISTANCE)
                {
                    alike.push(SoundAlike { term, distance });
                }
            }
        }
        // Sorting keeps the order of frequency among equals.
        alike.sort_by(|one, other| one.distance.total_cmp(&other.distance));
        alike.truncate(MOST_ALIKE);
        alike
    }

    fn with_hash(&self, hash: u32) -> impl Iterator<Item = &str> {
        let data = self.bytes.as_ref();
        let hash_at = move |at: usize| number(data, HEADER + at * 8);
        let (mut low, mut high) = (0, self.entries);
        while low < high {
            let middle = low.midpoint(high);
            if hash_at(middle).is_some_and(|found| found < hash) { low = middle + 1 } else { high = middle }
        }
        (low..self.entries).take_while(move |&at| hash_at(at) == Some(hash)).filter_map(move |at| {
            let term = number(data, HEADER + at * 8 + 4)?;
            self.term(term as usize)
        })
    }

    fn term(&self, at: usize) -> Option<&str> {
        if at >= self.terms {
            return None;
        }
        let data = self.bytes.as_ref();
        let ends = HEADER + self.entries * 8;
        let start = if at == 0 { 0 } else { number(data, ends + (at - 1) * 4)? };
        let end = number(data, ends + at * 4)?;
        let bytes = data.get(ends + self.terms * 4..)?.get(start as usize..end as usize)?;
        std::str::from_utf8(bytes).ok()
    }
}

fn nearest(heard: &Sounds, term: &str) -> Option<f32> {
    let other = sounds(term)?;
    let pairs = heard.readings().flat_map(|one| other.readings().map(move |two| distance(one, two)));
    pairs.min_by(f32::total_cmp)
}

/// Finds the hashes of all keys of a word as words of `script` are stored under, each once.
fn hashes(sounds: &Sounds, script: Script, found: &mut Vec<u32>) {
    found.clear();
    found.extend(sounds.readings().map(|reading| hash(script, key(reading))));
    found.sort_unstable();
    found.dedup();
}

/// FNV-1a, 32 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>. Collisions only cost a comparison.
fn hash(script: Script, key: impl Iterator<Item = u8>) -> u32 {
    let mark = match script {
        Script::Cyrillic => b'c',
        Script::Latin => b'l',
    };
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    key.fold(step(2_166_136_261, mark), step)
}

fn push(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: &[(&str, u64)] = &[
        ("тэтчер", 3),
        ("джонсон", 9),
        ("чарльз", 2),
        ("обам", 5),
        ("johnson", 4),
        ("obama", 2),
        ("москв", 9),
        ("рим", 1),
    ];

    #[test]
    fn alike_words_of_the_other_script_are_found() {
        let table = PhoneticTable::open(build(WORDS.iter().copied())).expect("fresh");
        assert_eq!(table.len(), 7);
        for (word, expected) in [
            ("thatcher", "тэтчер"),
            ("johnson", "джонсон"),
            ("charles", "чарльз"),
            ("обама", "obama"),
            ("obama", "обам"),
        ] {
            let alike = table.alike(word);
            assert_eq!(alike.first().map(|one| one.term), Some(expected), "{word}: {alike:?}");
        }
        assert!(table.alike("washington").is_empty());
        assert!(table.alike("rome").is_empty());
    }

    #[test]
    fn the_order_of_the_vocabulary_does_not_matter() {
        assert_eq!(build(WORDS.iter().copied()), build(WORDS.iter().rev().copied()));
    }

    #[test]
    fn of_one_key_the_most_frequent_come_first() {
        assert!(
            entry(7, 9, 5) < entry(7, 2, 1)
                && entry(7, 2, 1) < entry(7, 2, 3)
                && entry(7, 1, 3) < entry(8, 9, 1)
        );
        assert!(entry(7, u64::MAX, 0) < entry(7, 0, 0));
        let words = ["джонсан", "джонсон", "джонсун"].into_iter().zip([2, 1, 9]);
        let table = PhoneticTable::open(build(words)).expect("fresh");
        let all = (0..table.entries).map(|at| number(&table.bytes, HEADER + at * 8).unwrap());
        let found: Vec<&str> = table.with_hash(all.min().unwrap()).collect();
        assert_eq!(found, ["джонсун", "джонсан", "джонсон"]);
    }

    #[test]
    fn an_empty_vocabulary_is_a_table() {
        let table = PhoneticTable::open(build(Vec::<(&str, u64)>::new())).expect("fresh");
        assert!(table.is_empty() && table.alike("johnson").is_empty());
    }

    #[test]
    fn foreign_bytes_are_an_error() {
        assert_eq!(PhoneticTable::open(b"nothing").err(), Some(PhoneticTableError::Format));
        let mut bytes = build(WORDS.iter().copied());
        bytes.pop();
        assert_eq!(PhoneticTable::open(bytes).err(), Some(PhoneticTableError::Length));
    }

    proptest! {
        #[test]
        fn damage_is_no_panic(at in 0usize..400, byte: u8, word in "[a-zа-я]{0,12}") {
            let mut bytes = build(WORDS.iter().copied());
            let at = at % bytes.len();
            bytes[at] = byte;
            if let Ok(table) = PhoneticTable::open(bytes) {
                let _ = table.alike(&word);
            }
        }

        #[test]
        fn any_words_can_be_in_it(words in proptest::collection::vec("\\PC{0,12}", 0..20), word in "\\PC{0,20}") {
            let table = PhoneticTable::open(build(words.iter().map(|word| (word, 1)))).expect("fresh");
            prop_assert!(table.alike(&word).len() <= 5);
        }
    }
}
