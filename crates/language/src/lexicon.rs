//! The data files as tables: function words and frequencies of letters and endings.

use crate::candidates::{self, COUNT, Script};
use crate::frequencies::{Scale, frequencies};
use crate::packed::{Packed, code};
use crate::table::{START, Table, finish, hash_on};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Points for each candidate, in the order of [`CANDIDATES`].
pub(crate) type Points = [f32; COUNT];

/// The tables, read once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let letters = frequencies(include_str!("../data/letters.tsv"), Scale { weight: 0.35, alien: 1.5 });
    let words = Table::new(word_points(include_str!("../data/function-words.tsv")));
    let endings =
        Table::new(frequencies(include_str!("../data/endings.tsv"), Scale { weight: 0.4, alien: 6.0 }));
    let mut lexicon = Lexicon {
        packed: Packed::new(&words, &endings),
        words,
        endings,
        letters: Vec::new(),
        parts: Parts::default(),
        places: (0..LETTERS_END as u32).map(|number| char::from_u32(number).map_or(0, code)).collect(),
    };
    let mut free = free_places();
    for (letter, points) in letters {
        let letter = letter.chars().next().unwrap_or('\0');
        let script = if letter >= '\u{400}' { Script::Cyrillic } else { Script::Latin };
        let Some(place) = lexicon.places.get_mut(letter as usize) else { continue };
        let has_code = *place > 0;
        if !has_code {
            *place = free.next().unwrap_or(0);
        }
        lexicon.letters.push(KnownLetter { place: *place, has_code, script, points });
    }
    lexicon.parts = Parts::of(&lexicon.letters);
    lexicon
});

/// What words, letters and endings say.
pub(crate) struct Lexicon {
    /// A function word to the points that one occurrence gives.
    words: Table,
    /// The last two letters of a word to the points that it gives.
    endings: Table,
    /// Both by the words as numbers.
    pub(crate) packed: Packed,
    /// The letters that say something, in the order of Unicode.
    pub(crate) letters: Vec<KnownLetter>,
    parts: Parts,
    /// Letters by their number in Unicode to their places.
    places: Vec<u8>,
}

/// Where the letters with codes end, and those of a script.
#[derive(Clone, Copy, Default)]
struct Parts {
    latin: usize,
    latin_end: usize,
    cyrillic: usize,
}

impl Parts {
    fn of(letters: &[KnownLetter]) -> Parts {
        let end_of = |is_before: fn(&KnownLetter) -> bool| letters.partition_point(is_before);
        Parts {
            latin: end_of(|letter| letter.script == Script::Latin && letter.has_code),
            latin_end: end_of(|letter| letter.script == Script::Latin),
            cyrillic: end_of(|letter| letter.script == Script::Latin || letter.has_code),
        }
    }
}

/// A letter with the points that one occurrence gives.
#[derive(Clone, Debug)]
pub(crate) struct KnownLetter {
    /// Where it is counted: at its code where it has one. 0 is the place of all letters that say nothing.
    pub(crate) place: u8,
    has_code: bool,
    pub(crate) script: Script,
    pub(crate) points: Points,
}

/// The letters of both scripts lie below this number of Unicode.
pub(crate) const LETTERS_END: usize = 0x530;

/// Shorter words have no ending to speak of, in letters.
pub(crate) const SHORTEST_ENDED: usize = 4;

/// No function word is longer, in bytes.
pub(crate) const LONGEST_WORD: usize = 24;

impl Lexicon {
    /// The letters of a script, Latin ones stand first; those that have codes, or all. Those with codes stand before the others.
    pub(crate) fn letters_of(&self, script: Script, all: bool) -> &[KnownLetter] {
        let Parts { latin, latin_end, cyrillic } = self.parts;
        let range = match (script, all) {
            (Script::Latin, false) => 0..latin,
            (Script::Latin, true) => 0..latin_end,
            (Script::Cyrillic, false) => latin_end..cyrillic,
            (Script::Cyrillic, true) => latin_end..self.letters.len(),
        };
        &self.letters[range]
    }

    /// The points of a word in lower case with this hash.
    pub(crate) fn word(&self, word: &[u8], hash: u32) -> Option<&Points> {
        self.words.get(word, hash)
    }

