//! What the id and the classes of an element say about it.
//!
//! Site builders name their boxes: `article__body`, `share-buttons`, `b-read-also`. A name is cut into its words
//! (at anything that is no letter, and between `a` and `B`), and each word and each pair of neighbouring words is
//! looked up in `marks.tsv`. The same few hundred words serve English sites and Russian ones, which name their boxes
//! in English and in transliterated Russian.

mod memory;
mod names;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use memory::{marks_of_classes, marks_of_id};
pub(crate) use names::Marks;
