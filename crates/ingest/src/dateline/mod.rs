//! Datelines (`WASHINGTON, Feb 15 - RIA Novosti.`) and the agencies that they name.

mod day;
mod parse;
mod persons;
mod place;
mod script;

pub(crate) use parse::{Opening, opening};
pub(crate) use script::is_cyrillic;

/// Takes the dateline apart that a text begins with, or is; `None` where there is none. A day without a year takes the year from the date
/// of publication, if that is given.
pub fn read_dateline(
    text: &str,
    published: Option<vestnik_document::Moment>,
) -> Option<vestnik_document::Dateline> {
    opening(text, published).map(|opening| opening.dateline)
}
