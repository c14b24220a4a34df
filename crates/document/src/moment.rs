//! A date that knows how much of itself is known.
//!
//! News pages say "15 February", "February 2024" or "2024-02-15T18:01:33+03:00". A [`Moment`] keeps just that,
//! and prints and reads the ISO 8601 form of it (`iso`): `--02-15`, `2024-02`, `2024-02-15T18:01:33+03:00`.
//! It does no arithmetic with calendars; whoever reads "yesterday" brings a date library.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A date, with a time of day and a zone where they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, where known.
    pub second: Option<u8>,
    /// Minutes east of UTC, where the page says so.
    pub offset: Option<i16>,
}

/// How much of a [`Moment`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Precision {
    /// A day and a month without a year.
    DayOfYear,
    /// A year.
    Year,
    /// A month of a year.
    Month,
    /// A day.
    Day,
    /// A day and a time to the minute.
    Minute,
    /// A day and a time to the second.
    Second,
}

/// The numbers or the text do not make a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MomentError;

impl Moment {
    /// A day.
    ///
    /// # Errors
    /// When there is no such day in the (proleptic Gregorian) calendar, or the year is not within 1 to 9999.
    pub fn day(year: i16, month: u8, day: u8) -> Result<Self, MomentError> {
        let known = (1..=9999).contains(&year) && (1..=12).contains(&month);
        if !known || day == 0 || day > days_in(Some(year), month) {
            return Err(MomentError);
        }
        Ok(Self { year: Some(year), month: Some(month), day: Some(day), time: None })
    }

    /// A month of a year, or a whole year when `month` is `None`.
    ///
    /// # Errors
    /// When the month is not within 1 to 12 or the year not within 1 to 9999.
    pub fn month(year: i16, month: Option<u8>) -> Result<Self, MomentError> {
        if !(1..=9999).contains(&year) || month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(MomentError);
        }
        Ok(Self { year: Some(year), month, day: None, time: None })
    }

    /// A day of an unknown year.
    ///
    /// # Errors
    /// When no year has such a day.
    pub fn day_of_year(month: u8, day: u8) -> Result<Self, MomentError> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in(None, month) {
            return Err(MomentError);
        }
        Ok(Self { year: None, month: Some(month), day: Some(day), time: None })
    }

    /// The same day at this time.
    ///
    /// # Errors
    /// When no day is known, or the time is out of range (offsets reach ±18 hours).
    pub fn at(self, time: Time) -> Result<Self, MomentError> {
        let sound = time.hour < 24
            && time.minute < 60
            && time.second.is_none_or(|second| second < 60)
            && time.offset.is_none_or(|offset| offset.abs() <= 18 * 60);
        if self.day.is_none() || self.year.is_none() || !sound {
            return Err(MomentError);
        }
        Ok(Self { time: Some(time), ..self })
    }

    /// The same day and month in this year.
    ///
    /// # Errors
    /// When that year has no such day.
    pub fn in_year(self, year: i16) -> Result<Self, MomentError> {
        match (self.month, self.day) {
            (Some(month), Some(day)) => Ok(Self { time: self.time, ..Self::day(year, month, day)? }),
            (month, _) => Self::month(year, month),
        }
    }

    /// The same without a time of day.
    pub fn without_time(self) -> Self {
        Self { time: None, ..self }
    }

    /// The year, where known.
    pub fn year(self) -> Option<i16> {
        self.year
    }

    /// The month, 1 to 12, where known.
    pub fn month_number(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where known.
    pub fn day_number(self) -> Option<u8> {
        self.day
    }

    /// The time of day, where known.
    pub fn time(self) -> Option<Time> {
        self.time
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        match (self.year, self.month, self.day, self.time) {
            (None, ..) => Precision::DayOfYear,
            (_, None, ..) => Precision::Year,
            (_, _, None, _) => Precision::Month,
            (.., None) => Precision::Day,
            (.., Some(Time { second: None, .. })) => Precision::Minute,
            _ => Precision::Second,
        }
    }

    /// The first and the last day that it may mean, as `yyyymmdd`; `None` without a year.
    pub fn day_range(self) -> Option<(u32, u32)> {
        let year = u32::try_from(self.year?).ok()?;
        let number = |month: u8, day: u8| year * 10_000 + u32::from(month) * 100 + u32::from(day);
        Some(match (self.month, self.day) {
            (Some(month), Some(day)) => (number(month, day), number(month, day)),
            (Some(month), None) => (number(month, 1), number(month, days_in(self.year, month))),
            (None, _) => (number(1, 1), number(12, 31)),
        })
    }
}

fn days_in(year: Option<i16>, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => match year {
            Some(year) if year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) => 28,
            _ => 29,
        },
        _ => 31,
    }
}

impl fmt::Display for MomentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date in ISO 8601 form, such as 2024-02-15, 2024-02 or 2024-02-15T18:01:00+03:00")
    }
}

impl std::error::Error for MomentError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_can_be_given_later() {
        let feast: Moment = "--02-29".parse().unwrap();
        assert_eq!(feast.in_year(2024).unwrap().to_string(), "2024-02-29");
        assert!(feast.in_year(2023).is_err());
    }
}
