//! The data files as tables: function words and frequencies of letters and endings.

use crate::candidates::{self, COUNT, Script};
use crate::frequencies::{Frequencies, Scale};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Points for each candidate, in the order of [`CANDIDATES`].
pub(crate) type Points = [f32; COUNT];

/// The tables, read once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    words: word_points(include_str!("../data/function-words.tsv")),
    letters: Frequencies::read(include_str!("../data/letters.tsv"), Scale { weight: 0.35, alien: 1.5 })
        .by_letter(),
    endings: Frequencies::read(include_str!("../data/endings.tsv"), Scale { weight: 0.4, alien: 6.0 }).points,
});

/// What words, letters and endings say.
pub(crate) struct Lexicon {
    /// A function word to the points that one occurrence gives.
    words: HashMap<&'static str, Points>,
    /// The points that one occurrence of a letter gives, by its number in Unicode.
    letters: Vec<Points>,
    /// The last two letters of a word to the points that it gives.
    endings: HashMap<&'static str, Points>,
}

/// No function word is longer, in bytes.
pub(crate) const LONGEST_WORD: usize = 24;

/// Shorter words have no ending to speak of, in letters.
const SHORTEST_ENDED: usize = 4;

impl Lexicon {
    /// The points of a word in lower case.
    pub(crate) fn word(&self, word: &str) -> Option<&Points> {
        self.words.get(word)
    }

    /// The points of a letter in lower case; none for a letter of another script.
    pub(crate) fn letter(&self, letter: char, script: Script) -> &Points {
        let is_cyrillic = letter >= '\u{400}';
        let of_script = is_cyrillic == (script == Script::Cyrillic);
        self.letters.get(letter as usize).filter(|_| of_script).unwrap_or(&[0.0; COUNT])
    }

    /// The points of the ending of a word in lower case.
    pub(crate) fn ending(&self, word: &str) -> Option<&Points> {
        let (last_two, _) = word.char_indices().rev().nth(1)?;
        let is_long = word.chars().nth(SHORTEST_ENDED - 1).is_some();
        self.endings.get(&word[last_two..]).filter(|_| is_long)
    }
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