    /// The place at which a letter in lower case is counted.
    pub(crate) fn place(&self, letter: char) -> u8 {
        self.places.get(letter as usize).copied().unwrap_or(0)
    }

    /// The points of a word of so many letters that ends in these two.
    pub(crate) fn ending(&self, letters: usize, before_last: char, last: char) -> Option<&Points> {
        if letters < SHORTEST_ENDED {
            return None;
        }
        let mut bytes = [0; 8];
        let first = before_last.encode_utf8(&mut bytes).len();
        let length = first + last.encode_utf8(&mut bytes[first..]).len();
        self.endings.get(&bytes[..length], finish(hash_on(hash_on(START, before_last), last)))
    }
}

/// The places that are the code of no letter.
fn free_places() -> impl Iterator<Item = u8> {
    (1..b'a').chain(b'z' + 1..0x80)
}

/// The lines of a data file by candidate.
pub(crate) fn lines(table: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    let split = |line: &'static str| line.split_once('\t').filter(|_| !line.starts_with('#'));
    table.lines().filter_map(split).filter_map(|(code, rest)| Some((candidates::place(code)?, rest)))
}

/// A word gives each language that has it one point, shared out among those of the same script that have it too.
fn word_points(table: &'static str) -> HashMap<&'static str, Points> {
    let mut owners: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for (place, words) in lines(table) {
        for word in words.split_whitespace() {
            owners.entry(word).or_default().insert(place);
        }
    }
    let points = |places: BTreeSet<usize>| {
        let mut points = Points::default();
        for &place in &places {
            points[place] = 1.0 / (places.len() as f32).sqrt();
        }
        points
    };
    owners.into_iter().map(|(word, places)| (word, points(places))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::{Key, keep_of_name};
    use crate::sums::{cyrillic_mut, latin_mut};

    #[test]
    fn the_letters_of_a_script_stand_together() {
        for script in [Script::Latin, Script::Cyrillic] {
            let of_script = LEXICON.letters.iter().filter(|letter| letter.script == script);
            let places = |letter: &KnownLetter| letter.place;
            assert!(of_script.clone().map(places).eq(LEXICON.letters_of(script, true).iter().map(places)));
            let with_code = of_script.filter(|letter| letter.has_code);
            assert!(with_code.map(places).eq(LEXICON.letters_of(script, false).iter().map(places)));
        }
    }

    #[test]
    fn all_words_and_endings_are_packed() {
        let Lexicon { packed, words, endings, .. } = &*LEXICON;
        let worth = |word: &str, place| {
            let mut points = Points::default();
            match word.as_bytes()[0].is_ascii() {
                true => *latin_mut(&mut points) = packed.latin(place),
                false => *cyrillic_mut(&mut points) = packed.cyrillic(place),
            }
            points
        };
        let has_codes = |word: &str| word.chars().all(|c| code(c) > 0);
        for (word, points) in words.entries().iter().filter(|(word, _)| has_codes(word)) {
            let place = packed.word(Key::of_word(word).expect("it is short"));
            assert_eq!(worth(word, place), *points, "{word}");
            if word.is_ascii() {
                let mut name = *points;
                keep_of_name(&mut name);
                assert_eq!(worth(word, place + 1), name, "{word}");
            }
        }
        for (ending, points) in endings.entries().iter().filter(|(ending, _)| has_codes(ending)) {
            let place = packed.ending(Key::of_word(ending).expect("it is short"));
            assert_eq!(worth(ending, place), *points, "{ending}");
        }
    }

    #[test]
    fn letters_are_counted_at_their_codes_or_alone() {
        let known = LEXICON.letters.iter().map(|letter| letter.place);
        assert_eq!(known.clone().collect::<BTreeSet<u8>>().len(), LEXICON.letters.len());
        assert!(known.clone().all(|place| place > 0));
        for number in 0..LETTERS_END as u32 {
            let letter = char::from_u32(number).expect("below the surrogates");
            let is_coded = code(letter) > 0;
            assert!(!is_coded || LEXICON.place(letter) == code(letter), "{letter:?}");
        }
    }
}
