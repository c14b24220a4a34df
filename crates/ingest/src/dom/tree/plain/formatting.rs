//! Formatting elements: `<b>`, `<a>` and the like. One that is left open when its block ends is opened again in the next.

use super::{Plain, StartTag};
use crate::dom::name::{Name, Set};
use crate::dom::tree::attributes::keep;
use crate::dom::tree::event::Attributes;

/// An entry of the list of active formatting elements.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    /// Formatting does not reach over this: the border of a cell, a caption, an object.
    Marker,
    Element {
        name: Name,
        attributes: Attributes,
        id: u32,
    },
}

/// Of equal formatting elements only three are opened again; where there may be more, the full parser counts them.
const MOST_ALIKE: usize = 3;

impl Plain<'_> {
    /// Opens a formatting element.
    pub(super) fn insert_formatting(&mut self, tag: StartTag<'_>) -> Option<()> {
        let since_marker = self.since_marker();
        let alike = since_marker.filter(|(_, name, _)| *name == tag.name).count();
        if alike >= MOST_ALIKE {
            return None;
        }
        let attributes = keep(&mut self.tree, &mut self.references, self.text, tag.found)?;
        let id = self.open(tag.name, attributes)?;
        self.formatting.push(Entry::Element { name: tag.name, attributes, id });
        Some(())
    }

    /// Opens again what was left open.
    pub(super) fn reconstruct(&mut self) -> Option<()> {
        let is_done = |plain: &Self, entry: &Entry| match entry {
            Entry::Marker => true,
            Entry::Element { id, .. } => plain.stack.place(*id).is_some(),
        };
        let mut first = self.formatting.len();
        while first > 0 && !is_done(self, &self.formatting[first - 1]) {
            first -= 1;
        }
        for at in first..self.formatting.len() {
            if let Entry::Element { name, attributes, .. } = self.formatting[at] {
                let id = self.open(name, attributes)?;
                self.formatting[at] = Entry::Element { name, attributes, id };
            }
        }
        Some(())
    }

    /// A link begins: the one that is open ends.
    pub(super) fn close_link(&mut self) -> Option<()> {
        let Some((_, _, id)) = self.since_marker().find(|(_, name, _)| *name == Name::A) else {
            return Some(());
        };
        self.adopt(Name::A)?;
        let is_same = |entry: &Entry| matches!(entry, Entry::Element { id: other, .. } if *other == id);
        if let Some(at) = self.formatting.iter().position(is_same) {
            self.formatting.remove(at);
        }
        self.stack.place(id).is_none().then_some(())
    }

    /// The end tag of an element without rules of its own.
    pub(super) fn any_other_end(&mut self, name: Name) {
        let mut found = None;
        for (place, open) in self.stack.inside_out() {
            if open.name == name {
                found = Some(place);
                break;
            }
            if open.name.is(Set::SPECIAL) {
                return;
            }
        }
        if let Some(place) = found {
            self.stack.imply_ends(&mut self.tree.events, Some(name));
            self.stack.truncate(&mut self.tree.events, place);
        }
    }

    /// Whether an element of this name is open, or would be opened again.
    pub(super) fn is_formatted(&self, name: Name) -> bool {
        self.since_marker().any(|(_, known, _)| known == name)
    }

    pub(super) fn clear_to_marker(&mut self) {
        while let Some(Entry::Element { .. }) = self.formatting.pop() {}
    }

    /// The entries behind the last marker, the newest first.
    pub(super) fn since_marker(&self) -> impl Iterator<Item = (usize, Name, u32)> + '_ {
        self.formatting.iter().enumerate().rev().map_while(|(at, entry)| match entry {
            Entry::Marker => None,
            Entry::Element { name, id, .. } => Some((at, *name, *id)),
        })
    }
}
