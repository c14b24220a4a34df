//! Tables of frequencies turned into points.

use crate::candidates::{self, CANDIDATES, COUNT, Script};
use crate::lexicon::{Points, lines};
use std::collections::HashMap;

/// How counts become points.
#[derive(Clone, Copy)]
pub(crate) struct Scale {
    /// What one unit of log likelihood is worth, against one function word. Letters of a text are not independent, so
    /// that their full sum would shout words down.
    pub(crate) weight: f32,
    /// How often, of ten thousand, a thing occurs in a language that does not have it: in names.
    pub(crate) alien: f32,
}

/// Things that occur in texts (letters, endings) with the points that each occurrence gives: the logarithm of how
/// often a language has it, against the mean of its script. A language without a line gets the mean.
pub(crate) struct Frequencies {
    pub(crate) points: HashMap<&'static str, Points>,
}

/// The letters of both scripts lie below this number of Unicode.
const LETTERS_END: usize = 0x530;

impl Frequencies {
    /// Reads a table: code, tab, cells such as `о1088` parted by spaces.
    pub(crate) fn read(table: &'static str, scale: Scale) -> Self {
        let mut counts: HashMap<&str, Points> = HashMap::new();
        let mut known = [false; COUNT];
        for (place, cells) in lines(table) {
            for (thing, count) in cells.split_whitespace().filter_map(cell) {
                counts.entry(thing).or_insert([0.0; COUNT])[place] = count;
                known[place] = true;
            }
        }
        let points = |counts: Points| log_ratios(&counts, &known, scale);
        Self { points: counts.into_iter().map(|(thing, counts)| (thing, points(counts))).collect() }
    }

    /// The points of single letters by their number in Unicode.
    pub(crate) fn by_letter(self) -> Vec<Points> {
        let mut letters = vec![[0.0; COUNT]; LETTERS_END];
        for (letter, points) in self.points {
            let number = letter.chars().next().map_or(0, |letter| letter as usize);
            if let Some(place) = letters.get_mut(number) {
                *place = points;
            }
        }
        letters
    }
}

fn cell(cell: &'static str) -> Option<(&'static str, f32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    Some((&cell[..digits], cell[digits..].parse().ok()?))
}

fn log_ratios(counts: &Points, known: &[bool; COUNT], scale: Scale) -> Points {
    let owner = counts.iter().position(|&count| count > 0.0);
    let script = owner.map_or(Script::Latin, |place| CANDIDATES[place].script);
    let candidates = candidates::of_script(script).filter(|(place, _)| known[*place]);
    let logs: Vec<_> = candidates.map(|(place, _)| (place, counts[place].max(scale.alien).ln())).collect();
    let mean = logs.iter().map(|(_, log)| log).sum::<f32>() / logs.len().max(1) as f32;
    let mut points = [0.0; COUNT];
    for (place, log) in logs {
        points[place] = scale.weight * (log - mean);
    }
    points
}
