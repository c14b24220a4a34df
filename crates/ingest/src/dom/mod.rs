//! From markup to what extraction reads: elements in document order and the blocks of text between them.
//!
//! `sieve` cuts the page into pieces and leaves out what is no text; `tree` makes a tree of them, itself or by the full
//! parser; `build` makes [`Page`] of the tree. Nothing above this module sees the parser, and nothing here decides what
//! belongs to an article. All passes are iterative, so depth of nesting costs no stack.

mod attributes;
mod blank;
mod build;
mod first;
mod layout;
mod name;
mod open_links;
mod page;
mod parsed;
mod short_name;
mod sieve;
mod tag;
mod text;
mod tree;

pub(crate) use page::{Block, Context, Element, ElementId, Link, Page};
pub(crate) use parsed::Parsed;
pub(crate) use tag::Tag;
