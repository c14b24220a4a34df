//! From pairs to entries.

use super::associate::{Scores, candidates};
use super::compete::{Links, links};
use super::texts::{SideTexts, texts};
use crate::pairs::{Collection, Pair, Words};
use std::collections::HashMap;
use std::sync::Arc;
use vestnik_document::DocumentId;

/// How many equivalents a word has.
const EQUIVALENTS: usize = 4;

/// The least share of the pairs with either word in which they are linked.
const LEAST: f32 = 0.1;

/// A word and its equivalent with the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The English word, in its most frequent spelling.
    pub english: String,
    /// The Russian word, in its most frequent spelling.
    pub russian: String,
    /// The share of the pairs with either word in which they stand for each other: Dice's coefficient, 0 to 1.
    pub share: f32,
    /// In how many pairs of documents they stand for each other.
    pub count: u32,
    /// Some of these pairs, the English document first; at most three.
    pub examples: Vec<(DocumentId, DocumentId)>,
}

/// What was learned, in the order of the English words, the best equivalents first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// Learns from these pairs of the collection. `go_on` is asked now and then, and ends the work with `false`; then there is
/// no answer.
pub fn learn(collection: &Collection, pairs: &[Pair], go_on: &mut dyn FnMut(u64) -> bool) -> Option<Lexicon> {
    let words = collection.words();
    let (english, russian) = texts(collection, pairs);
    let sides = (&english, &russian);
    let first = candidates(words, sides, go_on)?;
    let counted = links(words, sides, &first, go_on)?;
    let second = shares(sides, &counted);
    let counted = links(words, sides, &second, go_on)?;
    let shares = shares(sides, &counted);
    Some(Lexicon { entries: entries(words, pairs, &shares, &counted) })
}

/// Dice's coefficient of the links.
fn shares((english, russian): (&SideTexts, &SideTexts), links: &HashMap<(u32, u32), Links>) -> Scores {
    let share = |(&(one, other), link): (&(u32, u32), &Links)| {
        let either = english.frequency(one) + russian.frequency(other);
        ((one, other), 2.0 * link.count as f32 / either.max(1) as f32)
    };
    links.iter().map(share).collect()
}

fn entries(words: &Words, pairs: &[Pair], shares: &Scores, links: &HashMap<(u32, u32), Links>) -> Vec<Entry> {
    let spelling = spellings(words);
    let text = |term: u32| words.term_text(term);
    let mut ordered: Vec<(u32, u32, f32)> = shares
        .iter()
        .filter(|(_, share)| **share >= LEAST)
        .map(|(&(one, other), &share)| (one, other, share))
        .collect();
    ordered.sort_unstable_by(|one, other| {
        let texts = || (text(one.0), text(one.1)).cmp(&(text(other.0), text(other.1)));
        other.2.total_cmp(&one.2).then_with(texts)
    });
    let (mut of_english, mut of_russian): (HashMap<u32, usize>, HashMap<u32, usize>) = Default::default();
    let mut entries = Vec::new();
    for (one, other, share) in ordered {
        let (left, right) = (of_english.entry(one).or_default(), of_russian.entry(other).or_default());
        if *left >= EQUIVALENTS && *right >= EQUIVALENTS {
            continue;
        }
        *left += 1;
        *right += 1;
        let link = &links[&(one, other)];
        let example = |&pair: &u32| {
            let pair = &pairs[pair as usize];
            (pair.english.clone(), pair.russian.clone())
        };
        entries.push(Entry {
            english: spelling[&one].to_string(),
            russian: spelling[&other].to_string(),
            share,
            count: link.count,
            examples: link.examples.iter().map(example).collect(),
        });
    }
    entries.sort_by(|one, other| {
        one.english
            .cmp(&other.english)
            .then(other.share.total_cmp(&one.share))
            .then_with(|| one.russian.cmp(&other.russian))
    });
    entries
}

/// The most frequent spelling of each term.
fn spellings(words: &Words) -> HashMap<u32, Arc<str>> {
    let mut best: HashMap<u32, (u32, &Arc<str>)> = HashMap::new();
    for word in words.all() {
        let known = best.entry(word.terms[0]).or_insert((word.uses, &word.text));
        if (word.uses, std::cmp::Reverse(&word.text)) > (known.0, std::cmp::Reverse(known.1)) {
            *known = (word.uses, &word.text);
        }
    }
    best.into_iter().map(|(term, (_, text))| (term, Arc::clone(text))).collect()
}
