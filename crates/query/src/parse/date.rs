//! Dates as a query writes them: `2024`, `2024-05`, `01.05.2024`, `-3d`, `вчера`, and ranges of them with `..`.

use crate::ast::{DateBound, DateRange, DateUnit};
use std::fmt;
use vestnik_document::Moment;

/// Reads `2024-05`, `2024-05..2024-07`, `..01.05.2024`, `-3d..` or `[2024-05-01 TO 2024-06-01]`; a relative date
/// alone lasts until today.
pub(crate) fn parse_range(text: &str) -> Option<DateRange> {
    let inner = text.trim_start_matches(['[', '{']).trim_end_matches([']', '}']);
    let ends = inner.split_once("..").or_else(|| inner.split_once(" TO "));
    let Some((from, to)) = ends else {
        let bound = parse_bound(inner)?;
        let lasting =
            matches!(bound, DateBound::Ago(_, unit) if unit != DateUnit::Days || !is_named_day(inner));
        return Some(DateRange { from: Some(bound), to: (!lasting).then_some(bound) });
    };
    let range = DateRange { from: parse_end(from)?, to: parse_end(to)? };
    (range.from.is_some() || range.to.is_some()).then_some(range)
}

/// Reads one bound: a year, a month, a day, a named or a relative day.
pub(crate) fn parse_bound(text: &str) -> Option<DateBound> {
    let text = text.trim();
    parse_named(text).or_else(|| parse_relative(text)).or_else(|| parse_moment(text).map(DateBound::On))
}

/// An end of a range: nothing or `*` is an open end.
fn parse_end(text: &str) -> Option<Option<DateBound>> {
    match text.trim() {
        "" | "*" => Some(None),
        text => parse_bound(text).map(Some),
    }
}

fn is_named_day(text: &str) -> bool {
    parse_named(text.trim()).is_some()
}

const TODAY: DateBound = DateBound::Ago(0, DateUnit::Days);
const YESTERDAY: DateBound = DateBound::Ago(1, DateUnit::Days);

fn parse_named(text: &str) -> Option<DateBound> {
    match text.to_lowercase().as_str() {
        "today" | "сегодня" => Some(TODAY),
        "yesterday" | "вчера" => Some(YESTERDAY),
        _ => None,
    }
}

/// `-3d`, `-2w`, `-1m`, `-1y`, also with the Russian letters `д`, `н`, `м`, `г` and with typographic minus signs.
fn parse_relative(text: &str) -> Option<DateBound> {
    let rest = text.strip_prefix(['-', '−', '–'])?;
    let unit_at = rest.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = rest.split_at(unit_at);
    let unit = match unit.to_lowercase().as_str() {
        "d" | "д" => DateUnit::Days,
        "w" | "н" => DateUnit::Weeks,
        "m" | "м" => DateUnit::Months,
        "y" | "г" => DateUnit::Years,
        _ => return None,
    };
    let count = count.parse().ok().filter(|&count| count <= MAX_AGO)?;
    Some(DateBound::Ago(count, unit))
}

/// The most units that a relative date goes back; ten thousand days are 27 years.
const MAX_AGO: u32 = 9_999;

/// `2024`, `2024-05`, `2024-05-01`, `2024/05/01`, `01.05.2024`, `05.2024`.
fn parse_moment(text: &str) -> Option<Moment> {
    let separator = text.chars().find(|c| !c.is_ascii_digit());
    let Some(separator) = separator.filter(|c| matches!(c, '-' | '.' | '/')) else {
        return if separator.is_none() { Moment::month(year(text)?, None).ok() } else { None };
    };
    let parts: Vec<&str> = text.split(separator).collect();
    match (parts.as_slice(), separator) {
        ([y, m], '-' | '/') => Moment::month(year(y)?, Some(two_digits(m)?)).ok(),
        ([y, m, d], '-' | '/') => Moment::day(year(y)?, two_digits(m)?, two_digits(d)?).ok(),
        ([m, y], '.') => Moment::month(year(y)?, Some(two_digits(m)?)).ok(),
        ([d, m, y], '.') => Moment::day(year(y)?, two_digits(m)?, two_digits(d)?).ok(),
        _ => None,
    }
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn two_digits(text: &str) -> Option<u8> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

impl fmt::Display for DateRange {
    /// The value of a `date:` field; a single day, month or year is printed once.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(DateBound::On(from)), Some(DateBound::On(to))) if from == to => write!(f, "{from}"),
            (Some(TODAY), Some(TODAY)) => f.write_str("today"),
            (Some(YESTERDAY), Some(YESTERDAY)) => f.write_str("yesterday"),
            (from, to) => {
                from.map_or(Ok(()), |from| write!(f, "{from}"))?;
                f.write_str("..")?;
                to.map_or(Ok(()), |to| write!(f, "{to}"))
            }
        }
    }
}

impl fmt::Display for DateBound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateBound::On(moment) => write!(f, "{moment}"),
            &TODAY => f.write_str("today"),
            DateBound::Ago(count, unit) => {
                let unit = match unit {
                    DateUnit::Days => 'd',
                    DateUnit::Weeks => 'w',
                    DateUnit::Months => 'm',
                    DateUnit::Years => 'y',
                };
                write!(f, "-{count}{unit}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_ranges_are_read_and_print_in_one_form() {
        for (text, printed) in [
            ("2024", "2024"),
            ("2024-05", "2024-05"),
            ("05.2024", "2024-05"),
            ("2024-5-1", "2024-05-01"),
            ("01.05.2024", "2024-05-01"),
            ("2024/05/01", "2024-05-01"),
            ("2024-05..2024-07", "2024-05..2024-07"),
            ("..01.05.2024", "..2024-05-01"),
            ("2024..", "2024.."),
            ("[2024-01-01 TO *]", "2024-01-01.."),
            ("{2024 TO 2025}", "2024..2025"),
            ("-3d", "-3d.."),
            ("−2w", "-2w.."),
            ("-1м..-1д", "-1m..-1d"),
            ("today", "today"),
            ("Вчера", "yesterday"),
            ("вчера..сегодня", "-1d..today"),
        ] {
            let range = parse_range(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(range.to_string(), printed, "{text}");
            assert_eq!(parse_range(printed), Some(range), "{printed}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "..",
            "*..*",
            "24",
            "2023-02-29",
            "2024-13",
            "-d",
            "-3",
            "3d",
            "-99999d",
            "завтра",
            "1.2.3.4",
            "2024:05",
        ] {
            assert_eq!(parse_range(text), None, "{text}");
        }
    }
}
