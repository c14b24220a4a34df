//! Where sentences begin, in Russian and English news.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words after which a full stop ends no sentence, as written or in lower case.
static ABBREVIATIONS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("abbreviations.txt").split_whitespace().collect());

/// No abbreviation has more bytes, in lower case or as written.
const LONGEST: usize = 16;

/// The places in a range of a text where a sentence begins, without the range's own start. The range lies on character boundaries.
pub(super) fn starts(text: &str, range: Range<usize>) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut ended, mut spaced) = (false, false);
    // The opening quote or dash of what may be a sentence: its first letter or digit decides.
    let mut opened = None;
    for (offset, c) in text[range.clone()].char_indices() {
        let at = range.start + offset;
        match c {
            '.' | '!' | '?' | '…' => {
                ended = c != '.' || !is_abbreviation(&text[range.start..at]);
                (spaced, opened) = (false, None);
            }
            c if c.is_whitespace() => spaced = ended,
            c if !is_letter(c) && !c.is_alphanumeric() => {
                if ended && spaced {
                    opened = opened.or(Some(at));
                }
            }
            c => {
                if ended && spaced && !c.is_lowercase() {
                    starts.push(opened.unwrap_or(at));
                }
                (ended, spaced, opened) = (false, false, None);
            }
        }
    }
    starts
}

/// Asked of every character: the usual alphabets without the general way.
fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'а'..='я' | 'А'..='Я') || (!c.is_ascii() && c.is_alphabetic())
}

/// Whether a text ends with a single letter or an abbreviation; a full stop follows.
fn is_abbreviation(text: &str) -> bool {
    let start = text
        .rfind(|c: char| !is_letter(c) && c != '.')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let word = &text[start..];
    // The last letter of an acronym or an initial.
    let last = word.rsplit('.').next().unwrap_or_default();
    let mut letters = last.chars();
    let is_initial = letters.next().is_some_and(is_letter) && letters.next().is_none();
    is_initial
        || last.len() <= LONGEST
            && (ABBREVIATIONS.contains(last) || ABBREVIATIONS.contains(last.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, LONGEST, starts};

    #[test]
    fn no_abbreviation_is_longer_than_is_looked_up() {
        assert!(ABBREVIATIONS.iter().all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn sentences_begin_where_a_reader_says() {
        for (text, sentences) in [
            ("Он ушёл. Она осталась.", &["Она осталась."][..]),
            ("В 2024 г. Москва и А. С. Пушкин. Конец", &["Конец"]),
            (
                "Mr. Smith of the U.S. Army said so. \"Yes!\" he said. 3 died",
                &["\"Yes!\" he said. 3 died", "3 died"],
            ),
            (
                "«Да», — сказал он. «Нет!» — ответили. — Почему?",
                &["«Нет!» — ответили. — Почему?", "— Почему?"],
            ),
            ("Рост 3.5 млн. руб. за год… Всё", &["Всё"]),
            ("Что?! Где? там", &["Где? там"]),
            ("ria.ru и т.д. и т.п. (см. выше)", &[]),
            ("Hot.Cold", &[]),
            ("Да. (см. ниже) Нет. [1] Что", &["[1] Что"]),
            ("", &[]),
        ] {
            let found: Vec<&str> = starts(text, 0..text.len()).into_iter().map(|at| &text[at..]).collect();
            assert_eq!(found, sentences, "{text}");
        }
    }
}
