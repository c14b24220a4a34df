//! The text of a date: the ISO 8601 form in which it is printed, stored and read again.

use crate::moment::{Moment, MomentError, Time};
use std::fmt;

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year() {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        if let Some(month) = self.month_number() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day_number() {
            write!(f, "-{day:02}")?;
        }
        let Some(time) = self.time() else { return Ok(()) };
        write!(f, "T{:02}:{:02}", time.hour, time.minute)?;
        if let Some(second) = time.second {
            write!(f, ":{second:02}")?;
        }
        match time.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
        }
    }
}

impl std::str::FromStr for Moment {
    type Err = MomentError;

    /// Reads what [`Display`](fmt::Display) prints, and nothing else: this is the stored form, not a page's.
    fn from_str(text: &str) -> Result<Self, MomentError> {
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let moment = parse_date(date)?;
        match time {
            None => Ok(moment),
            Some(time) => moment.at(parse_time(time)?),
        }
    }
}

fn parse_date(text: &str) -> Result<Moment, MomentError> {
    if let Some(rest) = text.strip_prefix("--") {
        let (month, day) = rest.split_once('-').ok_or(MomentError)?;
        return Moment::day_of_year(number(month, 2)?, number(day, 2)?);
    }
    let mut parts = text.split('-');
    let year: i16 = number(parts.next().unwrap_or_default(), 4)?;
    let month = parts.next().map(|month| number(month, 2)).transpose()?;
    let day = parts.next().map(|day| number(day, 2)).transpose()?;
    match (month, day, parts.next()) {
        (Some(month), Some(day), None) => Moment::day(year, month, day),
        (month, None, None) => Moment::month(year, month),
        _ => Err(MomentError),
    }
}

fn parse_time(text: &str) -> Result<Time, MomentError> {
    let (clock, offset) = match text.find(['Z', '+', '-']) {
        None => (text, None),
        Some(at) => (&text[..at], Some(parse_offset(&text[at..])?)),
    };
    let mut parts = clock.split(':');
    let hour = number(parts.next().unwrap_or_default(), 2)?;
    let minute = number(parts.next().unwrap_or_default(), 2)?;
    let second = parts.next().map(|second| number(second, 2)).transpose()?;
    if parts.next().is_some() {
        return Err(MomentError);
    }
    Ok(Time { hour, minute, second, offset })
}

fn parse_offset(text: &str) -> Result<i16, MomentError> {
    if text == "Z" {
        return Ok(0);
    }
    let (hours, minutes) = text[1..].split_once(':').ok_or(MomentError)?;
    let minutes = number::<i16>(hours, 2)? * 60 + number::<i16>(minutes, 2)?;
    Ok(if text.starts_with('-') { -minutes } else { minutes })
}

fn number<T: std::str::FromStr>(text: &str, digits: usize) -> Result<T, MomentError> {
    if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MomentError);
    }
    text.parse().map_err(|_| MomentError)
}

impl TryFrom<String> for Moment {
    type Error = MomentError;

    fn try_from(text: String) -> Result<Self, MomentError> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> String {
        moment.to_string()
    }
}

#[cfg(test)]
mod tests {
    use crate::moment::{Moment, MomentError, Precision};
    use proptest::prelude::*;

    #[test]
    fn forms_read_back_with_their_precision() {
        for (text, precision, days) in [
            ("2024", Precision::Year, Some((20240101, 20241231))),
            ("2024-02", Precision::Month, Some((20240201, 20240229))),
            ("2024-02-15", Precision::Day, Some((20240215, 20240215))),
            ("--02-29", Precision::DayOfYear, None),
            ("2024-02-15T18:01", Precision::Minute, Some((20240215, 20240215))),
            ("2024-02-15T18:01:33Z", Precision::Second, Some((20240215, 20240215))),
            ("2024-02-15T18:01:33-03:30", Precision::Second, Some((20240215, 20240215))),
        ] {
            let moment: Moment = text.parse().unwrap();
            assert_eq!(moment.to_string(), text);
            assert_eq!((moment.precision(), moment.day_range()), (precision, days), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "24",
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "--02-30",
            "2024-02-15T",
            "2024-02-15T25:00",
            "2024-02T10:00",
            "2024-02-15T10:00+0300",
            "0000-01-01",
            "2024-2-5",
            "2024-02-15T10:00+19:00",
            "2024-02-15-01",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(MomentError), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_what_is_read_prints_the_same(text in "[-0-9TZ:+]{0,26}") {
            if let Ok(moment) = text.parse::<Moment>() {
                prop_assert_eq!(moment.to_string().parse::<Moment>(), Ok(moment));
            }
        }
    }
}
