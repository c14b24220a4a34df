//! A focus: which terms a reader looks for, told by their first two letters. Most words of a text can be passed over by
//! that before they are stemmed, which is most of the work of an analysis.

use crate::{lexicon, spelling};
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
        Self { starts: Some(starts) }
    }

    /// Whether a word as it stands in a text has no term that is looked for. Only of plain words in lower case that is sure:
    /// stemmers and rules change what stands behind the first two letters.
    #[inline]
    pub(crate) fn passes_over(&self, word: &str) -> bool {
        let Some(starts) = &self.starts else { return false };
        start_of_plain(word).is_some_and(|start| !starts.has(start) && !EXCEPTIONS.has(start))
    }
}

/// How words begin that stand for terms that begin otherwise: forms of known names and spellings.
static EXCEPTIONS: LazyLock<Starts> = LazyLock::new(|| {
    let mut starts = Starts::default();
    let pairs = lexicon::keys_of_forms().chain(spelling::pairs());
    for (form, key) in pairs.filter(|(form, key)| start_of(form) != start_of(key)) {
        starts.insert(form);
        debug_assert_ne!(form, key);
    }
    starts
});

const LATIN: usize = 26;
const LETTERS: usize = LATIN + 32;

/// Pairs of letters: for each first one a set of second ones.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Starts([u64; LETTERS]);

impl Default for Starts {
    fn default() -> Self {
        Self([0; LETTERS])
    }
}

impl Starts {
    fn insert(&mut self, term: &str) {
        match (number_at(term, 0), start_of(term)) {
            (_, Some((first, second))) => self.0[first] |= 1 << second,
            // One letter, or a letter and something else: any word may have been cut to it.
            (Some(first), None) => self.0[first] = u64::MAX,
            // No word in plain letters has such a term.
            (None, None) => {}
        }
    }

    fn has(&self, (first, second): (usize, usize)) -> bool {
        self.0[first] >> second & 1 == 1
    }
}

fn start_of(word: &str) -> Option<(usize, usize)> {
    let first = number_at(word, 0)?;
    Some((first, number_at(word, if first < LATIN { 1 } else { 2 })?))
}

/// The number of the small letter that begins at this byte.
#[inline]
fn number_at(word: &str, at: usize) -> Option<usize> {
    match *word.as_bytes().get(at)? {
        // The English stemmer makes `die` of `dying`.
        b'y' => Some(usize::from(b'i' - b'a')),
        byte @ b'a'..=b'z' => Some(usize::from(byte - b'a')),
        0xd0 => match *word.as_bytes().get(at + 1)? {
            byte @ 0xb0..=0xbf => Some(LATIN + usize::from(byte - 0xb0)),
            _ => None,
        },
        0xd1 => match *word.as_bytes().get(at + 1)? {
            byte @ 0x80..=0x8f => Some(LATIN + 16 + usize::from(byte - 0x80)),
            _ => None,
        },
        _ => None,
    }
}

/// The start of a word of at least three small letters of one alphabet; `None` of any other word.
#[inline]
fn start_of_plain(word: &str) -> Option<(usize, usize)> {
    let bytes = word.as_bytes();
    let latin = bytes.len() >= 3 && bytes.iter().all(u8::is_ascii_lowercase);
    let russian = |pair: &[u8]| matches!(pair, [0xd0, 0xb0..=0xbf] | [0xd1, 0x80..=0x8f]);
    if latin || (bytes.len() >= 6 && bytes.chunks(2).all(russian)) { start_of(word) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::PROBES;
    use crate::{Analyzer, Scratch};

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
        let more = "dying lying tying skies idly oestrogen ждешь её ёлка они айсберг югом эксминистр экс-министр д'Артаньян";
        let words = PROBES.split_whitespace().chain(more.split(' ')).chain(forms);
        for word in words {
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
            ("он", false),
            ("Министр", false),
            ("naїve", false),
            ("мocква", false),
        ] {
            assert_eq!(focus.passes_over(word), over, "{word}");
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
