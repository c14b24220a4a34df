//! "Most of the words": documents that have enough of the weight of some nodes, with the sum of their scores.
//!
//! The heavier a word, the rarer. A document without any of the rarest words cannot have enough weight if the others
//! together have too little: only where those rare words stand are the others looked at. Documents are done by windows, and within a window
//! word after word, as Lucene's BooleanScorer does it: what no filter asks for is passed over, and memory does not grow with the index.

use super::best::WordScorer;
use super::tally::{Tally, WINDOW};
use tantivy::query::{EmptyScorer, Scorer};
use tantivy::{DocId, DocSet, TERMINATED};

/// A node of which a document may have something.
pub(super) enum Member {
    Word(WordScorer),
    Other(Box<dyn Scorer>),
}

/// A scorer over `members` with their weights; documents need `at_least` of the weight.
pub(super) fn scorer(mut members: Vec<(Member, f32)>, at_least: f32) -> Box<dyn Scorer> {
    members.retain(|(member, _)| member.doc() != TERMINATED);
    let total: f32 = members.iter().map(|(_, weight)| weight).sum();
    if members.is_empty() || total + SLACK < at_least {
        return Box::new(EmptyScorer);
    }
    // The most frequent last; of those, as many as cannot suffice together are only asked.
    members.sort_by_key(|(member, _)| member.size_hint());
    let mut leading = members.len();
    let mut asked = 0.0;
    while leading > 1 && asked + members[leading - 1].1 + SLACK < at_least {
        leading -= 1;
        asked += members[leading].1;
    }
    let mut most = Most { members, leading, at_least, tally: Tally::new(), found: Vec::new(), at: 0, end: 0 };
    most.fill(0);
    Box::new(most)
}

/// Sums of weights are compared with this much forgiveness for rounding.
const SLACK: f32 = 1e-4;

impl Member {
    fn doc(&self) -> DocId {
        match self {
            Member::Word(word) => word.doc(),
            Member::Other(other) => other.doc(),
        }
    }

    fn size_hint(&self) -> u32 {
        match self {
            Member::Word(word) => word.size_hint(),
            Member::Other(other) => other.size_hint(),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Member::Word(word) if word.doc() < target => word.seek(target),
            Member::Other(other) if other.doc() < target => other.seek(target),
            member => member.doc(),
        }
    }

    /// Goes through the documents of the window and stands behind it then.
    fn tally(&mut self, tally: &mut Tally) {
        match self {
            Member::Word(word) => word.tally(tally),
            Member::Other(other) => {
                let window = tally.window();
                let mut doc = if other.doc() < window.start { other.seek(window.start) } else { other.doc() };
                while doc < window.end {
                    if tally.takes(doc) {
                        tally.whole(doc, other.score());
                    }
                    doc = other.advance();
                }
            }
        }
    }
}

struct Most {
    members: Vec<(Member, f32)>,
    leading: usize,
    at_least: f32,
    tally: Tally,
    /// The documents of the present window that have enough weight.
    found: Vec<(DocId, f32)>,
    /// The present one of them.
    at: usize,
    /// The first document behind the window.
    end: DocId,
}

impl Most {
    /// Does the first window from `target` on that has a document with enough weight.
    fn fill(&mut self, mut target: DocId) {
        (self.at, self.end) = (0, target);
        self.found.clear();
        while self.found.is_empty() && target < TERMINATED {
            let leading = self.members[..self.leading].iter_mut();
            let start = leading.map(|(member, _)| member.seek(target)).min().unwrap_or(TERMINATED);
            if start >= TERMINATED - WINDOW {
                self.end = TERMINATED;
                return;
            }
            self.tally.begin(start);
            for (number, (member, weight)) in self.members.iter_mut().enumerate() {
                if number == self.leading {
                    self.tally.only_met();
                }
                member.tally(&mut self.tally);
                self.tally.end_word(*weight);
            }
            self.tally.finish(self.at_least - SLACK, &mut self.found);
            target = start + WINDOW;
            self.end = target;
        }
    }
}

impl DocSet for Most {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        if self.at >= self.found.len() {
            self.fill(self.end);
        }
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target >= self.end {
            self.fill(target);
        } else if target > self.doc() {
            self.at += self.found[self.at..].partition_point(|(doc, _)| *doc < target);
            if self.at >= self.found.len() {
                self.fill(self.end);
            }
        }
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.found.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        self.members[..self.leading]
            .iter()
            .fold(0, |sum: u32, (member, _)| sum.saturating_add(member.size_hint()))
    }
}

impl Scorer for Most {
    fn score(&mut self) -> f32 {
        self.found.get(self.at).map_or(0.0, |(_, score)| *score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use tantivy::BitSet;
    use tantivy::query::{BitSetDocSet, ConstScorer};

    const DOCUMENTS: u32 = 3 * WINDOW;

    fn member(documents: &BTreeSet<u32>, score: f32) -> Member {
        let mut set = BitSet::with_max_value(DOCUMENTS);
        for &doc in documents {
            set.insert(doc);
        }
        Member::Other(Box::new(ConstScorer::new(BitSetDocSet::from(set), score)))
    }

    fn build(sets: &[BTreeSet<u32>], at_least: f32) -> Box<dyn Scorer> {
        let members = sets.iter().zip(1u8..).map(|(set, n)| (member(set, f32::from(n)), 1.0));
        scorer(members.collect(), at_least)
    }

    /// The same by asking each set about each document.
    fn expected(sets: &[BTreeSet<u32>], at_least: f32) -> Vec<(u32, f32)> {
        let of = |doc: u32| sets.iter().zip(1u8..).filter(move |(set, _)| set.contains(&doc));
        let all = (0..DOCUMENTS).map(|doc| (doc, of(doc).count(), of(doc).map(|(_, n)| f32::from(n)).sum()));
        let enough = all.filter(|(_, count, _)| *count > 0 && *count as f32 >= at_least);
        enough.map(|(doc, _, score)| (doc, score)).collect()
    }

    proptest! {
        #[test]
        fn documents_with_enough_weight_are_found(
            sets in prop::collection::vec(prop::collection::btree_set(0..DOCUMENTS, 0..60), 1..6),
            shared in prop::collection::btree_set(0..DOCUMENTS, 0..20),
            at_least in 0u8..5,
            steps in prop::collection::vec(0..DOCUMENTS, 0..12),
        ) {
            let sets: Vec<BTreeSet<u32>> = sets.iter().map(|set| set | &shared).collect();
            let expected = expected(&sets, f32::from(at_least));
            let mut all = build(&sets, f32::from(at_least));
            let mut found = Vec::new();
            while all.doc() != TERMINATED {
                found.push((all.doc(), all.score()));
                all.advance();
            }
            prop_assert_eq!(&found, &expected);
            let mut sought = build(&sets, f32::from(at_least));
            let mut steps = steps;
            steps.sort_unstable();
            for target in steps {
                if target >= sought.doc() {
                    let next = expected.iter().find(|(doc, _)| *doc >= target);
                    prop_assert_eq!(sought.seek(target), next.map_or(TERMINATED, |next| next.0));
                    prop_assert_eq!(sought.score(), next.map_or(0.0, |next| next.1));
                }
            }
        }
    }
}
