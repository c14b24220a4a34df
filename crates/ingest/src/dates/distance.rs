//! How far days lie apart.

use jiff::civil::Date;
use vestnik_document::Moment;

/// The days from a moment until a day: negative when the day is earlier, 0 when some place on earth had that day at
/// that moment, or might have had it where the moment names no zone. `None` unless both are whole days.
pub(crate) fn days_until(moment: Moment, day: Moment) -> Option<i64> {
    let (written, day) = (date(moment)?, date(day)?);
    let (first, last) = match moment.time() {
        Some(time) if time.offset.is_some() => {
            let minutes = i64::from(time.hour) * 60 + i64::from(time.minute);
            let utc = minutes - i64::from(time.offset.unwrap_or(0));
            ((utc + WEST).div_euclid(DAY), (utc + EAST).div_euclid(DAY))
        }
        _ => (-1, 1),
    };
    let days = i64::from(day.since(written).ok()?.get_days());
    Some(if days < first { days - first } else { (days - last).max(0) })
}

/// Minutes.
const DAY: i64 = 24 * 60;
/// The zones of the inhabited earth, in minutes from UTC.
const WEST: i64 = -12 * 60;
const EAST: i64 = 14 * 60;

fn date(moment: Moment) -> Option<Date> {
    let (month, day) = (moment.month_number()?.try_into().ok()?, moment.day_number()?.try_into().ok()?);
    Date::new(moment.year()?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{DateOrder, find};

    #[test]
    fn zones_explain_a_day_and_no_more() {
        for (moment, day, wanted) in [
            ("2025-12-19T22:02:58Z", "2025-12-18", Some(-1)),
            ("2025-12-19T22:02:58Z", "2025-12-19", Some(0)),
            ("2025-12-19T22:02:58Z", "2025-12-20", Some(0)),
            ("2025-12-19T22:02:58Z", "2025-12-21", Some(1)),
            ("2025-12-20T02:02:58+10:00", "2025-12-19", Some(0)),
            ("2025-12-19T22:02", "2025-12-18", Some(0)),
            ("2025-12-19", "2025-12-31", Some(11)),
            ("2024-02-28", "2025-02-28", Some(365)),
            ("2025-12-19", "15 Feb", None),
        ] {
            let read = |text| find(text, DateOrder::DayFirst).unwrap().moment;
            assert_eq!(days_until(read(moment), read(day)), wanted, "{moment} {day}");
        }
    }
}
