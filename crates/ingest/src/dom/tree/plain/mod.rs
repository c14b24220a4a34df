//! The tree straight from the pieces of the page, for the markup that most pages are made of.
//!
//! It follows the insertion modes of the HTML standard, and gives up where the standard moves what is in the tree
//! already: text between the cells of a table, formatting closed across blocks.
//! What it makes is what the full parser would make, or nothing.

mod body;
mod formatting;
mod head;
mod stack;
mod table;

use super::attributes::keep;
use super::event::{Attributes, Event, Span, Tree};
use super::references::{Place, References};
use crate::dom::name::{Name, Set};
use crate::dom::sieve::{AttributeName, AttributeSpan, Piece, Pieces, TagSpan};
use formatting::Entry;
use stack::Stack;
use std::ops::Range;

/// The tree of a page; `None` where it takes the full parser.
pub(super) fn tree(text: &str) -> Option<Tree> {
    if memchr::memchr(0, text.as_bytes()).is_some() {
        return None;
    }
    let mut plain = Plain {
        text,
        tree: Tree::default(),
        references: References::default(),
        stack: Stack::default(),
        formatting: Vec::new(),
        mode: Mode::Initial,
        quirks: Quirks::Full,
        form: None,
        ignore_line_end: false,
        body: 0,
        template: false,
    };
    plain.tree.events.reserve(text.len() / 64);
    plain.run()?;
    Some(plain.tree)
}

/// The insertion modes, without those that are only reached by what it gives up on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
}

/// Whether the page asks for the ways of old browsers: then a table does not end a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quirks {
    None,
    Full,
    /// The full parser would have to be asked.
    Unknown,
}

/// The white space that a text begins with.
#[derive(Clone, Copy)]
struct Lead {
    space: usize,
    is_all: bool,
    /// It begins with a line end.
    line_end: bool,
}

impl Lead {
    fn of(text: &str) -> Lead {
        let space = text.bytes().take_while(u8::is_ascii_whitespace).count();
        Lead { space, is_all: space == text.len(), line_end: text.starts_with('\n') }
    }
}

/// What is to be done with a token.
enum Next {
    Done,
    /// It is to be looked at again, in the mode that is set now.
    Again,
}

/// A start tag.
#[derive(Clone, Copy)]
struct StartTag<'p> {
    name: Name,
    found: &'p [AttributeSpan],
}

struct Plain<'t> {
    text: &'t str,
    tree: Tree,
    references: References,
    stack: Stack,
    /// The list of active formatting elements.
    formatting: Vec<Entry>,
    mode: Mode,
    quirks: Quirks,
    /// The open form.
    form: Option<u32>,
    /// A line end that comes next is not text.
    ignore_line_end: bool,
    /// The place of the event that opens the body.
    body: usize,
    /// A template has begun.
    template: bool,
}

