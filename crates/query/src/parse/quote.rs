//! Where a quotation ends.

use super::chars::{is_double_quote, is_word_char};
use std::ops::Range;

/// Finds closing quotes, and remembers which kinds have none left, so that a text of opening quotes costs no more
/// than its length.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    no_double: bool,
    no_angled: bool,
    no_reversed: bool,
}

impl Quotes {
    /// The place of the quote that closes the one at `at`; `None` where there is none, or where the sign opens nothing.
    pub(crate) fn close(&mut self, text: &str, at: usize, open: char) -> Option<Range<usize>> {
        let start = at + open.len_utf8();
        let opens = !text[..at].chars().next_back().is_some_and(is_word_char)
            && text[start..].chars().next().is_some_and(|c| !c.is_whitespace());
        match open {
            '«' => find(text, start, &mut self.no_angled, |c| c == '»'),
            '»' if opens => find(text, start, &mut self.no_reversed, |c| c == '«'),
            '\'' | '‘' if opens => close_single(text, start),
            c if is_double_quote(c) => find(text, start, &mut self.no_double, is_double_quote),
            _ => None,
        }
    }
}

/// How far a quotation in single quotes may reach, in characters: apostrophes open many that never close.
const MAX_SINGLE: usize = 400;

/// A single quote closes at the end of a word only, and only round two words or more: `О'Нил` and `'n'` are words.
fn close_single(text: &str, start: usize) -> Option<Range<usize>> {
    let mut before = ' ';
    for (offset, c) in text[start..].char_indices().take(MAX_SINGLE) {
        let at = start + offset;
        let end = at + c.len_utf8();
        let ends_word = !before.is_whitespace() && !text[end..].chars().next().is_some_and(is_word_char);
        if matches!(c, '\'' | '’') && ends_word {
            return text[start..at].trim().contains(char::is_whitespace).then_some(at..end);
        }
        if is_double_quote(c) || matches!(c, '«' | '»' | '(' | ')') {
            return None;
        }
        before = c;
    }
    None
}

fn find(
    text: &str,
    start: usize,
    none_left: &mut bool,
    closes: impl Fn(char) -> bool,
) -> Option<Range<usize>> {
    if *none_left {
        return None;
    }
    let found = text[start..].char_indices().find(|&(_, c)| closes(c));
    *none_left = found.is_none();
    found.map(|(offset, c)| start + offset..start + offset + c.len_utf8())
}
