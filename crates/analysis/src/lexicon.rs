//! Words that rules do not get right, from data files: names with all their forms, acronyms that look like other words,
//! first parts of compounds that are written in two ways, units of measure. The names are a table that the build script makes; the others are read when the
//! first word is looked up.

use crate::hash::WordMap;
use crate::known::{Known, Table};
use std::collections::HashSet;
use std::sync::LazyLock;

pub(crate) use crate::known::lines;

#[cfg(test)]
pub(crate) const NAMES: &str = include_str!("../data/names.tsv");
#[cfg(test)]
pub(crate) const WORDS: &str = include_str!("../data/words.tsv");
#[cfg(test)]
pub(crate) const VERBS: &str = include_str!("../data/verbs.tsv");
#[cfg(test)]
pub(crate) const PARADIGMS: &str = include_str!("../data/paradigms.tsv");
pub(crate) const ACRONYMS: &str = include_str!("../data/acronyms.txt");
pub(crate) const PREFIXES: &str = include_str!("../data/prefixes.txt");
pub(crate) const UNITS: &str = include_str!("../data/units.txt");

/// All forms of names and words.
pub(crate) static FORMS: Table = Table::new(include_bytes!(concat!(env!("OUT_DIR"), "/known.table")));

/// A hash of that table.
pub(crate) const HASH_OF_FORMS: &[u8; 8] = include_bytes!(concat!(env!("OUT_DIR"), "/known.hash"));

/// The known name or word that this folded form belongs to. A reflexive form belongs to that of the verb without the ending.
pub(crate) fn name(folded: &str) -> Option<Known> {
    FORMS.get(folded).or_else(|| FORMS.get(folded.strip_suffix("ся").or_else(|| folded.strip_suffix("сь"))?))
}

/// All forms of known names with the terms that stand for them.
#[cfg(test)]
pub(crate) fn keys_of_forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    FORMS.iter().map(|(form, known)| (form, known.key))
}

/// The key of an acronym that is another word in lower case: `US` of `us`.
pub(crate) fn acronym_key(folded: &str) -> Option<&'static str> {
    static KEYS: LazyLock<WordMap<String, &'static str>> =
        LazyLock::new(|| lines(ACRONYMS).map(|line| (line.to_lowercase(), line)).collect());
    KEYS.get(folded).copied()
}

/// Whether a folded first part is written with a hyphen or without.
pub(crate) fn is_prefix(folded: &str) -> bool {
    static PARTS: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| lines(PREFIXES).flat_map(str::split_whitespace).collect());
    PARTS.contains(folded)
}

/// Whether letters behind a number are a unit of measure: `км`, `bn`. Single letters only as they are written in the list, since `5G` and
/// `3М` are names.
pub(crate) fn is_unit(written: &str) -> bool {
    static UNITS_AS_WRITTEN: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| lines(UNITS).flat_map(str::split_whitespace).collect());
    static IN_SMALL_LETTERS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        UNITS_AS_WRITTEN
            .iter()
            .filter(|unit| unit.chars().nth(1).is_some())
            .map(|unit| unit.to_lowercase())
            .collect()
    });
    UNITS_AS_WRITTEN.contains(written) || IN_SMALL_LETTERS.contains(written.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_line_of_names_is_sound() {
        let paradigms: Vec<&str> =
            lines(PARADIGMS).map(|line| line.split_once('\t').expect("a tab").0).collect();
        let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
        for line in lines(NAMES).chain(lines(WORDS)).chain(lines(VERBS)) {
            let (key, items) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
            let own = key.strip_prefix('=');
            assert!(own.is_none_or(|paradigm| paradigms.contains(&paradigm)), "{line}");
            for item in items.split(' ') {
                let stem = item.trim_end_matches('+');
                let paradigm = stem.split_once(':').map(|(_, paradigm)| paradigm);
                assert!(paradigm.is_none_or(|paradigm| paradigms.contains(&paradigm)), "{line}");
                let one_script = !stem.bytes().any(|byte| byte.is_ascii_alphabetic()) || paradigm.is_none();
                assert!(
                    !stem.is_empty() && (one_script || stem.split(':').next().is_some_and(|s| !s.is_ascii()))
                );
                if let Some(other) = owners.insert(stem, key) {
                    panic!("{item} is in {other} and in {key}");
                }
            }
        }
    }
}
