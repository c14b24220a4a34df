//! News agencies, known in both scripts.

use crate::fold::is_letter;
use std::collections::HashMap;
use std::sync::LazyLock;

/// An agency under all of its names.
#[derive(Debug)]
pub(crate) struct Agency {
    english: &'static str,
    russian: &'static str,
    /// All names with their letters in lower case, longest first.
    names: Vec<Name>,
}

impl Agency {
    /// The canonical name in the language of the text that is read.
    pub(crate) fn name(&self, russian: bool) -> &'static str {
        if russian { self.russian } else { self.english }
    }
}

#[derive(Debug)]
struct Name {
    lower: String,
    /// A short name in capitals is matched with its case: `AP` is an agency, `ap` is not.
    exact: Option<&'static str>,
}

static AGENCIES: LazyLock<Vec<Agency>> = LazyLock::new(|| {
    let rows = include_str!("agencies.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (english, russian) = (cells.next()?, cells.next()?);
        let others = cells.next().unwrap_or("").split('|');
        let names = [english, russian].into_iter().chain(others).filter(|name| !name.is_empty()).map(name);
        let mut names: Vec<Name> = names.collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.lower.len()));
        Some(Agency { english, russian, names })
    })
    .collect()
});

/// All names by their first letter. Every beginning of a paragraph is asked, and hardly any is an agency's.
static BY_LETTER: LazyLock<HashMap<char, Vec<(&'static Agency, &'static Name)>>> = LazyLock::new(|| {
    let mut names: HashMap<char, Vec<_>> = HashMap::new();
    for agency in AGENCIES.iter() {
        for name in &agency.names {
            let first = name.lower.chars().next().expect("no name is empty");
            names.entry(first).or_default().push((agency, name));
        }
    }
    names
});

fn name(name: &'static str) -> Name {
    let short = name.chars().count() <= 5 && name.chars().all(|c| !c.is_lowercase());
    Name { lower: name.to_lowercase(), exact: short.then_some(name) }
}

/// The agency whose name a text begins with, and the length of the name in bytes.
pub(crate) fn agency_in(text: &str) -> Option<(&'static Agency, usize)> {
    let first = text.chars().next()?.to_lowercase().next()?;
    let mut best: Option<(&'static Agency, usize)> = None;
    for (agency, name) in BY_LETTER.get(&first)? {
        let Some(length) = begins(text, name) else { continue };
        if best.is_none_or(|(_, known)| length > known) {
            best = Some((agency, length));
        }
    }
    best
}

/// The agency that is named by the whole text.
pub(crate) fn agency_named(text: &str) -> Option<&'static Agency> {
    let text = text.trim().trim_start_matches(|c: char| !c.is_alphanumeric());
    agency_in(text)
        .filter(|(_, length)| !text[*length..].contains(char::is_alphanumeric))
        .map(|(agency, _)| agency)
}

/// Whether most letters of a text are Cyrillic.
pub(crate) fn is_cyrillic(text: &str) -> bool {
    let (mut letters, mut cyrillic) = (0, 0);
    for c in text.chars().filter(|c| is_letter(*c)).take(400) {
        letters += 1;
        cyrillic += usize::from(matches!(c, '\u{400}'..='\u{4ff}'));
    }
    cyrillic * 2 > letters
}

fn begins(text: &str, name: &Name) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in name.lower.chars() {
        let (_, c) = rest.next()?;
        if !c.to_lowercase().eq(std::iter::once(wanted)) {
            return None;
        }
    }
    let end = rest.next();
    let length = end.map_or(text.len(), |(at, _)| at);
    if end.is_some_and(|(_, c)| c.is_alphanumeric())
        || name.exact.is_some_and(|exact| exact != &text[..length])
    {
        return None;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_are_known_in_both_scripts() {
        for (text, wanted) in [
            ("RIA Novosti.", Some("RIA Novosti")),
            ("РИА «Новости»", Some("RIA Novosti")),
            ("ИТАР-ТАСС", Some("TASS")),
            ("The Associated Press", Some("AP")),
            ("AP", Some("AP")),
            ("ap", None),
            ("Apple", None),
            ("Интерфакс-Украина", Some("Interfax-Ukraine")),
            ("REUTERS", Some("Reuters")),
            ("", None),
        ] {
            assert_eq!(agency_named(text).map(|agency| agency.name(false)), wanted, "{text}");
        }
    }
}
