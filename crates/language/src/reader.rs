//! One pass over a text. Plain words are read as numbers (`plain`), all others letter by letter, here.
//!
//! The letters of the two scripts are told by a table: those of Unicode cost more than all the rest here.

use crate::alphabet::{LETTERS, Letter};
use crate::letters::Kind;
use crate::lexicon::{LETTERS_END, LEXICON, LONGEST_WORD, Lexicon};
use crate::packed::keep_of_name;
use crate::plain::Plain;
use crate::reading::Reading;
use crate::sums::add;
use crate::table::finish;
use crate::word::Word;

/// Reads one text.
pub(crate) struct Reader<'r> {
    lexicon: &'static Lexicon,
    table: &'static [Letter; LETTERS_END],
    reading: &'r mut Reading,
    plain: Plain,
    word: Word,
    /// No word has ended yet.
    is_first: bool,
}

impl<'r> Reader<'r> {
    pub(crate) fn new(reading: &'r mut Reading) -> Self {
        Reader {
            lexicon: &LEXICON,
            table: &LETTERS,
            reading,
            plain: Plain::new(&LEXICON.packed),
            word: Word::default(),
            is_first: true,
        }
    }

    /// Reads a whole text.
    pub(crate) fn read(mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            at += match self.plain_words(&text.as_bytes()[at..]) {
                0 => self.other(text, at),
                length => length,
            };
        }
        self.end();
    }

    /// Reads the plain words that a text begins with; gives their length.
    fn plain_words(&mut self, text: &[u8]) -> usize {
        match text {
            _ if self.word.written > 0 => 0,
            [0..0x80, ..] => self.plain.latin(text, self.reading, &mut self.is_first),
            [0xd0 | 0xd1, ..] if !self.reading.letters.is_in_row() => {
                self.plain.cyrillic(text, self.reading, &mut self.is_first)
            }
            _ => 0,
        }
    }

    /// Reads what stands at a place, where no plain word does; gives its length.
    fn other(&mut self, text: &str, at: usize) -> usize {
        match text.as_bytes()[at] {
            byte if byte.is_ascii_alphabetic() => self.single(byte.into()),
            0..0x80 => self.border(),
            // What was read so far ends between characters.
            _ => text[at..].chars().next().map_or(1, |c| self.single(c)),
        }
    }

    /// A character that is no letter ends a word.
    fn border(&mut self) -> usize {
        self.reading.letters.add(None);
        if self.word.written > 0 {
            self.end_word();
        }
        1
    }

    /// Any character; gives its length in bytes.
    pub(crate) fn single(&mut self, c: char) -> usize {
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
        self.reading.has_rare = true;
        self.reading.counts[usize::from(letter.place)] += 1;
        self.word.add(char::from_u32(letter.lower.into()).unwrap_or('\0'));
    }

    fn rare(&mut self, c: char) {
        let kind = Kind::of(c);
        self.reading.letters.add(kind);
        // All that have a kind are letters: the tables of Unicode are asked once at most.
        if kind.is_none() {
            return self.end_word();
        }
        self.word.begin(c.is_uppercase());
        self.reading.has_rare = true;
        self.word.written += 1;
        for c in c.to_lowercase() {
            self.reading.counts[usize::from(self.lexicon.place(c))] += 1;
            self.word.push(c);
        }
    }

    /// Ends the text.
    pub(crate) fn end(&mut self) {
        self.end_word();
        self.reading.letters.add(None);
        self.plain.end(self.reading);
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
            let mut worth = *worth;
            if word.is_capital && !self.is_first {
                keep_of_name(&mut worth);
            }
            add(&mut self.reading.words, &worth);
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
