//! Overlap of two texts in shingles of four words.

use std::collections::HashMap;

/// Words of a text: runs of letters and digits, in lower case.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// How well a found text covers a true one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlap {
    /// Share of the found shingles that are true.
    pub precision: f64,
    /// Share of the true shingles that were found.
    pub recall: f64,
}

impl Overlap {
    /// The harmonic mean.
    pub fn f1(self) -> f64 {
        harmonic(self.precision, self.recall)
    }
}

/// The harmonic mean of precision and recall; 0 when both are 0.
pub fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// Compares two texts by their shingles of four words, counted with repetition. A text shorter than that is one
/// shingle. An empty find has precision 0 unless the truth is empty too.
pub fn overlap(found: &str, truth: &str) -> Overlap {
    let (found, truth) = (words(found), words(truth));
    let (found_counts, truth_counts) = (counts(&found), counts(&truth));
    let common: usize = found_counts
        .iter()
        .map(|(shingle, n)| (*n).min(truth_counts.get(shingle).copied().unwrap_or(0)))
        .sum();
    let share = |of: &HashMap<&[String], usize>| {
        let total: usize = of.values().sum();
        if total == 0 { f64::from(u8::from(truth.is_empty())) } else { common as f64 / total as f64 }
    };
    Overlap { precision: share(&found_counts), recall: share(&truth_counts) }
}

fn counts(words: &[String]) -> HashMap<&[String], usize> {
    let mut counts = HashMap::new();
    if (1..4).contains(&words.len()) {
        counts.insert(words, 1);
    }
    for shingle in words.windows(4) {
        *counts.entry(shingle).or_default() += 1;
    }
    counts
}

/// The paragraphs of `text` (its lines) of which less than half of the shingles occur in `other`.
pub fn not_covered<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
    let other = words(other);
    let known = counts(&other);
    text.lines()
        .filter(|line| {
            let line_words = words(line);
            let shingles = counts(&line_words);
            let hits = shingles.keys().filter(|shingle| covered(shingle, &known, &other)).count();
            hits * 2 < shingles.len()
        })
        .collect()
}

fn covered(shingle: &[String], known: &HashMap<&[String], usize>, other: &[String]) -> bool {
    if shingle.len() >= 4 {
        known.contains_key(shingle)
    } else {
        other.windows(shingle.len()).any(|at| at == shingle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_shingles_with_repetition() {
        assert_eq!(overlap("a b c d", "A, b c — d").f1(), 1.0);
        assert_eq!(overlap("a b c d a b c d", "a b c d").precision, 0.2);
        assert_eq!(overlap("a b c d e", "a b c d").recall, 1.0);
        assert_eq!(overlap("", "a b c d"), Overlap { precision: 0.0, recall: 0.0 });
        assert_eq!(overlap("", "").f1(), 1.0);
    }

    #[test]
    fn paragraphs_found_nowhere_are_named() {
        assert_eq!(not_covered("one two three four\nfive six", "zero one two three four"), ["five six"]);
    }
}
