//! Sums of points, made for the candidates of one script alone: a word says nothing of the others.

use crate::lexicon::Points;

/// All sums are made before the first is written, so that the processor may make several at once.
#[inline]
pub(crate) fn add<const N: usize>(sum: &mut [f32; N], points: &[f32; N]) {
    *sum = std::array::from_fn(|at| sum[at] + points[at]);
}

/// Adds points, each so many times.
#[inline]
pub(crate) fn add_all<'p, const N: usize>(
    sum: &mut [f32; N],
    all: impl Iterator<Item = (u32, &'p [f32; N])>,
) {
    // A sum of its own stays where the processor adds.
    let mut own = *sum;
    for (times, points) in all {
        own = std::array::from_fn(|at| own[at] + times as f32 * points[at]);
    }
    *sum = own;
}

/// The candidates in Cyrillic stand first, those in Latin letters last: a word of one script says nothing of the others. The
/// processor adds four points at once.
pub(crate) const CYRILLIC_PART: usize = 8;
pub(crate) const LATIN_PART: usize = 16;

#[inline]
pub(crate) fn cyrillic(points: &Points) -> &[f32; CYRILLIC_PART] {
    points.first_chunk().expect("there are more candidates")
}

#[inline]
pub(crate) fn cyrillic_mut(points: &mut Points) -> &mut [f32; CYRILLIC_PART] {
    points.first_chunk_mut().expect("there are more candidates")
}

#[inline]
pub(crate) fn latin(points: &Points) -> &[f32; LATIN_PART] {
    points.last_chunk().expect("there are more candidates")
}

#[inline]
pub(crate) fn latin_mut(points: &mut Points) -> &mut [f32; LATIN_PART] {
    points.last_chunk_mut().expect("there are more candidates")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidates::{CANDIDATES, COUNT, Script};

    #[test]
    fn the_parts_hold_all_candidates_of_a_script() {
        for (place, known) in CANDIDATES.iter().enumerate() {
            match known.script {
                Script::Cyrillic => assert!(place < CYRILLIC_PART, "{}", known.code),
                Script::Latin => assert!(place >= COUNT - LATIN_PART, "{}", known.code),
            }
        }
    }
}
