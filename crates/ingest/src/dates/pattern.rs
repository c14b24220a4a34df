//! The forms of days in running text, tried at each token from the left; the time beside a day is read by `clock`.

use super::memory::remembered;
use super::names::month;
use super::reader::{DateOrder, Reader};
use super::token::{Kind, may_have_date, tokens};
use std::ops::Range;
use vestnik_document::Moment;

/// A date and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) moment: Moment,
    pub(crate) range: Range<usize>,
}

impl Found {
    /// How many characters of the text it takes. Bytes would make every Russian word beside it twice as long.
    pub(crate) fn chars(&self, text: &str) -> usize {
        text[self.range.clone()].chars().count()
    }
}

/// The first date in the first few hundred characters of a text.
pub(crate) fn find(text: &str, order: DateOrder) -> Option<Found> {
    if !may_have_date(text) {
        return None;
    }
    remembered(text, order, || {
        let tokens = tokens(text);
        (0..tokens.len()).find_map(|at| Reader { text, tokens: &tokens, order }.date_at(at))
    })
}

/// A day and the token behind it.
type Day = (Moment, usize);

impl Reader<'_> {
    fn date_at(&self, at: usize) -> Option<Found> {
        if at > 0 && self.glued(at) {
            return None;
        }
        let (day, next) = self
            .compact(at)
            .or_else(|| self.year_first(at))
            .or_else(|| self.numeric(at))
            .or_else(|| self.roman(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.asian(at))?;
        let (moment, start, end) = self.with_time(day, at, next);
        Some(Found { moment, range: self.tokens[start].start..self.tokens[end - 1].end })
    }

    /// `20260531`.
    fn compact(&self, at: usize) -> Option<Day> {
        let number = self.number(at, 8..=8)?;
        Some((day(number / 10_000, number / 100 % 100, number % 100)?, at + 1))
    }

    /// `2024-02-15`, `2024/2/15`, `2024.02.15`.
    fn year_first(&self, at: usize) -> Option<Day> {
        let year = self.number(at, 4..=4)?;
        let sign = self.sign(at + 1).filter(|sign| matches!(sign, '-' | '/' | '.' | '‑' | '–'))?;
        let month = self.number(at + 2, 1..=2)?;
        if self.sign(at + 3) != Some(sign) {
            return None;
        }
        let (number, digits) = match self.tokens.get(at + 4)?.kind {
            Kind::Number { value, digits } => (value, digits),
            _ => return None,
        };
        (digits <= 2).then_some(())?;
        Some((day(year, month, number)?, at + 5))
    }

    /// `15/II/2022`, `15.II.2022`.
    fn roman(&self, at: usize) -> Option<Day> {
        const MONTHS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
        let number = self.number(at, 1..=2)?;
        let sign = self.sign(at + 1).filter(|sign| matches!(sign, '.' | '/' | '-'))?;
        let word = self.word(at + 2)?;
        let month = MONTHS.iter().position(|month| *month == word.as_str())?;
        if self.sign(at + 3) != Some(sign) {
            return None;
        }
        Some((day(self.year(at + 4)?, month as u64 + 1, number)?, at + 5))
    }

    /// `15.02.2022`, `15/02/22`, `02/15/2022`, `15 · 02 · 2022`.
    fn numeric(&self, at: usize) -> Option<Day> {
        let first = self.number(at, 1..=2)?;
        let sign = self.sign(at + 1).filter(|sign| matches!(sign, '.' | '/' | '-' | '·' | '•' | '|'))?;
        let second = self.number(at + 2, 1..=2)?;
        let gap = self.tokens.get(at + 2)?.spaced as usize + self.tokens.get(at + 1)?.spaced as usize;
        if self.sign(at + 3) != Some(sign) || (gap > 0 && matches!(sign, '/' | '-')) {
            return None;
        }
        let year = match self.tokens.get(at + 4)?.kind {
            Kind::Number { value, digits: 4 } => value,
            Kind::Number { value, digits: 2 } if gap == 0 && matches!(sign, '.' | '/' | '-') => {
                whole_year(value)
            }
            _ => return None,
        };
        if self.sign(at + 5) == Some('.')
            && self.number(at + 6, 1..=14).is_some()
            && !self.tokens[at + 6].spaced
        {
            return None;
        }
        let month_first = second > 12 || (sign == '/' && self.order == DateOrder::MonthFirst && first <= 12);
        let (number, month) = if month_first { (second, first) } else { (first, second) };
        Some((day(year, month, number)?, at + 5))
    }

    /// `15 февраля 2022`, `15. März 2022`, `15-Feb-2022`, `15 de febrero de 2022`, `15 фев`.
    fn day_month(&self, at: usize) -> Option<Day> {
        let number = self.number(at, 1..=2)?;
        let next =
            self.skip(at + 1, &['.', '-', '/', ','], &["st", "nd", "rd", "th", "de", "of", "er", "º", "-го"]);
        let month = month(self.word(next)?.as_str())?;
        let next = next + 1;
        let after = self.skip(next, &['.', ',', '-', '/', '\'', '’'], &["de", "del", "of"]);
        match self.year(after) {
            Some(year) => Some((
                day(year, month.into(), number)?,
                self.skip(after + 1, &[], &["года", "г", "год", "р", "року"]),
            )),
            None => match self.short_year(at, after) {
                Some(year) => Some((day(year, month.into(), number)?, after + 1)),
                None => Some((Moment::day_of_year(month, u8::try_from(number).ok()?).ok()?, next)),
            },
        }
    }

    /// The year of `15 Feb 22`, which has to be all of the text but a time: houses of a street have such numbers too. Behind an apostrophe
    /// it may stand anywhere.
    fn short_year(&self, start: usize, at: usize) -> Option<u64> {
        let year = self.number(at, 2..=2)?;
        let before = self.sign(at - 1);
        let clock = |at: usize| self.number(at, 1..=2).is_some() && self.sign(at + 1) == Some(':');
        let is_last = || {
            let next = self.skip(at + 1, &[','], &[]);
            start == 0 && before != Some(',') && (next == self.tokens.len() || clock(next))
        };
        (matches!(before, Some('\'' | '’')) || is_last()).then_some(whole_year(year))
    }

    /// `February 15, 2022`, `Feb. 15`.
    fn month_day(&self, at: usize) -> Option<Day> {
        if !matches!(self.tokens.get(at)?.kind, Kind::Word) {
            return None;
        }
        // Hardly any word stands before a number, so that few have to be looked up.
        let next = self.skip(at + 1, &['.', '-', '/'], &[]);
        let number = self.number(next, 1..=2)?;
        let month = month(self.word(at)?.as_str())?;
        if self.sign(next + 1) == Some(':') {
            return None;
        }
        let after = self.skip(next + 1, &[',', '.', '-', '/'], &["st", "nd", "rd", "th", "at"]);
        if let Some(year) = self.year(after) {
            return Some((day(year, month.into(), number)?, after + 1));
        }
        // `Thu Jun 05 14:46:12 CEST 2025`: the year stands behind the time.
        let late =
            (after..after + 8).find_map(|at| self.year(at).filter(|_| self.number(at + 1, 1..=2).is_none()));
        let clock = self.number(after, 1..=2).is_some() && self.sign(after + 1) == Some(':');
        match late.filter(|_| clock) {
            Some(year) => Some((day(year, month.into(), number)?, after)),
            None => Some((Moment::day_of_year(month, u8::try_from(number).ok()?).ok()?, next + 1)),
        }
    }

    /// `2024年2月15日`, `2024년 2월 15일`.
    fn asian(&self, at: usize) -> Option<Day> {
        let year = self.year(at)?;
        let marked =
            |at: usize, marks: [&str; 2]| self.word(at).is_some_and(|word| marks.contains(&word.as_str()));
        let month = self.number(at + 2, 1..=2).filter(|_| marked(at + 1, ["年", "년"]))?;
        let number = self.number(at + 4, 1..=2).filter(|_| marked(at + 3, ["月", "월"]))?;
        Some((day(year, month, number)?, at + 6))
    }

    fn year(&self, at: usize) -> Option<u64> {
        let year = self.number(at, 4..=4).filter(|year| (1900..=2100).contains(year))?;
        (self.sign(at + 1) != Some(':')).then_some(year)
    }
}

/// The year that two digits mean.
fn whole_year(digits: u64) -> u64 {
    2000 + digits - if digits > 69 { 100 } else { 0 }
}

fn day(year: u64, month: u64, number: u64) -> Option<Moment> {
    let year = i16::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    Moment::day(year, u8::try_from(month).ok()?, u8::try_from(number).ok()?).ok()
}
