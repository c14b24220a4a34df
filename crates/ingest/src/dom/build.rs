//! Elements and blocks as the walk over the tree meets them.

use super::attributes::{Read, read_attributes};
use super::layout::open_layout_tables;
use super::name::Name;
use super::open_links::free_from_open_links;
use super::page::{Context, Element, ElementId, Link, Page};
use super::sieve::AttributeName;
use super::tag::Tag;
use super::text::{Style, TextRun};
use crate::marks::{Marks, marks_of_classes, marks_of_id};
use std::borrow::Cow;

/// What is gathered during the walk.
#[derive(Default)]
pub(super) struct Builder<'a> {
    page: Page<'a>,
    run: TextRun,
    /// The elements that are open, from the outside in, with what text inside them counts as.
    open: Vec<Open>,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    id: ElementId,
    /// The innermost block element.
    block: ElementId,
    context: Context,
    style: Style,
    /// Where its text began.
    text_start: usize,
    is_block: bool,
    preformatted: bool,
}

impl Open {
    /// What is around the outermost element, which this is.
    fn outside(id: ElementId) -> Open {
        let (context, style) = (Context::default(), Style::default());
        Open { id, block: id, context, style, text_start: 0, is_block: false, preformatted: false }
    }
}

impl<'a> Builder<'a> {
    /// A builder for so many elements and about so many bytes of text.
    pub(super) fn with_room(elements: usize, text: usize) -> Self {
        let mut builder = Builder::default();
        builder.page.elements.reserve(elements);
        builder.run.all.reserve(text);
        builder
    }

