//! Which of the Cyrillic encodings: a decision by the letters of Russian.
//!
//! Each candidate reads the sample as letters; pairs of letters that are frequent in Russian speak for it, pairs that
//! never occur speak against it, and so do capitals behind small letters, box-drawing characters inside words and Latin
//! letters glued to Cyrillic ones. The table of pairs is `data/russian-bigrams.txt`; its head says how it was counted.
//! Bulgarian, Ukrainian and Belarusian are near enough for the same table.

use super::charset::Charset;
use std::sync::LazyLock;

/// In the order of how likely they are where scores are equal.
const CANDIDATES: [Charset; 6] = [
    Charset::WINDOWS_1251,
    Charset::KOI8_U,
    Charset::IBM866,
    Charset::ISO_8859_5,
    Charset::MAC_CYRILLIC,
    Charset::Ibm855,
];

/// The verdict on a sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    /// The candidate that reads best.
    pub(super) charset: Charset,
    /// The mean score for each byte above ASCII; eight units are one bit of likelihood against chance.
    pub(super) score: f32,
    /// How many letters were read.
    pub(super) letters: usize,
}

/// What a byte is in one encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A letter by its row of the table, and whether it is a capital.
    Letter { row: u8, capital: bool, foreign: bool },
    /// A Latin letter.
    Latin,
    /// White space, digits and the punctuation that news are set with.
    Plain,
    /// Anything else above ASCII: drawing, signs, letters of distant alphabets.
    Odd,
}

/// Below the least likely pair of letters.
const PENALTY: i32 = -60;
/// A letter that Russian does not have, but a neighbour does.
const FOREIGN: i32 = -12;

/// The best candidate for a sample; `None` when nothing in it is above ASCII.
pub(super) fn best(sample: &[u8]) -> Option<Verdict> {
    let high = count_high(sample)?;
    let scores = MODELS.iter().map(|model| (model, model.score(sample, high)));
    let (model, score) = scores.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let best = Verdict { charset: model.charset, score, letters: model.count_letters(sample) };
    let russian = best.charset == Charset::KOI8_U && !has_ukrainian_koi8(sample);
    Some(if russian { Verdict { charset: Charset::KOI8_R, ..best } } else { best })
}

/// How well one encoding reads a sample; `None` when it is no Cyrillic one.
pub(super) fn score_of(charset: Charset, sample: &[u8]) -> Option<f32> {
    let charset = if charset == Charset::KOI8_R { Charset::KOI8_U } else { charset };
    let high = count_high(sample)?;
    Some(MODELS.iter().find(|model| model.charset == charset)?.score(sample, high))
}

/// How many bytes of a sample are above ASCII; `None` when none is.
fn count_high(sample: &[u8]) -> Option<usize> {
    Some(sample.iter().filter(|byte| !byte.is_ascii()).count()).filter(|high| *high > 0)
}

/// The bytes in which KOI8-U differs from KOI8-R, standing for letters; KOI8-R has lines of drawing there.
fn has_ukrainian_koi8(sample: &[u8]) -> bool {
    let is_letter = |byte: u8| byte >= 0xc0;
    sample.windows(2).any(|pair| {
        let ukrainian = |byte: u8| matches!(byte, 0xa4 | 0xa6 | 0xa7 | 0xad | 0xb4 | 0xb6 | 0xb7 | 0xbd);
        (ukrainian(pair[0]) && is_letter(pair[1])) || (is_letter(pair[0]) && ukrainian(pair[1]))
    })
}

impl Class {
    /// Its number, below [`CLASSES`].
    fn number(self) -> u8 {
        match self {
            Class::Latin => 0,
            Class::Plain => 1,
            Class::Odd => 2,
            Class::Letter { row, capital, foreign } => 4 * row + 2 * u8::from(capital) + u8::from(foreign),
        }
    }

    /// All of them.
    fn all() -> impl Iterator<Item = Class> {
        let letters = (1..ROWS as u8).flat_map(|row| {
            [(false, false), (false, true), (true, false), (true, true)]
                .map(|(capital, foreign)| Class::Letter { row, capital, foreign })
        });
        [Class::Latin, Class::Plain, Class::Odd].into_iter().chain(letters)
    }
}

/// The number of the first letter.
const LETTERS: u8 = 4;
/// More than the number of the last letter.
const CLASSES: usize = 4 * ROWS;

/// [`step`] for every two classes, by their numbers.
static STEPS: LazyLock<Vec<i32>> = LazyLock::new(|| {
    let mut steps = vec![0; CLASSES * CLASSES];
    for before in Class::all() {
        for after in Class::all() {
            steps[usize::from(before.number()) * CLASSES + usize::from(after.number())] = step(before, after);
        }
    }
    steps
});

struct Model {
    charset: Charset,
    /// The class of each byte, as its number.
    classes: [u8; 256],
}

