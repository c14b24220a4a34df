//! Published schemes: Russian letter by letter.

use std::collections::HashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../data/transliteration/schemes.tsv");

/// A published way to write Russian in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scheme {
    /// BGN/PCGN 1947, as on maps and in most English news.
    BgnPcgn,
    /// ISO 9:1995: one letter for one letter, so that it can be undone.
    Iso9,
    /// GOST R 52535.1-2006, as in Russian passports.
    Gost,
    /// The scientific scheme of linguists and libraries.
    Scientific,
}

impl Scheme {
    /// All schemes, those that news use first.
    pub const ALL: [Self; 4] = [Self::BgnPcgn, Self::Gost, Self::Iso9, Self::Scientific];

    /// A word in lower case in Latin letters. What is not a Russian letter stays.
    pub fn to_latin(self, word: &str) -> String {
        let table = table();
        let mut latin = String::with_capacity(word.len());
        for c in word.chars() {
            match table.get(&c) {
                Some(columns) => latin.push_str(columns[self as usize]),
                None => latin.push(c),
            }
        }
        latin
    }

    /// The Russian word that [`Scheme::to_latin`] made this of; `None` where a scheme writes two letters alike.
    pub fn to_cyrillic(self, latin: &str) -> Option<String> {
        if self != Self::Iso9 {
            return None;
        }
        let of = |c: char| {
            let mut buffer = [0; 4];
            let written: &str = c.encode_utf8(&mut buffer);
            table()
                .iter()
                .find(|(_, columns)| columns[self as usize] == written)
                .map_or(c, |(&letter, _)| letter)
        };
        Some(latin.chars().map(of).collect())
    }
}

fn table() -> &'static HashMap<char, [&'static str; 4]> {
    static CELL: OnceLock<HashMap<char, [&'static str; 4]>> = OnceLock::new();
    CELL.get_or_init(|| TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect())
}

fn row(line: &'static str) -> Option<(char, [&'static str; 4])> {
    let mut columns = line.split('\t');
    let letter = columns.next()?.chars().next()?;
    let mut next = || columns.next().map(|latin| if latin == "-" { "" } else { latin });
    // The order of columns is that of the variants.
    Some((letter, [next()?, next()?, next()?, next()?]))
}

#[cfg(test)]
mod tests {
    use super::Scheme;
    use proptest::prelude::*;

    #[test]
    fn schemes_write_words_as_published() {
        for (russian, scheme, latin) in [
            ("щербаков", Scheme::BgnPcgn, "shcherbakov"),
            ("хрущёв", Scheme::BgnPcgn, "khrushchev"),
            ("юрий", Scheme::BgnPcgn, "yuriy"),
            ("юрий", Scheme::Gost, "iurii"),
            ("цой", Scheme::Gost, "tcoi"),
            ("чехов", Scheme::Scientific, "čechov"),
            ("чехов", Scheme::Iso9, "čehov"),
            ("ельцин", Scheme::Iso9, "elʹcin"),
        ] {
            assert_eq!(scheme.to_latin(russian), latin, "{russian}");
        }
    }

    proptest! {
        #[test]
        fn iso_9_can_be_undone(word in "[а-яё]{0,20}") {
            prop_assert_eq!(Scheme::Iso9.to_cyrillic(&Scheme::Iso9.to_latin(&word)), Some(word));
        }

        #[test]
        fn any_text_is_taken(word in "\\PC{0,30}") {
            for scheme in Scheme::ALL {
                let _ = (scheme.to_latin(&word), scheme.to_cyrillic(&word));
            }
        }
    }
}
