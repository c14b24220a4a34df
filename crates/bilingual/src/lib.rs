//! What one language calls a thing of the other.

pub mod dictionary;
pub mod glossary;
mod table;

pub use table::{Equivalent, Match, PhraseTable, TableError};
