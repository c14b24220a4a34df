//! Names of months and zones.

use std::collections::HashMap;
use std::sync::LazyLock;

static MONTHS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let rows = include_str!("months.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(number, names)| Some((number.parse::<u8>().ok()?, names)))
        .flat_map(|(number, names)| names.split_ascii_whitespace().map(move |name| (name, number)))
        .collect()
});

static ZONES: LazyLock<HashMap<&'static str, i16>> = LazyLock::new(|| {
    let rows = include_str!("zones.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(name, minutes)| Some((name, minutes.parse().ok()?))).collect()
});

/// The month that a lower-case word names.
pub(super) fn month(word: &str) -> Option<u8> {
    MONTHS.get(word).copied()
}

/// The minutes east of UTC that a lower-case abbreviation stands for. Ambiguous ones (`ET`) are not known.
pub(super) fn zone(word: &str) -> Option<i16> {
    ZONES.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::super::token::LONGEST;
    use super::*;

    #[test]
    fn every_month_has_its_names() {
        for (word, number) in [("января", 1), ("фев", 2), ("marzo", 3), ("may", 5), ("sept", 9), ("déc", 12)]
        {
            assert_eq!(month(word), Some(number), "{word}");
        }
        assert_eq!((1..=12).filter(|n| MONTHS.values().any(|m| m == n)).count(), 12);
        assert_eq!((zone("мск"), zone("et")), (Some(180), None));
        assert!(MONTHS.keys().chain(ZONES.keys()).all(|word| word.len() <= LONGEST));
    }
}
