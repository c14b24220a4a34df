//! What is known of single letters, as tables: those of Unicode cost more than all the rest of reading a text.

use crate::letters::Kind;
use crate::lexicon::{LETTERS_END, LEXICON};
use crate::packed::code;
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

/// What is known of a letter from U+0400 to U+047F.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cyrillic {
    /// The code of its lower case, see [`packed`](crate::packed).
    pub(crate) code: u8,
    pub(crate) is_upper: bool,
}

/// These letters by the lower nine bits of the two bytes that each is written in.
pub(crate) static CYRILLIC: LazyLock<Box<[Cyrillic; 512]>> = LazyLock::new(|| {
    let of = |place: usize| {
        let letter = &LETTERS[0x400 | place >> 8 << 6 | place & 0x3f];
        let lower = char::from_u32(letter.lower.into()).unwrap_or('\0');
        Cyrillic { code: code(lower), is_upper: letter.is_upper }
    };
    Box::new(std::array::from_fn(of))
});

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
