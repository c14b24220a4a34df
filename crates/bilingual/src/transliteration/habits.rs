//! The ways that names are written in practice: all that the rules of a direction allow, the likeliest first.

use super::scheme::Scheme;
use crate::rules::{Rule, rules};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const TO_LATIN: &str = include_str!("../../data/transliteration/to_latin.tsv");
const TO_CYRILLIC: &str = include_str!("../../data/transliteration/to_cyrillic.tsv");

/// How many spellings of the beginning of a word are kept, the likeliest ones, and how many are given.
const MOST: usize = 16;

/// Words longer than this, in bytes, are no names.
const LONGEST_WORD: usize = 64;

/// The ways to write a word of lower case in the other script, the likeliest first, at most 20; none for a word that is
/// not all of one script. Case endings stay as they are: give the stem too.
pub fn spellings(word: &str) -> Vec<String> {
    if word.is_empty() || word.len() > LONGEST_WORD {
        return Vec::new();
    }
    if word.chars().all(|c| matches!(c, 'а'..='я' | 'ё')) {
        let mut spellings = by_rules(word, LATIN_RULES.get_or_init(|| rules(TO_LATIN)));
        for spelling in Scheme::ALL.map(|scheme| scheme.to_latin(word)) {
            if !spellings.contains(&spelling) {
                spellings.push(spelling);
            }
        }
        spellings
    } else if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
        by_rules(word, CYRILLIC_RULES.get_or_init(|| rules(TO_CYRILLIC)))
    } else {
        Vec::new()
    }
}

static LATIN_RULES: OnceLock<Vec<Rule>> = OnceLock::new();
static CYRILLIC_RULES: OnceLock<Vec<Rule>> = OnceLock::new();

/// Each choice costs its place in the rule, and reading letters apart that a rule has together costs one more.
fn by_rules(word: &str, rules: &[Rule]) -> Vec<String> {
    let mut reached: Vec<BTreeMap<String, usize>> = vec![BTreeMap::new(); word.len() + 1];
    reached[0].insert(String::new(), 0);
    for at in 0..word.len() {
        if !word.is_char_boundary(at) {
            continue;
        }
        let here = likeliest(std::mem::take(&mut reached[at]));
        let rest = &word[at..];
        let fitting = rules.iter().filter(|rule| rule.fits(word, at));
        for (shorter, rule) in fitting.enumerate() {
            for (place, choice) in rule.choices.iter().enumerate() {
                for (cost, spelling) in &here {
                    let cost = cost + place + shorter.min(1);
                    let reached = reached[at + rule.letters.len()].entry(format!("{spelling}{choice}"));
                    reached.and_modify(|known| *known = cost.min(*known)).or_insert(cost);
                }
            }
        }
        // A character without a rule, such as an apostrophe, is left out.
        let letter = rest.chars().next().map_or(1, char::len_utf8);
        if !rules.iter().any(|rule| rest.starts_with(&rule.letters)) {
            reached[at + letter].extend(here.into_iter().map(|(cost, spelling)| (spelling, cost)));
        }
    }
    let whole = reached.pop().unwrap_or_default();
    likeliest(whole)
        .into_iter()
        .map(|(_, spelling)| spelling)
        .filter(|spelling| !spelling.is_empty())
        .collect()
}

fn likeliest(spellings: BTreeMap<String, usize>) -> Vec<(usize, String)> {
    let mut sorted: Vec<(usize, String)> =
        spellings.into_iter().map(|(spelling, cost)| (cost, spelling)).collect();
    sorted.sort();
    sorted.truncate(MOST);
    sorted
}

#[cfg(test)]
mod tests {
    use super::spellings;
    use proptest::prelude::*;

    #[test]
    fn usual_spellings_are_among_them() {
        for (word, expected) in [
            ("путин", "putin"),
            ("зеленский", "zelensky"),
            ("зеленский", "zelenskiy"),
            ("зеленский", "zelenskii"),
            ("максим", "maxim"),
            ("хабаровск", "khabarovsk"),
            ("юлия", "yulia"),
            ("джонсон", "jonson"),
            ("lavrov", "лавров"),
            ("zelensky", "зеленский"),
            ("zakharova", "захарова"),
            ("yulia", "юлия"),
            ("maxim", "максим"),
            ("shcherbakov", "щербаков"),
        ] {
            let found = spellings(word);
            assert!(found.iter().any(|one| one == expected), "{word}: {found:?}");
        }
    }

    #[test]
    fn other_words_have_none() {
        for word in ["", "су34", "путиn", "東京", "Путин"] {
            assert!(spellings(word).is_empty(), "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(word in "\\PC{0,40}") {
            prop_assert!(spellings(&word).len() <= 20);
        }

        #[test]
        fn words_of_a_script_are_spelled(word in "[a-z]{1,20}|[а-яё]{3,20}") {
            prop_assert!(spellings(&word).len() <= 20);
        }
    }
}
