//! Tables of phrases and their equivalents: written once, opened from bytes without being parsed.

mod bytes;
mod format;
mod keys;
mod list;
mod reader;
mod writer;

pub use bytes::TableBytes;
pub(crate) use keys::add_entry;
pub(crate) use list::table_of;
#[cfg(test)]
pub(crate) use list::{Line, lines};
pub use reader::{Equivalent, Match, PhraseTable, TableError};
pub(crate) use writer::TableWriter;
