//! The postings of one field of a segment that is being built.
//!
//! Documents bring their terms in any order, a segment wants each term's documents together. To put every posting behind
//! the last one of its term means to wait for memory several times for each. So postings are written down as they come, in
//! one row; when all are there, it is known how long each term's list is, and they are dealt out to their lists in one
//! pass. (Sort-based inversion with known list lengths: Witten, Moffat, Bell, Managing Gigabytes, 2nd ed., 5.2 and 5.3.)
//!
//! ```text
//! in the row:   number of the term, length of the posting, the posting
//! a posting:    step from the term's document before; in a field with places: how many, the first place, the steps to the others
//! ```

use super::terms::{List, Terms};
use crate::ahead::NumberedTerm;
use crate::numbers::{Reader, bytes_of, put_number};
use std::io;
use std::sync::Arc;
use tantivy::postings::FieldSerializer;
use vestnik_analysis::Vocabulary;

/// The postings of a field.
pub(super) struct Postings {
    pub(super) terms: Terms,
    vocabulary: Arc<Vocabulary>,
    /// By the number of a term in the vocabulary: its number here + 1; 0 where it has none yet.
    numbers: Vec<u32>,
    /// The row, in pieces that are given back one by one.
    row: Vec<Vec<u8>>,
    /// How many bytes the pieces take.
    room: usize,
    /// How many bytes the lists take together.
    bytes: usize,
    /// How many tokens the field has in all documents.
    pub(super) tokens: u64,
    has_places: bool,
}

/// The first piece of a row, and the longest: each is twice as long as the one before. One that has to hold a longer posting
/// is as long as that.
const PIECES: [usize; 2] = [1 << 12, 1 << 18];
/// Terms are filed by so many, one step of all before the next: most of what it takes is waiting for memory, and so it is
/// waited for side by side.
const TOGETHER: usize = 64;
/// What a number takes at most.
const LONGEST_NUMBER: usize = 10;

impl Postings {
    pub(super) fn new(has_places: bool) -> Self {
        Self {
            terms: Terms::default(),
            vocabulary: Arc::new(Vocabulary::with_room(0)),
            numbers: Vec::new(),
            row: Vec::new(),
            room: 0,
            bytes: 0,
            tokens: 0,
            has_places,
        }
    }

    /// About how much memory it takes.
    pub(super) fn memory(&self) -> usize {
        self.room + self.terms.bytes() + size_of_val(self.numbers.as_slice())
    }

    /// From here on numbers are those of this vocabulary.
    pub(super) fn speak(&mut self, vocabulary: &Arc<Vocabulary>) {
        if !Arc::ptr_eq(&self.vocabulary, vocabulary) {
            self.vocabulary = Arc::clone(vocabulary);
            self.numbers.clear();
        }
    }

