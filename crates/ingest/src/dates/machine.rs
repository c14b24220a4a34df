//! Values that are meant for programs: attributes, meta tags, JSON.

use super::names::month;
use super::pattern::find;
use super::reader::DateOrder;
use crate::fold::lowered;
use vestnik_document::{Moment, Time};

/// Reads a value that should be a date: epoch seconds or milliseconds, any ISO-like form, or text. `None` for
/// anything else, and for times long before the web or long after us.
pub(crate) fn read(value: &str, order: DateOrder) -> Option<Moment> {
    let value = value.trim();
    if let Some(moment) = epoch(value) {
        return Some(moment);
    }
    let Some(found) = find(value, order) else { return month_alone(value) };
    if found.moment.without_time() == Moment::day(1970, 1, 1).ok()? {
        // What programs make of no date at all.
        return None;
    }
    let plausible = found.moment.year().is_some_and(|year| (1970..=2100).contains(&year));
    // Within a longer text it is the date of something else, unless a byline ends with it.
    let in_byline =
        || found.range.end == value.len() && value.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    let early = || value[..found.range.start].chars().count() < LONGEST_PREFIX;
    (plausible && (early() || in_byline())).then_some(found.moment)
}

/// A text that is a month and a year and no more: `октябрь 2025`, `October 2025`, `2025-10`.
pub(crate) fn month_alone(text: &str) -> Option<Moment> {
    let mut words = text.split([' ', '\u{a0}', '-', ',']).filter(|word| !word.is_empty());
    let (first, second, third) = (words.next()?, words.next()?, words.next());
    let year = |word: &str| {
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse::<i16>().ok().filter(|year| is_year && (1970..=2100).contains(year))
    };
    let (year, month) = match year(second) {
        Some(year) => (year, month(&lowered(first.trim_end_matches('.')))?),
        None => (year(first)?, second.parse().ok().filter(|_| second.len() == 2)?),
    };
    let ends = matches!(third, None | Some("г." | "года" | "г")) && words.next().is_none();
    Moment::month(year, Some(month)).ok().filter(|_| ends)
}

/// What stands before a date has fewer characters: `Дата публикации: `.
const LONGEST_PREFIX: usize = 24;

fn epoch(value: &str) -> Option<Moment> {
    if !matches!(value.len(), 10 | 13) || !value.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = value.parse().ok()?;
    of_seconds(if value.len() == 13 { number / 1000 } else { number })
}

/// The moment, in UTC, so many seconds after the beginning of 1970.
pub(super) fn of_seconds(seconds: i64) -> Option<Moment> {
    let utc = jiff::Timestamp::from_second(seconds).ok()?.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let time = Time {
        hour: u8::try_from(utc.hour()).ok()?,
        minute: u8::try_from(utc.minute()).ok()?,
        second: u8::try_from(utc.second()).ok(),
        offset: Some(0),
    };
    let day = Moment::day(utc.year(), u8::try_from(utc.month()).ok()?, u8::try_from(utc.day()).ok()?).ok()?;
    day.at(time).ok()
}

/// The day, in UTC, of a time in nanoseconds since 1970.
pub(crate) fn day_of_ns(nanoseconds: i64) -> Option<Moment> {
    of_seconds(nanoseconds.div_euclid(1_000_000_000)).map(Moment::without_time)
}

