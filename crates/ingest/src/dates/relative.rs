//! "Today at 20:12", "2 hours ago".

use super::pattern::find;
use super::reader::DateOrder;
use crate::fold::lower;
use vestnik_document::{Moment, Time};

/// Days back that a word means.
const DAYS: &[(&str, i64)] = &[
    ("сегодня", 0),
    ("today", 0),
    ("вчера", 1),
    ("yesterday", 1),
    ("позавчера", 2),
    ("heute", 0),
    ("gestern", 1),
    ("сьогодні", 0),
    ("вчора", 1),
];

/// Resolves a relative day at the start of a short text against the day on which the page was made or saved.
pub(crate) fn relative(text: &str, base: Moment) -> Option<Moment> {
    // Most lines begin with another letter.
    let first = lower(text.trim_start().chars().next()?);
    if !DAYS.iter().any(|(word, _)| word.starts_with(first)) {
        return None;
    }
    let lower: String = text.chars().take(60).flat_map(char::to_lowercase).collect();
    let lower = lower.trim();
    let (word, days) = DAYS.iter().find(|(word, _)| starts_with_word(lower, word))?;
    let day = back(base, *days)?;
    // The clock is read by giving the finder a day in front of what stands behind the word.
    let clock = find(&format!("1 january 2000 {}", &lower[word.len()..]), DateOrder::DayFirst)?.moment.time();
    match clock {
        Some(Time { hour, minute, second, offset }) => day.at(Time { hour, minute, second, offset }).ok(),
        None => Some(day),
    }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        && text.chars().count() < 40
}

fn back(base: Moment, days: i64) -> Option<Moment> {
    let (year, month, day) = (base.year()?, base.month_number()?, base.day_number()?);
    let date = jiff::civil::Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    let date = date.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()?;
    Moment::day(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_back_from_the_base() {
        let base = Moment::day(2024, 3, 1).unwrap();
        for (text, wanted) in [
            ("сегодня в 20:12", Some("2024-03-01T20:12")),
            ("Сегодня, 09:05", Some("2024-03-01T09:05")),
            ("вчера", Some("2024-02-29")),
            ("Yesterday at 8:12 pm", Some("2024-02-29T20:12")),
            ("сегодняшний день", None),
            ("Вчера вечером в городе прошёл дождь, сообщили в мэрии", None),
        ] {
            assert_eq!(relative(text, base).map(|moment| moment.to_string()).as_deref(), wanted, "{text}");
        }
    }
}
