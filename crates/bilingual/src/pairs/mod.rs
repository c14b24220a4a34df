//! Documents of the two languages that are versions of one story.
//!
//! ```text
//! collection   documents → their words, numbered; the beginning of each text is enough
//! address      same site and article number: a pair that hardly needs proof
//! bridge       a word → words of the other side that may mean it, of all sources that there are
//! side         one language's documents by term, in the order of their days
//! rows         each document → the documents of the other side that are most like it
//! named        pairs that the pages name themselves: links to each other, addresses of one article
//! link         both directions put together; who is each other's best, by a margin, is a pair
//! text         pairs as lines of text and back
//! list         the same lines, asked for the pair of one document
//! ```
//! Everything is in memory and in the order of ids, so that the same documents give the same pairs.

mod address;
mod bridge;
mod collection;
mod day;
mod link;
mod list;
mod named;
mod rows;
mod side;
mod text;
mod words;

pub use bridge::Bridge;
pub(crate) use collection::Profile;
pub use collection::{Collection, LONGEST_TEXT, stamp};
pub use link::{Evidence, Pair, link};
pub use list::PairList;
pub use text::{PairsError, from_text, to_text};
pub(crate) use words::Words;
