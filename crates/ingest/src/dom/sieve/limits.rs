//! How much nesting the parser is given. Its work for one tag grows with the number of open elements, so these have
//! a limit that no page made by people reaches.

use crate::dom::name::{Name, Set};

/// A tag with more attributes loses all of them.
pub(super) const MAX_ATTRIBUTES: usize = 200;
/// So does a tag longer than this, in bytes: it has an image inside.
pub(super) const MAX_TAG: usize = 64 << 10;
/// How much of what cannot be judged is handed on, in bytes.
pub(super) const MAX_UNJUDGED: usize = 64 << 10;
/// Titles and data blocks of a page together, in bytes; a value read from JSON takes many times its length.
const MAX_RAW: usize = 1 << 20;
/// Open elements; browsers stop at about as many.
const MAX_DEPTH: usize = 400;
/// Open formatting elements: each is made anew in every paragraph until it is closed.
const MAX_FORMATTING: usize = 12;
/// Tags on one page; behind them only the text is read.
const MAX_TAGS: usize = 200_000;

/// The open elements, as far as they count.
#[derive(Debug)]
pub(super) struct Limits {
    open: Vec<Open>,
    styling: usize,
    tags: usize,
    raw: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    name: Name,
    styling: bool,
}

impl Limits {
    pub(super) fn new() -> Self {
        Self { open: Vec::new(), styling: 0, tags: 0, raw: 0 }
    }

    /// Whether an element of this length, whose content is no markup, may be kept.
    pub(super) fn keep_raw(&mut self, length: usize) -> bool {
        let kept = self.raw + length <= MAX_RAW;
        self.raw += if kept { length } else { 0 };
        kept
    }

    /// Whether a start tag may be kept.
    pub(super) fn open(&mut self, name: Name) -> bool {
        self.tags += 1;
        if self.tags > MAX_TAGS {
            return false;
        }
        if name.is(Set::UNCOUNTED) {
            return true;
        }
        let styling = name.is(Set::STYLING);
        if self.open.len() >= MAX_DEPTH || (styling && self.styling >= MAX_FORMATTING) {
            return false;
        }
        self.styling += usize::from(styling);
        self.open.push(Open { name, styling });
        true
    }

    /// An end tag: closes the innermost element of its name and what is open inside.
    #[inline]
    pub(super) fn close(&mut self, name: Name) {
        if name.is(Set::UNCOUNTED) {
            return;
        }
        // Most elements end with nothing open inside.
        if let Some(closed) = self.open.pop_if(|open| open.name == name) {
            self.styling -= usize::from(closed.styling);
        } else {
            self.close_around(name);
        }
    }

    #[inline(never)]
    fn close_around(&mut self, name: Name) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        if self.open[at].styling {
            // The parser closes a formatting element alone, and keeps what is open inside of it.
            self.open.remove(at);
            self.styling -= 1;
            return;
        }
        for closed in self.open.drain(at..) {
            self.styling -= usize::from(closed.styling);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_innermost_element_is_closed_like_any(tags in "(b|/b|d|/d|u|/u|i|/i){0,30}") {
            let name = |letter: char| if letter == 'd' { Name::DIV } else { Name::of(letter.to_string().as_bytes()) };
            let (mut fast, mut slow) = (Limits::new(), Limits::new());
            let mut closes = false;
            for letter in tags.chars() {
                match (letter, closes) {
                    ('/', _) => {}
                    (_, false) => drop((fast.open(name(letter)), slow.open(name(letter)))),
                    (_, true) => {
                        fast.close(name(letter));
                        slow.close_around(name(letter));
                    }
                }
                closes = letter == '/';
                prop_assert_eq!((&fast.open, fast.styling), (&slow.open, slow.styling));
            }
        }
    }
}
