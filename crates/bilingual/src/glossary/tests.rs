//! The lists are sound, and words are found in them.

use super::built_in;
use crate::table::{Line, lines};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use vestnik_analysis::Analyzer;

fn lists() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/glossary");
    let mut lists: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the glossary's folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("UTF-8")))
        .collect();
    lists.sort();
    lists
}

fn all_lines(lists: &[(String, String)]) -> Vec<Line<'_>> {
    lists.iter().flat_map(|(_, text)| lines(text)).flatten().collect()
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')
}

#[test]
fn every_list_states_its_licence() {
    for (path, text) in lists() {
        assert!(text.starts_with("# vestnik glossary: "), "{path}");
        assert!(text.lines().take(3).any(|line| line.contains("Licence: MIT OR Apache-2.0")), "{path}");
    }
}

#[test]
fn every_line_has_two_sound_sides() {
    for (path, text) in lists() {
        for line in lines(&text) {
            let line = line.unwrap_or_else(|number| panic!("{path}:{number} is malformed"));
            for english in &line.english {
                assert!(!english.contains(is_cyrillic), "{path}: Cyrillic in {english}");
            }
            // Some names are written in Latin letters on Russian pages too, but never all of a side's words.
            let latin = |one: &&str| one.chars().any(|c| c.is_ascii_lowercase());
            let only_latin = line.russian.iter().all(|one| latin(one) && !one.contains(is_cyrillic));
            assert!(!only_latin || line.english == line.russian, "{path}: no Russian in {line:?}");
        }
    }
}

#[test]
fn no_line_only_repeats_others() {
    let lists = lists();
    let mut known = HashSet::new();
    for line in all_lines(&lists) {
        let pairs: Vec<(String, String)> = line
            .english
            .iter()
            .flat_map(|english| {
                line.russian.iter().map(|russian| (english.to_lowercase(), russian.to_lowercase()))
            })
            .collect();
        let new = pairs.iter().filter(|pair| known.insert((*pair).clone())).count();
        assert!(new > 0, "says nothing new: {line:?}");
    }
}

#[test]
fn it_is_large_enough() {
    let lists = lists();
    assert!(all_lines(&lists).len() >= 4_000);
    assert!(built_in().len() >= 10_000);
}

/// Query text, how many words the longest phrase takes, and an equivalent that must be among its first four.
const CASES: &[(&str, usize, &str)] = &[
    ("NATO", 1, "НАТО"),
    ("nato", 1, "НАТО"),
    ("НАТО", 1, "NATO"),
    ("ООН", 1, "UN"),
    ("МАГАТЭ", 1, "IAEA"),
    ("World Health Organization", 3, "ВОЗ"),
    ("Совета Безопасности ООН", 3, "UN Security Council"),
    ("prime minister", 2, "премьер-министр"),
    ("prime ministers", 2, "премьер-министр"),
    ("премьер-министра", 2, "prime minister"),
    ("Росздравнадзора", 1, "Roszdravnadzor"),
    ("dialogue", 1, "диалог"),
    ("dialog", 1, "диалог"),
    ("переговоров", 1, "negotiation"),
    ("дней", 1, "day"),
    ("died", 1, "умереть"),
    ("заявил", 1, "say"),
    ("Зеленского", 1, "Zelensky"),
    ("Си Цзиньпина", 2, "Xi Jinping"),
    ("February", 1, "февраль"),
    ("россиян", 1, "Russian"),
    ("shark", 1, "акула"),
];

#[test]
fn words_and_phrases_are_found_by_any_of_their_forms() {
    let glossary = built_in();
    for &(query, words, wanted) in CASES {
        let terms: Vec<Vec<String>> = Analyzer::new()
            .query_words(query)
            .into_iter()
            .map(|word| word.terms.into_iter().map(|term| term.term).collect())
            .collect();
        let matches = glossary.matches(&terms);
        let best = matches.first().unwrap_or_else(|| panic!("{query} is not in the glossary"));
        let found: Vec<&str> = best.equivalents.iter().map(|one| one.text()).take(4).collect();
        assert_eq!(best.words, words, "{query} → {found:?}");
        assert!(found.contains(&wanted), "{query} → {found:?}, not {wanted}");
    }
}

#[test]
fn a_word_is_not_what_only_shares_its_stem() {
    let glossary = built_in();
    for (term, other) in
        [("газ", "Gaza"), ("газ", "Gaza Strip"), ("мороз", "Morozov"), ("суд", "vessel"), ("суд", "ship")]
    {
        assert!(glossary.lookup(term).all(|one| one.text() != other), "{term} → {other}");
    }
    assert!(glossary.lookup("газа").any(|one| one.text() == "Gaza"));
}

#[test]
fn what_is_not_there_has_no_matches() {
    assert!(built_in().matches(&[vec!["qwertyzxcv"]]).is_empty());
    assert!(built_in().matches::<&str>(&[]).is_empty());
}
