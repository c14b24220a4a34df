//! The evidence of a text's words and letters: points for each candidate.

use crate::candidates::{self, Script};
use crate::lexicon::Points;

/// What one text says about its language, within one script.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    /// Points for each candidate of the script.
    pub(crate) points: Points,
    pub(crate) script: Script,
}

impl Evidence {
    /// Adds to one candidate.
    pub(crate) fn favour(&mut self, place: usize, points: f32) {
        self.points[place] += points;
    }

    /// The candidate with most points, and by how many it leads.
    pub(crate) fn winner(&self) -> (usize, f32) {
        let (mut best, mut second) = ((0, f32::NEG_INFINITY), f32::NEG_INFINITY);
        for place in candidates::places_of(self.script) {
            let points = self.points[place];
            if points > best.1 {
                second = best.1;
                best = (place, points);
            } else {
                second = second.max(points);
            }
        }
        (best.0, best.1 - second)
    }
}
