//! A word while its text is read.

use crate::lexicon::LONGEST_WORD;
use crate::table::{START, hash_on};

/// A word while it is read, in lower case.
#[derive(Debug, Default)]
pub(crate) struct Word {
    /// Its beginning.
    pub(crate) bytes: [u8; LONGEST_WORD + 4],
    /// Its length in bytes, also where that is more than are kept.
    pub(crate) length: usize,
    pub(crate) letters: usize,
    /// Its letters as they were written.
    pub(crate) written: usize,
    pub(crate) last: char,
    pub(crate) before_last: char,
    pub(crate) is_capital: bool,
    pub(crate) hash: u32,
}

impl Word {
    #[inline]
    pub(crate) fn push(&mut self, c: char) {
        self.hash = hash_on(self.hash, c);
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

    /// One more letter, written as one.
    #[inline]
    pub(crate) fn add(&mut self, lower: char) {
        self.written += 1;
        self.push(lower);
    }

    /// Begins with a letter, where nothing is read of it yet.
    pub(crate) fn begin(&mut self, is_capital: bool) {
        if self.written == 0 {
            (self.is_capital, self.hash) = (is_capital, START);
        }
    }

    /// Ready for the next one.
    pub(crate) fn clear(&mut self) {
        (self.length, self.letters, self.written) = (0, 0, 0);
    }
}
