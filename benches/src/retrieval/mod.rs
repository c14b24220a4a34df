//! What `eval-search` is made of: the sets, the measures, the baseline, and how sure a difference is.

pub mod across;
mod asked;
mod baseline;
mod bootstrap;
mod both;
mod made;
mod measures;
mod sets;
mod stacks;

pub use asked::{mixed, two_words};
pub use baseline::Baseline;
pub(crate) use bootstrap::XorShift;
pub use bootstrap::{Interval, paired};
pub use both::{marked_documents, unmarked};
pub use made::{Seed, documents, seeds};
pub use measures::{Scores, mean, score};
pub use sets::{Judgements, Query, Set, documents_of, load};
pub use stacks::{STACKS, Stack};
