//! The page as pieces: text, tags, and what is left out.

use super::attribute::AttributeSpan;
use super::limits::{self, Limits};
use super::raw::{self, RawEnd, raw_end};
use super::scan::{TagSpan, scan_tag};
use crate::dom::blank::blank_length;
use crate::dom::first::first_of;
use crate::dom::name::{Name, Set};
use crate::dom::short_name::short_name;
use std::ops::Range;

/// A piece of the page. The pieces follow each other without gaps.
pub(in crate::dom) enum Piece {
    /// Text up to the next markup.
    Text(TextSpan),
    /// A start tag; its attributes are in [`Pieces::attributes`].
    Start(Name),
    /// A start tag that loses its attributes.
    Bare(TagSpan),
    /// An end tag.
    End(Name),
    /// An element whose content is no markup, from its start tag to its end tag; its attributes are in
    /// [`Pieces::attributes`].
    Raw { tag: TagSpan, content: Range<usize>, end: usize },
    /// A document type, or what the standard calls a bogus comment.
    Declaration(Range<usize>),
    /// What is left out.
    Cut(Range<usize>),
    /// From here on nothing can be judged.
    Unjudged(usize),
}

/// Text as it stands.
#[derive(Clone, Debug)]
pub(in crate::dom) struct TextSpan {
    pub(in crate::dom) range: Range<usize>,
    /// How many bytes of white space it begins with.
    pub(in crate::dom) blank: usize,
    /// It has an `&` in it.
    pub(in crate::dom) odd: bool,
}

/// Cuts a page into pieces.
pub(in crate::dom) struct Pieces<'t> {
    text: &'t str,
    at: usize,
    limits: Limits,
    /// A drawing was met that never ends: none is looked for any more.
    open_svg: bool,
    /// The attributes of the last start tag.
    pub(in crate::dom) attributes: Vec<AttributeSpan>,
}

impl<'t> Pieces<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self::at(text, 0)
    }

    /// The pieces behind the first `at` bytes.
    pub(in crate::dom) fn at(text: &'t str, at: usize) -> Self {
        Self { text, at, limits: Limits::new(), open_svg: false, attributes: Vec::new() }
    }

    /// Where the next piece begins.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// The name of an end tag that comes next and is written as nearly all are: a known name and nothing else.
    #[inline(always)]
    pub(in crate::dom) fn plain_end(&mut self) -> Option<Name> {
        let rest = self.text.as_bytes().get(self.at..)?.strip_prefix(b"</")?;
        let (name, length) = short_name(rest).filter(|(_, length)| rest[*length] == b'>')?;
        self.at += length + 3;
        self.limits.close(name);
        Some(name)
    }

    /// The next piece; `None` at the end. Built into its callers, so that no piece is carried about in memory.
    #[inline(always)]
    pub(in crate::dom) fn next(&mut self) -> Option<Piece> {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        // Most tags stand right behind another.
        if !begins_markup(rest) {
            let blank = blank_length(rest, |byte| byte.is_ascii_whitespace());
            let (length, odd) = text_length(rest, blank);
            self.at = start + length;
            return Some(Piece::Text(TextSpan { range: start..self.at, blank, odd }));
        }
        match self.markup(start) {
            Some(piece) => Some(piece),
            None => {
                self.at = self.text.len();
                Some(Piece::Unjudged(start))
            }
        }
    }

    /// The markup at `start`; `None` when it never ends.
    #[inline(always)]
    fn markup(&mut self, start: usize) -> Option<Piece> {
        let rest = &self.text.as_bytes()[start..];
        match rest[1] {
            b'!' if rest.starts_with(b"<!--") => self.comment(start),
            b'!' | b'?' => self.declaration(start),
            b'/' if !rest.get(2).is_some_and(u8::is_ascii_alphabetic) => self.declaration(start),
            b'/' => {
                let tag = scan_tag(self.text, start, start + 2, &mut self.attributes)?;
                self.at = tag.end;
                self.limits.close(tag.name);
                Some(Piece::End(tag.name))
            }
            _ => {
                let tag = scan_tag(self.text, start, start + 1, &mut self.attributes)?;
                self.at = tag.end;
                self.start_tag(tag)
            }
        }
    }

    fn declaration(&mut self, start: usize) -> Option<Piece> {
        let end = start + self.text[start..].find('>')? + 1;
        self.at = end;
        Some(Piece::Declaration(start..end))
    }

    fn comment(&mut self, start: usize) -> Option<Piece> {
        let body = &self.text[start + 4..];
        let end = if body.starts_with('>') || body.starts_with("->") {
            body.find('>').unwrap_or(0) + 1
        } else {
            comment_end(body)?
        };
        self.cut(start, start + 4 + end)
    }

    fn cut(&mut self, from: usize, to: usize) -> Option<Piece> {
        self.at = to;
        Some(Piece::Cut(from..to))
    }

    #[inline(always)]
    fn start_tag(&mut self, tag: TagSpan) -> Option<Piece> {
        if tag.name.is(Set::RAW) {
            return self.raw_element(tag);
        }
        if tag.name == Name::SVG && !self.open_svg {
            return self.drawing(tag);
        }
        let shadow = tag.name == Name::TEMPLATE && self.text[tag.start..tag.end].contains("shadowroot");
        // The text of a component that is written out in place is text of the page.
        if shadow || !self.limits.open(tag.name) {
            self.cut(tag.start, tag.end)
        } else if tag.attributes > limits::MAX_ATTRIBUTES || tag.end - tag.start > limits::MAX_TAG {
            Some(Piece::Bare(tag))
        } else {
            Some(Piece::Start(tag.name))
        }
    }

    fn raw_element(&mut self, tag: TagSpan) -> Option<Piece> {
        let keep = raw::keeps_text(self.text, &tag, &self.attributes);
        match raw_end(self.text, &tag) {
            RawEnd::At { content, end } if keep && self.limits.keep_raw(end - tag.start) => {
                self.at = end;
                Some(Piece::Raw { content: tag.end..content, end, tag })
            }
            RawEnd::At { end, .. } => self.cut(tag.start, end),
            RawEnd::Empty => self.cut(tag.start, tag.end),
            RawEnd::Never => None,
        }
    }

    fn drawing(&mut self, tag: TagSpan) -> Option<Piece> {
        if tag.self_closed {
            return self.cut(tag.start, tag.end);
        }
        match raw::drawing_end(self.text, tag.end) {
            Some(end) => self.cut(tag.start, end),
            None => {
                self.open_svg = true;
                Some(Piece::Start(tag.name))
            }
        }
    }
}

