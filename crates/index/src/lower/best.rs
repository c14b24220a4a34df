//! The scorer of one word: the documents of all its leaves; of its alternatives the best counts, of the fields of an
//! alternative the best and a little of the others.

use super::leaf::Leaf;
use super::tally::Tally;
use tantivy::query::Scorer;
use tantivy::{DocId, DocSet, TERMINATED};

/// What the weaker field adds to the stronger one.
pub(super) const TIE: f32 = 0.2;

/// The documents of any leaf, with the best score.
pub(super) struct WordScorer {
    /// Ordered by alternative, then field.
    leaves: Vec<Leaf>,
    doc: DocId,
}

impl WordScorer {
    pub(super) fn new(leaves: Vec<Leaf>) -> Self {
        let mut scorer = Self { leaves, doc: 0 };
        scorer.doc = scorer.least();
        scorer
    }

    /// Hands out the scores of all documents of a window, and stands behind it then.
    pub(super) fn tally(&mut self, tally: &mut Tally) {
        for alternative in self.leaves.chunk_by_mut(|one, other| one.group.0 == other.group.0) {
            if let [leaf] = alternative {
                leaf.tally(tally, Tally::whole);
                continue;
            }
            for field in alternative.chunk_by_mut(|one, other| one.group.1 == other.group.1) {
                if let [leaf] = field {
                    leaf.tally(tally, Tally::lone_leaf);
                } else {
                    field.iter_mut().for_each(|leaf| leaf.tally(tally, Tally::leaf));
                    tally.end_field();
                }
            }
            tally.end_alternative();
        }
        self.doc = self.least();
    }

    fn least(&self) -> DocId {
        self.leaves.iter().map(|leaf| leaf.docs.doc()).min().unwrap_or(TERMINATED)
    }
}

impl DocSet for WordScorer {
    fn advance(&mut self) -> DocId {
        let mut least = TERMINATED;
        for leaf in &mut self.leaves {
            let mut doc = leaf.docs.doc();
            if doc == self.doc && doc != TERMINATED {
                doc = leaf.docs.advance();
            }
            least = least.min(doc);
        }
        self.doc = least;
        least
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let mut least = TERMINATED;
        for leaf in &mut self.leaves {
            let mut doc = leaf.docs.doc();
            if doc < target {
                doc = leaf.docs.seek(target);
            }
            least = least.min(doc);
        }
        self.doc = least;
        least
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.leaves.iter().fold(0, |sum: u32, leaf| sum.saturating_add(leaf.docs.size_hint()))
    }
}

impl Scorer for WordScorer {
    fn score(&mut self) -> f32 {
        let (mut best, mut alternative, mut number) = (0.0f32, Fields::default(), usize::MAX);
        let mut slot = (usize::MAX, 0.0f32);
        for leaf in self.leaves.iter_mut().filter(|leaf| leaf.docs.doc() == self.doc) {
            let score = leaf.score();
            if leaf.group.0 != number {
                alternative.add(slot.1);
                best = best.max(alternative.score());
                (alternative, number, slot) = (Fields::default(), leaf.group.0, (leaf.group.1, score));
            } else if leaf.group.1 != slot.0 {
                alternative.add(slot.1);
                slot = (leaf.group.1, score);
            } else {
                slot.1 = slot.1.max(score);
            }
        }
        alternative.add(slot.1);
        best.max(alternative.score())
    }
}

/// The scores of one alternative in its fields, summed up as by a DisMax with a tie.
#[derive(Clone, Copy, Default)]
struct Fields {
    best: f32,
    sum: f32,
}

impl Fields {
    fn add(&mut self, score: f32) {
        self.best = self.best.max(score);
        self.sum += score;
    }

    fn score(self) -> f32 {
        self.best + TIE * (self.sum - self.best)
    }
}
