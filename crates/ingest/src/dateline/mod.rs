//! Datelines (`WASHINGTON, Feb 15 - RIA Novosti.`) and the agencies that they name.

mod day;
mod parse;
mod persons;
mod place;
mod script;

pub(crate) use parse::{Opening, opening};
pub(crate) use script::is_cyrillic;
