//! The time of day beside a date in running text: its clock, AM and PM, and its zone.

use super::names::zone;
use super::reader::Reader;
use vestnik_document::{Moment, Time};

impl Reader<'_> {
    /// Adds the time that stands behind the day, or else before it.
    pub(super) fn with_time(&self, day: Moment, at: usize, next: usize) -> (Moment, usize, usize) {
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
