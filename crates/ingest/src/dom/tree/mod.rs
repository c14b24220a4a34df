//! The tree of a page as a list of events: elements that open and close, and text, in document order.
//!
//! Two makers give the same tree. `plain` builds it straight from the pieces of the page, by the part of the HTML
//! standard's rules for building trees that news pages need; where a page needs more, it gives up. `repaired` takes the
//! tree of the full parser apart, which can do everything and costs many times as much. That they agree is tested on
//! markup of every kind.

mod attributes;
mod event;
mod plain;
mod references;
mod repaired;

pub(super) use event::{Attributes, Event, Tree};

use super::sieve::sieve;

/// The tree of a page, and whether the page had more than `max` bytes of markup; the rest was left out.
pub(super) fn tree(text: &str, max: usize) -> (Tree, bool) {
    let plain = if text.len() <= max.min(event::MAX_TEXT) { plain::tree(text) } else { None };
    match plain {
        Some(tree) => (tree, false),
        None => {
            let (markup, is_cut) = sieve(text, max);
            (repaired::tree(&markup), is_cut)
        }
    }
}

#[cfg(test)]
pub(super) fn plain_tree(text: &str) -> Option<Tree> {
    plain::tree(text)
}

#[cfg(test)]
pub(super) fn repaired_tree(text: &str) -> Tree {
    repaired::tree(&sieve(text, usize::MAX).0)
}

#[cfg(test)]
mod tests;
