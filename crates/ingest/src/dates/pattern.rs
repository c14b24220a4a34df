//! The forms of dates in running text, tried at each token from the left.

use super::memory::remembered;
use super::names::{month, zone};
use super::token::{Kind, Token, Word, may_have_date, tokens};
use std::ops::Range;
use vestnik_document::{Moment, Time};

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

/// How `02/03/2024` is read when both readings are possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DateOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

impl DateOrder {
    /// The other of the two.
    pub(crate) fn other(self) -> DateOrder {
        match self {
            DateOrder::DayFirst => DateOrder::MonthFirst,
            DateOrder::MonthFirst => DateOrder::DayFirst,
        }
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

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    order: DateOrder,
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
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.asian(at))?;
        let (moment, start, end) = self.with_time(day, at, next);
        Some(Found { moment, range: self.tokens[start].start..self.tokens[end - 1].end })
    }

    /// Whether a number hangs on to the sign or word before it: `1.2.2024`, `v12`.
    fn glued(&self, at: usize) -> bool {
        let before = &self.tokens[at - 1];
        if self.tokens[at].spaced || !matches!(self.tokens[at].kind, Kind::Number { .. }) {
            return false;
        }
        match &before.kind {
            Kind::Number { .. } => true,
            Kind::Sign(sign) => {
                matches!(sign, '.' | '-' | '/' | ':' | '№' | '$' | '€' | '#') && at > 1 && !before.spaced
            }
            Kind::Word => false,
        }
    }

    fn number(&self, at: usize, digits: std::ops::RangeInclusive<u8>) -> Option<u64> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits: n } if digits.contains(&n) => Some(value),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Option<Word> {
        let token = self.tokens.get(at)?;
        matches!(token.kind, Kind::Word).then(|| Word::of(&self.text[token.start..token.end]))
    }

    fn is_word(&self, at: usize, wanted: &str) -> bool {
        self.word(at).is_some_and(|word| word.as_str() == wanted)
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    fn skip(&self, mut at: usize, signs: &[char], words: &[&str]) -> usize {
        while self.sign(at).is_some_and(|sign| signs.contains(&sign))
            || (!words.is_empty() && self.word(at).is_some_and(|word| words.contains(&word.as_str())))
        {
            at += 1;
        }
        at
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

    /// `15.02.2022`, `15/02/22`, `02/15/2022`.
    fn numeric(&self, at: usize) -> Option<Day> {
        let first = self.number(at, 1..=2)?;
        let sign = self.sign(at + 1).filter(|sign| matches!(sign, '.' | '/' | '-'))?;
        let second = self.number(at + 2, 1..=2)?;
        let gap = self.tokens.get(at + 2)?.spaced as usize + self.tokens.get(at + 1)?.spaced as usize;
        if self.sign(at + 3) != Some(sign) || (gap > 0 && sign != '.') {
            return None;
        }
        let year = match self.tokens.get(at + 4)?.kind {
            Kind::Number { value, digits: 4 } => value,
            Kind::Number { value, digits: 2 } if gap == 0 => 2000 + value - if value > 69 { 100 } else { 0 },
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
            None => Some((Moment::day_of_year(month, u8::try_from(number).ok()?).ok()?, next)),
        }
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

    /// Adds the time that stands behind the day, or else before it.
    fn with_time(&self, day: Moment, at: usize, next: usize) -> (Moment, usize, usize) {
        let next = next.min(self.tokens.len());
        let behind = self.skip(
            next,
            &[',', '|', '-', '–', '—', '•', '·', '/', '(', '.'],
            &["в", "at", "um", "à", "о", "t", "г", "года", "a", "las", "ore", "kl", "klo"],
        );
        if let Some((time, end)) = self.time_at(behind)
            && let Ok(moment) = day.at(time)
        {
            return (moment, at, end);
        }
        for start in at.saturating_sub(7)..at {
            let found = self.time_at(start);
            let Some((time, end)) = found else { continue };
            if self.skip(end, &[',', '|', '-', '–', '—', '•', '·', '/', '.'], &["on"]) == at
                && let Ok(moment) = day.at(time)
            {
                return (moment, start, next);
            }
        }
        (day, at, next)
    }

    /// `18:01`, `18:01:33.5+03:00`, `6.01 pm`, `0044` behind a `T`.
    fn time_at(&self, at: usize) -> Option<(Time, usize)> {
        let behind_t = at > 0 && self.is_word(at - 1, "t");
        if let Some(compact) = self.number(at, 4..=6).filter(|_| behind_t) {
            let digits = self.tokens[at].length();
            let (hour, minute, second) = match digits {
                4 => (compact / 100, compact % 100, None),
                6 => (compact / 10_000, compact / 100 % 100, Some(compact % 100)),
                _ => return None,
            };
            return self.finish_time(hour, minute, second, at + 1);
        }
        let hour = self.number(at, 1..=2)?;
        let sign = self.sign(at + 1);
        let colon = sign == Some(':');
        let (minute, mut next) = match self.number(at + 2, 2..=2) {
            Some(minute) if colon || (matches!(sign, Some('.')) && self.clock_follows(at + 3)) => {
                (minute, at + 3)
            }
            _ if self.meridiem(at + 1).is_some() => (0, at + 1),
            _ => return None,
        };
        let mut second = None;
        if colon && self.sign(next) == Some(':') {
            second = self.number(next + 1, 2..=2);
            next += if second.is_some() { 2 } else { 0 };
        }
        if second.is_some()
            && matches!(self.sign(next), Some('.' | ','))
            && self.number(next + 1, 1..=9).is_some()
        {
            next += 2;
        }
        self.finish_time(hour, minute, second, next)
    }

    fn clock_follows(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| matches!(word.as_str(), "uhr" | "am" | "pm" | "h"))
            || self.meridiem(at).is_some()
    }

    /// Whether it is afternoon, and the token behind.
    fn meridiem(&self, at: usize) -> Option<(bool, usize)> {
        match self.word(at)?.as_str() {
            "am" => Some((false, at + 1)),
            "pm" => Some((true, at + 1)),
            half @ ("a" | "p") if self.sign(at + 1) == Some('.') && self.is_word(at + 2, "m") => {
                Some((half == "p", self.skip(at + 3, &['.'], &[])))
            }
            _ => None,
        }
    }

    fn finish_time(&self, hour: u64, minute: u64, second: Option<u64>, next: usize) -> Option<(Time, usize)> {
        let (hour, next) = match self.meridiem(next) {
            Some((afternoon, next)) => (hour % 12 + if afternoon { 12 } else { 0 }, next),
            None => (hour, next),
        };
        let (offset, end) = self.offset(next).map_or((None, next), |(offset, end)| (Some(offset), end));
        let time = Time {
            hour: u8::try_from(hour).ok().filter(|hour| *hour < 24)?,
            minute: u8::try_from(minute).ok().filter(|minute| *minute < 60)?,
            second: second.and_then(|second| u8::try_from(second).ok()).filter(|second| *second < 60),
            offset,
        };
        Some((time, end))
    }

    /// `Z`, `+03:00`, `+0300`, `GMT+3`, `МСК`, `(MSK)`.
    fn offset(&self, at: usize) -> Option<(i16, usize)> {
        let at = self.skip(at, &['(', ','], &[]);
        let (base, next) = match self.word(at) {
            Some(word) => (Some(zone(word.as_str())?), at + 1),
            None => (None, at),
        };
        let negative = match self.sign(next) {
            Some('+') => false,
            Some('-' | '−') if !self.tokens[next].spaced || base.is_none() => true,
            _ => return base.map(|base| (base, self.skip(next, &[')'], &[]))),
        };
        let digits = self.tokens.get(next + 1)?.length();
        let number = i16::try_from(self.number(next + 1, 1..=4)?).ok()?;
        let (minutes, end) = match digits {
            4 => (number / 100 * 60 + number % 100, next + 2),
            _ => match self.number(next + 3, 2..=2).filter(|_| self.sign(next + 2) == Some(':')) {
                Some(minute) => (number * 60 + i16::try_from(minute).ok()?, next + 4),
                None if digits <= 2 && (base.is_some() || digits == 2) => (number * 60, next + 2),
                None => return None,
            },
        };
        (minutes <= 18 * 60).then_some((if negative { -minutes } else { minutes }, end))
    }
}

fn day(year: u64, month: u64, number: u64) -> Option<Moment> {
    let year = i16::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    Moment::day(year, u8::try_from(month).ok()?, u8::try_from(number).ok()?).ok()
}
