//! Which documents are each other's best, by a margin.

use super::bridge::Bridge;
use super::collection::{Collection, Profile};
use super::named::{Likeness, named};
use super::rows::{Row, Rows};
use super::side::Side;
use std::collections::HashMap;
use vestnik_document::DocumentId;

/// How much better than the next one a partner must be.
const MARGIN: f32 = 1.1;

/// How much of each other two documents must have, both directions added: 2 is everything.
const LEAST: f32 = 0.5;

/// In a small collection nothing is known to be rare and everything is a little like something: so much more is asked for
/// where one side has `FEW` documents or fewer, nothing more where both have `MANY`.
const MORE: f32 = 0.4;
const FEW: f32 = 30.0;
const MANY: f32 = 1000.0;

/// Likeness times margin of a pair that is beyond doubt.
const BEYOND_DOUBT: f32 = 2.0;

/// Where hardly any document has a partner beyond doubt, a page's best partner is one of the same theme, and this much of likeness times margin is
/// asked for; nothing more where one in `MOSTLY` or more has.
const AMONG_STRANGERS: f32 = 2.5;
const HARDLY: f32 = 0.03;
const MOSTLY: f32 = 0.5;

/// The margin of a document that is like no other, and of a pair that is named.
pub(super) const MOST_MARGIN: f32 = 100.0;

/// How many documents are done between two looks at the progress.
const STEP: usize = 64;

/// Two documents that are versions of one story.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The English one.
    pub english: DocumentId,
    /// The Russian one.
    pub russian: DocumentId,
    /// Why they are taken to be.
    pub evidence: Evidence,
    /// How much of each other they have, from 0 to about 2.
    pub likeness: f32,
    /// How much less alike the next best document is to either, at least 1.1 for a pair by its text.
    pub margin: f32,
    /// The states of the two texts, the English one first: see [`stamp`](super::stamp).
    pub stamps: (u64, u64),
}

impl Pair {
    pub(super) fn of(
        (english, russian): (&Profile, &Profile),
        evidence: Evidence,
        likeness: f32,
        margin: f32,
    ) -> Self {
        let stamps = (english.stamp, russian.stamp);
        Self { english: english.id.clone(), russian: russian.id.clone(), evidence, likeness, margin, stamps }
    }
}

/// Why two documents are taken to be a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// One of them names the other as its version.
    Link,
    /// Their addresses name the same article of the same site.
    Address,
    /// Their words, names and numbers.
    Text,
}

impl Evidence {
    /// All there are, the surest first.
    pub const ALL: [Evidence; 3] = [Evidence::Link, Evidence::Address, Evidence::Text];

    /// Its name in lists.
    pub fn name(self) -> &'static str {
        match self {
            Evidence::Link => "link",
            Evidence::Address => "address",
            Evidence::Text => "text",
        }
    }
}

/// The pairs of a collection, in the order of the English ids. `progress` hears how many documents of how many are done,
/// and ends the work with `false`; then there is no answer.
///
/// Each document has at most one partner. Cost: every document is scored against those of the other side that share a
/// telling word with it, by inverted postings, and within a week where both have a date.
pub fn link(
    collection: &mut Collection,
    bridge: &mut Bridge,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Option<Vec<Pair>> {
    collection.sort();
    let Collection { words, english, russian, .. } = &*collection;
    let (left, right) = (Side::new(words, english), Side::new(words, russian));
    let total = (english.len() + russian.len()) as u64;
    let mut done = 0;
    let mut all = |rows: &mut Rows<'_, '_>, profiles: &[Profile]| -> Option<Vec<Row>> {
        let mut found = Vec::with_capacity(profiles.len());
        for some in profiles.chunks(STEP) {
            found.extend(some.iter().map(|profile| rows.row(profile, bridge)));
            done += some.len() as u64;
            if !progress(done, total) {
                return None;
            }
        }
        Some(found)
    };
    let to_russian = all(&mut Rows::new(words, &left, &right), english)?;
    let to_english = all(&mut Rows::new(words, &right, &left), russian)?;
    let mut likeness = together(&to_russian, &to_english);
    let mut pairs = named(&mut likeness, english, russian);
    pairs.extend(by_text(&likeness, english, russian));
    pairs.sort_by(|one, other| one.english.cmp(&other.english));
    Some(pairs)
}

/// Both directions added, by the number of the English document and that of the Russian one.
fn together(to_russian: &[Row], to_english: &[Row]) -> Likeness {
    let mut likeness: Likeness = HashMap::new();
    for (one, row) in (0u32..).zip(to_russian) {
        row.candidates.iter().for_each(|&(other, score)| *likeness.entry((one, other)).or_default() += score);
    }
    for (other, row) in (0u32..).zip(to_english) {
        row.candidates.iter().for_each(|&(one, score)| *likeness.entry((one, other)).or_default() += score);
    }
    likeness
}

/// The best and the next best partner of a document.
#[derive(Clone, Copy, Default)]
struct Best {
    partner: u32,
    first: f32,
    second: f32,
}

impl Best {
    fn see(&mut self, partner: u32, score: f32) {
        let better = score > self.first || (score == self.first && partner < self.partner);
        if better {
            (self.second, self.first, self.partner) = (self.first, score, partner);
        } else {
            self.second = self.second.max(score);
        }
    }
}

/// How much of each other two documents must have in a collection of this size.
fn least(documents: usize) -> f32 {
    let few = (MANY / documents.max(1) as f32).ln() / (MANY / FEW).ln();
    LEAST + MORE * few.clamp(0.0, 1.0)
}

/// What likeness times margin must be, where this share of the documents has a partner beyond doubt.
fn together_at(share: f32) -> f32 {
    AMONG_STRANGERS * (1.0 - (share - HARDLY) / (MOSTLY - HARDLY)).clamp(0.0, 1.0)
}

fn by_text(likeness: &Likeness, english: &[Profile], russian: &[Profile]) -> Vec<Pair> {
    let (mut left, mut right) = (vec![Best::default(); english.len()], vec![Best::default(); russian.len()]);
    for (&(one, other), &score) in likeness {
        left[one as usize].see(other, score);
        right[other as usize].see(one, score);
    }
    let documents = english.len().min(russian.len());
    let least = least(documents);
    let mut pairs = Vec::new();
    for (one, best) in (0u32..).zip(&left) {
        let back = &right.get(best.partner as usize).copied().unwrap_or_default();
        if best.first == 0.0 || back.partner != one {
            continue;
        }
        let margin = best.first / best.second.max(back.second).max(f32::MIN_POSITIVE);
        if margin >= MARGIN && best.first >= least {
            let two = (&english[one as usize], &russian[best.partner as usize]);
            pairs.push(Pair::of(two, Evidence::Text, best.first, margin.min(MOST_MARGIN)));
        }
    }
    let together = |pair: &Pair| pair.likeness * pair.margin;
    let beyond_doubt = pairs.iter().filter(|pair| together(pair) >= BEYOND_DOUBT).count();
    let asked = together_at(beyond_doubt as f32 / documents.max(1) as f32);
    pairs.retain(|pair| together(pair) >= asked);
    pairs
}

#[cfg(test)]
mod tests {
    use super::together_at;

    #[test]
    fn the_more_have_a_partner_the_less_is_asked_of_the_others() {
        assert_eq!([0.0, 0.03, 0.5, 1.0].map(together_at), [2.5, 2.5, 0.0, 0.0]);
        let asked: Vec<f32> =
            (3..=50u8).map(|hundredths| together_at(f32::from(hundredths) / 100.0)).collect();
        assert!(asked.is_sorted_by(|one, next| one > next));
    }
}
