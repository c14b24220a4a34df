//! One pass over a text: its letters by script, how often each occurs, and what its words say.
//!
//! Everything that a tag is judged by comes out of this pass, whatever the script turns out to be. The letters of the
//! two scripts are told by a table: those of Unicode cost more than all the rest here.

use crate::alphabet::{LETTERS, Letter, PACKED, PackedLetter};
use crate::candidates::{CANDIDATES, COUNT, Script};
use crate::evidence::Evidence;
use crate::letters::{Kind, Letters};
use crate::lexicon::{LETTERS_END, LEXICON, LONGEST_WORD, Lexicon, Points};
use crate::packed::Key;
use crate::table::finish;
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

/// As many as there are places in the lexicon.
const PLACES: usize = 256;

impl Reading {
    /// Reads a text.
    pub(crate) fn of(text: &str) -> Reading {
        let mut reader = Reader::new();
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
        let places = LEXICON.letters_of(script);
        for (count, letter) in self.counts[places.clone()].iter().zip(&LEXICON.letters[places]) {
            if *count > 0 {
                for (sum, worth) in points.iter_mut().zip(&letter.points) {
                    *sum += *count as f32 * worth;
                }
            }
        }
        Evidence { points, script }
    }
}

/// Whether no letter follows, by what most often does.
fn ends_word(behind: &[u8]) -> bool {
    match behind {
        [] | [0xe2, 0x80, ..] => true,
        [next, ..] => next.is_ascii() && !next.is_ascii_alphabetic(),
    }
}

struct Reader<'l> {
    packed: &'l [PackedLetter; 256],
    lexicon: &'l Lexicon,
    table: &'l [Letter; LETTERS_END],
    reading: Reading,
    word: Word,
    /// No word has ended yet.
    is_first: bool,
}

impl Reader<'_> {
    fn new() -> Self {
        Reader {
            packed: &PACKED,
            lexicon: &LEXICON,
            table: &LETTERS,
            reading: Reading { letters: Letters::default(), counts: [0; PLACES], words: Points::default() },
            word: Word::default(),
            is_first: true,
        }
    }

    /// Reads the ASCII letters that a text begins with; gives their length in bytes.
    fn latin(&mut self, text: &[u8]) -> usize {
        let length = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (letters, behind) = text.split_at(length);
        if self.word.written == 0 && ends_word(behind) {
            self.whole_word(Kind::Latin, letters[0].is_ascii_uppercase(), letters.iter().copied());
            return length + self.border_behind(behind);
        } else {
            self.word.begin(letters[0].is_ascii_uppercase());
            letters.iter().for_each(|byte| self.part(Kind::Latin, usize::from(*byte)));
        }
        length
    }

    /// The same for letters of the part of the Cyrillic block that Russian stands in, U+0400 to U+047F: two bytes each.
    fn cyrillic(&mut self, text: &[u8]) -> usize {
        let (pairs, _) = text.as_chunks::<2>();
        let count = pairs.iter().take_while(|pair| matches!(pair[0], 0xd0 | 0xd1)).count();
        let (pairs, behind) = (&pairs[..count], &text[2 * count..]);
        let number = |pair: &[u8; 2]| (pair[0] & 1) << 6 | pair[1] & 0x3f;
        let is_capital =
            pairs.first().is_some_and(|pair| self.table[0x400 + usize::from(number(pair))].is_upper);
        if self.word.written == 0 && ends_word(behind) {
            self.whole_word(Kind::Cyrillic, is_capital, pairs.iter().map(|pair| pair[0] << 6 | pair[1]));
            return 2 * count + self.border_behind(behind);
        } else {
            self.word.begin(is_capital);
            pairs.iter().for_each(|pair| self.part(Kind::Cyrillic, 0x400 + usize::from(number(pair))));
        }
        2 * count
    }

    /// Reads a word of letters that all have codes, as [`packed`](crate::packed) has them before they are lowered.
    #[inline]
    fn whole_word(&mut self, kind: Kind, is_capital: bool, letters: impl ExactSizeIterator<Item = u8>) {
        let count = letters.len();
        let (packed, counts) = (self.packed, &mut self.reading.counts);
        let key = Key::of(letters.map(|letter| {
            let letter = packed[usize::from(letter)];
            counts[usize::from(letter.place)] += 1;
            letter.code
        }));
        self.reading.letters.add_run(kind, count);
        if !(is_capital && count == 1)
            && let Some(worth) = self.lexicon.packed_word(count, key)
        {
            add_word(&mut self.reading.words, worth, is_capital && !self.is_first);
        }
        if !is_capital && let Some(worth) = self.lexicon.packed_ending(count, key) {
            add(&mut self.reading.words, worth);
        }
        self.is_first = false;
    }

    /// Reads the character of ASCII that has ended a whole word, which is most often a space; gives its length.
    #[inline]
    fn border_behind(&mut self, behind: &[u8]) -> usize {
        let is_border = behind.first().is_some_and(u8::is_ascii);
        if is_border {
            self.reading.letters.add(None);
        }
        usize::from(is_border)
    }

    /// Reads a letter of a word that has others in it.
    fn part(&mut self, kind: Kind, number: usize) {
        let letter = &self.table[number];
        self.reading.letters.add(Some(kind));
        self.reading.counts[usize::from(letter.place)] += 1;
        self.word.written += 1;
        self.word.push(char::from_u32(letter.lower.into()).unwrap_or('\0'));
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
        let kind = Kind::of(c);
        self.reading.letters.add(kind);
        // All that have a kind are letters: the tables of Unicode are asked once at most.
        if kind.is_none() {
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

/// All sums are made before the first is written, so that the processor may make several at once.
fn add(sum: &mut Points, points: &Points) {
    *sum = std::array::from_fn(|at| sum[at] + points[at]);
}

static COUNTS_AS_NAME: LazyLock<[bool; COUNT]> = LazyLock::new(|| {
    CANDIDATES.each_ref().map(|known| known.script == Script::Cyrillic || known.code == "en")
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_words_are_read_as_single_letters(
            text in "(the|The|and|D|walked|Walking|x|don’t|für|что|Что|и|И|который|двенадцать|ґанок|е́|ходил|ѣ|Ѣ|é| |\\.|\u{ad}|»|ª){0,12}"
        ) {
            let fast = Reading::of(&text);
            let mut slow = Reader::new();
            text.chars().for_each(|c| { slow.single(c); });
            slow.end_word();
            prop_assert_eq!(fast.letters, slow.reading.letters);
            prop_assert_eq!(fast.counts, slow.reading.counts);
            prop_assert_eq!(fast.words, slow.reading.words);
        }

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
