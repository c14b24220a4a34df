//! The modes before the body.

use super::{Mode, Next, Plain, StartTag};
use crate::dom::name::{Name, Set};
use crate::dom::sieve::{AttributeSpan, Piece, Pieces};
use crate::dom::tree::attributes::keep;
use crate::dom::tree::event::{Attributes, Event};

impl Plain<'_> {
    pub(super) fn head_start(&mut self, tag: StartTag<'_>) -> Option<Next> {
        match (self.mode, tag.name) {
            (Mode::BeforeHtml, Name::HTML) => {
                self.insert(tag)?;
                self.mode = Mode::BeforeHead;
            }
            (Mode::BeforeHead | Mode::InHead | Mode::AfterHead, Name::HTML) => self.merge(tag)?,
            (Mode::BeforeHead, Name::HEAD) => {
                self.insert(tag)?;
                self.mode = Mode::InHead;
            }
            (Mode::InHead | Mode::AfterHead, Name::HEAD) => {}
            (Mode::AfterHead, Name::BODY) => {
                self.insert(tag)?;
                self.mode = Mode::InBody;
            }
            // Behind the head these are put back into it.
            (Mode::AfterHead, Name::BASE | Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META) => {
                return None;
            }
            (Mode::InHead, Name::BASE | Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META) => {
                return self.insert_void(tag);
            }
            (Mode::InHead | Mode::AfterHead, Name::TITLE | Name::SCRIPT | Name::TEMPLATE) => {
                self.meet_template(tag.name);
            }
            _ => {
                self.advance();
                return Some(Next::Again);
            }
        }
        Some(Next::Done)
    }

    pub(super) fn head_end(&mut self, name: Name) -> Next {
        match (self.mode, name) {
            (Mode::InHead, Name::HEAD) => {
                self.advance();
                Next::Done
            }
            (Mode::Initial, _)
            | (Mode::BeforeHtml | Mode::BeforeHead, Name::HEAD)
            | (_, Name::BODY | Name::HTML | Name::BR) => {
                self.advance();
                Next::Again
            }
            _ => Next::Done,
        }
    }

    /// Goes on to the next mode, opening the elements whose tags are left out.
    fn advance(&mut self) {
        let (open, next) = match self.mode {
            Mode::Initial => (None, Mode::BeforeHtml),
            Mode::BeforeHtml => (Some(Name::HTML), Mode::BeforeHead),
            Mode::BeforeHead => (Some(Name::HEAD), Mode::InHead),
            Mode::InHead => {
                self.pop();
                (None, Mode::AfterHead)
            }
            Mode::AfterHead => (Some(Name::BODY), Mode::InBody),
            mode => (None, mode),
        };
        if let Some(name) = open {
            // So few elements are never too many.
            let _ = self.open(name, Attributes::default());
        }
        self.mode = next;
    }

    /// Goes on to the body.
    pub(super) fn ensure_body(&mut self) {
        while self.mode < Mode::InBody {
            self.advance();
        }
    }

    /// Another `<html>` or `<body>` gives its attributes to the first, where that lacks them.
    pub(super) fn merge(&mut self, tag: StartTag<'_>) -> Option<()> {
        let at = if tag.name == Name::HTML { 0 } else { self.body };
        let Event::Open(name, own) = self.tree.events[at] else { return None };
        let own = self.tree.attributes(own).to_vec();
        let missing = |attribute: &&AttributeSpan| own.iter().all(|known| known.name != attribute.name);
        let missing: Vec<AttributeSpan> = tag.found.iter().filter(missing).copied().collect();
        if !missing.is_empty() {
            let start = self.tree.attributes.len();
            self.tree.attributes.extend(own);
            keep(&mut self.tree, &mut self.references, self.text, &missing)?;
            self.tree.events[at] = Event::Open(name, self.tree.attributes_from(start));
        }
        Some(())
    }

    /// Notes that a template begins: nothing in it belongs to the page.
    pub(super) fn meet_template(&mut self, name: Name) {
        self.template = name == Name::TEMPLATE;
    }

    /// Skips what is inside of a template.
    pub(super) fn skip_template(&mut self, pieces: &mut Pieces<'_>) -> Option<()> {
        let mut depth = 1;
        while depth > 0 {
            let (begins, name) = match pieces.next()? {
                Piece::Start(name) => (true, name),
                Piece::Bare(tag) => (true, tag.name),
                Piece::End(name) => (false, name),
                Piece::Raw { tag, .. } if tag.name == Name::XMP => return None,
                Piece::Unjudged(_) => return None,
                _ => continue,
            };
            if !begins {
                depth -= usize::from(name == Name::TEMPLATE);
                continue;
            }
            // What ends the reach of formatting inside may let formatting out where it is left open.
            let leaks = matches!(
                name,
                Name::APPLET | Name::MARQUEE | Name::OBJECT | Name::TD | Name::TH | Name::CAPTION
            );
            if leaks || name.is(Set::UNUSUAL) {
                return None;
            }
            depth += usize::from(name == Name::TEMPLATE);
        }
        self.template = false;
        Some(())
    }
}
