//! Text to tokens, for both languages.
//!
//! [`Analyzer::analyze`] turns a text into tokens for an index, [`Analyzer::query_words`] turns words of a query into
//! the terms that their forms have there. Both go the same way: segments of letters and digits (`segment`) are put
//! together to units (`unit`), a unit is folded (`fold`) and gets its terms (`word`): the stem by the stemmer of its
//! script, and beside it keys of names, designators and spellings. Language tags play no part.
//!
//! Nothing here does I/O, and nothing depends on an engine.

mod analyzer;
mod beginning;
mod chars;
mod designator;
mod endings;
mod fingerprint;
mod fleeting;
mod focus;
mod fold;
mod hash;
mod homoglyph;
mod known;
pub mod layout;
mod lexicon;
mod name;
mod names;
mod number;
mod numbered;
mod numbers;
mod percent;
mod phone;
mod plain;
mod query;
mod readings;
mod seed;
mod segment;
mod short;
mod spelling;
mod starts;
mod stem;
mod terms;
mod token;
mod unit;
mod vocabulary;
mod window;
mod with_digits;
mod word;
mod words;

pub use analyzer::{Analyzer, Scratch};
pub use chars::{is_digit_space, is_word_char};
pub use focus::Focus;
pub use numbers::NumberTable;
pub use query::{PrefixKeys, QueryTerm, QueryWord};
pub use token::{PARAGRAPH_GAP, TermKind, Token};
pub use vocabulary::{NumberedToken, Vocabulary};
