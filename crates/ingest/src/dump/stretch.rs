//! Where the body is: the stretch of lines that holds most prose.

use super::line::{Line, Look};
use std::ops::Range;

/// The lines of the body; empty when nothing looks like one.
pub(super) fn body_stretch(lines: &[Line<'_>]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut start, mut sum) = (0, 0i64);
    for (at, line) in lines.iter().enumerate() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += worth(line);
        if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    let is_prose = |at: &usize| lines[*at].look == Look::Prose;
    let first = best.clone().find(is_prose);
    let last = best.rev().find(is_prose);
    first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
}

fn worth(line: &Line<'_>) -> i64 {
    match line.look {
        Look::Prose => line.chars.min(600) as i64,
        // Subheads and short items stand in bodies; many in a row do not.
        Look::Words if line.bullet => -30,
        Look::Words => -60,
        Look::Date | Look::Number => -90,
        Look::Boilerplate("credit" | "others" | "related" | "ad" | "share") => -80,
        Look::Boilerplate("rights" | "comments") => -400,
        Look::Boilerplate(_) => -200,
    }
}
