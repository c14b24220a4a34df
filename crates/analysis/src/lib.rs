//! Text to tokens, for both languages.

mod token;

pub use token::{PARAGRAPH_GAP, TermKind, Token};
