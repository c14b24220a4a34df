//! Names in Ukrainian spelling: `Зеленський` for `Зеленский`, `Харків` for `Харьков`.

use super::ExpandInput;

/// Beginnings of words that Russian writes otherwise.
const TABLE: &str = include_str!("ukrainian.tsv");

/// Endings, the longest first, with the Russian ones that they may stand for.
const ENDINGS: [(&str, &[&str]); 12] = [
    ("ський", &["ский"]),
    ("цький", &["цкий"]),
    ("зький", &["зский"]),
    ("ського", &["ского"]),
    ("цького", &["цкого"]),
    ("ська", &["ская"]),
    ("цька", &["цкая"]),
    ("иїв", &["иев"]),
    ("ів", &["ов", "ев"]),
    ("їв", &["ев"]),
    ("ій", &["ей", "ий"]),
    ("ськ", &["ск"]),
];

/// Letters that Russian does not have, with those that it has in their place.
const LETTERS: [(char, char); 4] = [('і', 'и'), ('ї', 'и'), ('є', 'е'), ('ґ', 'г')];

/// The Russian form of a word in Ukrainian spelling, if the index has it. The word is in small letters.
pub(super) fn in_russian(input: &ExpandInput<'_>, word: &str) -> Option<String> {
    forms(word).into_iter().find(|form| form != word && input.document_frequency(form) > 0)
}

/// Whether a word has a letter that Russian has not, or an ending of Ukrainian adjectives and surnames.
pub(super) fn is_ukrainian(word: &str) -> bool {
    word.contains(LETTERS.map(|(letter, _)| letter)) || word.ends_with("ський") || word.ends_with("цький")
}

/// The forms that a word may have in Russian, the likeliest first.
fn forms(word: &str) -> Vec<String> {
    let known =
        TABLE.lines().filter_map(|line| line.split_once('\t')).find_map(
            |(ukrainian, russian)| match ukrainian.strip_prefix('=') {
                Some(whole) => (whole == word).then(|| russian.to_owned()),
                None => word.strip_prefix(ukrainian).map(|rest| format!("{russian}{rest}")),
            },
        );
    if known.is_none() && !is_ukrainian(word) {
        return Vec::new();
    }
    let word = known.unwrap_or_else(|| word.to_owned());
    let ending = ENDINGS.iter().find(|(ending, _)| word.ends_with(ending));
    let with_endings = ending.into_iter().flat_map(|(ending, russian)| {
        russian.iter().map(|russian| format!("{}{russian}", &word[..word.len() - ending.len()]))
    });
    with_endings.chain([word.clone()]).map(|form| with_russian_letters(&form)).collect()
}

fn with_russian_letters(word: &str) -> String {
    let russian = |letter| LETTERS.iter().find(|(one, _)| *one == letter).map_or(letter, |(_, other)| *other);
    word.chars().map(russian).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ukrainian_words_are_read_as_russian_ones() {
        for (word, russian) in [
            ("зеленський", Some("зеленский")),
            ("харків", Some("харьков")),
            ("харкові", Some("харькове")),
            ("київ", Some("киев")),
            ("львів", Some("львов")),
            ("миколаїв", Some("николаев")),
            ("володимир", Some("владимир")),
            ("сергій", Some("сергей")),
            ("юрій", Some("юрий")),
            ("одеса", Some("одесса")),
            ("україна", Some("украина")),
            ("крим", Some("крым")),
            ("хмельницький", Some("хмельницкий")),
            ("хотів", Some("хотов")),
            ("лавров", None),
            ("kyiv", None),
        ] {
            assert!(russian.is_none_or(|russian| forms(word).iter().any(|form| form == russian)), "{word}");
            assert_eq!(forms(word).is_empty(), russian.is_none(), "{word}");
        }
    }

    #[test]
    fn the_table_says_what_is_other_in_russian() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let (ukrainian, russian) = line.split_once('\t').expect(line);
            assert!(ukrainian.trim_start_matches('=') != russian, "{line}");
        }
    }
}
