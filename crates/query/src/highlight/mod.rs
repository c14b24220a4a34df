//! Where the words of a plan stand in a document: highlights, the best passage, and why it is a hit.
//!
//! [`Highlighter::read`] runs the analyzer over the fields that the plan looks at (`piece`) and keeps what matches
//! (`terms`, `phrase`); the views of a [`Reading`] are then cheap: [`Reading::headline`], [`Reading::snippet`]
//! (`passage`, `sentence`), [`Reading::why`] and [`Reading::features`] for ranking the best hits again.

mod features;
mod passage;
mod phrase;
mod piece;
mod reading;
mod sentence;
mod terms;
#[cfg(test)]
mod tests;
mod why;

pub use features::Features;
pub use passage::SNIPPET_CHARS;
pub use reading::{Highlighter, Reading};
