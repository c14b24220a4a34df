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

use super::terms::Terms;
use crate::ahead::PackedTerm;
use crate::numbers::{Reader, put_number};
use std::io;
use tantivy::postings::FieldSerializer;

/// The postings of a field.
#[derive(Default)]
pub(super) struct Postings {
    pub(super) terms: Terms,
    /// The row, in pieces that are given back one by one.
    row: Vec<Vec<u8>>,
    /// How many bytes the pieces take.
    room: usize,
    /// How many bytes the lists take together.
    bytes: usize,
    /// How many tokens the field has in all documents.
    pub(super) tokens: u64,
    has_places: bool,
    posting: Vec<u8>,
}

/// The first piece of a row, and the longest: each is twice as long as the one before. One that has to hold a longer posting
/// is as long as that.
const PIECES: [usize; 2] = [1 << 12, 1 << 18];
/// What a number takes at most.
const LONGEST_NUMBER: usize = 10;

impl Postings {
    pub(super) fn new(has_places: bool) -> Self {
        Self { has_places, ..Self::default() }
    }

    /// About how much memory it takes.
    pub(super) fn memory(&self) -> usize {
        self.room + self.terms.bytes()
    }

    /// Files one document under a term. Documents come in their order, each term once for each.
    #[inline]
    pub(super) fn add(&mut self, document: u32, packed: &PackedTerm<'_>) {
        let number = self.terms.number_of(packed.hash, packed.name);
        let term = self.terms.get_mut(number);
        let posting = &mut self.posting;
        posting.clear();
        put_number(posting, u64::from(document - term.last));
        if self.has_places {
            put_number(posting, u64::from(packed.count));
            posting.extend_from_slice(packed.places);
        }
        term.last = document;
        term.documents += 1;
        term.bytes += posting.len() as u32;
        self.bytes += posting.len();
        let length = posting.len() + 2 * LONGEST_NUMBER;
        if self.row.last().is_none_or(|piece| piece.capacity() - piece.len() < length) {
            let usual = self.row.last().map_or(PIECES[0], |last| (last.capacity() * 2).min(PIECES[1]));
            self.row.push(Vec::with_capacity(usual.max(length)));
            self.room += usual.max(length);
        }
        if let Some(piece) = self.row.last_mut() {
            put_number(piece, u64::from(number));
            put_number(piece, posting.len() as u64);
            piece.extend_from_slice(posting);
        }
    }

    /// Writes all lists in the order of their terms.
    pub(super) fn write(mut self, out: &mut FieldSerializer<'_>) -> io::Result<()> {
        let order = self.terms.sorted();
        let lists = self.deal(&order);
        let mut rest = lists.as_slice();
        let mut places = Vec::new();
        for number in order {
            let term = self.terms.get(number);
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
            start += self.terms.get(number).bytes as usize;
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
