//! "Most of the words": documents that have enough of the weight of some nodes, in the manner of MaxScore.
//!
//! The heavier a word, the rarer. A document without any of the rarest words cannot have enough weight if the others
//! together have too little: only the postings of those rare words are gone through, the others are asked.

use tantivy::query::{EmptyScorer, Scorer};
use tantivy::{DocId, DocSet, TERMINATED};

/// A scorer over `nodes` with their weights; documents need `at_least` of the weight.
pub(crate) fn scorer(mut nodes: Vec<(Box<dyn Scorer>, f32)>, at_least: f32) -> Box<dyn Scorer> {
    nodes.retain(|(scorer, _)| scorer.doc() != TERMINATED);
    let total: f32 = nodes.iter().map(|(_, weight)| weight).sum();
    if nodes.is_empty() || total + SLACK < at_least {
        return Box::new(EmptyScorer);
    }
    // The most frequent last; of those, as many as cannot suffice together are only asked.
    nodes.sort_by_key(|(scorer, _)| scorer.size_hint());
    let mut leading = nodes.len();
    let mut asked = 0.0;
    while leading > 1 && asked + nodes[leading - 1].1 + SLACK < at_least {
        leading -= 1;
        asked += nodes[leading].1;
    }
    let mut most = Most { nodes, leading, at_least, doc: 0 };
    most.doc = most.find(0);
    Box::new(most)
}

/// Sums of weights are compared with this much forgiveness for rounding.
const SLACK: f32 = 1e-4;

struct Most {
    nodes: Vec<(Box<dyn Scorer>, f32)>,
    leading: usize,
    at_least: f32,
    doc: DocId,
}

impl Most {
    /// The first document from `target` on with enough weight.
    fn find(&mut self, mut target: DocId) -> DocId {
        loop {
            let mut doc = TERMINATED;
            for (scorer, _) in &mut self.nodes[..self.leading] {
                doc = doc.min(seek(scorer.as_mut(), target));
            }
            if doc == TERMINATED || self.weight(doc) + SLACK >= self.at_least {
                return doc;
            }
            target = doc + 1;
        }
    }

    /// The weight of the nodes that have this document. Gives up as soon as it cannot be enough.
    fn weight(&mut self, doc: DocId) -> f32 {
        let mut rest: f32 = self.nodes.iter().map(|(_, weight)| weight).sum();
        let mut sum = 0.0;
        for (scorer, weight) in &mut self.nodes {
            if sum + rest + SLACK < self.at_least {
                return sum;
            }
            rest -= *weight;
            if seek(scorer.as_mut(), doc) == doc {
                sum += *weight;
            }
        }
        sum
    }
}

fn seek(scorer: &mut dyn Scorer, target: DocId) -> DocId {
    if scorer.doc() < target { scorer.seek(target) } else { scorer.doc() }
}

impl DocSet for Most {
    fn advance(&mut self) -> DocId {
        if self.doc != TERMINATED {
            self.doc = self.find(self.doc + 1);
        }
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target > self.doc {
            self.doc = self.find(target);
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.nodes[..self.leading]
            .iter()
            .fold(0, |sum: u32, (scorer, _)| sum.saturating_add(scorer.size_hint()))
    }
}

impl Scorer for Most {
    fn score(&mut self) -> f32 {
        let doc = self.doc;
        let mut sum = 0.0;
        for (scorer, _) in &mut self.nodes {
            if seek(scorer.as_mut(), doc) == doc {
                sum += scorer.score();
            }
        }
        sum
    }
}
