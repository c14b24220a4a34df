//! The compact form of a page: elements, blocks, links.

use super::Tag;
use crate::fold::squeezed;
use crate::marks::Marks;
use std::borrow::Cow;
use std::ops::Range;

/// The place of an element in [`Page::elements`].
pub(crate) type ElementId = u32;

/// A parsed page.
#[derive(Debug, Default)]
pub(crate) struct Page<'a> {
    /// All elements that can hold text, in document order; a parent stands before its children.
    pub(crate) elements: Vec<Element<'a>>,
    /// The elements that say something of themselves: see [`Page::telling`].
    pub(super) telling: Vec<ElementId>,
    /// The attributes that few elements have, by [`Element::rare`] - 1.
    pub(crate) rare: Vec<RareAttributes<'a>>,
    /// The blocks of text in reading order.
    pub(crate) blocks: Vec<Block>,
    /// The links with a text, in reading order.
    pub(crate) links: Vec<Link<'a>>,
    /// The text of all blocks, white space folded.
    pub(crate) text: String,
    /// `<meta>` elements: name or property in lower case, content as written.
    pub(crate) metas: Vec<(Cow<'a, str>, &'a str)>,
    /// `<link>` elements: rel, or the property of microdata that it is, and href.
    pub(crate) head_links: Vec<(&'a str, &'a str)>,
    /// Those of them that lead to the page in a language: hreflang and href.
    pub(crate) alternates: Vec<(&'a str, &'a str)>,
    /// The texts of `<script type="application/ld+json">`.
    pub(crate) json_ld: Vec<&'a str>,
    /// The text of `<title>`.
    pub(crate) title: String,
    /// The `lang` of `<html>`.
    pub(crate) lang: Option<&'a str>,
}

/// An element. Small, for a page has thousands of them and they are gone through many times.
#[derive(Clone, Debug)]
pub(crate) struct Element<'a> {
    pub(crate) tag: Tag,
    pub(crate) parent: ElementId,
    /// One past the last element within this one.
    pub(crate) end: ElementId,
    /// The blocks within this element.
    pub(crate) blocks: Range<u32>,
    /// Its text, in bytes of [`Page::text`].
    pub(crate) text: Range<u32>,
    /// What its own id and classes say.
    pub(crate) marks: Marks,
    /// What it is inside of, itself included.
    pub(crate) context: Context,
    pub(crate) id: &'a str,
    pub(crate) class: &'a str,
    pub(crate) href: &'a str,
    /// Where its other attributes are, see [`Page::rare_of`]; 0 where it has none.
    pub(crate) rare: u32,
}

/// The other attributes that extraction reads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RareAttributes<'a> {
    pub(crate) itemprop: &'a str,
    pub(crate) role: &'a str,
    pub(crate) rel: &'a str,
    pub(crate) datetime: &'a str,
    pub(crate) content: &'a str,
    pub(crate) property: &'a str,
}

impl RareAttributes<'_> {
    /// Those of an element that has none.
    pub(crate) const NONE: RareAttributes<'static> =
        RareAttributes { itemprop: "", role: "", rel: "", datetime: "", content: "", property: "" };
}

/// What kinds of elements a place is inside of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Context(pub(crate) u16);

impl Context {
    pub(crate) const ITEM: Context = Context(1);
    pub(crate) const QUOTE: Context = Context(1 << 1);
    pub(crate) const CELL: Context = Context(1 << 2);
    pub(crate) const PRE: Context = Context(1 << 3);
    pub(crate) const CAPTION: Context = Context(1 << 4);
    pub(crate) const FIGURE: Context = Context(1 << 5);
    pub(crate) const LINK: Context = Context(1 << 6);
    pub(crate) const HEADER: Context = Context(1 << 7);
    pub(crate) const FOOTER: Context = Context(1 << 8);
    pub(crate) const ASIDE: Context = Context(1 << 9);
    pub(crate) const NAV: Context = Context(1 << 10);
    pub(crate) const FORM: Context = Context(1 << 11);
    pub(crate) const DIALOG: Context = Context(1 << 12);
    const HEADING_SHIFT: u16 = 13;

