//! The data files of names and words: every form with the term that stands for it. The build script reads them.

use std::collections::{BTreeMap, HashMap};

/// What the files say of a word form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// The term that stands for all forms: the folded nominative.
    pub(crate) key: String,
    /// Whether the form is an ordinary word as well.
    pub(crate) also_ordinary: bool,
}

type Paradigms<'f> = HashMap<&'f str, Vec<&'f str>>;

/// The lines of a data file that are no comments.
pub(crate) fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The forms of the names and words in `files`, inflected by `paradigms`.
pub(crate) fn forms(paradigms: &str, files: &[&str]) -> BTreeMap<String, Form> {
    let paradigms: Paradigms<'_> = lines(paradigms)
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, endings)| {
            (name, endings.split(' ').map(|ending| ending.trim_start_matches('_')).collect())
        })
        .collect();
    let mut forms = BTreeMap::new();
    let items = files.iter().flat_map(|file| lines(file)).filter_map(|line| line.split_once('\t'));
    for (head, items) in items {
        for item in items.split(' ') {
            read_item(head, item, &paradigms, &mut forms);
        }
    }
    forms
}

/// Enters the forms of one item of a line. The first item that has a form keeps it.
fn read_item(head: &str, item: &str, paradigms: &Paradigms<'_>, forms: &mut BTreeMap<String, Form>) {
    let own = head.strip_prefix('=');
    let (stem, paradigm) = match own {
        Some(paradigm) => (item.trim_end_matches('+'), Some(paradigm)),
        None => item.split_once(':').map_or((item, None), |(stem, paradigm)| (stem, Some(paradigm))),
    };
    let endings = paradigm.and_then(|name| paradigms.get(name)).map_or(&[""][..], Vec::as_slice);
    let flagged = if own.is_some() { item } else { head };
    let key =
        if own.is_some() { format!("{stem}{}", endings[0]) } else { head.trim_end_matches('+').to_owned() };
    let form = Form { key, also_ordinary: flagged.ends_with('+') };
    for ending in endings {
        forms.entry(format!("{stem}{ending}")).or_insert_with(|| form.clone());
    }
}
