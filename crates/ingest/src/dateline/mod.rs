//! Datelines (`WASHINGTON, Feb 15 - RIA Novosti.`) and the agencies that they name.

mod agency;
mod parse;
mod persons;

pub(crate) use agency::{agency_named, is_cyrillic};
pub(crate) use parse::{Opening, opening};
