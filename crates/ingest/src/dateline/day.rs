//! The day of a dateline, and the year that it is of.

use super::parse::Reader;
use crate::dates::{DateOrder, find};
use vestnik_document::{Moment, Precision};

impl Reader<'_> {
    pub(super) fn date(&mut self) -> Option<Moment> {
        let rest = self.rest();
        let end = rest.char_indices().nth(40).map_or(rest.len(), |(at, _)| at);
        let found = find(&rest[..end], DateOrder::DayFirst).filter(|found| found.range.start == 0)?;
        self.at += found.range.end;
        self.skip_clock();
        Some(found.moment.without_time())
    }

    /// The time of day behind a day without a year: `15 февраля, 10:30`.
    fn skip_clock(&mut self) {
        let clock = self.rest().trim_start_matches([',', ' ']);
        let Some((hour, rest)) = clock.split_once(':') else { return };
        let minute = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = hour.bytes().all(|b| b.is_ascii_digit());
        if digits && matches!((hour.len(), rest.len() - minute.len()), (1 | 2, 2)) {
            self.at = self.text.len() - minute.len();
        }
    }
}

/// Gives a day of the year its year: that of the evidence, or the year before when the day would lie ahead of it.
pub(super) fn with_year(date: Moment, evidence: Option<Moment>) -> Moment {
    let evidence =
        evidence.filter(|evidence| evidence.precision() >= Precision::Day && evidence.year().is_some());
    let (Some(evidence), Precision::DayOfYear) = (evidence, date.precision()) else { return date };
    let Some(year) = evidence.year() else { return date };
    let key = |moment: Moment| (moment.month_number(), moment.day_number());
    let ahead = key(date) > key(evidence);
    let near_turn = evidence.month_number() == Some(1) && date.month_number() == Some(12);
    let far_ahead = ahead && date.month_number() != evidence.month_number();
    let back = evidence.month_number() == Some(12) && date.month_number() == Some(1);
    let year = match (near_turn || far_ahead, back) {
        (_, true) => year + 1,
        (true, _) => year - 1,
        _ => year,
    };
    date.in_year(year).unwrap_or(date)
}
