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
    let text = read_part(text);
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4 + 4);
    let (mut spaced, mut end) = (false, 0);
    while let Some(c) = text[end..].chars().next() {
        let start = end;
        end += c.len_utf8();
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = if c.is_ascii_digit() {
            end += text.as_bytes()[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            number(&text[start..end])
        } else if is_letter(c) {
            end += length_of_word(c, &text[end..]);
            Kind::Word
        } else {
            Kind::Sign(c)
        };
        tokens.push(Token { kind, start, end, spaced });
        spaced = false;
    }
    tokens
}

/// What of a text is read. A character is a byte at least.
fn read_part(text: &str) -> &str {
    let end = if text.len() > MAX_CHARS { text.char_indices().nth(MAX_CHARS) } else { None };
    end.map_or(text, |(end, _)| &text[..end])
}

/// How much of a text goes on with the word that a letter begins. Nearly all of its letters are small.
fn length_of_word(first: char, text: &str) -> usize {
    let (mut last, mut end) = (first, 0);
    loop {
        let small = small_length(&text.as_bytes()[end..]);
        if small > 0 {
            (last, end) = ('a', end + small);
        }
        match text[end..].chars().next() {
            Some(next) if is_letter(next) && !begins_word(last, next) => {
                (last, end) = (next, end + next.len_utf8());
            }
            _ => return end,
        }
    }
}

/// The length of the small letters, of ASCII or of Russian, that a text begins with. None of them begins a word within letters,
/// and all of them stand before one that does.
fn small_length(text: &[u8]) -> usize {
    let mut end = 0;
    loop {
        end += match text[end..] {
            [b'a'..=b'z', ..] => 1,
            [0xd0, 0xb0..=0xbf, ..] | [0xd1, 0x80..=0x8f, ..] => 2,
            _ => return end,
        }
    }
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

    /// Letter by letter, as the rules are written.
    fn slowly(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        let mut chars = text.char_indices().take(MAX_CHARS).peekable();
        while let Some((start, c)) = chars.next() {
            let (mut end, mut last) = (start + c.len_utf8(), c);
            let goes_on = |last: char, next: char| match c {
                '0'..='9' => next.is_ascii_digit(),
                _ => c.is_alphabetic() && next.is_alphabetic() && !begins_word(last, next),
            };
            while let Some((at, next)) = chars.next_if(|(_, next)| goes_on(last, *next)) {
                (end, last) = (at + next.len_utf8(), next);
            }
            words.extend((!c.is_whitespace()).then(|| &text[start..end]));
        }
        words
    }

    proptest! {
        #[test]
        fn words_are_cut_as_letter_by_letter(text in "[a-zA-Zа-яА-ЯёЁéÉ№٣ \u{a0}0-9.,-]{0,30}", more in "[aжЖ1 ]{0,500}") {
            for text in [text.clone(), text + &more] {
                let cut: Vec<&str> = tokens(&text).iter().map(|token| &text[token.start..token.end]).collect();
                prop_assert_eq!(cut, slowly(&text));
            }
        }

        #[test]
        fn no_number_is_overlooked(text in "[a-zж .]{0,410}[0-9]?[a-z]{0,3}") {
            let has_number = tokens(&text).iter().any(|token| matches!(token.kind, Kind::Number { .. }));
            prop_assert!(may_have_date(&text) || !has_number);
        }
    }
}
