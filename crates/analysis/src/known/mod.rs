//! The known forms of names and words, as a table that is compiled in: nothing of it is read before it is asked for.
//!
//! `read` and `write` are parts of the build script. Layout, numbers little-endian: number of forms and of slots, four bytes
//! each; for each slot of a hash table with linear probing the number of a form + 1, or 0, two bytes; for each form the number of the form
//! that is its key, and in the highest bit whether it is an ordinary word as well, two bytes; where each form ends, four bytes; the
//! forms, sorted.

#[cfg_attr(not(test), expect(dead_code, reason = "all but the lines is read by the build script"))]
mod read;

pub(crate) use read::lines;

use crate::hash::hash;

/// What is known of a word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// The term that stands for all forms: the folded nominative.
    pub(crate) key: &'static str,
    /// Whether the form is an ordinary word as well.
    pub(crate) also_ordinary: bool,
}

/// A table over bytes that the build script has written.
#[derive(Debug)]
pub(crate) struct Table {
    bytes: &'static [u8],
}

const HEADER: usize = 8;
const ORDINARY: u16 = 1 << 15;

impl Table {
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// What is known of a folded form.
    pub(crate) fn get(&self, form: &str) -> Option<Known> {
        let last = self.long(4) - 1;
        let mut at = hash(form.as_bytes(), 0) as usize & last;
        // Half of the slots are empty.
        while let Some(number) = usize::from(self.short(HEADER + 2 * at)).checked_sub(1) {
            if self.bytes_of(number) == form.as_bytes() {
                return Some(self.known(number));
            }
            at = (at + 1) & last;
        }
        None
    }

    /// All forms, in order.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, Known)> {
        (0..self.long(0)).map(|number| (self.form(number), self.known(number)))
    }

    fn known(&self, number: usize) -> Known {
        let key = self.short(self.keys() + 2 * number);
        Known { key: self.form(usize::from(key & !ORDINARY)), also_ordinary: key & ORDINARY != 0 }
    }

    fn form(&self, number: usize) -> &'static str {
        std::str::from_utf8(self.bytes_of(number)).expect("the build script wrote whole words")
    }

    fn bytes_of(&self, number: usize) -> &'static [u8] {
        let ends = self.keys() + 2 * self.long(0);
        let start = number.checked_sub(1).map_or(0, |before| self.long(ends + 4 * before));
        let texts = ends + 4 * self.long(0);
        &self.bytes[texts + start..texts + self.long(ends + 4 * number)]
    }

    fn keys(&self) -> usize {
        HEADER + 2 * self.long(4)
    }

    fn short(&self, at: usize) -> u16 {
        u16::from_le_bytes([self.bytes[at], self.bytes[at + 1]])
    }

    fn long(&self, at: usize) -> usize {
        u32::from_le_bytes([self.bytes[at], self.bytes[at + 1], self.bytes[at + 2], self.bytes[at + 3]])
            as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{FORMS, NAMES, PARADIGMS, VERBS, WORDS};

    #[test]
    fn the_table_holds_what_the_files_say() {
        let forms = read::forms(PARADIGMS, &[NAMES, WORDS, VERBS]);
        assert_eq!(FORMS.iter().count(), forms.len());
        for (form, read) in &forms {
            let known = FORMS.get(form).unwrap_or_else(|| panic!("{form} is not found"));
            assert_eq!((known.key, known.also_ordinary), (read.key.as_str(), read.also_ordinary), "{form}");
            let key =
                FORMS.get(known.key).unwrap_or_else(|| panic!("the key of {form} is none of its forms"));
            assert_eq!(key.key, known.key, "{form}");
        }
        for word in ["", "а", "лавровх", "zzz"] {
            assert_eq!(FORMS.get(word), None, "{word}");
        }
    }
}
