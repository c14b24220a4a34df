//! What is left of a damaged index, and how it becomes a whole one.
//!
//! ```text
//! evidence   is the folder ours at all, and does its FORMAT stand
//! salvage    the catalogue as far as it reads, and the folders that were indexed
//! segments   which segments are sound to their last document
//! matching   the catalogue held against the documents of these segments
//! survey     all of them together: what is wrong, what is safe, what has to be read again
//! mend       a new commit of what is sound; what is not is moved aside (`aside`)
//! ```
//!
//! A mended index opens and checks, but lacks what was damaged: its catalogue does not know the files that have to be read
//! again, so the next update reads them. Nothing is removed: files that are of no use any more lie in a folder `damaged-N`.
//! The new commit becomes true by the rename of `segments/meta.json`, like any other.

mod aside;
mod evidence;
mod matching;
mod mend;
mod salvage;
mod segments;
mod survey;

pub(crate) use mend::locked;
#[cfg(test)]
pub(crate) use mend::repair_on;
pub use mend::{Mended, repair};
pub(crate) use salvage::has_catalogue;
pub use survey::{Lacking, Survey, survey};