    /// An element begins. False when nothing within it is to be read.
    pub(super) fn open(
        &mut self,
        name: Name,
        given: impl Iterator<Item = (AttributeName, &'a str)> + Clone,
    ) -> bool {
        let tag = name.tag();
        match tag {
            Tag::Meta => self.meta(given.clone()),
            Tag::HeadLink => self.head_link(given.clone()),
            Tag::Break => {
                if self.run.line_break() {
                    self.flush();
                }
                return false;
            }
            Tag::Opaque | Tag::Script | Tag::Title => {
                if matches!(name, Name::IFRAME | Name::VIDEO | Name::AUDIO | Name::OBJECT) {
                    self.flush();
                }
                return false;
            }
            _ => {}
        }
        self.push(tag, given);
        true
    }

    /// Adds an element; what is in it is read into its place, for it is large.
    #[inline]
    fn push(&mut self, tag: Tag, given: impl Iterator<Item = (AttributeName, &'a str)>) {
        let id = self.page.elements.len() as ElementId;
        let outer = self.open.last().copied().unwrap_or(Open::outside(id));
        self.page.elements.push(Element {
            tag,
            parent: outer.id,
            end: id + 1,
            blocks: 0..0,
            text: 0..0,
            marks: Marks::default(),
            context: Context::of(tag).within(outer.context),
            id: "",
            class: "",
            href: "",
            rare: 0,
        });
        let element = &mut self.page.elements[id as usize];
        let Read { rare, hidden } = read_attributes(element, given, tag == Tag::Html);
        // The id of a heading or paragraph is made from its text, and says nothing.
        let id_says_nothing = matches!(tag, Tag::Heading(_) | Tag::P);
        let mut marks = marks_of_classes(element.class);
        if !id_says_nothing {
            marks |= marks_of_id(element.id);
        }
        if hidden {
            marks |= Marks::HIDDEN;
        }
        if tag == Tag::Html {
            self.page.lang = rare.map(|rare| rare.content).filter(|lang| !lang.is_empty());
        }
        if let Some(rare) = rare {
            self.page.rare.push(rare);
            element.rare = self.page.rare.len() as u32;
        }
        // A link to a place on the page, as headings have it, leads nowhere else.
        let leads = tag == Tag::Link && !element.href.is_empty() && !element.href.starts_with('#');
        element.marks = marks;
        let means = matches!(tag, Tag::Heading(_) | Tag::Time | Tag::Article | Tag::Main);
        if means || element.rare > 0 || marks != Marks::default() {
            self.page.telling.push(id);
        }
        let context = element.context;
        let splits = tag.is_block() || marks.intersects(Marks::SPLITS);
        if splits || tag == Tag::Rule {
            self.flush();
        }
        let blocks = self.page.blocks.len() as u32;
        self.page.elements[id as usize].blocks = blocks..blocks;
        self.open.push(Open {
            id,
            block: if splits { id } else { outer.block },
            context,
            style: Style { link: leads || outer.style.link },
            text_start: self.run.position(),
            is_block: splits,
            preformatted: tag == Tag::Pre || outer.preformatted,
        });
    }

    /// Text that belongs to the page.
    pub(super) fn text(&mut self, text: &str) {
        let Some(open) = self.open.last().copied() else { return };
        if open.preformatted {
            for (n, line) in text.split('\n').enumerate() {
                if n > 0 && self.run.line_break() {
                    self.flush();
                }
                self.run.push(line, open.style);
            }
            return;
        }
        self.run.push(text, open.style);
    }

    /// White space where line ends may be folded.
    pub(super) fn space(&mut self) {
        self.run.space();
    }

    /// The text of a `<title>`: the first of the page counts.
    pub(super) fn title(&mut self, text: &str) {
        if self.page.title.is_empty() {
            self.page.title = crate::fold::squeezed(text);
        }
    }

    /// The text of a script of JSON-LD.
    pub(super) fn json_ld(&mut self, text: &'a str) {
        self.page.json_ld.push(text);
    }

    /// The innermost open element ends.
    pub(super) fn close(&mut self) {
        let Some(open) = self.open.last().copied() else { return };
        if open.is_block {
            self.flush();
        }
        self.open.pop();
        let elements = self.page.elements.len() as ElementId;
        let blocks = self.page.blocks.len() as u32;
        let element = &mut self.page.elements[open.id as usize];
        element.end = elements;
        element.blocks.end = blocks;
        let end = self.run.all.len();
        element.text = open.text_start.min(end) as u32..end as u32;
        if element.tag == Tag::Link && !element.href.is_empty() && open.text_start < end {
            let href = element.href;
            self.page.links.push(Link { range: open.text_start..end, href, element: open.id });
        }
    }

    fn flush(&mut self) {
        let Some(mut block) = self.run.take() else { return };
        if let Some(open) = self.open.last() {
            block.element = open.block;
            block.context = self.page.element(open.block).context;
        }
        self.page.blocks.push(block);
    }

    fn meta(&mut self, given: impl Iterator<Item = (AttributeName, &'a str)>) {
        let (mut names, mut content) = ([None; 4], None);
        for (name, value) in given {
            match name {
                AttributeName::Property => names[0] = Some(value),
                AttributeName::Name => names[1] = Some(value),
                AttributeName::Itemprop => names[2] = Some(value),
                AttributeName::HttpEquiv => names[3] = Some(value),
                AttributeName::Content => content = Some(value),
                _ => {}
            }
        }
        if let (Some(name), Some(content)) = (names.into_iter().flatten().next(), content) {
            let name = name.trim();
            let is_lower = !name.bytes().any(|b| b.is_ascii_uppercase());
            let name = if is_lower { Cow::Borrowed(name) } else { Cow::Owned(name.to_ascii_lowercase()) };
            self.page.metas.push((name, content));
        }
    }

    fn head_link(&mut self, given: impl Iterator<Item = (AttributeName, &'a str)>) {
        let (mut rel, mut href, mut language, mut itemprop) = (None, None, None, None);
        for (name, value) in given {
            match name {
                AttributeName::Rel => rel = Some(value),
                AttributeName::Href => href = Some(value),
                AttributeName::Hreflang => language = Some(value),
                AttributeName::Itemprop => itemprop = Some(value),
                _ => {}
            }
        }
        // In microdata a link element is a property, and its name stands where others have the relation.
        let (Some(rel), Some(href)) = (rel.or(itemprop), href) else { return };
        self.page.head_links.push((rel, href));
        let is_version = rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("alternate"));
        self.page.alternates.extend(language.filter(|_| is_version).map(|language| (language, href)));
    }

    /// The page, once the walk has ended.
    pub(super) fn finish(mut self) -> Page<'a> {
        self.flush();
        self.page.text = std::mem::take(&mut self.run.all);
        self.open_page_form();
        free_from_open_links(&mut self.page);
        open_layout_tables(&mut self.page);
        self.page
    }

    /// Some servers put the whole page into one form: then being in a form means nothing.
    fn open_page_form(&mut self) {
        let all = self.page.text.len();
        let holds_page = |element: &Element<'_>| element.tag == Tag::Form && element.text.len() * 2 > all;
        if !self.page.elements.iter().any(holds_page) {
            return;
        }
        for element in &mut self.page.elements {
            element.context = element.context.without(Context::FORM);
            if holds_page(element) {
                element.tag = Tag::Div;
            }
        }
        for block in &mut self.page.blocks {
            block.context = block.context.without(Context::FORM);
        }
    }
}
