//! What the stored text of a hit says beyond its terms, for ranking the best hits again.

use super::reading::{Found, Reading};
use crate::plan::{Matcher, QueryPlan, Scope};
use std::collections::{BTreeSet, HashSet};

/// Signs of a good hit, read from its text. Weights are those of the words (idf), shares lie between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features {
    /// The share of the words' weight that was found anywhere.
    pub found: f32,
    /// The share of the words' weight that stands in the headline.
    pub in_headline: f32,
    /// The share of the words' weight that was found exactly as typed (in any case of letters).
    pub exact: f32,
    /// How many occurrences are exactly as typed.
    pub exact_count: u32,
    /// The words one after another, in the order of the query, in the headline.
    pub phrase_in_headline: bool,
    /// The words one after another, in the order of the query, anywhere.
    pub phrase: bool,
    /// The fewest words of text, from first to last, that hold all the words of the query which were found, within one
    /// paragraph; `None` where no paragraph holds them all, or only one was found.
    pub window: Option<u32>,
}

impl Reading<'_, '_> {
    /// The features of this document. Phrases of several words count as one word.
    pub fn features(&self) -> Features {
        let counted: Vec<usize> =
            (0..self.plan.words.len()).filter(|&word| !self.plan.words[word].negated).collect();
        let weight =
            |words: &BTreeSet<usize>| words.iter().map(|&word| self.plan.words[word].idf).sum::<f32>();
        let total = weight(&counted.iter().copied().collect()).max(f32::MIN_POSITIVE);
        let found: BTreeSet<usize> = self.words_in(|_| true);
        let in_headline = self.words_in(|scope| scope == Scope::Headline);
        let (exact, exact_count) = self.exact_words();
        let row = in_a_row(self.plan, &counted);
        let windows = self.found.iter().filter_map(|piece| window(piece, &found));
        let headline = self.found.iter().find(|piece| piece.piece.scope == Scope::Headline);
        Features {
            found: weight(&found) / total,
            in_headline: weight(&in_headline) / total,
            exact: weight(&exact) / total,
            exact_count,
            phrase_in_headline: headline.is_some_and(|piece| has_row(piece, &row)),
            phrase: self.found.iter().any(|piece| has_row(piece, &row)),
            window: if found.len() > 1 { windows.min() } else { None },
        }
    }

    fn words_in(&self, scope: impl Fn(Scope) -> bool) -> BTreeSet<usize> {
        let pieces = self.found.iter().filter(|found| scope(found.piece.scope));
        pieces.flat_map(|found| found.occurrences.iter().map(|occurrence| occurrence.word)).collect()
    }

    fn exact_words(&self) -> (BTreeSet<usize>, u32) {
        let typed: Vec<String> =
            self.plan.words.iter().map(|group| self.analyzer.fold(&group.text)).collect();
        let (mut words, mut count) = (BTreeSet::new(), 0);
        for found in &self.found {
            for occurrence in &found.occurrences {
                let form = &found.piece.text[occurrence.bytes.clone()];
                if is_same(form, &typed[occurrence.word])
                    || self.analyzer.fold(form) == typed[occurrence.word]
                {
                    words.insert(occurrence.word);
                    count += 1;
                }
            }
        }
        (words, count)
    }
}

/// Equal but for the case of letters: the usual answer without folding.
fn is_same(form: &str, typed: &str) -> bool {
    form.chars().flat_map(char::to_lowercase).eq(typed.chars())
}

/// The fewest words from first to last that hold all of these words of the plan.
fn window(piece: &Found<'_>, wanted: &BTreeSet<usize>) -> Option<u32> {
    let occurrences = &piece.occurrences;
    let most = occurrences.iter().map(|occurrence| occurrence.word).max()?;
    let mut counts = vec![0_u32; most + 1];
    let (mut covered, mut from, mut best) = (0, 0, None);
    for last in occurrences {
        counts[last.word] += 1;
        covered += usize::from(counts[last.word] == 1);
        while covered == wanted.len() {
            let first = &occurrences[from];
            let width = last.position.abs_diff(first.position) + 1;
            best = Some(best.map_or(width, |best: u32| best.min(width)));
            counts[first.word] -= 1;
            covered -= usize::from(counts[first.word] == 0);
            from += 1;
        }
    }
    best
}

/// The words in the order of the plan, each with its distance from the first one if they stand one after another.
fn in_a_row(plan: &QueryPlan, words: &[usize]) -> Vec<(usize, u32)> {
    let mut distance = 0_u32;
    let mut row = Vec::with_capacity(words.len());
    for &word in words {
        row.push((word, distance));
        distance = distance.saturating_add(
            match plan.words[word].alternatives.first().map(|first| &first.matcher) {
                Some(Matcher::Phrase { slots, .. }) => slots.last().map_or(1, |slot| slot.offset + 1),
                _ => 1,
            },
        );
    }
    row
}

/// Whether all the words of a row stand one after another in a piece.
fn has_row(piece: &Found<'_>, row: &[(usize, u32)]) -> bool {
    let Some((first, rest)) = row.split_first().filter(|(_, rest)| !rest.is_empty()) else { return false };
    let places: HashSet<(usize, u32)> =
        piece.occurrences.iter().map(|occurrence| (occurrence.word, occurrence.position)).collect();
    let starts = piece.occurrences.iter().filter(|occurrence| occurrence.word == first.0);
    starts.into_iter().any(|start| {
        rest.iter().all(|&(word, distance)| places.contains(&(word, start.position.saturating_add(distance))))
    })
}
