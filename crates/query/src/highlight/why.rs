//! Why a document is a hit: for each word the forms that stand for it.

use super::reading::Reading;
use crate::hits::Why;
use crate::plan::Scope;

/// How many forms of one word are named.
const MOST_FORMS: usize = 8;

impl Reading<'_, '_> {
    /// For every word that was found: its forms as they stand in the document, the fields, and the best alternative.
    pub fn why(&self) -> Vec<Why> {
        let words = 0..self.plan.words.len();
        words.filter_map(|word| self.why_word(word)).collect()
    }

    fn why_word(&self, word: usize) -> Option<Why> {
        let group = &self.plan.words[word];
        let mut forms: Vec<&str> = Vec::new();
        let mut fields: Vec<Scope> = Vec::new();
        let mut best: Option<usize> = None;
        for found in &self.found {
            for occurrence in found.occurrences.iter().filter(|occurrence| occurrence.word == word) {
                let form = &found.piece.text[occurrence.bytes.clone()];
                if forms.len() < MOST_FORMS && !forms.contains(&form) {
                    forms.push(form);
                }
                if !fields.contains(&found.piece.scope) {
                    fields.push(found.piece.scope);
                }
                let weight = |alternative: usize| group.alternatives[alternative].weight;
                if best.is_none_or(|best| weight(occurrence.alternative) > weight(best)) {
                    best = Some(occurrence.alternative);
                }
            }
        }
        let alternative = &group.alternatives[best?];
        fields.sort();
        Some(Why {
            word,
            query: group.text.clone(),
            forms: forms.into_iter().map(str::to_owned).collect(),
            fields,
            source: alternative.source,
            shown: alternative.shown.clone(),
            weight: alternative.weight,
            score: None,
        })
    }
}
