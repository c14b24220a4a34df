//! Days as numbers, to tell how far apart two of them are.

use vestnik_document::Moment;

/// The day of a moment counted from 1970-01-01; none where the moment is no certain day.
///
/// Algorithm: Howard Hinnant, `days_from_civil`, <https://howardhinnant.github.io/date_algorithms.html>.
pub(super) fn day_number(moment: Moment) -> Option<i32> {
    let (year, month, day) =
        (i32::from(moment.year()?), i32::from(moment.month_number()?), i32::from(moment.day_number()?));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        for (text, expected) in [
            ("1970-01-01", Some(0)),
            ("1969-12-31", Some(-1)),
            ("2000-03-01", Some(11_017)),
            ("2024-02-29", Some(19_782)),
            ("2024-03-01", Some(19_783)),
            ("2024-02", None),
        ] {
            let moment: Moment = text.parse().expect("a moment");
            assert_eq!(day_number(moment), expected, "{text}");
        }
    }
}
