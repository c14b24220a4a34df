//! A vocabulary without an index.

use crate::vocabulary::Vocabulary;
use std::collections::BTreeMap;
use vestnik_analysis::{Analyzer, Scratch};

/// The terms of a few texts, each a document.
pub(super) struct Words {
    counts: BTreeMap<String, u64>,
    documents: u64,
}

impl Words {
    pub(super) fn of(texts: &[&str]) -> Self {
        let mut counts = BTreeMap::new();
        for text in texts {
            let mut terms = std::collections::BTreeSet::new();
            Analyzer::new().analyze(text, &mut Scratch::new(), &mut |token| {
                terms.insert(token.term.to_owned());
            });
            terms.into_iter().for_each(|term| *counts.entry(term).or_insert(0) += 1);
        }
        Self { counts, documents: texts.len() as u64 }
    }
}

impl Vocabulary for Words {
    fn document_frequency(&self, term: &str) -> u64 {
        self.counts.get(term).copied().unwrap_or(0)
    }

    fn document_count(&self) -> u64 {
        self.documents
    }

    fn near(&self, term: &str, distance: u8, limit: usize) -> Vec<(String, u64)> {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let is_near = |other: &&String| {
            crate::distance::distance_within(&letters(term), &letters(other), usize::from(distance)).is_some()
        };
        let mut near: Vec<_> =
            self.counts.keys().filter(is_near).map(|term| (term.clone(), self.counts[term])).collect();
        near.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(limit);
        near
    }
}
