//! The terms of one word, each once, in one buffer.

use crate::fold::LONGEST_TERM;
use crate::token::TermKind;

/// A small list of terms. The first way in which a term was added counts, and of what is longer than the longest term its
/// beginning.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    text: String,
    items: Vec<Item>,
}

#[derive(Clone, Copy, Debug)]
struct Item {
    start: usize,
    end: usize,
    kind: TermKind,
    weight: f32,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Term<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: TermKind,
    pub(crate) weight: f32,
}

impl Terms {
    pub(crate) fn add(&mut self, text: &str, kind: TermKind, weight: f32) {
        let text = beginning(text);
        if text.is_empty() || self.iter().any(|term| term.text == text) {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.items.push(Item { start, end: self.text.len(), kind, weight });
    }

    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.items.clear();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Term<'_>> {
        self.items.iter().map(|item| Term {
            text: &self.text[item.start..item.end],
            kind: item.kind,
            weight: item.weight,
        })
    }
}

fn beginning(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_TERM);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
