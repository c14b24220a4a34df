//! One pass over a text: its letters by script, how often each occurs, and what its words say.
//!
//! Everything that a tag is judged by comes out of this pass, whatever the script turns out to be. The letters of the
//! two scripts are told by a table: those of Unicode cost more than all the rest here.

use crate::candidates::{CANDIDATES, COUNT, Script};
use crate::evidence::Evidence;
use crate::letters::{Kind, Letters};
use crate::lexicon::{LETTERS_END, LEXICON, LONGEST_WORD, Lexicon, Points};
use crate::table::{START, finish, hash_on};
use std::sync::LazyLock;

/// What one text says about its language.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) letters: Letters,
    /// How often each letter occurs that the lexicon knows, by its place there.
    counts: Vec<u32>,
    /// The points of its words and their endings.
    words: Points,
}

/// What is known of a character below [`LETTERS_END`].
#[derive(Clone, Copy, Debug)]
struct Letter {
    /// What it counts as; `None` for what is no letter.
    kind: Option<Kind>,
    /// Whether words are made of it.
    in_words: bool,
    is_upper: bool,
    /// In lower case; 0 where that takes more than one character.
    lower: u16,
    /// Its place in the lexicon.
    place: u8,
}

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let of = |number: usize| char::from_u32(number as u32).map(Letter::of);
    (0..LETTERS_END).filter_map(of).collect()
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

impl Reading {
    /// Reads a text.
    pub(crate) fn of(text: &str) -> Reading {
        let mut reader = Reader {
            lexicon: &LEXICON,
            reading: Reading {
                letters: Letters::default(),
                counts: vec![0; LEXICON.letters.len()],
                words: Points::default(),
            },
            word: Word::default(),
            is_first: true,
        };
        let letters = &*LETTERS;
        for c in text.chars() {
            match letters.get(c as usize) {
                Some(letter) if letter.lower != 0 => reader.common(letter),
                _ => reader.rare(c),
            }
        }
        reader.end_word();
        reader.reading
    }

    /// The evidence for the languages of one script.
    pub(crate) fn evidence(&self, script: Script) -> Evidence {
        let mut points = self.words;
        for (count, letter) in self.counts.iter().zip(&LEXICON.letters) {
            if *count > 0 && letter.script == script {
                for (sum, worth) in points.iter_mut().zip(&letter.points) {
                    *sum += *count as f32 * worth;
                }
            }
        }
        Evidence { points, script }
    }
}

struct Reader<'l> {
    lexicon: &'l Lexicon,
    reading: Reading,
    word: Word,
    /// No word has ended yet.
    is_first: bool,
}

/// A word while it is read, in lower case.
#[derive(Debug, Default)]
struct Word {
    /// Its beginning.
    bytes: [u8; LONGEST_WORD + 4],
    /// Its length in bytes, also where that is more than are kept.
    length: usize,
    letters: usize,
    /// Its letters as they were written.
    written: usize,
    last: char,
    before_last: char,
    is_capital: bool,
    hash: u32,
}

impl Word {
    #[inline]
    fn push(&mut self, c: char) {
        self.hash = hash_on(if self.letters == 0 { START } else { self.hash }, c);
        if c.is_ascii() {
            if let Some(place) = self.bytes.get_mut(self.length) {
                *place = c as u8;
            }
            self.length += 1;
        } else {
            let end = self.length + c.len_utf8();
            if let Some(place) = self.bytes.get_mut(self.length..end) {
                c.encode_utf8(place);
            }
            self.length = end;
        }
        self.letters += 1;
        (self.before_last, self.last) = (self.last, c);
    }

    /// Ready for the next one.
    fn clear(&mut self) {
        (self.length, self.letters, self.written) = (0, 0, 0);
    }
}

impl Reader<'_> {
    #[inline]
    fn common(&mut self, letter: &Letter) {
        self.reading.letters.add(letter.kind);
        if !letter.in_words {
            return self.end_word();
        }
        if self.word.written == 0 {
            self.word.is_capital = letter.is_upper;
        }
        self.word.written += 1;
        self.reading.counts[usize::from(letter.place)] += 1;
        self.word.push(char::from_u32(letter.lower.into()).unwrap_or('\0'));
    }

    fn rare(&mut self, c: char) {
        self.reading.letters.add(Kind::of(c));
        if !c.is_alphabetic() {
            return self.end_word();
        }
        if self.word.written == 0 {
            self.word.is_capital = c.is_uppercase();
        }
        self.word.written += 1;
        for c in c.to_lowercase() {
            self.reading.counts[usize::from(self.lexicon.place(c))] += 1;
            self.word.push(c);
        }
    }

    fn end_word(&mut self) {
        if self.word.written == 0 {
            return;
        }
        let word = &self.word;
        // A capital alone is an initial or a mark ("Vitamin D", "План А"), not a word.
        let is_initial = word.is_capital && word.written == 1;
        if word.length <= LONGEST_WORD
            && !is_initial
            && let Some(worth) = self.lexicon.word(&word.bytes[..word.length], finish(word.hash))
        {
            add_word(&mut self.reading.words, worth, word.is_capital && !self.is_first);
        }
        if !word.is_capital
            && let Some(worth) = self.lexicon.ending(word.letters, word.before_last, word.last)
        {
            for (sum, points) in self.reading.words.iter_mut().zip(worth) {
                *sum += points;
            }
        }
        self.is_first = false;
        self.word.clear();
    }
}

/// English headlines capitalise every word, the others do not: "Le Monde", "Los Angeles" and "Pro" are names there.
fn add_word(sum: &mut Points, points: &Points, is_name: bool) {
    for ((sum, points), counts) in sum.iter_mut().zip(points).zip(&*COUNTS_AS_NAME) {
        *sum += if *counts || !is_name { *points } else { 0.0 };
    }
}

static COUNTS_AS_NAME: LazyLock<[bool; COUNT]> = LazyLock::new(|| {
    CANDIDATES.each_ref().map(|known| known.script == Script::Cyrillic || known.code == "en")
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

    #[test]
    fn words_are_cut_where_letters_end() {
        let of = |text: &str| Reading::of(text).words;
        assert_eq!(of("и в"), of("и; в"));
        assert_ne!(of("и в"), of("ив"));
        // A capital alone is no word, a capitalised word within a text is none in most languages.
        assert_eq!(of("x И"), of("x"));
        assert_ne!(of("x le"), of("x Le"));
    }
}
