//! The built-in glossary: words of the news in both languages, written by hand for this project.
//!
//! The lists are `data/glossary/*.tsv`; their heads say how a line reads. The build script turns them into one table
//! that is compiled in, so that nothing is parsed when a program starts.

#[cfg(test)]
mod tests;

use crate::table::PhraseTable;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/glossary.table"));

/// The built-in glossary. Costs nothing to open.
pub fn built_in() -> PhraseTable<&'static [u8]> {
    PhraseTable::open(TABLE).expect("the build script wrote this table in this version of the format")
}
