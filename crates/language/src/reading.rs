//! One pass over a text: its letters by script, how often each occurs, and what its words say.
//!
//! Everything that a tag is judged by comes out of this pass, whatever the script turns out to be. The letters of the
//! two scripts are told by a table: those of Unicode cost more than all the rest here.

use crate::candidates::{CANDIDATES, COUNT, Script};
use crate::evidence::Evidence;
use crate::letters::{Kind, Letters};
use crate::lexicon::{LETTERS_END, LEXICON, LONGEST_WORD, Lexicon, Points};
use crate::table::{finish, hash_on, hash_on_number};
use crate::word::Word;
use std::sync::LazyLock;

/// What one text says about its language.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) letters: Letters,
    /// How often each letter occurs that the lexicon knows, by its place there.
    counts: [u32; PLACES],
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

static LETTERS: LazyLock<Box<[Letter; LETTERS_END]>> = LazyLock::new(|| {
    let of = |number: usize| Letter::of(char::from_u32(number as u32).unwrap_or('\0'));
    Box::new(std::array::from_fn(of))
});

/// As many as there are places in the lexicon.
const PLACES: usize = 256;

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
            table: &LETTERS,
            reading: Reading { letters: Letters::default(), counts: [0; PLACES], words: Points::default() },
            word: Word::default(),
            is_first: true,
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            at += match first {
                b'a'..=b'z' | b'A'..=b'Z' => reader.latin(&bytes[at..]),
                0xd0 | 0xd1 => reader.cyrillic(&bytes[at..]),
                0..=0x7f => reader.border(),
                // What was read so far ends between characters.
                _ => text[at..].chars().next().map_or(1, |c| reader.single(c)),
            };
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
    table: &'l [Letter; LETTERS_END],
    reading: Reading,
    word: Word,
    /// No word has ended yet.
    is_first: bool,
}

impl Reader<'_> {
    /// Reads the letters that a text begins with while they are ASCII; gives their length in bytes.
    fn latin(&mut self, text: &[u8]) -> usize {
        self.word.begin(text[0].is_ascii_uppercase());
        let (mut hash, mut length) = (self.word.hash, 0);
        let (mut before_last, mut last) = (self.word.before_last, self.word.last);
        for byte in text {
            let letter = &self.table[usize::from(*byte)];
            if !letter.in_words || *byte >= 0x80 {
                break;
            }
            let lower = letter.lower as u8;
            self.reading.counts[usize::from(letter.place)] += 1;
            hash = hash_on(hash, char::from(lower));
            if let Some(place) = self.word.bytes.get_mut(self.word.length + length) {
                *place = lower;
            }
            length += 1;
            (before_last, last) = (last, char::from(lower));
        }
        (self.word.before_last, self.word.last) = (before_last, last);
        self.word.grow(length, self.word.length + length, hash);
        self.reading.letters.add_run(Kind::Latin, length);
        length
    }

    /// The same for letters of the part of the Cyrillic block that Russian stands in, U+0400 to U+047F: two bytes each.
    fn cyrillic(&mut self, text: &[u8]) -> usize {
        let number = |pair: &[u8; 2]| usize::from(pair[0] & 1) << 6 | usize::from(pair[1] & 0x3f) | 0x400;
        let (pairs, _) = text.as_chunks::<2>();
        self.word.begin(pairs.first().is_some_and(|pair| self.table[number(pair)].is_upper));
        let (mut hash, mut count) = (self.word.hash, 0);
        let (mut before_last, mut last) = (u32::from(self.word.before_last), u32::from(self.word.last));
        for pair in pairs.iter().take_while(|pair| matches!(pair[0], 0xd0 | 0xd1)) {
            let letter = &self.table[number(pair)];
            self.reading.counts[usize::from(letter.place)] += 1;
            let lower = u32::from(letter.lower);
            hash = hash_on_number(hash, lower);
            let at = self.word.length + 2 * count;
            if let Some(place) = self.word.bytes.get_mut(at..at + 2) {
                place.copy_from_slice(&[0xc0 | (lower >> 6) as u8, 0x80 | (lower & 0x3f) as u8]);
            }
            count += 1;
            (before_last, last) = (last, lower);
        }
        let letter = |number| char::from_u32(number).unwrap_or('\0');
        (self.word.before_last, self.word.last) = (letter(before_last), letter(last));
        self.word.grow(count, self.word.length + 2 * count, hash);
        self.reading.letters.add_run(Kind::Cyrillic, count);
        2 * count
    }

    /// A character that is no letter ends a word.
    fn border(&mut self) -> usize {
        self.reading.letters.add(None);
        self.end_word();
        1
    }

    /// Any character; gives its length in bytes.
    fn single(&mut self, c: char) -> usize {
        match self.table.get(c as usize) {
            Some(letter) if letter.lower != 0 => self.common(letter),
            _ => self.rare(c),
        }
        c.len_utf8()
    }

    fn common(&mut self, letter: &Letter) {
        self.reading.letters.add(letter.kind);
        if !letter.in_words {
            return self.end_word();
        }
        self.word.begin(letter.is_upper);
        self.word.written += 1;
        self.reading.counts[usize::from(letter.place)] += 1;
        self.word.push(char::from_u32(letter.lower.into()).unwrap_or('\0'));
    }

    fn rare(&mut self, c: char) {
        self.reading.letters.add(Kind::of(c));
        if !c.is_alphabetic() {
            return self.end_word();
        }
        self.word.begin(c.is_uppercase());
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
            add(&mut self.reading.words, worth);
        }
        self.is_first = false;
        self.word.clear();
    }
}

/// English headlines capitalise every word, the others do not: "Le Monde", "Los Angeles" and "Pro" are names there.
fn add_word(sum: &mut Points, points: &Points, is_name: bool) {
    if !is_name {
        return add(sum, points);
    }
    for ((sum, points), counts) in sum.iter_mut().zip(points).zip(&*COUNTS_AS_NAME) {
        *sum += if *counts { *points } else { 0.0 };
    }
}

fn add(sum: &mut Points, points: &Points) {
    for (sum, points) in sum.iter_mut().zip(points) {
        *sum += points;
    }
}

static COUNTS_AS_NAME: LazyLock<[bool; COUNT]> = LazyLock::new(|| {
    CANDIDATES.each_ref().map(|known| known.script == Script::Cyrillic || known.code == "en")
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn runs_are_counted_as_single_letters(text in "[a-dA-Dа-вА-Вёѐҕ´. İé]{0,12}") {
            let mut single = Letters::default();
            text.chars().for_each(|c| single.add(Kind::of(c)));
            prop_assert_eq!(Reading::of(&text).letters, single);
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
