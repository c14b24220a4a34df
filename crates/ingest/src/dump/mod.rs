//! Text dumps: a page copied out of a browser, line by line, or a plain text file.
//!
//! Each line gets a kind by its own look ([`Line`]); the body is the stretch of lines with most prose; what
//! stands above it gives headline, dek, date and credits, what stands below gives rights, tags and other articles.

mod above;
mod below;
mod line;
mod read;
mod stretch;

pub(crate) use read::read;
