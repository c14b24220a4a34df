//! Tables of frequencies turned into points.

use crate::candidates::{self, CANDIDATES, COUNT, Script};
use crate::lexicon::{Points, lines};
use std::collections::BTreeMap;

/// How counts become points.
#[derive(Clone, Copy)]
pub(crate) struct Scale {
    /// What one unit of log likelihood is worth, against one function word. Letters of a text are not independent, so
    /// that their full sum would shout words down.
    pub(crate) weight: f32,
    /// How often, of ten thousand, a thing occurs in a language that does not have it: in names.
    pub(crate) alien: f32,
}

/// Reads a table of things that occur in texts (letters, endings), a language a line: code, tab, cells such as `о1088`
/// parted by spaces. Gives the points that each occurrence of a thing is worth: the logarithm of how often a language
/// has it, against the mean of its script. A language without a line gets the mean.
pub(crate) fn frequencies(table: &'static str, scale: Scale) -> Vec<(&'static str, Points)> {
    let mut counts: BTreeMap<&str, Points> = BTreeMap::new();
    let mut known = [false; COUNT];
    for (place, cells) in lines(table) {
        for (thing, count) in cells.split_whitespace().filter_map(cell) {
            counts.entry(thing).or_insert([0.0; COUNT])[place] = count;
            known[place] = true;
        }
    }
    counts.into_iter().map(|(thing, counts)| (thing, log_ratios(&counts, &known, scale))).collect()
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
