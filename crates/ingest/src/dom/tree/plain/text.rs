//! Text, and the elements whose content is nothing else.

use super::{Mode, Plain, StartTag};
use crate::dom::blank::blank_length;
use crate::dom::name::{Name, Set};
use crate::dom::sieve::{AttributeName, AttributeSpan, TagSpan, TextSpan};
use crate::dom::tree::event::{Event, Span};
use crate::dom::tree::references::Place;
use std::ops::Range;

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
        let space = blank_length(text.as_bytes(), |byte| byte.is_ascii_whitespace());
        Lead { space, is_all: space == text.len(), line_end: text.starts_with('\n') }
    }
}

impl Plain<'_> {
    pub(super) fn text(&mut self, span: TextSpan) -> Option<()> {
        let range = span.range;
        let kept = self.stack.in_pre();
        let is_all = span.blank == range.len();
        if is_all && !kept {
            return self.space();
        }
        let text = &self.text[range.clone()];
        let lead = Lead { space: span.blank, is_all, line_end: text.starts_with('\n') };
        let odd = span.odd || (kept && memchr::memchr(b'\r', text.as_bytes()).is_some());
        if !odd {
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
    pub(super) fn raw(
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
}

/// Whether a text ends in something that what follows would finish: a tag, a reference.
pub(super) fn is_unfinished(text: &str) -> bool {
    let tail = text.bytes().rev().take(48).find(|b| !b.is_ascii_alphanumeric() && *b != b'#');
    text.ends_with('<') || tail == Some(b'&')
}
