//! The baseline: BM25 over a bag of Snowball stems, any word may be missing. What a plain engine does.

use frostem::{Algorithm, Stemmer};
use std::collections::HashMap;

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// An index in memory.
pub struct Baseline {
    ids: Vec<String>,
    lengths: Vec<f64>,
    postings: HashMap<String, Vec<(usize, f64)>>,
    average: f64,
}

impl Baseline {
    /// Indexes documents given as id and text.
    pub fn new(documents: impl Iterator<Item = (String, String)>) -> Self {
        let (mut ids, mut lengths) = (Vec::new(), Vec::new());
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        for (number, (id, text)) in documents.enumerate() {
            let mut counts: HashMap<String, f64> = HashMap::new();
            let mut length = 0.0;
            for stem in stems(&text) {
                *counts.entry(stem).or_default() += 1.0;
                length += 1.0;
            }
            for (stem, count) in counts {
                postings.entry(stem).or_default().push((number, count));
            }
            ids.push(id);
            lengths.push(length);
        }
        let average = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Self { ids, lengths, postings, average: average.max(1.0) }
    }

    /// The ids of the ten best documents.
    pub fn search(&self, query: &str) -> Vec<String> {
        let mut scores: HashMap<usize, f64> = HashMap::new();
        for stem in stems(query) {
            let Some(postings) = self.postings.get(&stem) else { continue };
            let (n, all) = (postings.len() as f64, self.ids.len() as f64);
            let idf = (1.0 + (all - n + 0.5) / (n + 0.5)).ln();
            for &(document, count) in postings {
                let norm = K1 * (1.0 - B + B * self.lengths[document] / self.average);
                *scores.entry(document).or_default() += idf * count * (K1 + 1.0) / (count + norm);
            }
        }
        let mut ranking: Vec<(usize, f64)> = scores.into_iter().collect();
        ranking.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| self.ids[a.0].cmp(&self.ids[b.0])));
        ranking.into_iter().take(10).map(|(document, _)| self.ids[document].clone()).collect()
    }
}

/// Lower-case runs of letters and digits, stemmed by their script.
fn stems(text: &str) -> impl Iterator<Item = String> {
    let russian = Stemmer::new(Algorithm::Russian);
    let english = Stemmer::new(Algorithm::English);
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(move |word| {
        let word = word.to_lowercase();
        let cyrillic = word.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
        let stemmer = if cyrillic { &russian } else { &english };
        stemmer.stem(&word).into_owned()
    })
}
