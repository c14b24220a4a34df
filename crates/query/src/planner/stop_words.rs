//! Function words of both languages (`stop_words.txt`): beside other words they are wanted, not needed. So are initials, which
//! pages write with and without spaces, in full, or not at all.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;
use vestnik_analysis::QueryWord;

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("stop_words.txt").split_whitespace().collect());

/// Whether a term is that of a function word.
pub(crate) fn is_function_word(term: &str) -> bool {
    WORDS.contains(term)
}

/// The terms of a word of an expansion, but those of function words where it is none itself: `will` is not what `willing` means, nor «нас» «НАСА».
pub(crate) fn telling_terms<'w>(text: &str, word: &'w QueryWord) -> impl Iterator<Item = &'w str> + use<'w> {
    let is_function = is_function_word(&text[word.span.clone()].to_lowercase());
    word.terms
        .iter()
        .map(|term| term.term.as_str())
        .filter(move |term| is_function || !is_function_word(term))
}

/// The function words as far as one query goes.
pub(super) struct StopWords {
    /// In a query that is not all capitals, `US`, `WHO` and `IT` are names.
    capitals_are_names: bool,
    /// Where the initials begin.
    initials: Vec<usize>,
    /// Where the last letter or digit begins.
    last: Option<usize>,
}

impl StopWords {
    pub(super) fn of_query(query: &str) -> Self {
        Self {
            capitals_are_names: query.chars().any(char::is_lowercase),
            initials: initials(query),
            last: query.char_indices().rfind(|(_, c)| c.is_alphanumeric()).map(|(place, _)| place),
        }
    }

    /// Whether this word, as typed there, is one.
    pub(super) fn contains(&self, word: &str, span: &Range<usize>) -> bool {
        if (is_initial(word) || are_initials(word)) && self.initials.iter().any(|place| span.contains(place))
        {
            return true;
        }
        // A capital alone is a function word only before another word: `В` of `В Москве`, not `А` of `группа А`.
        let is_last = || self.last.is_some_and(|last| span.contains(&last));
        let is_name = self.capitals_are_names
            && word.chars().all(|c| !c.is_lowercase())
            && (word.chars().nth(1).is_some() || is_last());
        !is_name && WORDS.contains(word.to_lowercase().replace('’', "'").as_str())
    }
}

/// Where initials begin: before a name, or beside another initial. `D` of `vitamin D.` ends a sentence.
fn initials(query: &str) -> Vec<usize> {
    let words: Vec<&str> =
        query.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let place = |word: &str| word.as_ptr() as usize - query.as_ptr() as usize;
    // Whether the first of two words is written like an initial, and nothing else is between them.
    let belong = |pair: &[&str]| {
        let between = &query[place(pair[0]) + pair[0].len()..place(pair[1])];
        is_initial(pair[0]) && between.strip_prefix('.').is_some_and(|rest| rest.trim().is_empty())
    };
    let dotted = |word: &str| query[place(word) + word.len()..].starts_with('.');
    let mut initials = Vec::new();
    for pair in words.windows(2).filter(|pair| belong(pair)) {
        let is_name = !is_initial(pair[1]) && pair[1].starts_with(char::is_uppercase);
        let is_other = is_initial(pair[1]) && dotted(pair[1]);
        if is_name || is_other {
            initials.push(place(pair[0]));
        }
        if is_other {
            initials.push(place(pair[1]));
        }
    }
    initials
}

/// A capital alone, or the two letters for one sound of `Дж. Байден`.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    first && (letters.next().is_none() || word == "Дж")
}

/// A name has no more of them: `С.С.С.Р.` is none.
const MOST_INITIALS: usize = 2;

/// Several at once, as in `Лавров С.В.`. In Latin letters they may as well be an acronym: `U.S.`
fn are_initials(word: &str) -> bool {
    let is_russian = |part: &str| matches!(part.chars().next(), Some('А'..='Я' | 'Ё')) && is_initial(part);
    let parts = word.split_terminator('.');
    (1..=MOST_INITIALS).contains(&parts.clone().count()) && parts.clone().all(is_russian)
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
            ("Чехов А. П.", "П", true),
            ("Чехов А.П.", "А", true),
            ("Лавров С.В.", "С.В.", true),
            ("С.В. Лавров", "С.В.", true),
            ("С.С.С.Р. Лавров", "С.С.С.Р.", false),
            ("СССР Лавров", "СССР", false),
            ("U.S. Congress", "U.S.", false),
            ("т.е. Лавров", "т.е.", false),
            ("Дж. Байден", "Дж", true),
            ("Дж. Р. Р. Толкин", "Дж", true),
            ("J. K. Rowling", "K", true),
            ("vitamin D.", "D", false),
            ("план Б.", "Б", false),
            ("Malcolm X.", "X", false),
            ("Plan B. is ready", "B", false),
            ("группа Д, Чехов", "Д", false),
            ("группа Д", "Д", false),
            ("СП. Д", "Д", false),
        ] {
            let start = query.find(word).expect("a word of the query");
            let span = start..start + word.len();
            assert_eq!(StopWords::of_query(query).contains(word, &span), is_stop, "{word} in {query}");
        }
    }

    #[test]
    fn initials_are_told_by_their_place() {
        let query = "А. П. Чехов группа А";
        let words = StopWords::of_query(query);
        for (start, is_stop) in [(0, true), (query.rfind('А').expect("the last"), false)] {
            assert_eq!(words.contains("А", &(start..start + 2)), is_stop, "{start}");
        }
    }
}
