//! The stack of open elements.

use crate::dom::name::{Name, Set};
use crate::dom::tree::event::Event;

/// Deeper pages are left to the full parser; each question to the stack may look at all of it.
const MAX_DEPTH: usize = 600;

/// An open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) name: Name,
    /// Which element it is; numbers are not used again.
    pub(super) id: u32,
    /// How many elements that are off the stack already end with it.
    around: u32,
    /// The event that opens it.
    event: u32,
}

/// The open elements, from the outside in.
#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<Open>,
    next: u32,
    /// How many of them are `p`, and `pre`.
    paragraphs: u32,
    preformatted: u32,
}

/// What ends the search for an element, beside the borders of the default scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Default,
    Button,
    List,
    /// Only tables.
    Table,
}

impl Scope {
    fn ends_at(self, name: Name) -> bool {
        match self {
            Scope::Default => name.is(Set::SCOPE),
            Scope::Button => name.is(Set::SCOPE) || name == Name::BUTTON,
            Scope::List => name.is(Set::SCOPE) || name == Name::OL || name == Name::UL,
            Scope::Table => matches!(name, Name::HTML | Name::TABLE | Name::TEMPLATE),
        }
    }
}

impl Stack {
    /// Opens an element; `None` when there are too many.
    pub(super) fn push(&mut self, name: Name, event: usize) -> Option<u32> {
        let id = self.new_id();
        self.paragraphs += u32::from(name == Name::P);
        self.preformatted += u32::from(name == Name::PRE);
        self.open.push(Open { name, id, around: 0, event: event as u32 });
        (self.open.len() <= MAX_DEPTH).then_some(id)
    }

    /// The number of an element that is not kept open.
    pub(super) fn new_id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Closes the innermost element.
    pub(super) fn pop(&mut self, events: &mut Vec<Event>) -> Option<Open> {
        let open = self.open.pop()?;
        self.paragraphs -= u32::from(open.name == Name::P);
        self.preformatted -= u32::from(open.name == Name::PRE);
        events.push(Event::Close);
        for _ in 0..open.around {
            events.push(Event::Close);
        }
        Some(open)
    }

    /// Takes an element off the stack while what is open inside of it goes on.
    pub(super) fn take(&mut self, events: &mut Vec<Event>, id: u32) {
        let Some(place) = self.place(id) else { return };
        match self.open.get(place + 1).copied() {
            None => drop(self.pop(events)),
            Some(inner) => {
                let taken = self.open.remove(place);
                self.open[place].around = inner.around + taken.around + 1;
            }
        }
    }

    /// Closes elements until one that fits is closed.
    pub(super) fn pop_through(&mut self, events: &mut Vec<Event>, fits: impl Fn(Name) -> bool) {
        while self.pop(events).is_some_and(|open| !fits(open.name)) {}
    }

    /// Closes elements until the innermost one fits.
    pub(super) fn pop_to(&mut self, events: &mut Vec<Event>, fits: impl Fn(Name) -> bool) {
        while self.open.last().is_some_and(|open| !fits(open.name)) {
            self.pop(events);
        }
    }

    /// Closes elements until only so many are open.
    pub(super) fn truncate(&mut self, events: &mut Vec<Event>, length: usize) {
        while self.open.len() > length {
            self.pop(events);
        }
    }

    /// Closes the elements whose end tag may be left out, but those of one name.
    pub(super) fn imply_ends(&mut self, events: &mut Vec<Event>, but: Option<Name>) {
        self.pop_to(events, |name| !name.is(Set::IMPLIED_END) || Some(name) == but);
    }

    pub(super) fn innermost(&self) -> Option<Open> {
        self.open.last().copied()
    }

    pub(super) fn innermost_is(&self, name: Name) -> bool {
        self.open.last().is_some_and(|open| open.name == name)
    }

    /// From the inside out, with their places.
    pub(super) fn inside_out(&self) -> impl Iterator<Item = (usize, Open)> + '_ {
        self.open.iter().copied().enumerate().rev()
    }

    /// The element at a place.
    pub(super) fn at(&self, place: usize) -> Option<Open> {
        self.open.get(place).copied()
    }

    /// What is open inside of the element at a place, from the outside in.
    pub(super) fn inside_of(&self, place: usize) -> std::slice::Iter<'_, Open> {
        self.open[place + 1..].iter()
    }

    /// A new element that is not on the stack yet.
    pub(super) fn unplaced(&mut self, name: Name) -> Open {
        Open { name, id: self.new_id(), around: 0, event: 0 }
    }

    /// Takes out what is open from `place` to the block, puts `before` in its place and `inner` into the block; gives
    /// the event that opened the block. `None` where an element off the stack stands between.
    pub(super) fn part(
        &mut self,
        place: usize,
        block: usize,
        before: Vec<Open>,
        inner: Open,
    ) -> Option<usize> {
        if self.open[place..=block].iter().any(|open| open.around > 0) {
            return None;
        }
        let event = self.open[block].event;
        let first = event + (block - place) as u32;
        let begun = before.len() as u32;
        for open in &mut self.open[block + 1..] {
            open.event += first + begun + 1 - event;
        }
        let before = before.into_iter().zip(first..).map(|(open, event)| Open { event, ..open });
        let outer = Open { event: first + begun, ..self.open[block] };
        let inner = Open { event: first + begun + 1, ..inner };
        self.open.splice(place..=block, before.chain([outer, inner]).collect::<Vec<_>>());
        Some(event as usize)
    }

    /// The place of an element.
    pub(super) fn place(&self, id: u32) -> Option<usize> {
        self.open.iter().rposition(|open| open.id == id)
    }

    /// Whether an element that fits is in scope.
    pub(super) fn in_scope(&self, scope: Scope, fits: impl Fn(Open) -> bool) -> bool {
        for open in self.open.iter().rev() {
            if fits(*open) {
                return true;
            }
            if scope.ends_at(open.name) {
                return false;
            }
        }
        false
    }

    pub(super) fn has(&self, scope: Scope, name: Name) -> bool {
        if name == Name::P && self.paragraphs == 0 {
            return false;
        }
        self.in_scope(scope, |open| open.name == name)
    }

    pub(super) fn in_pre(&self) -> bool {
        self.preformatted > 0
    }
}