static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| CANDIDATES.into_iter().map(Model::new).collect());

impl Model {
    fn new(charset: Charset) -> Self {
        let upper = charset.upper_half();
        let class = |byte: usize| match byte.checked_sub(0x80) {
            Some(index) => class_of(upper[index]),
            None if (byte as u8).is_ascii_alphabetic() => Class::Latin,
            None => Class::Plain,
        };
        Self { charset, classes: std::array::from_fn(|byte| class(byte).number()) }
    }

    /// The mean score of a sample with so many bytes above ASCII.
    fn score(&self, sample: &[u8], high: usize) -> f32 {
        let steps = &STEPS[..];
        let plain = usize::from(Class::Plain.number());
        let (mut sum, mut before) = (0i64, plain);
        for &byte in sample {
            let class = usize::from(self.classes[usize::from(byte)]);
            sum += i64::from(steps[before * CLASSES + class]);
            before = class;
        }
        sum += i64::from(steps[before * CLASSES + plain]);
        sum as f32 / high as f32
    }

    fn count_letters(&self, sample: &[u8]) -> usize {
        sample.iter().filter(|byte| self.classes[usize::from(**byte)] >= LETTERS).count()
    }
}

/// What one step from character to character is worth.
fn step(before: Class, after: Class) -> i32 {
    match (before, after) {
        (Class::Letter { row: a, capital: was, .. }, Class::Letter { row: b, capital: is, foreign }) => {
            let flip = if is && !was { PENALTY } else { 0 };
            pair(a, b) + flip + if foreign { FOREIGN } else { 0 }
        }
        (Class::Plain, Class::Letter { row, foreign, .. }) => {
            pair(0, row) + if foreign { FOREIGN } else { 0 }
        }
        (Class::Letter { row, .. }, Class::Plain) => pair(row, 0),
        (Class::Letter { .. }, Class::Latin | Class::Odd)
        | (Class::Latin | Class::Odd, Class::Letter { .. }) => PENALTY,
        (_, Class::Odd) => PENALTY / 2,
        _ => 0,
    }
}

fn class_of(c: char) -> Class {
    let capital = c.is_uppercase();
    let small = c.to_lowercase().next().unwrap_or(c);
    let (like, foreign) = match small {
        'ё' => ('е', false),
        'і' | 'ї' | 'ј' => ('и', true),
        'є' => ('е', true),
        'ґ' => ('г', true),
        'ў' => ('у', true),
        small => (small, false),
    };
    match like {
        'а'..='я' => Class::Letter { row: (like as u32 - 'а' as u32 + 1) as u8, capital, foreign },
        '\u{a0}' | '«' | '»' | '—' | '–' | '№' | '…' | '“' | '”' | '„' | '’' | '‘' | '•' | '·' | '©'
        | '°' | '§' | '\u{ad}' | '™' | '®' | '€' => Class::Plain,
        _ => Class::Odd,
    }
}

const ROWS: usize = 33;

fn pair(before: u8, after: u8) -> i32 {
    i32::from(PAIRS.get(usize::from(before) * ROWS + usize::from(after)).copied().unwrap_or(0))
}

static PAIRS: LazyLock<Vec<i8>> = LazyLock::new(|| {
    include_str!("../../data/russian-bigrams.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .filter_map(|number| number.parse().ok())
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(PAIRS.len(), ROWS * ROWS);
    }

    #[test]
    fn each_encoding_is_found_by_its_letters() {
        let text = "Министр провёл встречу с послами; итоги объявят в пятницу.";
        for charset in [
            Charset::WINDOWS_1251,
            Charset::KOI8_R,
            Charset::IBM866,
            Charset::ISO_8859_5,
            Charset::MAC_CYRILLIC,
            Charset::Ibm855,
        ] {
            let upper = charset.upper_half();
            let byte = |c: char| match upper.iter().position(|&other| other == c) {
                Some(index) => index as u8 + 0x80,
                None => c as u8,
            };
            let bytes: Vec<u8> = text.chars().map(byte).collect();
            let verdict = best(&bytes).unwrap();
            assert_eq!(verdict.charset, charset);
            assert!(verdict.score > 8.0, "{verdict:?}");
            assert_eq!(score_of(charset, &bytes), Some(verdict.score));
        }
    }

    #[test]
    fn other_scripts_read_badly() {
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1252, "Élèves à l'école, naïveté près de Besançon"),
            (encoding_rs::WINDOWS_1253, "Η κυβέρνηση ανακοίνωσε νέα μέτρα για την οικονομία"),
            (encoding_rs::SHIFT_JIS, "政府は新しい経済対策を発表しました"),
            (encoding_rs::WINDOWS_1255, "הממשלה הודיעה על צעדים חדשים"),
        ] {
            let verdict = best(&encoding.encode(text).0).unwrap();
            assert!(verdict.score < 0.0, "{verdict:?} {text}");
        }
    }
}
