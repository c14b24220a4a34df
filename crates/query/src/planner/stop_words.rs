//! Function words of both languages (`stop_words.txt`): beside other words they are wanted, not needed. So are initials, which
//! pages write with and without spaces, in full, or not at all.

use std::collections::HashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("stop_words.txt").split_whitespace().collect());

/// Whether a term is that of a function word.
pub(crate) fn is_function_word(term: &str) -> bool {
    WORDS.contains(term)
}

/// The function words as far as one query goes.
pub(super) struct StopWords {
    /// In a query that is not all capitals, `US`, `WHO` and `IT` are names.
    capitals_are_names: bool,
    /// Single capitals with a dot behind them.
    initials: HashSet<char>,
}

impl StopWords {
    pub(super) fn of_query(query: &str) -> Self {
        Self {
            capitals_are_names: query.chars().any(char::is_lowercase),
            initials: initials(query).collect(),
        }
    }

    /// Whether this word, as typed, is one.
    pub(super) fn contains(&self, word: &str) -> bool {
        let mut letters = word.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && self.initials.contains(&letter)
        {
            return true;
        }
        let is_name =
            self.capitals_are_names && word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
        !is_name && WORDS.contains(word.to_lowercase().replace('’', "'").as_str())
    }
}

fn initials(query: &str) -> impl Iterator<Item = char> {
    let before = std::iter::once(' ').chain(query.chars());
    let letters = before.zip(query.chars()).zip(query.chars().skip(1));
    letters
        .filter(|((before, letter), after)| {
            !before.is_alphanumeric() && letter.is_uppercase() && *after == '.'
        })
        .map(|((_, letter), _)| letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_no_function_words() {
        for (query, word, is_stop) in [
            ("the dialogue", "the", true),
            ("The dialogue", "The", true),
            ("THE WHO", "WHO", true),
            ("WHO говорит", "WHO", false),
            ("диалог В Москве", "В", true),
            ("диалог с НАТО", "с", true),
            ("it’s", "it’s", true),
            ("нато", "нато", false),
            ("А. П. Чехов", "П", true),
            ("П.Чехов", "П", true),
            ("А. П. Чехов", "Чехов", false),
            ("группа Д", "Д", false),
            ("СП. Д", "Д", false),
        ] {
            assert_eq!(StopWords::of_query(query).contains(word), is_stop, "{word} in {query}");
        }
    }
}