impl Plain<'_> {
    fn run(&mut self) -> Option<()> {
        let page = self.text.strip_prefix('\u{feff}').map_or(0, |rest| self.text.len() - rest.len());
        let mut pieces = Pieces::at(self.text, page);
        let mut last_text = 0..0;
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Text(range) => {
                    last_text = range.clone();
                    self.text(range)?;
                    self.ignore_line_end = false;
                }
                Piece::Start(tag) => self.start(&tag, &pieces.attributes)?,
                Piece::Bare(tag) => self.start(&tag, &[])?,
                Piece::End(tag) => {
                    self.ignore_line_end = false;
                    self.end_tag(tag.name)?;
                }
                Piece::Raw { tag, content, end } => {
                    self.ignore_line_end = false;
                    self.raw(&tag, &pieces.attributes, content, end)?;
                }
                Piece::Declaration(range) => {
                    self.ignore_line_end = false;
                    self.declaration(&self.text[range]);
                }
                Piece::Cut(range) => {
                    if last_text.end == range.start && is_unfinished(&self.text[last_text.clone()]) {
                        return None;
                    }
                    // What is cut does not part the text.
                    if last_text.end == range.start {
                        last_text = range.end..range.end;
                    }
                }
                Piece::Unjudged(_) => return None,
            }
            if self.template {
                self.skip_template(&mut pieces)?;
            }
        }
        self.ensure_body();
        while self.stack.pop(&mut self.tree.events).is_some() {}
        Some(())
    }

    fn start(&mut self, tag: &TagSpan, found: &[AttributeSpan]) -> Option<()> {
        self.ignore_line_end = false;
        if tag.name.is(Set::UNUSUAL) {
            return None;
        }
        self.start_tag(StartTag { name: tag.name, found })
    }

    fn start_tag(&mut self, tag: StartTag<'_>) -> Option<()> {
        loop {
            let next = match self.mode {
                Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead => {
                    self.head_start(tag)?
                }
                Mode::InBody => self.body_start(tag)?,
                _ => self.table_start(tag)?,
            };
            if let Next::Done = next {
                return Some(());
            }
        }
    }

    fn end_tag(&mut self, name: Name) -> Option<()> {
        loop {
            let next = match self.mode {
                Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead => {
                    self.head_end(name)
                }
                Mode::InBody => self.body_end(name)?,
                _ => self.table_end(name)?,
            };
            if let Next::Done = next {
                return Some(());
            }
        }
    }

    fn text(&mut self, range: Range<usize>) -> Option<()> {
        let text = &self.text[range.clone()];
        let is_space = text.bytes().all(|b| b.is_ascii_whitespace());
        if is_space && !self.stack.in_pre() {
            return self.space();
        }
        let kept = self.stack.in_pre();
        let odd = if kept {
            memchr::memchr2(b'&', b'\r', text.as_bytes())
        } else {
            memchr::memchr(b'&', text.as_bytes())
        };
        if odd.is_none() {
            let lead = Lead::of(text);
            return self.characters(lead, |from| Span::of_page(range.start + from, range.end));
        }
        let from = self.tree.values.len();
        self.references.resolve(text, Place::Content, &mut self.tree.values)?;
        let (lead, end) = (Lead::of(&self.tree.values[from..]), self.tree.values.len());
        self.characters(lead, |skipped| Span::of_values(from + skipped, end))
    }

    /// White space that may be folded.
    fn space(&mut self) -> Option<()> {
        match self.mode {
            Mode::InBody | Mode::InCaption | Mode::InCell => {
                self.reconstruct()?;
                self.tree.events.push(Event::Space);
            }
            Mode::InTable | Mode::InColumnGroup | Mode::InTableBody | Mode::InRow => {
                self.tree.events.push(Event::Space);
            }
            // It stands between blocks, where it means nothing.
            _ => {}
        }
        Some(())
    }

    /// Text with its references resolved; `span` says where it is kept without its first bytes.
    fn characters(&mut self, lead: Lead, span: impl Fn(usize) -> Span) -> Option<()> {
        let mut skipped = 0;
        if self.mode < Mode::InBody {
            if lead.is_all {
                return Some(());
            }
            skipped = lead.space;
            self.ensure_body();
        } else if self.ignore_line_end && lead.line_end {
            skipped = 1;
            if lead.is_all && lead.space == 1 {
                return Some(());
            }
        }
        if !matches!(self.mode, Mode::InBody | Mode::InCaption | Mode::InCell) {
            // The standard puts other text in front of the table.
            return lead.is_all.then(|| self.tree.events.push(Event::Text(span(0))));
        }
        self.reconstruct()?;
        self.tree.events.push(Event::Text(span(skipped)));
        Some(())
    }

    /// An element whose content is no markup.
    fn raw(
        &mut self,
        tag: &TagSpan,
        found: &[AttributeSpan],
        content: Range<usize>,
        end: usize,
    ) -> Option<()> {
        let closing = &self.text.as_bytes()[content.end + 2 + tag.name_range.len()..end - 1];
        if tag.name.is(Set::UNUSUAL) || !closing.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        self.start_tag(StartTag { name: tag.name, found: &[] })?;
        match tag.name {
            Name::TITLE => {
                let from = self.tree.values.len();
                self.references.resolve(&self.text[content], Place::Content, &mut self.tree.values)?;
                let title = self.tree.written(from);
                self.tree.events.push(Event::Title(title));
            }
            Name::SCRIPT if !content.is_empty() => {
                let kind = found.iter().find(|attribute| attribute.name == AttributeName::Type)?;
                let kind = &self.text[kind.start..kind.end];
                if kind.to_ascii_lowercase().contains("ld+json") {
                    let json = self.tree.write(&self.text[content].replace("\r\n", "\n").replace('\r', "\n"));
                    self.tree.events.push(Event::JsonLd(json));
                } else if kind.contains('&') {
                    return None;
                }
            }
            _ => {}
        }
        Some(())
    }

    fn declaration(&mut self, text: &str) {
        let is_doctype = text.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case("doctype"));
        if is_doctype && text.starts_with("<!") && self.mode == Mode::Initial {
            let rest = text[9..].trim_end_matches('>').trim_matches(|c: char| c.is_ascii_whitespace());
            let spaced = text[9..].starts_with(|c: char| c.is_ascii_whitespace());
            self.quirks =
                if spaced && rest.eq_ignore_ascii_case("html") { Quirks::None } else { Quirks::Unknown };
            self.mode = Mode::BeforeHtml;
        }
    }

    /// Opens an element.
    fn insert(&mut self, tag: StartTag<'_>) -> Option<u32> {
        let attributes = keep(&mut self.tree, &mut self.references, self.text, tag.found)?;
        self.open(tag.name, attributes)
    }

    fn open(&mut self, name: Name, attributes: Attributes) -> Option<u32> {
        if name == Name::BODY {
            self.body = self.tree.events.len();
        }
        self.tree.events.push(Event::Open(name, attributes));
        self.stack.push(name)
    }

    /// Opens and closes an element.
    fn insert_void(&mut self, tag: StartTag<'_>) -> Option<Next> {
        let attributes = keep(&mut self.tree, &mut self.references, self.text, tag.found)?;
        self.tree.events.push(Event::Void(tag.name, attributes));
        Some(Next::Done)
    }

    fn pop(&mut self) {
        self.stack.pop(&mut self.tree.events);
    }
}

/// Whether a text ends in something that what follows would finish: a tag, a reference.
fn is_unfinished(text: &str) -> bool {
    let tail = text.bytes().rev().take(48).find(|b| !b.is_ascii_alphanumeric() && *b != b'#');
    text.ends_with('<') || tail == Some(b'&')
}
