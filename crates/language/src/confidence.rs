//! Confidence: how often a tag with this much evidence is right.

use crate::candidates::Script;
use crate::letters::Letters;

// A logistic curve of how often the leading candidate is right, by its lead in points, fitted to the labelled texts that
// `eval-language` reads; that program prints stated beside measured confidence, so that the fit can be seen and redone.

/// Without a lead, the first candidate is right in so many cases.
const FLOOR: f32 = 0.45;
/// The lead at which half of the way from the floor to certainty is gone.
const MIDDLE: f32 = 1.5;
/// How fast certainty grows there.
const SLOPE: f32 = 4.0;
/// No text is surer than this: labels themselves are wrong now and then.
const SUREST: f32 = 0.998;
/// What a text loses whose letters are all of the other script.
const MIXED: f32 = 0.2;

/// From a lead in points to a probability. Letters of another script take their share of it away.
pub(crate) fn confidence(lead: f32, script: Script, letters: &Letters) -> f32 {
    let share = letters.of(script) as f32 / letters.total().max(1) as f32;
    let right = FLOOR + (1.0 - FLOOR) / (1.0 + (-SLOPE * (lead - MIDDLE)).exp());
    right.min(SUREST) * (1.0 - MIXED + MIXED * share)
}
