//! Language tags for texts and documents.
//!
//! [`Tagger::detect`] says in which language one text is written and how sure that is; [`Tagger::tag`] turns an
//! article into a document with a tag on every field and paragraph.
//!
//! How a text is judged: its letters decide the script (`letters`); its function words and letter frequencies
//! give points to the languages of that script (`reading`, `plain`, `evidence`); whatlang's trigrams are asked where these
//! leave a doubt and the text is long enough (`trigrams`). What the points are worth as a probability is measured
//! (`confidence`). Tags never choose how a text is indexed or searched: a wrong one costs a filter, never a hit.

mod alphabet;
mod candidates;
mod confidence;
mod document;
mod evidence;
mod frequencies;
mod letters;
mod lexicon;
mod packed;
mod plain;
mod reader;
mod reading;
mod run;
mod sums;
mod table;
mod tagger;
mod tally;
mod trigrams;
mod word;

pub use tagger::{Detection, Tagger};
