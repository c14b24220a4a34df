//! Confidence: how often a tag with this much evidence is right.

use crate::candidates::Script;
use crate::letters::Letters;

/// The logistic curve of how often the leading candidate is right, by its lead in points. Fitted to the labelled texts
/// that `eval-language` reads, which prints stated against measured confidence.
const SLOPE: f32 = 1.9;
const OFFSET: f32 = -1.6;
/// No text is surer than this: labels themselves are wrong now and then.
const SUREST: f32 = 0.999;

/// From a lead in points to a probability. Letters of the other script take their share of it away.
pub(crate) fn confidence(lead: f32, script: Script, letters: &Letters) -> f32 {
    let share = letters.of(script) as f32 / letters.total().max(1) as f32;
    let right = 1.0 / (1.0 + (-(SLOPE * lead + OFFSET)).exp());
    (right * (0.5 + 0.5 * share)).min(SUREST)
}
