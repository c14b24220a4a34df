//! Dates as news pages write them, in attributes, in visible text and in addresses.
//!
//! [`read`] takes a value that is meant to be a date; [`find`] looks for the first date in running text. Both know
//! ISO forms and their cousins (`20260531T0044`), epoch seconds and milliseconds, names of months in the languages of
//! `months.tsv`, days without a year, and what is written beside them: time of day, zone, AM and PM.
//! [`relative`] resolves "today" and "2 hours ago" against a day that the caller knows.

mod clock;
mod distance;
mod machine;
mod memory;
mod names;
mod pattern;
mod reader;
mod relative;
mod token;
mod url;

pub(crate) use distance::days_until;
pub(crate) use machine::{day_of_ns, month_alone, ns_of, read};
pub(crate) use pattern::{Found, find};
pub(crate) use reader::DateOrder;
pub(crate) use relative::relative;
pub(crate) use url::in_url;

/// Reads a value that should be a date, in any form that pages use: `15.02.2024 18:01`, `Feb. 15, 2024`, seconds or milliseconds
/// since 1970. Of two numbers that could both be a month the first is the day. `None` for anything else.
pub fn read_date(value: &str) -> Option<vestnik_document::Moment> {
    read(value, DateOrder::DayFirst)
}
