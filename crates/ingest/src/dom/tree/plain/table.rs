//! The modes of tables. Whatever may not stand in a table outside of its cells is left to the full parser, which puts it in front of the table.

use super::formatting::Entry;
use super::stack::Scope;
use super::{Mode, Next, Plain, StartTag};
use crate::dom::name::{Name, Set};
use crate::dom::sieve::AttributeName;
use crate::dom::tree::event::Attributes;

fn is_section(name: Name) -> bool {
    matches!(name, Name::TBODY | Name::TFOOT | Name::THEAD)
}

fn is_cell(name: Name) -> bool {
    matches!(name, Name::TD | Name::TH)
}

/// The parts of a table that end its rows.
fn is_outside_of_rows(name: Name) -> bool {
    is_section(name) || matches!(name, Name::CAPTION | Name::COL | Name::COLGROUP)
}

impl Plain<'_> {
    pub(super) fn table_start(&mut self, tag: StartTag<'_>) -> Option<Next> {
        match self.mode {
            Mode::InCaption if tag.name.is(Set::TABLE_PART) => {
                Some(self.close_caption(Mode::InTable, Next::Again))
            }
            Mode::InCell if tag.name.is(Set::TABLE_PART) => {
                if !self.stack.in_scope(Scope::Table, |open| is_cell(open.name)) {
                    return Some(Next::Done);
                }
                Some(self.close_cell())
            }
            Mode::InCaption | Mode::InCell => self.body_start(tag),
            Mode::InColumnGroup => self.column_start(tag),
            Mode::InTableBody => self.section_start(tag),
            Mode::InRow => self.row_start(tag),
            _ => self.between_start(tag),
        }
    }

    /// Directly in the table.
    fn between_start(&mut self, tag: StartTag<'_>) -> Option<Next> {
        let name = tag.name;
        match name {
            Name::CAPTION | Name::COLGROUP => {
                self.back_to_table();
                self.insert(tag)?;
                self.mode = if name == Name::CAPTION { Mode::InCaption } else { Mode::InColumnGroup };
                if name == Name::CAPTION {
                    self.formatting.push(Entry::Marker);
                }
            }
            Name::COL => return self.imply(Name::COLGROUP, Mode::InColumnGroup),
            Name::TD | Name::TH | Name::TR => return self.imply(Name::TBODY, Mode::InTableBody),
            _ if is_section(name) => {
                self.back_to_table();
                self.insert(tag)?;
                self.mode = Mode::InTableBody;
            }
            Name::TABLE => {
                if self.stack.has(Scope::Table, Name::TABLE) {
                    self.close_table();
                    return Some(Next::Again);
                }
            }
            Name::SCRIPT | Name::TEMPLATE => self.meet_template(name),
            Name::INPUT => {
                let kind = tag.found.iter().find(|attribute| attribute.name == AttributeName::Type)?;
                let is_hidden = self.text[kind.start..kind.end].eq_ignore_ascii_case("hidden");
                return if is_hidden { self.insert_void(tag) } else { None };
            }
            Name::FORM => {
                if self.form.is_none() {
                    self.insert_void(tag)?;
                    self.form = Some(self.stack.new_id());
                }
            }
            _ => return None,
        }
        Some(Next::Done)
    }

    fn column_start(&mut self, tag: StartTag<'_>) -> Option<Next> {
        match tag.name {
            Name::HTML => self.merge(tag).map(|()| Next::Done),
            Name::COL => self.insert_void(tag),
            Name::TEMPLATE => {
                self.meet_template(tag.name);
                Some(Next::Done)
            }
            _ => Some(self.leave_columns()),
        }
    }

    fn section_start(&mut self, tag: StartTag<'_>) -> Option<Next> {
        match tag.name {
            Name::TR => {
                self.back_to_section();
                self.insert(tag)?;
                self.mode = Mode::InRow;
                Some(Next::Done)
            }
            Name::TD | Name::TH => {
                self.back_to_section();
                self.open(Name::TR, Attributes::default())?;
                self.mode = Mode::InRow;
                Some(Next::Again)
            }
            name if is_outside_of_rows(name) => Some(self.leave_section()),
            _ => self.between_start(tag),
        }
    }

    fn row_start(&mut self, tag: StartTag<'_>) -> Option<Next> {
        match tag.name {
            Name::TD | Name::TH => {
                self.back_to_row();
                self.insert(tag)?;
                self.mode = Mode::InCell;
                self.formatting.push(Entry::Marker);
                Some(Next::Done)
            }
            name if name == Name::TR || is_outside_of_rows(name) => Some(self.leave_row()),
            _ => self.between_start(tag),
        }
    }

    pub(super) fn table_end(&mut self, name: Name) -> Option<Next> {
        match self.mode {
            Mode::InCaption => match name {
                Name::CAPTION => Some(self.close_caption(Mode::InTable, Next::Done)),
                Name::TABLE => Some(self.close_caption(Mode::InTable, Next::Again)),
                Name::BODY | Name::HTML => Some(Next::Done),
                _ if name.is(Set::TABLE_PART) => Some(Next::Done),
                _ => self.body_end(name),
            },
            Mode::InCell => self.cell_end(name),
            Mode::InColumnGroup => match name {
                Name::COLGROUP => {
                    self.leave_columns();
                    Some(Next::Done)
                }
                Name::COL | Name::TEMPLATE => Some(Next::Done),
                _ => Some(self.leave_columns()),
            },
            Mode::InTableBody => match name {
                _ if is_section(name) => {
                    if self.stack.has(Scope::Table, name) {
                        self.leave_section();
                    }
                    Some(Next::Done)
                }
                Name::TABLE => Some(self.leave_section()),
                _ => self.between_end(name),
            },
            Mode::InRow => match name {
                Name::TR => {
                    self.leave_row();
                    Some(Next::Done)
                }
                Name::TABLE => Some(self.leave_row()),
                _ if is_section(name) => {
                    let found = self.stack.has(Scope::Table, name);
                    Some(if found { self.leave_row() } else { Next::Done })
                }
                _ => self.between_end(name),
            },
            _ => self.between_end(name),
        }
    }

    fn between_end(&mut self, name: Name) -> Option<Next> {
        match name {
            Name::TABLE => {
                if self.stack.has(Scope::Table, Name::TABLE) {
                    self.close_table();
                }
                Some(Next::Done)
            }
            Name::BODY | Name::HTML | Name::TEMPLATE => Some(Next::Done),
            _ if name.is(Set::TABLE_PART) => Some(Next::Done),
            // These would put an element in front of the table.
            Name::P | Name::BR => None,
            _ => self.body_end(name),
        }
    }

    fn cell_end(&mut self, name: Name) -> Option<Next> {
        match name {
            Name::TD | Name::TH => {
                if self.stack.has(Scope::Table, name) {
                    self.stack.imply_ends(&mut self.tree.events, None);
                    self.stack.pop_through(&mut self.tree.events, |open| open == name);
                    self.clear_to_marker();
                    self.mode = Mode::InRow;
                }
                Some(Next::Done)
            }
            Name::BODY | Name::HTML | Name::CAPTION | Name::COL | Name::COLGROUP => Some(Next::Done),
            _ if name == Name::TABLE || name == Name::TR || is_section(name) => {
                let found = self.stack.has(Scope::Table, name);
                Some(if found { self.close_cell() } else { Next::Done })
            }
            _ => self.body_end(name),
        }
    }

    /// Closes what is open inside the table.
    fn back_to_table(&mut self) {
        self.stack
            .pop_to(&mut self.tree.events, |name| matches!(name, Name::TABLE | Name::TEMPLATE | Name::HTML));
    }

    fn back_to_section(&mut self) {
        let fits = |name| is_section(name) || matches!(name, Name::TEMPLATE | Name::HTML);
        self.stack.pop_to(&mut self.tree.events, fits);
    }

    fn back_to_row(&mut self) {
        self.stack
            .pop_to(&mut self.tree.events, |name| matches!(name, Name::TR | Name::TEMPLATE | Name::HTML));
    }

    /// Opens a part of the table whose tag is left out.
    fn imply(&mut self, name: Name, mode: Mode) -> Option<Next> {
        self.back_to_table();
        self.open(name, Attributes::default())?;
        self.mode = mode;
        Some(Next::Again)
    }

    fn leave_columns(&mut self) -> Next {
        if !self.stack.innermost_is(Name::COLGROUP) {
            return Next::Done;
        }
        self.pop();
        self.mode = Mode::InTable;
        Next::Again
    }

    fn leave_section(&mut self) -> Next {
        self.back_to_section();
        self.pop();
        self.mode = Mode::InTable;
        Next::Again
    }

    fn leave_row(&mut self) -> Next {
        if !self.stack.has(Scope::Table, Name::TR) {
            return Next::Done;
        }
        self.back_to_row();
        self.pop();
        self.mode = Mode::InTableBody;
        Next::Again
    }

    fn close_cell(&mut self) -> Next {
        self.stack.imply_ends(&mut self.tree.events, None);
        self.stack.pop_through(&mut self.tree.events, is_cell);
        self.clear_to_marker();
        self.mode = Mode::InRow;
        Next::Again
    }

    fn close_caption(&mut self, mode: Mode, next: Next) -> Next {
        if !self.stack.has(Scope::Table, Name::CAPTION) {
            return Next::Done;
        }
        self.stack.imply_ends(&mut self.tree.events, None);
        self.stack.pop_through(&mut self.tree.events, |open| open == Name::CAPTION);
        self.clear_to_marker();
        self.mode = mode;
        next
    }

    fn close_table(&mut self) {
        self.stack.pop_through(&mut self.tree.events, |name| name == Name::TABLE);
        self.mode = self.mode_again();
    }

    /// The mode that the open elements ask for.
    fn mode_again(&self) -> Mode {
        let modes = self.stack.inside_out().find_map(|(_, open)| {
            Some(match open.name {
                Name::TD | Name::TH => Mode::InCell,
                Name::TR => Mode::InRow,
                Name::TBODY | Name::THEAD | Name::TFOOT => Mode::InTableBody,
                Name::CAPTION => Mode::InCaption,
                Name::COLGROUP => Mode::InColumnGroup,
                Name::TABLE => Mode::InTable,
                Name::BODY => Mode::InBody,
                _ => return None,
            })
        });
        modes.unwrap_or(Mode::InBody)
    }
}
