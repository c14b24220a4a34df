//! Pairs that the pages name themselves: one links to the other as its version, or their addresses name the same article.
//!
//! Neither is believed blindly. Sites link from every page to the front page in the other language, and number the
//! articles of each language apart: what is named more than once names nothing, and the texts must not speak against it.

use super::collection::Profile;
use super::link::{Evidence, MOST_MARGIN, Pair};
use super::side::WINDOW;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// How much of each other two documents must have, both directions added, where one of them names the other.
const LEAST_BY_LINK: f32 = 0.1;

/// The same for two documents whose addresses agree.
const LEAST_BY_ADDRESS: f32 = 0.2;

/// How much two documents have of each other, by the number of the English one and that of the Russian one.
pub(super) type Likeness = HashMap<(u32, u32), f32>;

/// The pairs that are named; their documents are taken out of the likeness.
pub(super) fn named(likeness: &mut Likeness, english: &[Profile], russian: &[Profile]) -> Vec<Pair> {
    let (mut left, mut right) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (evidence, found) in [
        (Evidence::Link, by_link(likeness, english, russian)),
        (Evidence::Address, by_address(likeness, english, russian)),
    ] {
        for (one, other) in found {
            if !left.contains(&one) && !right.contains(&other) {
                left.insert(one);
                right.insert(other);
                let known = likeness.get(&(one, other)).copied().unwrap_or(0.0);
                let two = (&english[one as usize], &russian[other as usize]);
                pairs.push(Pair::of(two, evidence, known, MOST_MARGIN));
            }
        }
    }
    likeness.retain(|(one, other), _| !left.contains(one) && !right.contains(other));
    pairs
}

/// Documents of which one links to the other and neither is linked with a third.
fn by_link(likeness: &Likeness, english: &[Profile], russian: &[Profile]) -> Vec<(u32, u32)> {
    let there = links(english, russian);
    let back: HashSet<(u32, u32)> =
        links(russian, english).into_iter().map(|(from, to)| (to, from)).collect();
    let all: HashSet<(u32, u32)> = there.union(&back).copied().collect();
    let (left, right) = (counts(all.iter().map(|link| link.0)), counts(all.iter().map(|link| link.1)));
    let alone = all.into_iter().filter(|(one, other)| left[one] == 1 && right[other] == 1);
    let believed = |link: &(u32, u32)| {
        let mutual = there.contains(link) && back.contains(link);
        let alike = likeness.get(link).is_some_and(|&likeness| likeness >= LEAST_BY_LINK);
        mutual || alike || are_apart(&english[link.0 as usize], &russian[link.1 as usize])
    };
    alone.filter(believed).collect()
}

/// From each document to those that it names as its versions, where only one has that address.
fn links(from: &[Profile], to: &[Profile]) -> HashSet<(u32, u32)> {
    let by_address = unique(to, |profile| profile.address);
    let named =
        (0u32..).zip(from).flat_map(|(one, profile)| profile.versions.iter().map(move |url| (one, url)));
    named.filter_map(|(one, url)| Some((one, (*by_address.get(url)?)?))).collect()
}

/// Whether so many days lie between two documents that their texts were not compared.
fn are_apart(one: &Profile, other: &Profile) -> bool {
    one.day.zip(other.day).is_some_and(|(one, other)| one.abs_diff(other) > WINDOW.unsigned_abs())
}

fn counts(numbers: impl Iterator<Item = u32>) -> HashMap<u32, usize> {
    let mut counts = HashMap::new();
    numbers.for_each(|number| *counts.entry(number).or_default() += 1);
    counts
}

/// Documents whose addresses name the same article, where no third one's does and their texts do not speak against it.
fn by_address(likeness: &Likeness, english: &[Profile], russian: &[Profile]) -> Vec<(u32, u32)> {
    let (left, right) = (unique(english, article), unique(russian, article));
    let both = left.into_iter().filter_map(|(key, one)| Some((one?, (*right.get(key)?)?)));
    both.filter(|two| likeness.get(two).is_some_and(|&likeness| likeness >= LEAST_BY_ADDRESS)).collect()
}

fn article(profile: &Profile) -> Option<&str> {
    profile.key.as_deref()
}

/// The number of the one document with a key; `None` where there are several.
fn unique<'p, K: Eq + Hash>(
    documents: &'p [Profile],
    key: impl Fn(&'p Profile) -> Option<K>,
) -> HashMap<K, Option<u32>> {
    let mut by_key: HashMap<K, Option<u32>> = HashMap::new();
    for (number, profile) in (0u32..).zip(documents) {
        if let Some(key) = key(profile) {
            by_key.entry(key).and_modify(|known| *known = None).or_insert(Some(number));
        }
    }
    by_key
}
