//! What an index learns from itself: which of its documents are versions of each other, and which words stand for which.
//!
//! ```text
//! run      all documents → pairs → lexicon → better pairs → lexicon
//! files    what is kept beside the index, written whole or not at all
//! table    the lexicon as a search needs it, opened without reading the list
//! partners the list of pairs, asked by a search for the other version of a hit
//! view     pairs and entries as they are shown
//! ```
//! Nothing is learned unless somebody asks; a search that does not ask for the other language reads
//! the pairs alone.

mod event;
mod files;
mod partners;
mod run;
mod table;
mod view;

pub use event::{LearnError, LearnEvent, LearnOptions, LearnReport};
pub use view::{DocumentPair, WordPair};

pub(crate) use files::Files;
pub(crate) use partners::Partners;
pub(crate) use run::learn;
pub(crate) use table::LearnedTable;
pub(crate) use view::{damage, decide, pairs, word_pairs};
