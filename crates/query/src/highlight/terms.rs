//! The terms of a plan, arranged for the question that is asked of every token: does it stand for a word of the query?

use crate::distance::distance_within;
use crate::plan::{Alternative, Matcher, QueryPlan};
use std::collections::HashMap;
use vestnik_analysis::Focus;

/// That a term stands for a word, or for one place of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// The number of the word in the plan.
    pub(super) word: usize,
    /// The number of its alternative.
    pub(super) alternative: usize,
    /// The place in a phrase.
    pub(super) slot: Option<usize>,
}

/// All the terms of the words that are not negated.
pub(super) struct Terms {
    targets: HashMap<Box<str>, Vec<Target>>,
    prefixes: Vec<(String, Target)>,
    near: Vec<(Vec<char>, usize, Target)>,
    /// For a hash of a term's first bytes, a set of lengths: most tokens are turned away here.
    lengths: Box<[u64; 256]>,
    /// What prefixes and near words say of terms already seen.
    seen: HashMap<Box<str>, Vec<Target>>,
}

/// How many terms [`Terms::seen`] may hold before it is emptied.
const MOST_SEEN: usize = 20_000;

impl Terms {
    pub(super) fn of(plan: &QueryPlan) -> Self {
        let mut terms = Self {
            targets: HashMap::new(),
            prefixes: Vec::new(),
            near: Vec::new(),
            lengths: Box::new([0; 256]),
            seen: HashMap::new(),
        };
        for (word, group) in plan.words.iter().enumerate().filter(|(_, group)| !group.negated) {
            for (number, alternative) in group.alternatives.iter().enumerate() {
                terms.add(Target { word, alternative: number, slot: None }, alternative);
            }
        }
        terms
    }

    fn add(&mut self, target: Target, alternative: &Alternative) {
        match &alternative.matcher {
            Matcher::Terms(terms) => terms.iter().for_each(|term| self.insert(term, target)),
            Matcher::Phrase { slots, .. } => {
                for (place, slot) in slots.iter().enumerate() {
                    let target = Target { slot: Some(place), ..target };
                    slot.terms.iter().for_each(|term| self.insert(term, target));
                }
            }
            Matcher::Prefix(prefix) => self.prefixes.push((prefix.clone(), target)),
            Matcher::Fuzzy { term, distance } => {
                self.near.push((term.chars().collect(), usize::from(*distance), target));
            }
        }
    }

    fn insert(&mut self, term: &str, target: Target) {
        self.lengths[start_of(term)] |= 1 << (term.len() % 64);
        let targets = self.targets.entry(term.into()).or_default();
        if !targets.contains(&target) {
            targets.push(target);
        }
    }

    /// Which words of a text may have one of the terms.
    pub(super) fn focus(&self) -> Focus {
        if self.prefixes.is_empty() && self.near.is_empty() {
            Focus::on(self.targets.keys().map(|term| &**term))
        } else {
            Focus::everything()
        }
    }

    /// Calls back for everything that a term stands for.
    #[inline]
    pub(super) fn matching(&mut self, term: &str, mut found: impl FnMut(Target)) {
        if self.lengths[start_of(term)] >> (term.len() % 64) & 1 == 1
            && let Some(targets) = self.targets.get(term)
        {
            targets.iter().copied().for_each(&mut found);
        }
        if !self.prefixes.is_empty() || !self.near.is_empty() {
            self.approximate(term).iter().copied().for_each(&mut found);
        }
    }

    fn approximate(&mut self, term: &str) -> &[Target] {
        if self.seen.len() >= MOST_SEEN {
            self.seen.clear();
        }
        if !self.seen.contains_key(term) {
            let prefixes = self.prefixes.iter().filter(|(prefix, _)| term.starts_with(prefix.as_str()));
            let mut targets: Vec<Target> = prefixes.map(|&(_, target)| target).collect();
            if !self.near.is_empty() {
                let letters: Vec<char> = term.chars().collect();
                let near = self
                    .near
                    .iter()
                    .filter(|(near, most, _)| distance_within(near, &letters, *most).is_some());
                targets.extend(near.map(|&(_, _, target)| target));
            }
            self.seen.insert(term.into(), targets);
        }
        &self.seen[term]
    }
}

fn start_of(term: &str) -> usize {
    let bytes = term.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
    // In Cyrillic the first byte of a letter says little.
    usize::from(at(1).wrapping_mul(31) ^ at(0).wrapping_mul(7) ^ at(3))
}
