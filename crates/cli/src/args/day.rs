//! Days on the command line, written as in a query: `2024`, `2024-05`, `01.05.2024`, `today`, `-3d`.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

const FORMS: &str =
    "not a day; write 2024, 2024-05, 2024-05-01, 01.05.2024, today, yesterday or -3d (also w, m, y)";

/// The first day that the text may mean, as `yyyymmdd`.
pub(super) fn first_day(text: &str) -> Result<u32, String> {
    vestnik::days_of(text, today()).map(|(first, _)| first).ok_or_else(|| FORMS.to_owned())
}

/// The last day that the text may mean, as `yyyymmdd`.
pub(super) fn last_day(text: &str) -> Result<u32, String> {
    vestnik::days_of(text, today()).map(|(_, last)| last).ok_or_else(|| FORMS.to_owned())
}

/// Today by this machine's clock and zone, as `yyyymmdd`.
pub(super) fn today() -> u32 {
    let now = local_zone().map_or_else(ZonedDateTime::now, |zone| Timestamp::now().to_zoned_datetime(zone));
    let part = |part: i8| u32::from(part.unsigned_abs());
    u32::from(now.year().unsigned_abs()) * 10_000 + part(now.month()) * 100 + part(now.day())
}

/// The zone of this machine from its one file. By its name it would be looked for in the folder of all zones, which takes
/// longer than a search.
fn local_zone() -> Option<TimeZone> {
    if !cfg!(unix) || std::env::var_os("TZ").is_some() {
        return None;
    }
    TimeZone::tzif("local", &std::fs::read("/etc/localtime").ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_that_of_the_named_zone() {
        let named = ZonedDateTime::now();
        let read = local_zone().map(|zone| Timestamp::now().to_zoned_datetime(zone));
        assert!(read.is_none_or(|read| read.offset() == named.offset()));
    }

    #[test]
    fn a_month_has_two_ends_and_today_is_a_day() {
        assert_eq!(first_day("2024-02"), Ok(20240201));
        assert_eq!(last_day("2024-02"), Ok(20240229));
        assert_eq!(last_day("15.02.2024"), Ok(20240215));
        assert!(first_day("-3d") < last_day("today"));
        assert!(first_day("soon").is_err());
        assert!(first_day("").is_err());
    }
}
