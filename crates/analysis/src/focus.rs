//! A focus: which terms a reader looks for, told by their first two letters. Most words of a text can be passed over by
//! that before they are stemmed, which is most of the work of an analysis.

use crate::starts::{Starts, start_of};
use std::ops::Range;
use std::sync::LazyLock;

/// A set of terms by the way they begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// `None` where every term is looked for.
    starts: Option<Starts>,
}

impl Focus {
    /// Looks for every term.
    pub fn everything() -> Self {
        Self { starts: None }
    }

    /// Looks for these terms, and finds others that begin alike.
    pub fn on<'t>(terms: impl IntoIterator<Item = &'t str>) -> Self {
        let mut starts = Starts::default();
        terms.into_iter().for_each(|term| starts.insert(term));
        let mut all = starts.clone();
        let wanted = |key: &str| start_of(key).is_none_or(|start| starts.has(start));
        EXCEPTIONS.iter().filter(|(_, key)| wanted(key)).for_each(|(form, _)| all.insert(form));
        Self { starts: Some(all) }
    }

    /// Whether the word there in a text has no term that is looked for. Only of plain words in lower case,
    /// or with one capital, that is sure: stemmers and rules change what stands behind the first two letters.
    #[inline]
    pub(crate) fn passes_over(&self, text: &str, word: Range<usize>) -> bool {
        let Some(starts) = &self.starts else { return false };
        let word = &text[word];
        start_of(word).is_some_and(|start| !starts.has(start)) && is_plain(word)
    }
}

/// Words that stand for terms which begin otherwise, with these: forms of known names and spellings. The build script makes the
/// list; of those whose starts are the same it has one.
static EXCEPTIONS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!(concat!(env!("OUT_DIR"), "/exceptions.tsv")).lines();
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Whether a word is at least three letters of one alphabet, all but the first one small.
#[inline]
fn is_plain(word: &str) -> bool {
    let russian = |pair: &[u8]| matches!(pair, [0xd0, 0xb0..=0xbf] | [0xd1, 0x80..=0x8f]);
    match word.as_bytes() {
        [b'a'..=b'z' | b'A'..=b'Z', rest @ ..] => rest.len() >= 2 && rest.iter().all(u8::is_ascii_lowercase),
        [0xd0, 0x90..=0xbf, rest @ ..] | [0xd1, 0x80..=0x8f, rest @ ..] => {
            rest.len() >= 4 && rest.chunks(2).all(russian)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::PROBES;
    use crate::{Analyzer, Scratch, lexicon, spelling};

    fn tokens(text: &str, focus: &Focus) -> Vec<(String, u32, usize)> {
        let mut found = Vec::new();
        Analyzer::new().analyze_for(text, focus, &mut Scratch::new(), &mut |token| {
            found.push((token.term.to_owned(), token.position, token.start));
        });
        found
    }

    /// For each word on its own and the text as a whole: a focus on a term loses none of its tokens.
    #[test]
    fn no_token_of_a_term_in_focus_is_lost() {
        let forms: Vec<&str> =
            lexicon::keys_of_forms().chain(spelling::pairs()).map(|(form, _)| form).collect();
        let capital = |word: &str| -> String {
            let mut letters = word.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        };
        let more = "dying lying tying skies idly oestrogen ждешь её ёлка они айсберг югом эксминистр экс-министр д'Артаньян";
        let words = PROBES.split_whitespace().chain(more.split(' ')).chain(forms);
        let words: Vec<String> = words.flat_map(|word| [word.to_owned(), capital(word)]).collect();
        for word in &words {
            let all = tokens(word, &Focus::everything());
            for (term, ..) in &all {
                let found = tokens(word, &Focus::on([term.as_str()]));
                let of_term = |tokens: &[(String, u32, usize)]| -> Vec<(String, u32, usize)> {
                    tokens.iter().filter(|token| token.0 == *term).cloned().collect()
                };
                assert_eq!(of_term(&found), of_term(&all), "{word}");
            }
        }
    }

    #[test]
    fn other_words_are_passed_over() {
        let focus = Focus::on(["переговор", "nato"]);
        for (word, over) in [
            ("переговоры", false),
            ("персик", false),
            ("национальный", true),
            ("national", false),
            ("the", true),
            ("америка", true),
            ("он", false),
            ("Министр", true),
            ("Переговоры", false),
            ("Nations", false),
            ("The", true),
            ("МИД", false),
            ("US", false),
            ("McDonald", false),
            ("naїve", false),
            ("мocква", false),
        ] {
            assert_eq!(focus.passes_over(word, 0..word.len()), over, "{word}");
        }
    }

    #[test]
    fn forms_of_a_name_in_focus_are_not_passed_over() {
        let pairs: Vec<_> =
            lexicon::keys_of_forms().filter(|(form, key)| start_of(form) != start_of(key)).collect();
        assert!(!pairs.is_empty());
        for (form, key) in pairs {
            assert!(!Focus::on([key]).passes_over(form, 0..form.len()), "{form} of {key}");
        }
    }

    #[test]
    fn places_do_not_depend_on_the_focus() {
        let all = tokens(PROBES, &Focus::everything());
        for term in ["москв", "war", "su34", "nato"] {
            let found = tokens(PROBES, &Focus::on([term]));
            assert!(found.iter().all(|token| all.contains(token)), "{term}");
        }
    }
}
