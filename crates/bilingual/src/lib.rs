//! What one language calls a thing of the other.
//!
//! Four sources, in the order of trust: the built-in glossary ([`glossary`]), dictionaries of the user's machine
//! ([`dictionary`]), spellings in the other script ([`transliteration`]) and words that sound alike ([`phonetic`]).
//! The first two are [`PhraseTable`]s: terms of the analyzer to equivalents, longest phrase first. The others are asked
//! with a word and answer with words to look up. What a query makes of them is decided in the query room.
//!
//! Nothing here does I/O: tables are opened from bytes, dictionaries are read from bytes that the caller has.

pub mod dictionary;
pub mod glossary;
pub mod lexicon;
pub mod pairs;
pub mod phonetic;
mod rules;
mod table;
pub mod transliteration;

pub use table::{Equivalent, Match, PhraseTable, TableBytes, TableError};
