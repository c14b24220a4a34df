//! One line and what it looks like.

use crate::article::boilerplate;
use crate::dates::{DateOrder, find};

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A paragraph: long, or a sentence.
    Prose,
    /// Words without the end of a sentence: a headline, a label, a name.
    Words,
    /// A date or a time and hardly anything else.
    Date,
    /// A number and nothing else: views, comments.
    Number,
    /// It begins as boilerplate of this kind does.
    Boilerplate(&'static str),
}

/// A line that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) look: Look,
    /// Whether it stood behind a bullet.
    pub(super) bullet: bool,
    /// Whether an empty line stands before it.
    pub(super) apart: bool,
    pub(super) chars: usize,
}

/// The lines of a text that are not empty.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut apart = true;
    let mut lines = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if trimmed.is_empty() {
            apart = true;
            continue;
        }
        let bare = trimmed.trim_start_matches(['•', '·', '*', '▪', '■', '◦']).trim_start();
        let bullet = bare.len() < trimmed.len();
        let text = if bare.is_empty() { trimmed } else { bare };
        lines.push(Line { text, look: look(text), bullet, apart, chars: text.chars().count() });
        apart = false;
    }
    lines
}

fn look(text: &str) -> Look {
    if !text.contains(char::is_alphabetic) {
        let date = find(text, DateOrder::DayFirst).is_some() || is_clock(text) || is_day_and_time(text);
        return if date { Look::Date } else { Look::Number };
    }
    let chars = text.chars().count();
    if chars < 400
        && let Some(kind) = boilerplate(text)
    {
        return Look::Boilerplate(kind);
    }
    if chars < 60 && is_dated(text, chars) {
        return Look::Date;
    }
    let sentence =
        text.trim_end_matches(['"', '»', '”', ')', '\'']).ends_with(['.', '!', '?', '…', ':', ';']);
    if chars > 160 || (sentence && chars >= 40) { Look::Prose } else { Look::Words }
}

/// Whether a date makes up most of a line.
fn is_dated(text: &str, chars: usize) -> bool {
    find(text, DateOrder::DayFirst).is_some_and(|date| {
        let within = text[date.range].chars().count();
        within * 2 > chars && (date.moment.year().is_some() || within + 12 > chars)
    })
}

/// `06:33`.
pub(super) fn is_clock(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else { return false };
    let number = |part: &str, below: u8| part.len() <= 2 && part.parse::<u8>().is_ok_and(|n| n < below);
    number(hour.trim(), 24) && minute.len() >= 2 && number(minute.get(..2).unwrap_or(""), 60)
}

/// `08.10 06:33`.
pub(super) fn is_day_and_time(text: &str) -> bool {
    let Some((day, clock)) = text.split_once(char::is_whitespace) else { return false };
    day_and_month(day.trim_end_matches(',')).is_some() && is_clock(clock.trim())
}

/// Day and month of `08.10`.
pub(super) fn day_and_month(text: &str) -> Option<(u8, u8)> {
    let (day, month) = text.split_once('.')?;
    let (day, month) = (day.parse().ok()?, month.trim_end_matches('.').parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}
