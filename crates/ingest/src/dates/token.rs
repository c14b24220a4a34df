//! Text cut into numbers, words and single signs.

use crate::fold::{is_letter, lowered};
use std::ops::Range;

/// A piece of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A number of at most 14 digits.
    Number { value: u64, digits: u8 },
    /// A word in lower case.
    Word(String),
    /// Any other sign.
    Sign(char),
}

/// Texts are read no further than this many characters; no date line is longer.
const MAX_CHARS: usize = 400;

/// Cuts the beginning of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = false;
    let mut chars = text.char_indices().take(MAX_CHARS).peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let same: fn(char) -> bool = if c.is_ascii_digit() { |c| c.is_ascii_digit() } else { is_letter };
        let mut end = start + c.len_utf8();
        if same(c) {
            let mut last = c;
            while let Some((at, next)) = chars.next_if(|(_, next)| same(*next) && !begins_word(last, *next)) {
                end = at + next.len_utf8();
                last = next;
            }
        }
        tokens.push(Token { kind: kind(&text[start..end], c), range: start..end, spaced });
        spaced = false;
    }
    tokens
}

/// Whether a word begins within letters: `Jane RoeJanuary 5, 2024` has none of the gaps that its styles draw.
fn begins_word(before: char, next: char) -> bool {
    matches!(before, 'a'..='z' | 'а'..='я') && matches!(next, 'A'..='Z' | 'А'..='Я')
}

fn kind(piece: &str, first: char) -> Kind {
    if first.is_ascii_digit() {
        return match piece.parse() {
            Ok(value) if piece.len() <= 14 => Kind::Number { value, digits: piece.len() as u8 },
            _ => Kind::Sign('#'),
        };
    }
    if is_letter(first) { Kind::Word(lowered(piece)) } else { Kind::Sign(first) }
}
