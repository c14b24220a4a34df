//! Query text to [`QueryAst`](crate::ast::QueryAst). Every text is a query; what is not understood is searched as words, and said.
//!
//! `lexer` cuts the text into tokens, `parser` builds the tree, [`print`] writes it back. Fields and their names in
//! both languages stand in `field`, dates in `date`.

mod bars;
mod capitals;
mod chars;
mod date;
mod field;
mod lexer;
mod list;
mod nodes;
mod operators;
mod parser;
mod piece;
mod print;
mod quote;
mod scope;
mod sign;
mod suffix;
mod term;
#[cfg(test)]
pub(crate) mod tests;
mod url;

pub(crate) use date::parse_bound;
pub use field::FieldName;
pub(crate) use field::scope_name;
pub use parser::{MAX_DEPTH, MAX_WORDS, parse};
pub(crate) use term::site;
