//! The mode of the body.

use super::formatting::Entry;
use super::stack::Scope;
use super::{Mode, Next, Plain, Quirks, StartTag};
use crate::dom::name::{Name, Set};
use crate::dom::tree::event::{Attributes, Event};

impl Plain<'_> {
    pub(super) fn body_start(&mut self, tag: StartTag<'_>) -> Option<Next> {
        let name = tag.name;
        match name {
            Name::HTML | Name::BODY => self.merge(tag)?,
            Name::TITLE | Name::SCRIPT | Name::TEMPLATE => self.meet_template(name),
            Name::TEXTAREA | Name::HEAD => {}
            Name::LI | Name::DD | Name::DT => self.start_item(tag)?,
            Name::PRE | Name::LISTING => {
                self.close_paragraph();
                self.insert(tag)?;
                self.ignore_line_end = true;
            }
            Name::FORM => self.start_form(tag)?,
            Name::TABLE => self.start_table(tag)?,
            Name::A => {
                self.close_link()?;
                self.reconstruct()?;
                self.insert_formatting(tag)?;
            }
            Name::NOBR if self.is_formatted(Name::NOBR) || self.stack.has(Scope::Default, Name::NOBR) => {
                return None;
            }
            Name::BUTTON | Name::INPUT | Name::SELECT | Name::OPTION | Name::OPTGROUP => {
                return self.start_control(tag);
            }
            Name::HR => {
                self.close_paragraph();
                if self.stack.has(Scope::Default, Name::SELECT) {
                    self.stack.imply_ends(&mut self.tree.events, None);
                }
                return self.insert_void(tag);
            }
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                self.reconstruct()?;
                self.insert(tag)?;
                self.formatting.push(Entry::Marker);
            }
            Name::IMAGE => return self.body_start(StartTag { name: Name::IMG, ..tag }),
            Name::BASE | Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META => {
                return self.insert_void(tag);
            }
            Name::PARAM | Name::SOURCE | Name::TRACK => return self.insert_void(tag),
            _ if name.is(Set::BLOCK) => {
                self.close_paragraph();
                self.insert(tag)?;
            }
            _ if name.is(Set::HEADING) => {
                self.close_paragraph();
                if self.stack.innermost().is_some_and(|open| open.name.is(Set::HEADING)) {
                    self.pop();
                }
                self.insert(tag)?;
            }
            _ if name.is(Set::TABLE_PART) => {}
            _ => {
                self.reconstruct()?;
                if name.is(Set::VOID) {
                    return self.insert_void(tag);
                }
                if name.is(Set::FORMATTING) {
                    self.insert_formatting(tag)?
                } else {
                    self.insert(tag).map(drop)?
                }
            }
        }
        Some(Next::Done)
    }

    fn close_paragraph(&mut self) {
        if self.stack.has(Scope::Button, Name::P) {
            self.stack.imply_ends(&mut self.tree.events, Some(Name::P));
            self.stack.pop_through(&mut self.tree.events, |name| name == Name::P);
        }
    }

    fn start_item(&mut self, tag: StartTag<'_>) -> Option<()> {
        let list = tag.name == Name::LI;
        let mut closed = None;
        for (_, open) in self.stack.inside_out() {
            let fits = if list { open.name == Name::LI } else { matches!(open.name, Name::DD | Name::DT) };
            if fits {
                closed = Some(open.name);
                break;
            }
            if open.name.is(Set::SPECIAL) && !matches!(open.name, Name::ADDRESS | Name::DIV | Name::P) {
                break;
            }
        }
        if let Some(name) = closed {
            self.stack.imply_ends(&mut self.tree.events, Some(name));
            self.stack.pop_through(&mut self.tree.events, |open| open == name);
        }
        self.close_paragraph();
        self.insert(tag).map(drop)
    }

    fn start_form(&mut self, tag: StartTag<'_>) -> Option<()> {
        if self.form.is_none() {
            self.close_paragraph();
            self.form = Some(self.insert(tag)?);
        }
        Some(())
    }

    fn start_table(&mut self, tag: StartTag<'_>) -> Option<()> {
        match self.quirks {
            Quirks::None => self.close_paragraph(),
            Quirks::Full => {}
            Quirks::Unknown if self.stack.has(Scope::Button, Name::P) => return None,
            Quirks::Unknown => {}
        }
        self.insert(tag)?;
        self.mode = Mode::InTable;
        Some(())
    }

    fn start_control(&mut self, tag: StartTag<'_>) -> Option<Next> {
        let in_select = self.stack.has(Scope::Default, Name::SELECT);
        match tag.name {
            Name::BUTTON if self.stack.has(Scope::Default, Name::BUTTON) => {
                self.stack.imply_ends(&mut self.tree.events, None);
                self.stack.pop_through(&mut self.tree.events, |name| name == Name::BUTTON);
            }
            Name::INPUT | Name::SELECT if in_select => {
                self.stack.pop_through(&mut self.tree.events, |name| name == Name::SELECT);
                if tag.name == Name::SELECT {
                    return Some(Next::Done);
                }
            }
            Name::OPTION if in_select => {
                self.stack.imply_ends(&mut self.tree.events, Some(Name::OPTGROUP));
            }
            Name::OPTGROUP if in_select => self.stack.imply_ends(&mut self.tree.events, None),
            Name::OPTION | Name::OPTGROUP if self.stack.innermost_is(Name::OPTION) => self.pop(),
            _ => {}
        }
        self.reconstruct()?;
        if tag.name == Name::INPUT {
            return self.insert_void(tag);
        }
        self.insert(tag)?;
        Some(Next::Done)
    }

    pub(super) fn body_end(&mut self, name: Name) -> Option<Next> {
        // Most elements end as they should, with nothing open inside.
        let has_no_rule =
            name.is(Set::BLOCK) || name.is(Set::HEADING) || matches!(name, Name::LI | Name::SPAN);
        if has_no_rule && self.stack.innermost_is(name) {
            self.pop();
            return Some(Next::Done);
        }
        match name {
            // What follows still belongs to the body.
            Name::BODY | Name::HTML | Name::TEMPLATE => {}
            Name::P => {
                if !self.stack.has(Scope::Button, Name::P) {
                    self.open(Name::P, Attributes::default())?;
                }
                self.stack.imply_ends(&mut self.tree.events, Some(Name::P));
                self.stack.pop_through(&mut self.tree.events, |open| open == Name::P);
            }
            Name::FORM => self.end_form(),
            Name::LI | Name::DD | Name::DT => {
                let scope = if name == Name::LI { Scope::List } else { Scope::Default };
                if self.stack.has(scope, name) {
                    self.stack.imply_ends(&mut self.tree.events, Some(name));
                    self.stack.pop_through(&mut self.tree.events, |open| open == name);
                }
            }
            Name::BR => {
                self.reconstruct()?;
                self.tree.events.push(Event::Void(Name::BR, Attributes::default()));
            }
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                if self.close_block(name) {
                    self.clear_to_marker();
                }
            }
            Name::BUTTON | Name::LISTING | Name::PRE | Name::SELECT => drop(self.close_block(name)),
            _ if name.is(Set::BLOCK) => drop(self.close_block(name)),
            _ if name.is(Set::HEADING) => {
                if self.stack.in_scope(Scope::Default, |open| open.name.is(Set::HEADING)) {
                    self.stack.imply_ends(&mut self.tree.events, None);
                    self.stack.pop_through(&mut self.tree.events, |open| open.is(Set::HEADING));
                }
            }
            _ if name.is(Set::FORMATTING) => self.adopt(name)?,
            _ => self.any_other_end(name),
        }
        Some(Next::Done)
    }

    /// Closes the block of this name and what is open inside; false when none is in scope.
    fn close_block(&mut self, name: Name) -> bool {
        let found = self.stack.has(Scope::Default, name);
        if found {
            self.stack.imply_ends(&mut self.tree.events, None);
            self.stack.pop_through(&mut self.tree.events, |open| open == name);
        }
        found
    }

    /// A form ends; elements that began in it may go on.
    fn end_form(&mut self) {
        let Some(form) = self.form.take() else { return };
        if self.stack.in_scope(Scope::Default, |open| open.id == form) {
            self.stack.imply_ends(&mut self.tree.events, None);
            self.stack.take(&mut self.tree.events, form);
        }
    }
}