    /// Files one document under terms. Documents come in their order, each term once for each.
    pub(super) fn add<'p>(&mut self, document: u32, mut terms: impl Iterator<Item = NumberedTerm<'p>>) {
        let mut together = Vec::with_capacity(TOGETHER);
        let mut lists = Vec::with_capacity(TOGETHER);
        loop {
            together.clear();
            together.extend(terms.by_ref().take(TOGETHER));
            if together.is_empty() {
                return;
            }
            together.iter_mut().for_each(|term| term.number = self.number_of(term.number));
            lists.clear();
            lists.extend(together.iter().map(|term| self.terms.lists[term.number as usize]));
            for (term, list) in together.iter().zip(&lists) {
                self.file(term.number, *list, document, Some(term));
            }
        }
    }

    /// [`Postings::add`] for a key.
    pub(super) fn add_key(&mut self, document: u32, key: &[u8]) {
        let number = self.terms.number_of(key);
        self.file(number, self.terms.lists[number as usize], document, None);
    }

    /// The number that a term of the vocabulary has here.
    #[inline]
    fn number_of(&mut self, term: u32) -> u32 {
        let known = self.numbers.get(term as usize).and_then(|number| number.checked_sub(1));
        known.unwrap_or_else(|| self.translate(term))
    }

    #[cold]
    fn translate(&mut self, term: u32) -> u32 {
        let (terms, place) = (&mut self.terms, term as usize);
        let number = self.vocabulary.with_term(term, |name| terms.number_of(name.as_bytes()));
        if place >= self.numbers.len() {
            self.numbers.resize((place + 1).next_power_of_two(), 0);
        }
        self.numbers[place] = number + 1;
        number
    }

    #[inline]
    fn file(&mut self, number: u32, list: List, document: u32, places: Option<&NumberedTerm<'_>>) {
        let step = document - list.last;
        let length = bytes_of(step) + places.map_or(0, |places| bytes_of(places.count) + places.places.len());
        let (documents, bytes) = (list.documents + 1, list.bytes + length as u32);
        self.terms.lists[number as usize] = List { documents, last: document, bytes };
        self.bytes += length;
        let room = length + 2 * LONGEST_NUMBER;
        if self.row.last().is_none_or(|piece| piece.capacity() - piece.len() < room) {
            let usual = self.row.last().map_or(PIECES[0], |last| (last.capacity() * 2).min(PIECES[1]));
            self.row.push(Vec::with_capacity(usual.max(room)));
            self.room += usual.max(room);
        }
        if let Some(piece) = self.row.last_mut() {
            put_number(piece, u64::from(number));
            put_number(piece, length as u64);
            put_number(piece, u64::from(step));
            if let Some(places) = places {
                put_number(piece, u64::from(places.count));
                piece.extend_from_slice(places.places);
            }
        }
    }

    /// Writes all lists in the order of their terms.
    pub(super) fn write(mut self, out: &mut FieldSerializer<'_>) -> io::Result<()> {
        let order = self.terms.sorted();
        let lists = self.deal(&order);
        let mut rest = lists.as_slice();
        let mut places = Vec::new();
        for number in order {
            let term = &self.terms.lists[number as usize];
            let (list, after) = rest.split_at(term.bytes as usize);
            rest = after;
            // The engine's own writer leaves the number of documents out where it keeps no frequencies.
            out.new_term(
                self.terms.name(number),
                if self.has_places { term.documents } else { 0 },
                self.has_places,
            )?;
            self.write_list(list, &mut places, out).ok_or_else(cut_short)?;
            out.close_term()?;
        }
        Ok(())
    }

    fn write_list(&self, list: &[u8], places: &mut Vec<u32>, out: &mut FieldSerializer<'_>) -> Option<()> {
        let (mut reader, mut document) = (Reader::new(list), 0);
        while !reader.is_empty() {
            document += reader.number()? as u32;
            places.clear();
            if self.has_places {
                for _ in 0..reader.number()? {
                    places.push(reader.number()? as u32);
                }
            }
            out.write_doc(document, places.len() as u32, places);
        }
        Some(())
    }

    /// The lists of all terms, in this order of terms, one after another.
    fn deal(&mut self, order: &[u32]) -> Vec<u8> {
        let mut lists = vec![0; self.bytes];
        let mut ends = vec![0; order.len()];
        let mut start = 0;
        for &number in order {
            ends[number as usize] = start;
            start += self.terms.lists[number as usize].bytes as usize;
        }
        for piece in std::mem::take(&mut self.row) {
            let mut reader = Reader::new(&piece);
            while let Some(number) = reader.number()
                && let Some(posting) = reader.bytes()
            {
                let end = &mut ends[number as usize];
                lists[*end..][..posting.len()].copy_from_slice(posting);
                *end += posting.len();
            }
        }
        lists
    }
}

/// Cannot come about: lists hold what was written into them.
fn cut_short() -> io::Error {
    io::Error::other("a list of postings ends too soon")
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_analysis::{Analyzer, Scratch};

    #[test]
    fn numbers_are_those_of_the_vocabulary_that_is_spoken() {
        let mut postings = Postings::new(true);
        for (document, text) in [(1, "мир труд"), (2, "труд"), (3, "май мир")] {
            let (vocabulary, mut tokens) = (Arc::new(Vocabulary::with_room(1 << 10)), Vec::new());
            Analyzer::new().number(text, &vocabulary, &mut Scratch::new(), &mut tokens);
            postings.speak(&vocabulary);
            let terms =
                tokens.iter().map(|token| NumberedTerm { number: token.term, count: 1, places: &[0] });
            postings.add(document, terms);
        }
        let lists: Vec<(&str, u32, u32)> = (0..postings.terms.len() as u32)
            .map(|number| {
                let list = &postings.terms.lists[number as usize];
                (str::from_utf8(postings.terms.name(number)).unwrap(), list.documents, list.last)
            })
            .collect();
        assert_eq!(lists, [("мир", 2, 3), ("труд", 2, 2), ("май", 1, 3)]);
    }
}