/// Whether a text begins with markup.
#[inline(always)]
fn begins_markup(text: &[u8]) -> bool {
    matches!(text, [b'<', next, ..] if BEGINS_MARKUP[usize::from(*next)])
}

/// The bytes that make markup of a `<` before them.
const BEGINS_MARKUP: [bool; 256] = {
    let mut begins = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        begins[byte] = matches!(byte as u8, b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?');
        byte += 1;
    }
    begins
};

/// How long the text is that stands before the next `<` that begins markup, and whether it has an `&` in it. Its first bytes are
/// known to be white space; where none are, one is known to begin no markup.
#[inline(always)]
fn text_length(text: &[u8], blank: usize) -> (usize, bool) {
    if blank > 0 && begins_markup(&text[blank..]) {
        return (blank, false);
    }
    let mut at = blank;
    if blank == 0 {
        at = 1;
        if text[0] == b'&' {
            return (at + next_markup(&text[at..]), true);
        }
    }
    loop {
        let is_it = |byte| (byte == b'<') | (byte == b'&');
        let found = first_of(&text[at..], is_it, |rest| memchr::memchr2(b'<', b'&', rest));
        let Some(found) = found else { return (text.len(), false) };
        at += found;
        if text[at] == b'&' {
            return (at + next_markup(&text[at..]), true);
        }
        if begins_markup(&text[at..]) {
            return (at, false);
        }
        at += 1;
    }
}

/// The next `<` that begins markup, or the end.
fn next_markup(text: &[u8]) -> usize {
    memchr::memchr_iter(b'<', text).find(|at| begins_markup(&text[*at..])).unwrap_or(text.len())
}

/// Where a comment ends: behind the first `-->` or `--!>`, looking no further than that.
fn comment_end(body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    memchr::memchr_iter(b'-', bytes).find_map(|at| match bytes.get(at + 1..)? {
        [b'-', b'>', ..] => Some(at + 3),
        [b'-', b'!', b'>', ..] => Some(at + 4),
        _ => None,
    })
}
