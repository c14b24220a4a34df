//! How lines begin that stand within a body but do not belong to it: `phrases.tsv`.

use crate::fold::{is_in_word, lower};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One beginning.
#[derive(Clone, Copy)]
struct Phrase {
    kind: &'static str,
    text: &'static str,
    /// The line holds nothing else.
    whole: bool,
}

impl Phrase {
    /// Its first two characters; a space where it has only one.
    fn key(&self) -> (char, char) {
        let mut chars = self.text.chars();
        (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '))
    }
}

/// By their first two characters: most lines begin like none of them, and there are many lines. A phrase of one
/// character stands with all that begin with it.
static PHRASES: LazyLock<BTreeMap<(char, char), Vec<Phrase>>> = LazyLock::new(|| {
    let lines = include_str!("phrases.tsv").lines().filter(|line| !line.starts_with('#'));
    let phrases: Vec<Phrase> = lines
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(kind, phrases)| phrases.split('|').map(move |phrase| (kind, phrase)))
        .map(|(kind, phrase)| match phrase.strip_suffix('^') {
            Some(text) => Phrase { kind, text, whole: true },
            None => Phrase { kind, text: phrase, whole: false },
        })
        .collect();
    let mut groups: BTreeMap<(char, char), Vec<Phrase>> =
        phrases.iter().map(|phrase| (phrase.key(), Vec::new())).collect();
    for phrase in &phrases {
        let (first, second) = phrase.key();
        if phrase.text.chars().nth(1).is_some() {
            groups.entry((first, second)).or_default().push(*phrase);
        } else {
            let all = groups.range_mut((first, '\0')..=(first, char::MAX));
            all.for_each(|(_, group)| group.push(*phrase));
        }
    }
    groups
});

/// Which pairs of first characters may have phrases.
static FILTER: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut filter = vec![false; FILTERED];
    for &(first, second) in PHRASES.keys() {
        // A phrase of one character may be followed by any other.
        let places = if second == ' ' { 0..FILTERED } else { 0..0 };
        places.filter(|place| *place % 64 == first as usize % 64).for_each(|place| filter[place] = true);
        filter[place_of(first, second)] = true;
    }
    filter
});

const FILTERED: usize = 4096;

fn place_of(first: char, second: char) -> usize {
    first as usize % 64 + second as usize % 64 * 64
}

/// The kind of boilerplate that a line is, judged by how it begins; `None` for anything else.
pub(crate) fn boilerplate(line: &str) -> Option<&'static str> {
    let line = if line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        line
    } else {
        line.trim_start_matches(|c: char| !is_in_word(c) && !matches!(c, '©' | '('))
    };
    let mut chars = line.chars();
    let first = chars.next().map(plain)?;
    let second = chars.next().map_or(' ', plain);
    if !FILTER[place_of(first, second)] {
        return None;
    }
    let phrases = PHRASES.get(&(first, second)).or_else(|| PHRASES.get(&(first, ' ')))?;
    phrases.iter().find(|phrase| begins(line, phrase)).map(|phrase| phrase.kind)
}

/// How much of a line is looked at, in characters.
const LOOKED_AT: usize = 60;

/// Whether the line begins with the phrase, at the border of a word or with nothing behind it.
fn begins(line: &str, phrase: &Phrase) -> bool {
    let mut chars = line.chars();
    let mut rest = LOOKED_AT;
    for wanted in phrase.text.chars() {
        if rest == 0 || chars.next().is_none_or(|c| plain(c) != wanted) {
            return false;
        }
        rest -= 1;
    }
    let ends_in_word = phrase.text.ends_with(is_in_word);
    if phrase.whole {
        return ends_in_word && chars.take(rest).all(|c| !is_in_word(c));
    }
    !ends_in_word || rest == 0 || chars.next().is_none_or(|c| !is_in_word(c))
}

/// A character in lower case, with the apostrophe of typewriters.
fn plain(c: char) -> char {
    if c == '’' { '\'' } else { lower(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_do_not_belong_are_known_by_their_beginning() {
        for (line, kind) in [
            ("Читайте также: что будет дальше", Some("related")),
            ("— Read more", Some("related")),
            ("Реклама", Some("ad")),
            ("Реклама лекарств будет запрещена", None),
            ("© Example Media, 2024", Some("rights")),
            ("Sharing is good", None),
            ("Share", Some("share")),
            ("", None),
        ] {
            assert_eq!(boilerplate(line), kind, "{line}");
        }
    }
}
