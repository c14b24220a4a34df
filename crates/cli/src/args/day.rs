//! Days on the command line, as people type them: `2024`, `2024-05`, `01.05.2024`, `today`, `-3d`.

use jiff::{Span, ToSpan, ZonedDateTime, civil::Date};
use vestnik::document::Moment;

const FORMS: &str =
    "not a day; write 2024, 2024-05, 2024-05-01, 01.05.2024, today, yesterday or -3d (also w, m, y)";

/// The first day that the text may mean, as `yyyymmdd`.
pub(super) fn first_day(text: &str) -> Result<u32, String> {
    days(text, ZonedDateTime::now().date()).map(|(first, _)| first).ok_or_else(|| FORMS.to_owned())
}

/// The last day that the text may mean, as `yyyymmdd`.
pub(super) fn last_day(text: &str) -> Result<u32, String> {
    days(text, ZonedDateTime::now().date()).map(|(_, last)| last).ok_or_else(|| FORMS.to_owned())
}

/// Today by this machine's clock and zone, as `yyyymmdd`.
pub(crate) fn today() -> u32 {
    number(ZonedDateTime::now().date())
}

fn days(text: &str, today: Date) -> Option<(u32, u32)> {
    let text = text.trim().to_lowercase();
    let relative = match text.as_str() {
        "today" | "сегодня" => Some(today),
        "yesterday" | "вчера" => today.yesterday().ok(),
        _ => ago(&text).and_then(|span| today.checked_sub(span).ok()),
    };
    match relative {
        Some(day) => Some((number(day), number(day))),
        None => dotted(&text).or_else(|| text.parse().ok()).and_then(Moment::day_range),
    }
}

/// `-3d`, `3d`: so many days, weeks, months or years ago.
fn ago(text: &str) -> Option<Span> {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (unit_at, unit) = text.char_indices().next_back()?;
    let count: i16 = text[..unit_at].parse().ok().filter(|count| *count >= 0)?;
    match unit {
        'd' | 'д' => Some(count.days()),
        'w' | 'н' => Some(count.weeks()),
        'm' | 'м' => Some(count.months()),
        'y' | 'г' => Span::new().try_years(count).ok(),
        _ => None,
    }
}

/// `01.05.2024` and `05.2024`, day before month.
fn dotted(text: &str) -> Option<Moment> {
    let parts: Vec<&str> = text.split('.').collect();
    match parts.as_slice() {
        [day, month, year] => Moment::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok(),
        [month, year] => Moment::month(year.parse().ok()?, Some(month.parse().ok()?)).ok(),
        _ => None,
    }
}

fn number(day: Date) -> u32 {
    let part = |part: i8| u32::from(part.unsigned_abs());
    u32::from(day.year().unsigned_abs()) * 10_000 + part(day.month()) * 100 + part(day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let today = jiff::civil::date(2024, 3, 1);
        for (text, range) in [
            ("2024", Some((20240101, 20241231))),
            ("2024-02", Some((20240201, 20240229))),
            ("2024-02-15", Some((20240215, 20240215))),
            ("15.02.2024", Some((20240215, 20240215))),
            ("02.2024", Some((20240201, 20240229))),
            ("today", Some((20240301, 20240301))),
            ("Вчера", Some((20240229, 20240229))),
            ("-3d", Some((20240227, 20240227))),
            ("2w", Some((20240216, 20240216))),
            ("-1m", Some((20240201, 20240201))),
            ("-1y", Some((20230301, 20230301))),
            ("-32767y", None),
            ("-99999m", None),
            ("2024-02-30", None),
            ("31.04.2024", None),
            ("soon", None),
            ("-", None),
            ("", None),
            ("д", None),
        ] {
            assert_eq!(days(text, today), range, "{text:?}");
        }
    }
}
