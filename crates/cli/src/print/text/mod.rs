//! Text for people: lists, a reading view, bars; wrapped and coloured as far as the terminal goes.

mod detection;
mod document;
mod explained;
mod hits;
mod learned;
mod page;
mod spans;
mod timeline;
mod versions;

pub(super) use detection::detection;
pub(super) use document::document;
pub(crate) use document::{Marks, Version};
pub(super) use explained::explained;
pub(super) use hits::{facets, hits, hits_in_blocks, lacks_phrase, source_name};
pub(super) use learned::{pair, word_pair};
pub(super) use page::explanation;
pub(super) use timeline::timeline;
pub(super) use versions::versions;
