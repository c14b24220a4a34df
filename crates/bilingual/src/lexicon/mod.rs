//! A lexicon learned from pairs of documents: which words of one language stand where which of the other do.
//!
//! ```text
//! texts       pairs → for both sides the words that say something, with their places
//! associate   words that are in the same pairs more often than by chance (LLR), and near each other → candidates
//! compete     within each pair every word takes the best partner that is left → links, which are counted
//! learn       the best four of each word, in both directions → entries with their evidence
//! text        entries as lines of text and back
//! table       entries as a table to look words up in
//! decisions   what the user accepted and rejected, kept apart
//! ```

mod associate;
mod compete;
mod decisions;
mod learn;
mod llr;
mod table;
mod text;
mod texts;

pub use decisions::{Decision, Decisions, key};
pub use learn::{Entry, Lexicon, learn};
pub use text::LexiconError;
