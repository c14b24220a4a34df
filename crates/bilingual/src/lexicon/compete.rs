//! Within a pair each word has one partner: what one word explains is no longer there for another. So `министр` goes to
//! `minister` although it stands beside `prime` nearly as often.

use super::associate::{Nearness, Scores};
use super::texts::{SideTexts, Use};
use crate::pairs::Words;
use std::collections::{HashMap, HashSet};

/// In how many pairs two words were linked, and the first of these pairs.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    pub(super) count: u32,
    pub(super) examples: Vec<u32>,
}

/// How many pairs are kept as examples.
const EXAMPLES: usize = 3;

/// Links by English and Russian term: in each pair the best candidates first, each word once.
///
/// Source of the idea: I. Dan Melamed, "Models of Translational Equivalence among Words", Computational Linguistics 26 (2000).
pub(super) fn links(
    words: &Words,
    (english, russian): (&SideTexts, &SideTexts),
    scores: &Scores,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Option<HashMap<(u32, u32), Links>> {
    let mut by_english: HashMap<u32, Vec<(u32, f32)>> = HashMap::new();
    for (&(one, other), &score) in scores {
        by_english.entry(one).or_default().push((other, score));
    }
    let nearness = Nearness::new();
    let mut links: HashMap<(u32, u32), Links> = HashMap::new();
    for (pair, (one, other)) in (0u32..).zip(english.texts.iter().zip(&russian.texts)) {
        for key in of_pair(words, (one, other), &by_english, &nearness) {
            let link = links.entry(key).or_default();
            link.count += 1;
            if link.examples.len() < EXAMPLES {
                link.examples.push(pair);
            }
        }
        if pair % 64 == 0 && !go_on(u64::from(pair)) {
            return None;
        }
    }
    Some(links)
}

fn of_pair(
    words: &Words,
    (english, russian): (&[Use], &[Use]),
    candidates: &HashMap<u32, Vec<(u32, f32)>>,
    nearness: &Nearness,
) -> Vec<(u32, u32)> {
    let there: HashMap<u32, &[Use]> =
        russian.chunk_by(|one, other| one.term == other.term).map(|run| (run[0].term, run)).collect();
    let mut possible: Vec<(f32, u32, u32)> = Vec::new();
    for own in english.chunk_by(|one, other| one.term == other.term) {
        for &(other, score) in candidates.get(&own[0].term).into_iter().flatten() {
            if let Some(run) = there.get(&other) {
                possible.push((score * nearness.of(own, run), own[0].term, other));
            }
        }
    }
    let text = |term: u32| words.term_text(term);
    possible.sort_unstable_by(|one, other| {
        let texts = || (text(one.1), text(one.2)).cmp(&(text(other.1), text(other.2)));
        other.0.total_cmp(&one.0).then_with(texts)
    });
    let (mut left, mut right) = (HashSet::new(), HashSet::new());
    let mut linked = Vec::new();
    for (_, one, other) in possible {
        if !left.contains(&one) && !right.contains(&other) {
            left.insert(one);
            right.insert(other);
            linked.push((one, other));
        }
    }
    linked
}
