//! What is known of single letters, as tables: those of Unicode cost more than all the rest of reading a text.

use crate::letters::Kind;
use crate::lexicon::{LETTERS_END, LEXICON};
use std::sync::LazyLock;

/// What is known of a character below [`LETTERS_END`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letter {
    /// What it counts as; `None` for what is no letter.
    pub(crate) kind: Option<Kind>,
    /// Whether words are made of it.
    pub(crate) in_words: bool,
    pub(crate) is_upper: bool,
    /// In lower case; 0 where that takes more than one character.
    pub(crate) lower: u16,
    /// The place at which it is counted.
    pub(crate) place: u8,
}

pub(crate) static LETTERS: LazyLock<Box<[Letter; LETTERS_END]>> = LazyLock::new(|| {
    let of = |number: usize| Letter::of(char::from_u32(number as u32).unwrap_or('\0'));
    Box::new(std::array::from_fn(of))
});

impl Letter {
    fn of(c: char) -> Letter {
        let mut lower = c.to_lowercase();
        let single = if lower.len() == 1 { lower.next().unwrap_or('\0') } else { '\0' };
        Letter {
            kind: Kind::of(c),
            in_words: c.is_alphabetic(),
            is_upper: c.is_uppercase(),
            lower: u16::try_from(u32::from(single)).unwrap_or(0),
            place: LEXICON.place(single),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_agrees_with_unicode() {
        for (number, letter) in LETTERS.iter().enumerate() {
            let c = char::from_u32(number as u32).expect("below the surrogates");
            assert_eq!((letter.in_words, letter.is_upper), (c.is_alphabetic(), c.is_uppercase()), "{c:?}");
            if letter.lower != 0 {
                assert!(c.to_lowercase().eq(char::from_u32(letter.lower.into())), "{c:?}");
            }
        }
    }
}
