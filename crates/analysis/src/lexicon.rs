//! Words that rules do not get right, from data files: names with all their forms, acronyms that look like other words,
//! first parts of compounds that are written in two ways. Read when the first word is looked up.

use crate::hash::WordMap;
use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

pub(crate) const NAMES: &str = include_str!("../data/names.tsv");
pub(crate) const WORDS: &str = include_str!("../data/words.tsv");
pub(crate) const PARADIGMS: &str = include_str!("../data/paradigms.tsv");
pub(crate) const ACRONYMS: &str = include_str!("../data/acronyms.txt");
pub(crate) const PREFIXES: &str = include_str!("../data/prefixes.txt");

/// What is known of a word form.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The term that stands for all forms: the folded nominative.
    pub(crate) key: Arc<str>,
    /// Whether the form is an ordinary word as well.
    pub(crate) also_ordinary: bool,
}

static FORMS: LazyLock<WordMap<String, Known>> = LazyLock::new(read_names);

/// The known name that this folded form belongs to.
pub(crate) fn name(folded: &str) -> Option<&'static Known> {
    FORMS.get(folded)
}

/// All forms of known names with the terms that stand for them.
pub(crate) fn keys_of_forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    FORMS.iter().map(|(form, known)| (form.as_str(), &*known.key))
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

/// The lines of a data file that are no comments.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

type Paradigms = WordMap<&'static str, Vec<&'static str>>;

fn read_names() -> WordMap<String, Known> {
    let paradigms: Paradigms = lines(PARADIGMS)
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, endings)| {
            (name, endings.split(' ').map(|ending| ending.trim_start_matches('_')).collect())
        })
        .collect();
    let mut forms = WordMap::with_capacity_and_hasher(16384, Default::default());
    for (head, items) in lines(NAMES).chain(lines(WORDS)).filter_map(|line| line.split_once('\t')) {
        for item in items.split(' ') {
            read_item(head, item, &paradigms, &mut forms);
        }
    }
    forms
}

/// Enters the forms of one item of a line. The first item that has a form keeps it.
fn read_item(head: &str, item: &str, paradigms: &Paradigms, forms: &mut WordMap<String, Known>) {
    let own = head.strip_prefix('=');
    let (stem, paradigm) = match own {
        Some(paradigm) => (item.trim_end_matches('+'), Some(paradigm)),
        None => item.split_once(':').map_or((item, None), |(stem, paradigm)| (stem, Some(paradigm))),
    };
    let endings = paradigm.and_then(|name| paradigms.get(name)).map_or(&[""][..], Vec::as_slice);
    let flagged = if own.is_some() { item } else { head };
    let key =
        if own.is_some() { format!("{stem}{}", endings[0]) } else { head.trim_end_matches('+').to_owned() };
    let known = Known { key: key.into(), also_ordinary: flagged.ends_with('+') };
    for ending in endings {
        forms.entry(format!("{stem}{ending}")).or_insert_with(|| known.clone());
    }
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
        for line in lines(NAMES).chain(lines(WORDS)) {
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

    #[test]
    fn every_form_has_one_key() {
        let forms = read_names();
        for (form, known) in &forms {
            let key =
                forms.get(&*known.key).unwrap_or_else(|| panic!("the key of {form} is none of its forms"));
            assert_eq!(&key.key, &known.key, "{form}");
        }
    }
}
