//! News agencies, known in both scripts (`agencies.tsv`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// An agency under all of its names. `Reuters` and `Рейтер` are one.
#[derive(Debug)]
pub struct Agency {
    own: &'static str,
    other: &'static str,
    /// All names with their letters in lower case, longest first.
    names: Vec<Name>,
}

impl Agency {
    /// The name that it is counted by, whatever the language of the text: `Reuters`, `ТАСС`.
    pub fn own_name(&self) -> &'static str {
        self.own
    }

    /// The canonical name in the script of the text that is read: `Reuters` or `Рейтер`.
    pub fn name(&self, russian: bool) -> &'static str {
        let is_russian = |name: &str| name.contains(|c: char| matches!(c, '\u{400}'..='\u{4ff}'));
        if is_russian(self.own) == russian { self.own } else { self.other }
    }

    /// The agency whose name a text begins with, and the length of the name in bytes.
    pub fn at_start(text: &str) -> Option<(&'static Agency, usize)> {
        let first = lower(text.chars().next()?)?;
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
    pub fn named(text: &str) -> Option<&'static Agency> {
        let text = text.trim().trim_start_matches(|c: char| !c.is_alphanumeric());
        Agency::at_start(text)
            .filter(|(_, length)| !text[*length..].contains(char::is_alphanumeric))
            .map(|(agency, _)| agency)
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
        let (own, other) = (cells.next()?, cells.next()?);
        let more = cells.next().unwrap_or("").split('|');
        let names = [own, other].into_iter().chain(more).filter(|name| !name.is_empty()).map(name);
        let mut names: Vec<Name> = names.collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.lower.len()));
        Some(Agency { own, other, names })
    })
    .collect()
});

/// All names by their first letter. Every beginning of a paragraph is asked, and hardly any is an agency's.
static BY_LETTER: LazyLock<BTreeMap<char, Vec<(&'static Agency, &'static Name)>>> = LazyLock::new(|| {
    let mut names: BTreeMap<char, Vec<_>> = BTreeMap::new();
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

/// The first character that a character has in lower case.
fn lower(c: char) -> Option<char> {
    match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20),
        'а'..='я' => Some(c),
        _ => c.to_lowercase().next(),
    }
}

/// Whether a character is told by its range: the tables of Unicode cost many times as much.
fn is_common(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | 'А'..='я')
}

fn begins(text: &str, name: &Name) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in name.lower.chars() {
        let (_, c) = rest.next()?;
        if lower(c) != Some(wanted) || (!is_common(c) && c.to_lowercase().len() > 1) {
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
            assert_eq!(Agency::named(text).map(|agency| agency.name(false)), wanted, "{text}");
        }
    }

    #[test]
    fn every_agency_has_a_name_in_each_script_and_counts_as_one() {
        for (russian, english, own) in
            [("Рейтер", "Reuters", "Reuters"), ("ТАСС", "TASS", "ТАСС"), ("URA.RU", "Ura.ru", "URA.RU")]
        {
            for name in [russian, english] {
                assert_eq!(Agency::named(name).map(Agency::own_name), Some(own), "{name}");
            }
        }
        for agency in AGENCIES.iter().filter(|agency| agency.own != agency.other) {
            assert_ne!(agency.name(true), agency.name(false), "{}", agency.own);
            assert_eq!(Agency::named(agency.other).map(Agency::own_name), Some(agency.own));
        }
    }
}
