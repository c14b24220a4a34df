//! The terms of one field of a segment that is being built, numbered in the order in which they came.

use vestnik_analysis::NumberTable;

/// The table of terms.
#[derive(Default)]
pub(super) struct Terms {
    table: NumberTable,
    places: Vec<Name>,
    pub(super) lists: Vec<List>,
    names: Vec<u8>,
}

/// Where the name of a term lies.
#[derive(Clone, Copy)]
struct Name {
    start: u32,
    length: u16,
}

/// How far the list of a term has come. Kept apart from its name: this is looked at for every document, the name is not.
#[derive(Clone, Copy, Default)]
pub(super) struct List {
    /// How many documents have it.
    pub(super) documents: u32,
    /// The last of them.
    pub(super) last: u32,
    /// How many bytes its list takes.
    pub(super) bytes: u32,
}

impl Terms {
    pub(super) fn len(&self) -> usize {
        self.lists.len()
    }

    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let terms = size_of_val(self.places.as_slice()) + size_of_val(self.lists.as_slice());
        self.table.bytes() + terms + self.names.len()
    }

    pub(super) fn name(&self, number: u32) -> &[u8] {
        name(&self.names, self.places[number as usize])
    }

    /// The number of a term, which is new where it has none. A name is at most as long as the engine takes terms.
    #[inline]
    pub(super) fn number_of(&mut self, new: &[u8]) -> u32 {
        let (names, places) = (&self.names, &self.places);
        let number = self.table.number_of(new, |number| name(names, places[number as usize]) == new);
        if number as usize == self.places.len() {
            let start = self.names.len() as u32;
            self.names.extend_from_slice(new);
            self.places.push(Name { start, length: new.len() as u16 });
            self.lists.push(List::default());
        }
        number
    }

    /// The numbers of all terms in the order of their bytes.
    pub(super) fn sorted(&self) -> Vec<u32> {
        // Most terms differ in their first bytes: those are compared where they lie side by side.
        let beginning = |number: u32| {
            let (name, mut bytes) = (self.name(number), [0; 16]);
            let length = name.len().min(bytes.len());
            bytes[..length].copy_from_slice(&name[..length]);
            u128::from_be_bytes(bytes)
        };
        let mut keyed: Vec<(u128, u32)> =
            (0..self.len() as u32).map(|number| (beginning(number), number)).collect();
        keyed.sort_unstable_by(|one, other| {
            one.0.cmp(&other.0).then_with(|| self.name(one.1).cmp(self.name(other.1)))
        });
        keyed.into_iter().map(|(_, number)| number).collect()
    }
}

fn name(names: &[u8], name: Name) -> &[u8] {
    &names[name.start as usize..][..usize::from(name.length)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn terms_are_told_apart() {
        let mut terms = Terms::default();
        let names: Vec<String> = (0..2_000).map(|number| format!("слово{number}")).collect();
        for round in 0..2 {
            for (number, name) in (0..).zip(&names) {
                assert_eq!(terms.number_of(name.as_bytes()), number, "{round}");
                assert_eq!(terms.name(number), name.as_bytes());
            }
        }
        assert_eq!(terms.len(), names.len());
    }

    proptest! {
        #[test]
        fn they_are_sorted_as_bytes_are(names in proptest::collection::btree_set("[aб\0]{0,12}", 0..40)) {
            let mut terms = Terms::default();
            for name in names.iter().rev() {
                terms.number_of(name.as_bytes());
            }
            let sorted: Vec<&[u8]> = terms.sorted().into_iter().map(|number| terms.name(number)).collect();
            prop_assert_eq!(sorted, names.iter().map(String::as_bytes).collect::<Vec<_>>());
        }
    }
}
