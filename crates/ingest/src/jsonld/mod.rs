//! What `<script type="application/ld+json">` blocks say about the article, in the vocabulary of schema.org.
//!
//! Blocks come as one object, an array, or an `@graph`; cut, with raw line breaks inside strings, with HTML
//! entities inside values. What does not parse is mended once, and else the few fields that matter are picked out of
//! the text.

mod facts;
mod read;
mod salvage;

pub(crate) use facts::LdFacts;
pub(crate) use read::read;
