//! One pass from markup to what extraction reads: elements in document order and the blocks of text between them.
//!
//! [`Parsed`] owns the parser's tree; [`Page`] is our view of it. Nothing above this module sees the parser, and
//! nothing here decides what belongs to an article. The pass is iterative, so depth of nesting costs no stack.

mod build;
mod page;
mod parsed;
mod sieve;
mod tag;
mod text;

pub(crate) use page::{Block, Context, ElementId, Link, Page};
pub(crate) use parsed::Parsed;
pub(crate) use tag::Tag;
