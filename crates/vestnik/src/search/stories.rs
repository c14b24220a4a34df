//! Hits as stories: a document, or two versions of one at the place of the first of them.

use super::list::Ranked;
use super::merge::{Tiers, interleave};
use std::collections::HashMap;
use vestnik_index::Address;

/// One hit before its document is read.
#[derive(Clone, Copy)]
pub(crate) struct Story {
    pub(crate) shown: Ranked,
    /// The other version, found too.
    pub(crate) folded: Option<Ranked>,
}

impl Story {
    /// Whether this document is one of its versions.
    pub(crate) fn has(&self, address: Address) -> bool {
        self.shown.scored.address == address
            || self.folded.is_some_and(|folded| folded.scored.address == address)
    }
}

/// Both lists as one, versions of one story together; `partners` leads from each to the other.
///
/// As with single documents the first n stories depend on the beginnings of the lists alone: on 2n hits of each, since n
/// stories have no more versions. Which version is shown may change when the other one turns up later on.
pub(crate) fn stories(
    own: Tiers<Ranked>,
    others: Tiers<Ranked>,
    partners: &HashMap<Address, Address>,
) -> Vec<Story> {
    let story = |address: Address| partners.get(&address).map_or(address, |other| address.min(*other));
    let mut found: HashMap<Address, Ranked> = HashMap::new();
    for ranked in own.iter().chain(others.iter()).filter(|_| !partners.is_empty()) {
        found.entry(ranked.scored.address).or_insert(*ranked);
    }
    let first = interleave(own, others, |ranked| story(ranked.scored.address));
    first
        .into_iter()
        .map(|first| {
            let other = partners.get(&first.scored.address).and_then(|other| found.get(other)).copied();
            match other {
                Some(other) if is_better(&other, &first) => Story { shown: other, folded: Some(first) },
                folded => Story { shown: first, folded },
            }
        })
        .collect()
}

/// A version that has all the words is shown rather than one that lacks some, then that in the language of the query.
fn is_better(one: &Ranked, other: &Ranked) -> bool {
    (!one.front, one.list) < (!other.front, other.list)
}
