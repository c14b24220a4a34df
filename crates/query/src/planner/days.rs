//! Dates of a query to days of the calendar.

use crate::ast::{DateBound, DateRange, DateUnit};
use crate::hits::SearchRequest;
use crate::parse::parse_bound;
use crate::plan::{Filter, Warning};
use jiff::ToSpan;
use jiff::civil::Date;

/// The days of a range; `today` as `yyyymmdd`. The error is a sentence for a warning, and so is what may stand beside the days.
pub(super) fn filter(
    range: DateRange,
    today: Option<u32>,
) -> Result<(Filter, Option<&'static str>), &'static str> {
    let today = today.and_then(date_of);
    let first = range.from.map(|bound| day(bound, today, First)).transpose()?;
    let last = range.to.map(|bound| day(bound, today, Last)).transpose()?;
    if let (Some(from), Some(to)) = (first, last)
        && from > to
    {
        let (first, last) =
            (range.to.map(|bound| day(bound, today, First)), range.from.map(|bound| day(bound, today, Last)));
        return Ok((Filter::Days { from: first.transpose()?, to: last.transpose()? }, Some(TURNED)));
    }
    Ok((Filter::Days { from: first, to: last }, None))
}

/// What is wrong with the days of a request. Its conditions stay what they are.
pub(super) fn wrong(request: &SearchRequest) -> Vec<Warning> {
    let SearchRequest { since, until, today, .. } = *request;
    let given = [("since", since), ("until", until), ("today", today)];
    let no_days = given.into_iter().filter_map(|(name, day)| {
        let day = day.filter(|day| date_of(*day).is_none())?;
        Some(format!("{name} is {day}, which is no day of the calendar: a day is given as yyyymmdd"))
    });
    let is_never = since.zip(until).is_some_and(|(since, until)| since > until);
    let never = is_never.then(|| "since is later than until: no document can be of both".to_owned());
    no_days.chain(never).map(|message| Warning { span: 0..0, message }).collect()
}

const TURNED: &str = "this range ends before it begins; it was turned round";

/// The first and the last day (`yyyymmdd`) that a date means which is written as in a query: `2024-05`, `01.05.2024`,
/// `yesterday`, `-3d`. `None` where it is no date.
pub fn days_of(text: &str, today: u32) -> Option<(u32, u32)> {
    let (bound, today) = (parse_bound(text)?, date_of(today));
    Some((day(bound, today, First).ok()?, day(bound, today, Last).ok()?))
}

/// Which day of a month or a year is meant.
#[derive(Clone, Copy, PartialEq)]
enum End {
    First,
    Last,
}
use End::{First, Last};

fn day(bound: DateBound, today: Option<Date>, end: End) -> Result<u32, &'static str> {
    match bound {
        DateBound::On(moment) => {
            let (first, last) =
                moment.day_range().ok_or("a date without a year; the condition was left out")?;
            Ok(if end == First { first } else { last })
        }
        DateBound::Ago(count, unit) => {
            let today = today.ok_or("today's date is not known here; the condition was left out")?;
            let count = i64::from(count);
            let back = match unit {
                DateUnit::Days => count.days(),
                DateUnit::Weeks => count.weeks(),
                DateUnit::Months => count.months(),
                DateUnit::Years => count.years(),
            };
            // The saturated day is the calendar's first one: before every document.
            Ok(number_of(today.saturating_sub(back)))
        }
    }
}

fn date_of(day: u32) -> Option<Date> {
    let year = i16::try_from(day / 10_000).ok()?;
    let month = i8::try_from(day / 100 % 100).ok()?;
    Date::new(year, month, i8::try_from(day % 100).ok()?).ok()
}

fn number_of(date: Date) -> u32 {
    let number =
        i32::from(date.year().max(0)) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day());
    u32::try_from(number).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    #[test]
    fn dates_become_days() {
        for (query, from, to) in [
            ("date:2024", Some(20240101), Some(20241231)),
            ("date:2024-02", Some(20240201), Some(20240229)),
            ("дата:01.05.2024", Some(20240501), Some(20240501)),
            ("date:2024-03..", Some(20240301), None),
            ("date:..2024-03", None, Some(20240331)),
            ("date:2025..2024-03", Some(20240301), Some(20251231)),
            ("since:2024-05-02", Some(20240502), None),
            ("until:2024", None, Some(20241231)),
            ("date:today", Some(20240301), Some(20240301)),
            ("date:вчера", Some(20240229), Some(20240229)),
            ("date:-3d", Some(20240227), None),
            ("since:-2w", Some(20240216), None),
            ("date:-1m..-1d", Some(20240201), Some(20240229)),
            ("с:-9999y", Some(0), None),
        ] {
            let root = parse(query).ast.root.unwrap();
            let crate::ast::NodeKind::Dates(range) = root.kind else { panic!("{query}") };
            let Ok((Filter::Days { from: first, to: last }, said)) = filter(range, Some(20240301)) else {
                panic!("{query}")
            };
            assert_eq!(said.is_some(), query == "date:2025..2024-03", "{query}");
            if query.contains("9999") {
                assert!(first < Some(10_000_000), "{query}");
            } else {
                assert_eq!((first, last), (from, to), "{query}");
            }
        }
        let range = DateRange { from: Some(DateBound::Ago(3, DateUnit::Days)), to: None };
        assert!(filter(range, None).is_err());
        assert!(filter(range, Some(20240231)).is_err());
    }

    #[test]
    fn days_of_a_request_that_are_none_are_said() {
        let request = SearchRequest::new("");
        for (since, until, today, said) in [
            (Some(20240229), Some(20240301), Some(20240301), vec![]),
            (Some(20240231), None, None, vec!["since is 20240231,"]),
            (None, Some(1_700_000_000), None, vec!["until is 1700000000,"]),
            (None, None, Some(0), vec!["today is 0,"]),
            (Some(20240301), Some(20240229), None, vec!["since is later than until:"]),
            (Some(1_700_000_000), Some(2024), None, vec!["since is 17", "until is 2024,", "since is later"]),
        ] {
            let warnings = wrong(&SearchRequest { since, until, today, ..request.clone() });
            let told = warnings.iter().zip(&said).all(|(warning, said)| warning.message.starts_with(said));
            assert!(told && warnings.len() == said.len(), "{said:?}: {warnings:?}");
        }
    }

    #[test]
    fn a_date_alone_has_a_first_and_a_last_day() {
        for (text, days) in [
            ("2024", Some((20240101, 20241231))),
            ("02.2024", Some((20240201, 20240229))),
            ("2024-02-15", Some((20240215, 20240215))),
            ("вчера", Some((20240229, 20240229))),
            ("-1m", Some((20240201, 20240201))),
            ("31.04.2024", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(days_of(text, 20240301), days, "{text:?}");
        }
    }
}
