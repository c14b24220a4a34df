//! The tree straight from the pieces of the page, for the markup that most pages are made of.
//!
//! It follows the insertion modes of the HTML standard, and gives up where the standard moves what is in the tree
//! already: text between the cells of a table. What it makes is what the full parser would make, or nothing.

mod adoption;
mod body;
mod formatting;
mod head;
mod stack;
mod table;
mod text;

use super::attributes::keep;
use super::event::{Attributes, Event, Tree};
use super::references::References;
use crate::dom::name::{Name, Set};
use crate::dom::sieve::{AttributeSpan, Piece, Pieces};
use formatting::Entry;
use stack::Stack;
use text::is_unfinished;

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
        moved: 0,
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
    /// How many events were pushed along so far.
    moved: usize,
}

impl Plain<'_> {
    fn run(&mut self) -> Option<()> {
        let page = self.text.strip_prefix('\u{feff}').map_or(0, |rest| self.text.len() - rest.len());
        let mut pieces = Pieces::at(self.text, page);
        let mut last_text = 0..0;
        loop {
            if let Some(name) = pieces.plain_end() {
                self.ignore_line_end = false;
                self.end_tag(name)?;
                continue;
            }
            let Some(piece) = pieces.next() else { break };
            match piece {
                Piece::Text(span) => {
                    last_text = span.range.clone();
                    self.text(span)?;
                    self.ignore_line_end = false;
                }
                Piece::Start(name) => self.start(name, &pieces.attributes)?,
                Piece::Bare(tag) => self.start(tag.name, &[])?,
                Piece::End(name) => {
                    self.ignore_line_end = false;
                    self.end_tag(name)?;
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

    fn start(&mut self, name: Name, found: &[AttributeSpan]) -> Option<()> {
        self.ignore_line_end = false;
        if name.is(Set::UNUSUAL) {
            return None;
        }
        self.start_tag(StartTag { name, found })
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
        let event = self.tree.events.len();
        self.tree.events.push(Event::Open(name, attributes));
        self.stack.push(name, event)
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
