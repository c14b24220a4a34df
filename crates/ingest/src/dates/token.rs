//! Text cut into numbers, words and single signs.

use crate::fold::{is_letter, lowered};

/// A piece of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Its place in the text, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

impl Token {
    /// Its length in bytes.
    pub(super) fn length(&self) -> usize {
        self.end - self.start
    }
}

/// What a piece is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A number of at most 14 digits.
    Number { value: u64, digits: u8 },
    /// A word. Hardly any of a text is ever asked for, see [`Word`].
    Word,
    /// Any other sign.
    Sign(char),
}

/// Texts are read no further than this many characters; no date line is longer.
const MAX_CHARS: usize = 400;

/// Whether a text has a digit where it is read: no form of a date is without one, and most texts are.
pub(super) fn may_have_date(text: &str) -> bool {
    let read = &text.as_bytes()[..text.len().min(4 * MAX_CHARS)];
    // Without a branch for each byte the processor looks at many at a time.
    let has_digit = |piece: &[u8]| piece.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
    read.chunks(32).any(has_digit)
}

/// Cuts the beginning of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len().min(MAX_CHARS) / 4 + 4);
    let mut spaced = false;
    let mut chars = text.char_indices().take(MAX_CHARS).peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if c.is_ascii_digit() {
            while let Some((at, _)) = chars.next_if(|(_, next)| next.is_ascii_digit()) {
                end = at + 1;
            }
            number(&text[start..end])
        } else if is_letter(c) {
            let mut last = c;
            while let Some((at, next)) =
                chars.next_if(|(_, next)| is_letter(*next) && !begins_word(last, *next))
            {
                end = at + next.len_utf8();
                last = next;
            }
            Kind::Word
        } else {
            Kind::Sign(c)
        };
        tokens.push(Token { kind, start, end, spaced });
        spaced = false;
    }
    tokens
}

/// Whether a word begins within letters: `Jane RoeJanuary 5, 2024` has none of the gaps that its styles draw.
fn begins_word(before: char, next: char) -> bool {
    matches!(before, 'a'..='z' | 'а'..='я') && matches!(next, 'A'..='Z' | 'А'..='Я')
}

fn number(piece: &str) -> Kind {
    match piece.parse() {
        Ok(value) if piece.len() <= 14 => Kind::Number { value, digits: piece.len() as u8 },
        _ => Kind::Sign('#'),
    }
}

/// A word in lower case; empty where it is longer than the words that dates are made of.
pub(super) struct Word {
    bytes: [u8; LONGEST],
    length: usize,
}

/// No word of a date is longer, in bytes.
pub(super) const LONGEST: usize = 24;

impl Word {
    pub(super) fn of(piece: &str) -> Word {
        let mut word = Word { bytes: [0; LONGEST], length: 0 };
        if piece.is_ascii() {
            word.keep(piece);
            word.bytes[..word.length].make_ascii_lowercase();
        } else {
            word.keep(&lowered(piece));
        }
        word
    }

    fn keep(&mut self, lower: &str) {
        if let Some(bytes) = self.bytes.get_mut(..lower.len()) {
            bytes.copy_from_slice(lower.as_bytes());
            self.length = lower.len();
        }
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_in_lower_case() {
        for (piece, wanted) in [
            ("May", "may"),
            ("ФЕВРАЛЯ", "февраля"),
            ("Φεβρουαρίου", "φεβρουαρίου"),
            ("abcdefghijklmnopqrstuvwxyz", ""),
            ("достопримечательности", ""),
        ] {
            assert_eq!(Word::of(piece).as_str(), wanted);
        }
    }

    proptest! {
        #[test]
        fn no_number_is_overlooked(text in "[a-zж .]{0,410}[0-9]?[a-z]{0,3}") {
            let has_number = tokens(&text).iter().any(|token| matches!(token.kind, Kind::Number { .. }));
            prop_assert!(may_have_date(&text) || !has_number);
        }
    }
}
