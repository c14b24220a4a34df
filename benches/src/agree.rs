//! When a found headline, day or author equals the true one.

use crate::shingles::words;
use std::collections::BTreeSet;

/// The same words in the same order, whatever the case and the punctuation.
pub fn same_headline(found: &str, truth: &str) -> bool {
    words(found) == words(truth)
}

/// The same calendar day as each side writes it, without converting zones.
pub fn same_day(found: Option<&str>, truth: &str) -> bool {
    found.and_then(|found| found.get(..10)) == truth.get(..10)
}

/// Overlap of two lists of authors as sets of names: twice the common ones over all. Case and order of the words of
/// a name do not count.
pub fn author_overlap(found: &[String], truth: &[String]) -> f64 {
    let (found, truth) = (names(found), names(truth));
    let common = found.intersection(&truth).count();
    2.0 * common as f64 / (found.len() + truth.len()).max(1) as f64
}

fn names(authors: &[String]) -> BTreeSet<Vec<String>> {
    authors
        .iter()
        .map(|author| {
            let mut name = words(author);
            name.sort();
            name
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_punctuation_do_not_count() {
        assert!(same_headline("«Молния»: ТЕСТ", "молния, тест"));
        assert!(!same_headline("one two", "one"));
        assert!(same_day(Some("2024-02-01T10:00:00Z"), "2024-02-01 16:16"));
        assert!(!same_day(None, "2024-02-01"));
        assert_eq!(author_overlap(&["Иван ПЕТРОВ".into()], &["Петров Иван".into()]), 1.0);
        assert_eq!(author_overlap(&[], &["A".into()]), 0.0);
    }
}
