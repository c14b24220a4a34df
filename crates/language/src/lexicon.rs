//! The data files as tables: function words and frequencies of letters.

use crate::candidates::{self, CANDIDATES, COUNT, Script};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Points for each candidate, in the order of [`CANDIDATES`].
pub(crate) type Points = [f32; COUNT];

/// The tables, read once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::read(include_str!("../data/function-words.tsv"), include_str!("../data/letters.tsv"))
});

/// What words and letters say.
pub(crate) struct Lexicon {
    /// A function word to the points that one occurrence gives.
    words: HashMap<&'static str, Points>,
    /// The points that one occurrence of a letter gives, by its number in Unicode.
    letters: Vec<Points>,
}

/// The letters of both scripts lie below this number.
const LETTERS_END: usize = 0x530;

/// No function word is longer, in bytes.
pub(crate) const LONGEST_WORD: usize = 24;

/// What one unit of log likelihood by letters is worth, against one function word. Letters of a text are not
/// independent, so that their full sum would shout words down.
const LETTER_WEIGHT: f32 = 0.35;
/// How often, of ten thousand, a letter occurs in a language that does not have it: in names.
const ALIEN: f32 = 1.5;

impl Lexicon {
    fn read(words: &'static str, letters: &'static str) -> Self {
        Self { words: word_points(words), letters: letter_points(letters) }
    }

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
}

fn lines(table: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
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

/// A letter gives each language the logarithm of how often it occurs there, against the mean of its script.
fn letter_points(table: &'static str) -> Vec<Points> {
    let mut counts: HashMap<char, Points> = HashMap::new();
    for (place, letters) in lines(table) {
        for (letter, count) in letters.split_whitespace().filter_map(letter_and_count) {
            counts.entry(letter).or_insert([0.0; COUNT])[place] = count;
        }
    }
    let mut points = vec![[0.0; COUNT]; LETTERS_END];
    for (letter, counts) in counts.into_iter().filter(|(letter, _)| (*letter as usize) < LETTERS_END) {
        points[letter as usize] = log_ratios(&counts);
    }
    points
}

fn letter_and_count(cell: &'static str) -> Option<(char, f32)> {
    let letter = cell.chars().next()?;
    Some((letter, cell[letter.len_utf8()..].parse().ok()?))
}

fn log_ratios(counts: &Points) -> Points {
    let owner =
        counts.iter().position(|&count| count > 0.0).map_or(Script::Latin, |place| CANDIDATES[place].script);
    let logs: Vec<_> =
        candidates::of_script(owner).map(|(place, _)| (place, counts[place].max(ALIEN).ln())).collect();
    let mean = logs.iter().map(|(_, log)| log).sum::<f32>() / logs.len() as f32;
    let mut points = [0.0; COUNT];
    for (place, log) in logs {
        points[place] = LETTER_WEIGHT * (log - mean);
    }
    points
}
