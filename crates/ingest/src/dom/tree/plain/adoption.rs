//! Formatting that is closed across blocks: `<a>b<div>c</a>d`. The standard's adoption agency algorithm parts the
//! formatting element in two, one before the block and one inside of it.
//!
//! All that is moved stands behind the beginning of the block, and all of it is the block's own: so in the list of
//! events nothing moves. Ends are put before the block, beginnings before it and behind it.

use super::Plain;
use super::formatting::Entry;
use super::stack::{Open, Scope};
use crate::dom::name::{Name, Set};
use crate::dom::tree::event::{Attributes, Event};

/// So often one end tag parts elements, by the standard.
const ROUNDS: usize = 8;
/// So many elements between the two are opened again inside the block, by the standard.
const MOST_CLONED: usize = 3;
/// So many events of a page are pushed along; pages with more are left to the full parser.
pub(super) const MOST_MOVED: usize = 1 << 20;

impl Plain<'_> {
    /// The end of the innermost formatting element of this name; `None` where the tree is not a plain list.
    pub(super) fn adopt(&mut self, name: Name) -> Option<()> {
        if let Some(open) = self.stack.innermost().filter(|open| open.name == name) {
            let is_last = matches!(self.formatting.last(), Some(Entry::Element { id, .. }) if *id == open.id);
            if is_last || self.listed(open.id).is_none() {
                self.pop();
                self.formatting.truncate(self.formatting.len() - usize::from(is_last));
                return Some(());
            }
        }
        for _ in 0..ROUNDS {
            let Some((at, _, id)) = self.since_marker().find(|(_, known, _)| *known == name) else {
                self.any_other_end(name);
                return Some(());
            };
            let Some(place) = self.stack.place(id) else {
                self.formatting.remove(at);
                return Some(());
            };
            if !self.stack.in_scope(Scope::Default, |open| open.id == id) {
                return Some(());
            }
            let block = self.stack.inside_of(place).position(|open| open.name.is(Set::SPECIAL));
            let Some(block) = block.map(|inner| place + 1 + inner) else {
                self.stack.truncate(&mut self.tree.events, place);
                self.formatting.remove(at);
                return Some(());
            };
            self.part(at, place, block)?;
        }
        Some(())
    }

    /// Parts the formatting element at `at` in the list and at `place` on the stack around the block.
    fn part(&mut self, at: usize, place: usize, block: usize) -> Option<()> {
        let Entry::Element { name, attributes, .. } = self.formatting[at] else { return None };
        let between: Vec<Open> = self.stack.inside_of(place).take(block - place - 1).copied().collect();
        let mut clones: Vec<(Open, Attributes)> = Vec::new();
        // Where the new entry goes: in the place of the old one, or behind the innermost that is opened again.
        let mut bookmark = None;
        for (count, open) in between.iter().rev().enumerate() {
            let Some(listed) = self.listed(open.id) else { continue };
            if count >= MOST_CLONED {
                self.formatting.remove(listed);
                continue;
            }
            let Entry::Element { name, attributes, .. } = self.formatting[listed] else { return None };
            let clone = self.stack.unplaced(name);
            self.formatting[listed] = Entry::Element { name, attributes, id: clone.id };
            bookmark = bookmark.or(Some(clone.id));
            clones.push((clone, attributes));
        }
        clones.reverse();
        let inner = self.stack.unplaced(name);
        let entry = Entry::Element { name, attributes, id: inner.id };
        self.replace_entry(self.stack.at(place)?.id, entry, bookmark)?;

        let event = self.stack.part(place, block, clones.iter().map(|(open, _)| *open).collect(), inner)?;
        let ends = std::iter::repeat_n(Event::Close, block - place);
        let begins = clones.iter().map(|(open, attributes)| Event::Open(open.name, *attributes));
        let events = &mut self.tree.events;
        self.moved += events.len() - event;
        let opened = events[event];
        let around = ends.chain(begins).chain([opened, Event::Open(name, attributes)]);
        events.splice(event..=event, around);
        (self.moved <= MOST_MOVED).then_some(())
    }

    /// Puts an entry of the list in the place of another, or behind the one that the bookmark names.
    fn replace_entry(&mut self, old: u32, entry: Entry, bookmark: Option<u32>) -> Option<()> {
        match bookmark {
            None => {
                let at = self.listed(old)?;
                self.formatting[at] = entry;
            }
            Some(previous) => {
                let at = self.listed(previous)? + 1;
                self.formatting.insert(at, entry);
                let old = self.listed(old)?;
                self.formatting.remove(old);
            }
        }
        Some(())
    }

    /// The place of an element in the list of active formatting elements.
    fn listed(&self, id: u32) -> Option<usize> {
        self.formatting
            .iter()
            .rposition(|entry| matches!(entry, Entry::Element { id: other, .. } if *other == id))
    }
}
