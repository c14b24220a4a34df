//! The form of the tree.

use crate::dom::name::Name;
use crate::dom::sieve::AttributeName;

/// Text of a page longer than this is not pointed into.
pub(super) const MAX_TEXT: usize = 1 << 30;

/// The tree, with what its spans point into beside the text of the page.
#[derive(Debug, Default)]
pub(in crate::dom) struct Tree {
    pub(in crate::dom) events: Vec<Event>,
    pub(in crate::dom) attributes: Vec<Attribute>,
    /// Values and texts that do not stand in the page as they are meant: with references in them.
    pub(in crate::dom) values: String,
}

/// A step of the walk over the tree.
#[derive(Clone, Copy, Debug)]
pub(in crate::dom) enum Event {
    /// An element begins.
    Open(Name, Attributes),
    /// An element without content.
    Void(Name, Attributes),
    /// The innermost open element ends.
    Close,
    /// Text of the innermost open element.
    Text(Span),
    /// White space, and none in which line ends are kept.
    Space,
    /// The text of a `<title>`.
    Title(Span),
    /// The text of a script of JSON-LD.
    JsonLd(Span),
}

/// The attributes of an element, in the order of [`AttributeName`]s as they stand in the tag.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::dom) struct Attributes {
    start: u32,
    count: u32,
}

/// An attribute that is read later on.
#[derive(Clone, Copy, Debug)]
pub(in crate::dom) struct Attribute {
    pub(in crate::dom) name: AttributeName,
    pub(in crate::dom) value: Span,
}

/// A place in the text of the page or in the tree's own values.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::dom) struct Span {
    start: u32,
    length: u32,
}

/// Set in the start of a span that points into the tree's own values.
const OWN: u32 = 1 << 31;

impl Span {
    /// A place in the text of the page.
    pub(super) fn of_page(start: usize, end: usize) -> Span {
        Span { start: start as u32, length: (end - start) as u32 }
    }
}

impl Span {
    /// A place in the tree's own values.
    pub(super) fn of_values(start: usize, end: usize) -> Span {
        Span { start: start as u32 | OWN, length: (end - start) as u32 }
    }
}

impl Tree {
    /// What a span points at.
    pub(in crate::dom) fn get<'t>(&'t self, page: &'t str, span: Span) -> &'t str {
        let (text, start) = if span.start & OWN == 0 {
            (page, span.start as usize)
        } else {
            (self.values.as_str(), (span.start & !OWN) as usize)
        };
        text.get(start..start + span.length as usize).unwrap_or("")
    }

    /// How many elements there are.
    pub(in crate::dom) fn elements(&self) -> usize {
        self.events.iter().filter(|event| matches!(event, Event::Open(..) | Event::Void(..))).count()
    }

    /// The attributes of an element.
    pub(in crate::dom) fn attributes(&self, of: Attributes) -> &[Attribute] {
        &self.attributes[of.start as usize..(of.start + of.count) as usize]
    }

    /// Keeps what was written behind `start` in the values.
    pub(super) fn written(&self, start: usize) -> Span {
        Span::of_values(start, self.values.len())
    }

    /// Keeps a value.
    pub(super) fn write(&mut self, value: &str) -> Span {
        let start = self.values.len();
        self.values.push_str(value);
        self.written(start)
    }

    /// The attributes that were added behind `start`.
    pub(super) fn attributes_from(&self, start: usize) -> Attributes {
        Attributes { start: start as u32, count: (self.attributes.len() - start) as u32 }
    }
}