/// The time of a moment in nanoseconds since 1970. `None` unless it says the time and its zone.
pub(crate) fn ns_of(moment: Moment) -> Option<i64> {
    let (month, day) = (moment.month_number()?.try_into().ok()?, moment.day_number()?.try_into().ok()?);
    let date = jiff::civil::Date::new(moment.year()?, month, day).ok()?;
    let Time { hour, minute, second, offset } = moment.time()?;
    let days = i64::from(date.since(jiff::civil::Date::new(1970, 1, 1).ok()?).ok()?.get_days());
    let minutes = (days * 24 + i64::from(hour)) * 60 + i64::from(minute) - i64::from(offset?);
    (minutes * 60 + i64::from(second.unwrap_or(0))).checked_mul(1_000_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_odd_forms_are_read() {
        for (value, wanted) in [
            ("2024-02-15", "2024-02-15"),
            ("2024-02-15T18:01:33+03:00", "2024-02-15T18:01:33+03:00"),
            ("2024-02-15T18:01:33.123456Z", "2024-02-15T18:01:33Z"),
            ("2024-02-15 18:01:33 +0300", "2024-02-15T18:01:33+03:00"),
            ("2024-02-15T18:01:33-0500", "2024-02-15T18:01:33-05:00"),
            ("20260531T0044", "2026-05-31T00:44"),
            ("20260531T004412", "2026-05-31T00:44:12"),
            ("20260531", "2026-05-31"),
            ("1700000000", "2023-11-14T22:13:20Z"),
            ("1700000000123", "2023-11-14T22:13:20Z"),
            ("Thu Feb 15 2024 18:01:33 GMT+0300", "2024-02-15T18:01:33+03:00"),
            ("Thu, 15 Feb 2024 18:01:33 GMT", "2024-02-15T18:01:33Z"),
            ("Thu Feb 15 18:01:33 CET 2024", "2024-02-15T18:01:33+01:00"),
            ("15 фев 2022, 18:01", "2022-02-15T18:01"),
            ("1 февраля 2024 16:16", "2024-02-01T16:16"),
            ("18:01 15.02.2022", "2022-02-15T18:01"),
            ("18:01 15.02.2022 (обновлено: 19:00 15.02.2022)", "2022-02-15T18:01"),
            ("15.02.22 в 18:01", "2022-02-15T18:01"),
            ("15.02.2022 г. в 18:01 МСК", "2022-02-15T18:01+03:00"),
            ("Feb. 15, 2022 at 6:01 p.m. EST", "2022-02-15T18:01-05:00"),
            ("Published 6:01 PM, February 15, 2022", "2022-02-15T18:01"),
            ("15 de febrero de 2022", "2022-02-15"),
            ("by Arthur Plume Thursday, March 11, 1999", "1999-03-11"),
            ("15. März 2022, 18.01 Uhr", "2022-03-15T18:01"),
            ("15-Feb-2022", "2022-02-15"),
            ("15 Feb 22", "2022-02-15"),
            ("15-Feb-22, 18:01", "2022-02-15T18:01"),
            ("Posted 15 Feb '22 in Travel", "2022-02-15"),
            ("15/II/2022", "2022-02-15"),
            ("15.XII.2022", "2022-12-15"),
            ("15 · 02 · 2022", "2022-02-15"),
            ("15|02|2022", "2022-02-15"),
            ("февраль 2022", "2022-02"),
            ("February 2022", "2022-02"),
            ("Февраль 2022 г.", "2022-02"),
            ("2022-02", "2022-02"),
            ("2022年2月15日", "2022-02-15"),
            ("2022/2/5", "2022-02-05"),
            ("15 de març de 2022", "2022-03-15"),
            ("15 فبراير 2022", "2022-02-15"),
            ("Jane RoeFeb 15, 2022", "2022-02-15"),
            ("Опубликовано 15.02.2022", "2022-02-15"),
            ("Опубликовано: 15 февраля 2022", "2022-02-15"),
            ("Дата публикации: 15.02.2022, 18:01", "2022-02-15T18:01"),
            ("понедельник, 15 февраля 2022", "2022-02-15"),
            ("Ростов-на-Дону, 15 февраля 2022", "2022-02-15"),
            ("Александр Петров, 15 февраля 2022", "2022-02-15"),
        ] {
            let read = read(value, DateOrder::DayFirst).map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), Some(wanted), "{value}");
        }
    }

    #[test]
    fn moments_are_counted_from_1970() {
        for (value, wanted) in [
            ("1970-01-02T00:00:01Z", Some(86_401)),
            ("2024-02-15T18:01:33+03:00", Some(1_708_009_293)),
            ("2024-02-15T18:01:33", None),
            ("2024-02-15", None),
        ] {
            let moment = read(value, DateOrder::DayFirst).unwrap();
            assert_eq!(ns_of(moment), wanted.map(|seconds| seconds * 1_000_000_000), "{value}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for value in [
            "",
            "today",
            "version 1.2.2024.5",
            "12:30",
            "0000-00-00",
            "1970-01-01T00:00:00Z",
            "2022-13",
            "2022-2",
            "February",
            "Harbours in February 2022",
            "February 2022 harbours",
            "15 · 02 · 22",
            "15/IIII/2022",
            "2024",
            "99999999999999999999",
            "32.13.2024",
            "The treaty that was signed on 15 February 2022",
            "Договор, который подписали 15 февраля 2022",
        ] {
            assert_eq!(read(value, DateOrder::DayFirst), None, "{value}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_can_be_told() {
        let both = |value| {
            [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| read(value, order).unwrap().to_string())
        };
        assert_eq!(both("02/03/2024"), ["2024-03-02", "2024-02-03"]);
        assert_eq!(both("02/15/2024"), ["2024-02-15", "2024-02-15"]);
        assert_eq!(both("02.03.2024"), ["2024-03-02", "2024-03-02"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            read(&text, DateOrder::DayFirst);
        }

        #[test]
        fn texts_of_dates_never_panic(text in "[0-9a-zA-Zфев .,:/TZ+-]{0,30}") {
            find(&text, DateOrder::MonthFirst);
        }
    }
}
