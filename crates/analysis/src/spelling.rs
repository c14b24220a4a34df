//! British and American spellings to one, and irregular English forms to the regular one, before the stemmer.

use crate::hash::{WordMap, WordSet};
use crate::lexicon::lines;
use std::sync::LazyLock;

pub(crate) const SPELLINGS: &str = include_str!("../data/spellings.tsv");

/// Endings that are written with z or s; s is taken for both, because then no word with a z of its own goes wrong.
const ENDINGS: [&str; 13] = [
    "ze",
    "zes",
    "zed",
    "zer",
    "zers",
    "zing",
    "zation",
    "zations",
    "zational",
    "zationally",
    "zable",
    "zement",
    "zingly",
];

struct Spellings {
    words: WordMap<&'static str, &'static str>,
    /// Beginnings, marked by `*` in the file.
    beginnings: WordMap<&'static str, &'static str>,
    /// What the beginnings begin with: most words do not.
    openings: WordSet<&'static str>,
    longest: usize,
}

/// The shortest beginning.
const SHORTEST: usize = 4;

static TABLE: LazyLock<Spellings> = LazyLock::new(|| {
    let mut table = Spellings {
        words: WordMap::default(),
        beginnings: WordMap::default(),
        openings: WordSet::default(),
        longest: 0,
    };
    for (one, others) in lines(SPELLINGS).filter_map(|line| line.split_once('\t')) {
        for other in others.split(' ') {
            match other.strip_suffix('*') {
                Some(beginning) => {
                    table.longest = table.longest.max(beginning.len());
                    table.beginnings.insert(beginning, one);
                    table.openings.insert(&beginning[..SHORTEST]);
                }
                None => {
                    table.words.insert(other, one);
                }
            }
        }
    }
    table
});

/// All spellings of the table, or their beginnings, with the one that stands for them.
#[cfg(test)]
pub(crate) fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let table = lines(SPELLINGS).filter_map(|line| line.split_once('\t'));
    table.flat_map(|(one, others)| others.split(' ').map(move |other| (other.trim_end_matches('*'), one)))
}

/// The spelling that stands for this folded Latin word, if it is another.
pub(crate) fn american(folded: &str) -> Option<String> {
    if !folded.is_ascii() {
        return None;
    }
    if let Some(one) = TABLE.words.get(folded) {
        return Some((*one).to_owned());
    }
    let begun = beginning(folded);
    let word = begun.as_deref().unwrap_or(folded);
    with_s(word).or(begun)
}

fn beginning(folded: &str) -> Option<String> {
    let opening = folded.get(..SHORTEST)?;
    if !TABLE.openings.contains(opening) {
        return None;
    }
    (SHORTEST..=folded.len().min(TABLE.longest)).rev().find_map(|length| {
        TABLE.beginnings.get(&folded[..length]).map(|one| format!("{one}{}", &folded[length..]))
    })
}

/// `organization` as `organisation`, `analyze` as `analyse`.
fn with_s(word: &str) -> Option<String> {
    let at = word.rfind('z')?;
    let before = word.as_bytes().get(at.checked_sub(1)?)?;
    let fits = matches!(before, b'i' | b'y') && at >= 4 && ENDINGS.contains(&&word[at..]);
    fits.then(|| format!("{}s{}", &word[..at], &word[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stem;

    fn term(word: &str) -> String {
        let word = american(word).unwrap_or_else(|| word.to_owned());
        stem::english(&word).into_owned()
    }

    #[test]
    fn pairs_come_to_one_term() {
        let table = include_str!("../tests/data/spellings.tsv");
        for line in lines(table) {
            let (british, american) = line.split_once('\t').expect("a tab");
            assert_eq!(term(british), term(american), "{line}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in
            [("hour", "horror"), ("four", "for"), ("metre", "meteor"), ("source", "sore"), ("size", "sis")]
        {
            assert_ne!(term(one), term(other));
        }
    }
}
