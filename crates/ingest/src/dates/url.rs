//! The date in the address of a page.

use super::machine::of_seconds;
use crate::archived::original;
use std::borrow::Cow;
use vestnik_document::Moment;

/// `/2024/02/15/`, `/2024-02-15-`, `/20240215/`, `/15-02-2024`, `/2024/02/` (a month), `x.com/name/status/1281836879789404160`.
pub(crate) fn in_url(url: &str) -> Option<Moment> {
    let url = original(url);
    // No form has fewer digits; most addresses without a date have.
    if url.bytes().filter(u8::is_ascii_digit).count() < FEWEST_DIGITS {
        return None;
    }
    if let Some(moment) = snowflake(url) {
        return Some(moment);
    }
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = unescaped(path);
    let path = &path[path.find('/')?..];
    let path = path.split(['?', '#']).next().unwrap_or(path);
    triple(path).or_else(|| compact(path)).or_else(|| month(path))
}

/// A year of four digits, and a month.
const FEWEST_DIGITS: usize = 5;

/// A day whose parts stand side by side with one sign between two.
fn triple(path: &str) -> Option<Moment> {
    let mut last = ["", ""];
    let mut numbers = path.split(|c: char| !c.is_ascii_digit());
    numbers.find_map(|number| {
        let [first, second] = last;
        last = [second, number];
        let year_first = first.len() == 4 && second.len() <= 2 && number.len() <= 2;
        let year_last = number.len() == 4 && first.len() <= 2 && second.len() <= 2;
        match (year_first, year_last) {
            (true, _) => day(first, second, number),
            (_, true) => day(number, second, first),
            _ => None,
        }
    })
}

/// An address with its escaped signs: `%2F` is a border of numbers too, and some sites escape the whole address behind the
/// host. Most have none.
fn unescaped(path: &str) -> Cow<'_, str> {
    if !path.contains('%') && !path.contains("/_") {
        return Cow::Borrowed(path);
    }
    let path = path.replace("%2", "/_").replace("%3", "/_");
    Cow::Owned(path.replace("/_F", "/").replace("/_B", "/").replace("/_D", "-").replace("/_0", "/"))
}

/// The number of a post on X, once Twitter, is the time at which it was made: milliseconds since the first of them, above
/// 22 bits that tell apart what was made in one (<https://github.com/twitter-archive/snowflake>).
fn snowflake(url: &str) -> Option<Moment> {
    let (host, path) = url.split_once("://")?.1.split_once('/')?;
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("mobile.")).unwrap_or(host);
    let (_, number) = path.split_once("/status/").filter(|_| matches!(host, "twitter.com" | "x.com"))?;
    let number: i64 = number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    // Before November 2010 they were only counted.
    (number > 1 << 35).then(|| of_seconds((FIRST_SNOWFLAKE + (number >> 22)) / 1000))?
}

/// Milliseconds since 1970.
const FIRST_SNOWFLAKE: i64 = 1_288_834_974_657;

fn day(year: &str, month: &str, day: &str) -> Option<Moment> {
    let year: i16 = year.parse().ok().filter(|year| (1990..=2100).contains(year))?;
    Moment::day(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A run of exactly eight digits, or a time stamp that begins with a day.
fn compact(path: &str) -> Option<Moment> {
    path.split(|c: char| !c.is_ascii_digit())
        .filter(|run| matches!(run.len(), 8 | 14 | 17))
        .find_map(|run| day(&run[..4], &run[4..6], &run[6..8]))
}

fn month(path: &str) -> Option<Moment> {
    let mut year = "";
    path.split('/').find_map(|month| {
        let year = std::mem::replace(&mut year, month);
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        let year: i16 = year.parse().ok().filter(|year| (1990..=2100).contains(year))?;
        Moment::month(year, Some(month.parse().ok()?)).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::in_url;

    #[test]
    fn addresses_tell_the_day_or_the_month() {
        for (url, wanted) in [
            ("https://example.org/2024/02/15/slug.html", Some("2024-02-15")),
            ("https://example.org/news/2024-02-15-slug", Some("2024-02-15")),
            ("https://example.org/20240215/1234567.html", Some("2024-02-15")),
            ("https://example.org/a/15-02-2024/x", Some("2024-02-15")),
            ("https://example.org/2024/02/slug", Some("2024-02")),
            ("https://example.org%2Farticles%2F2024-02-15%2Bslug", Some("2024-02-15")),
            ("https://twitter.com/a/status/1281836879789404160/photo/1", Some("2020-07-11T06:25:02Z")),
            ("https://web.archive.org/web/20230115021305im_/https://example.org/a.jpg", None),
            ("https://x.com/a/status/20", None),
            ("https://example.org/a/status/1281836879789404160", None),
            ("https://example.org/news/12345678.html", None),
            ("https://example.org/99999999999", None),
            ("", None),
        ] {
            assert_eq!(in_url(url).map(|moment| moment.to_string()).as_deref(), wanted, "{url}");
        }
    }
}
