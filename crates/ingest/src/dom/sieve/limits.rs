//! How much nesting the parser is given. Its work for one tag grows with the number of open elements, so these have
//! a limit that no page made by people reaches.

use super::scan::TagSpan;

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
    formatting: usize,
    tags: usize,
    raw: usize,
    max: usize,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    hash: u32,
    formatting: bool,
}

impl Limits {
    /// The limits, with `max` bytes of markup.
    pub(super) fn new(max: usize) -> Self {
        Self { open: Vec::new(), formatting: 0, tags: 0, raw: 0, max }
    }

    /// Whether so much markup is enough.
    pub(super) fn is_full(&self, length: usize) -> bool {
        length >= self.max
    }

    /// Whether an element of this length, whose content is no markup, may be kept.
    pub(super) fn keep_raw(&mut self, length: usize) -> bool {
        let kept = self.raw + length <= MAX_RAW;
        self.raw += if kept { length } else { 0 };
        kept
    }

    /// Whether a start tag may be kept.
    pub(super) fn open(&mut self, tag: &TagSpan<'_>) -> bool {
        self.tags += 1;
        if self.tags > MAX_TAGS {
            return false;
        }
        let kind = Kind::of(tag.name);
        if kind == Kind::Uncounted {
            return true;
        }
        let formatting = kind == Kind::Formatting;
        if self.open.len() >= MAX_DEPTH || (formatting && self.formatting >= MAX_FORMATTING) {
            return false;
        }
        self.formatting += usize::from(formatting);
        self.open.push(Open { hash: hash(tag.name), formatting });
        true
    }

    /// An end tag: closes the innermost element of its name and what is open inside.
    pub(super) fn close(&mut self, name: &str) {
        let hash = hash(name);
        let Some(at) = self.open.iter().rposition(|open| open.hash == hash) else { return };
        if self.open[at].formatting {
            // The parser closes a formatting element alone, and keeps what is open inside of it.
            self.open.remove(at);
            self.formatting -= 1;
            return;
        }
        for closed in self.open.drain(at..) {
            self.formatting -= usize::from(closed.formatting);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Empty elements, and those whose end tag may be left out: a new one closes the one before.
    Uncounted,
    Formatting,
    Counted,
}

const UNCOUNTED: [&str; 32] = [
    "p", "li", "br", "img", "td", "tr", "th", "meta", "link", "input", "hr", "option", "dd", "dt", "tbody",
    "thead", "tfoot", "source", "html", "head", "body", "col", "colgroup", "wbr", "area", "base", "embed",
    "param", "track", "optgroup", "a", "image",
];
const FORMATTING: [&str; 14] =
    ["b", "i", "font", "u", "em", "strong", "small", "big", "tt", "s", "strike", "code", "nobr", "center"];

impl Kind {
    fn of(name: &str) -> Kind {
        let is = |known: &&str| known.eq_ignore_ascii_case(name);
        if name.len() > 8 {
            Kind::Counted
        } else if UNCOUNTED.iter().any(is) {
            Kind::Uncounted
        } else if FORMATTING.iter().any(is) {
            Kind::Formatting
        } else {
            Kind::Counted
        }
    }
}

fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}