    pub(crate) fn of(tag: Tag) -> Context {
        match tag {
            Tag::Item => Context::ITEM,
            Tag::Quote => Context::QUOTE,
            Tag::Cell => Context::CELL,
            Tag::Pre => Context::PRE,
            Tag::Caption => Context::CAPTION,
            Tag::Figure => Context::FIGURE,
            Tag::Link => Context::LINK,
            Tag::Header => Context::HEADER,
            Tag::Footer => Context::FOOTER,
            Tag::Aside => Context::ASIDE,
            Tag::Nav => Context::NAV,
            Tag::Form => Context::FORM,
            Tag::Dialog => Context::DIALOG,
            Tag::Heading(level) => Context(u16::from(level) << Context::HEADING_SHIFT),
            _ => Context(0),
        }
    }

    /// Inside both; a heading inside a heading keeps the outer level.
    pub(crate) fn within(self, outer: Context) -> Context {
        let heading = if outer.heading() > 0 { outer } else { self };
        let bits = (1 << Context::HEADING_SHIFT) - 1;
        Context((self.0 | outer.0) & bits | heading.0 & !bits)
    }

    pub(crate) fn without(self, any: Context) -> Context {
        Context(self.0 & !any.0)
    }

    pub(crate) fn has(self, any: Context) -> bool {
        self.0 & any.0 != 0
    }

    /// 1 to 6 inside a heading, else 0.
    pub(crate) fn heading(self) -> u8 {
        (self.0 >> Context::HEADING_SHIFT) as u8
    }
}

/// A run of text between two borders of blocks.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Its bytes in [`Page::text`].
    pub(crate) range: Range<usize>,
    /// The innermost block element around it.
    pub(crate) element: ElementId,
    pub(crate) context: Context,
    /// Its length in characters.
    pub(crate) chars: u32,
    /// How many of them are inside links.
    pub(crate) link_chars: u32,
}

/// A link with its text.
#[derive(Clone, Debug)]
pub(crate) struct Link<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) href: &'a str,
    pub(crate) element: ElementId,
}

impl<'a> Page<'a> {
    /// The text of a block.
    pub(crate) fn block_text(&self, block: &Block) -> &str {
        &self.text[block.range.clone()]
    }

    pub(crate) fn element(&self, id: ElementId) -> &Element<'a> {
        &self.elements[id as usize]
    }

    /// The headings, and all elements with marks, with rare attributes or with a tag that means something to an article, in document
    /// order. Nearly all others are boxes and paragraphs: who looks for witnesses need not look at them.
    pub(crate) fn telling(&self) -> impl Iterator<Item = (ElementId, &Element<'a>)> {
        self.telling.iter().map(|&id| (id, self.element(id)))
    }

    /// The attributes of an element that few have.
    #[inline]
    pub(crate) fn rare_of(&self, element: &Element<'a>) -> &RareAttributes<'a> {
        let place = (element.rare as usize).checked_sub(1);
        place.and_then(|place| self.rare.get(place)).unwrap_or(&RareAttributes::NONE)
    }

    /// The blocks within an element.
    pub(crate) fn blocks_of(&self, id: ElementId) -> &[Block] {
        let range = &self.element(id).blocks;
        &self.blocks[range.start as usize..range.end as usize]
    }

    /// The text within an element, blocks joined by spaces.
    pub(crate) fn text_of(&self, id: ElementId) -> String {
        squeezed(self.raw_text_of(id))
    }

    /// The same with line ends between the blocks.
    pub(crate) fn raw_text_of(&self, id: ElementId) -> &str {
        let Range { start, end } = self.element(id).text;
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Whether `inner` is `outer` or stands within it.
    pub(crate) fn contains(&self, outer: ElementId, inner: ElementId) -> bool {
        (outer..self.element(outer).end).contains(&inner)
    }

    /// The element and everything around it, from the inside out.
    pub(crate) fn ancestors(&self, id: ElementId) -> impl Iterator<Item = ElementId> + '_ {
        let mut next = Some(id).filter(|id| (*id as usize) < self.elements.len());
        std::iter::from_fn(move || {
            let this = next?;
            let parent = self.element(this).parent;
            next = (parent != this).then_some(parent);
            Some(this)
        })
    }

    /// The content of the first `<meta>` of this name.
    pub(crate) fn meta(&self, name: &str) -> Option<&'a str> {
        self.metas
            .iter()
            .find(|(key, value)| key == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }
}
