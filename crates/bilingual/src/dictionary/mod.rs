//! Dictionaries of the user's machine: dictd files and tab-separated lists, made into phrase tables.
//!
//! The caller reads the files and hands over their bytes; what comes back is a table whose bytes can be kept beside an
//! index and opened again without parsing. An English-Russian dictionary is inverted for the way back.

mod article;
mod dictd;
mod invert;
mod lists;

pub use dictd::{DictionaryError, from_dictd};
pub use lists::from_list;
