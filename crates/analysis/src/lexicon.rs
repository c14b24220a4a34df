//! Words that rules do not get right, from data files: names with all their forms, acronyms that look like other words,
//! first parts of compounds that are written in two ways. Read when the first word is looked up.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(crate) const NAMES: &str = include_str!("../data/names.tsv");
pub(crate) const PARADIGMS: &str = include_str!("../data/paradigms.tsv");
pub(crate) const ACRONYMS: &str = include_str!("../data/acronyms.txt");
pub(crate) const PREFIXES: &str = include_str!("../data/prefixes.txt");

/// What is known of a word form.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The term that stands for all forms: the folded nominative, which other forms without an entry also come to.
    pub(crate) key: &'static str,
    /// Whether the form is an ordinary word as well.
    pub(crate) also_ordinary: bool,
}

/// The known name that this folded form belongs to.
pub(crate) fn name(folded: &str) -> Option<&'static Known> {
    static FORMS: LazyLock<HashMap<String, Known>> = LazyLock::new(read_names);
    FORMS.get(folded)
}

/// The key of an acronym that is another word in lower case: `US` of `us`.
pub(crate) fn acronym_key(folded: &str) -> Option<&'static str> {
    static KEYS: LazyLock<HashMap<String, &'static str>> =
        LazyLock::new(|| lines(ACRONYMS).map(|line| (line.to_lowercase(), line)).collect());
    KEYS.get(folded).copied()
}

/// Whether a folded first part is written with a hyphen or without.
pub(crate) fn is_prefix(folded: &str) -> bool {
    static PARTS: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| lines(PREFIXES).flat_map(str::split_whitespace).collect());
    PARTS.contains(folded)
}

/// The lines of a data file that are no comments.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read_names() -> HashMap<String, Known> {
    let paradigms: HashMap<&str, Vec<&str>> = lines(PARADIGMS)
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, endings)| (name, endings.split(' ').collect()))
        .collect();
    let mut forms = HashMap::with_capacity(4096);
    for (key, items) in lines(NAMES).filter_map(|line| line.split_once('\t')) {
        let also_ordinary = key.ends_with('+');
        let known = Known { key: key.trim_end_matches('+'), also_ordinary };
        for item in items.split(' ') {
            match item.split_once(':') {
                None => {
                    forms.entry(item.to_owned()).or_insert_with(|| known.clone());
                }
                Some((stem, paradigm)) => {
                    for ending in paradigms.get(paradigm).into_iter().flatten() {
                        let form = format!("{stem}{}", ending.trim_start_matches('_'));
                        forms.entry(form).or_insert_with(|| known.clone());
                    }
                }
            }
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_line_of_names_is_sound() {
        let paradigms: Vec<&str> =
            lines(PARADIGMS).map(|line| line.split_once('\t').expect("a tab").0).collect();
        let mut owners: BTreeMap<String, &str> = BTreeMap::new();
        for line in lines(NAMES) {
            let (key, items) = line.split_once('\t').unwrap_or_else(|| panic!("no tab: {line}"));
            for item in items.split(' ') {
                if let Some((_, paradigm)) = item.split_once(':') {
                    assert!(paradigms.contains(&paradigm), "{line}");
                }
                if let Some(other) = owners.insert(item.to_owned(), key) {
                    panic!("{item} is in {other} and in {key}");
                }
            }
        }
    }
}
