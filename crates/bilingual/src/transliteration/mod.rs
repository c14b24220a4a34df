//! Words written in the letters of the other script.
//!
//! [`spellings`] gives the ways that a word may be written on the other side, by the published schemes ([`Scheme`]) and by
//! habit; the caller looks them up in an index. The rules are `data/transliteration/*.tsv`.

mod habits;
mod scheme;

pub use habits::spellings;
pub use scheme::Scheme;
