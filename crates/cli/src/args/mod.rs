//! Options that several commands share, so that they mean the same in each, and the texts that they are given as.

mod day;
mod filter;
mod language;
mod limits;
mod pairs;
mod place;
mod translation;

pub(crate) use filter::FilterArgs;
pub(crate) use limits::LimitArgs;
pub(crate) use pairs::PairArgs;
pub(crate) use place::{IndexArgs, PlaceArgs};
pub(crate) use translation::TranslationArgs;
