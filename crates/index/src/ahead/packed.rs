//! The terms of one document as bytes: analysis is done by the thread that read the page, and what is left for the
//! writer's thread is to file them.
//!
//! ```text
//! for each field:  its number, how many tokens it has, how many bytes follow, the terms
//! for each term:   its hash (4 bytes), its length, its bytes; in a field with places: how many of them, how many bytes
//!                  they take, the first place, the steps to the others
//! ```
//!
//! Numbers are LEB128. A term stands once in a field, so that it is looked up once and not wherever it stands.

use crate::numbers::{Reader, put_number};
use std::ops::Range;
use tantivy::schema::Field;
use vestnik_analysis::{Analyzer, Scratch};
use xxhash_rust::xxh3::xxh3_64;

/// The engine takes no longer terms; nobody looks for them.
const LONGEST_TERM: usize = u16::MAX as usize - 5;

/// Packs the fields of documents one after another; keeps its room between them.
#[derive(Default)]
pub(crate) struct Packer {
    scratch: Scratch,
    packed: Vec<u8>,
    /// The terms of one field.
    terms: Vec<u8>,
    /// The names of the terms of a text, each once, in the order in which they came.
    names: String,
    groups: Vec<Group>,
    /// The number of a group + 1 at a place that its hash says; 0 where none is. Its length is a power of two.
    table: Vec<u32>,
    /// The group and the position of every token.
    tokens: Vec<(u32, u32)>,
    /// The positions of all groups, one group after another.
    places: Vec<u32>,
    starts: Vec<u32>,
}

/// A term of the text.
struct Group {
    hash: u32,
    name: Range<usize>,
    count: u32,
}

/// The table has at least this many places.
const LEAST_PLACES: usize = 1 << 10;

/// The hash by which a term is filed.
fn hash(term: &[u8]) -> u32 {
    xxh3_64(term) as u32
}

impl Packer {
    /// Adds a field with the tokens of a text; nothing where it has none.
    pub(crate) fn text(&mut self, field: Field, analyzer: &Analyzer, text: &str) {
        self.collect(analyzer, text);
        if !self.tokens.is_empty() {
            self.sort_by_group();
            self.write_groups();
            self.finish_field(field, self.tokens.len());
        }
    }

    /// Adds a field with terms that are what they are and have no places. Each is given once.
    pub(crate) fn keys<'k>(&mut self, field: Field, keys: impl IntoIterator<Item = &'k [u8]>) {
        let mut count = 0;
        for key in keys.into_iter().filter(|key| key.len() <= LONGEST_TERM) {
            put_term(&mut self.terms, hash(key), key);
            count += 1;
        }
        if count > 0 {
            self.finish_field(field, count);
        }
    }

    /// The fields that were added since the last call.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        let packed = self.packed.as_slice().to_vec();
        self.packed.clear();
        packed
    }

    fn finish_field(&mut self, field: Field, tokens: usize) {
        put_number(&mut self.packed, u64::from(field.field_id()));
        put_number(&mut self.packed, tokens as u64);
        put_number(&mut self.packed, self.terms.len() as u64);
        self.packed.append(&mut self.terms);
    }

    fn collect(&mut self, analyzer: &Analyzer, text: &str) {
        self.names.clear();
        self.groups.clear();
        self.tokens.clear();
        self.table.clear();
        self.table.resize(LEAST_PLACES, 0);
        let mut scratch = std::mem::take(&mut self.scratch);
        analyzer.analyze(text, &mut scratch, &mut |token| {
            if token.term.len() > LONGEST_TERM {
                return;
            }
            let group = self.group_of(token.term);
            self.groups[group as usize].count += 1;
            self.tokens.push((group, token.position));
        });
        self.scratch = scratch;
    }

    fn group_of(&mut self, term: &str) -> u32 {
        if self.groups.len() * 2 >= self.table.len() {
            self.grow();
        }
        let hash = hash(term.as_bytes());
        let mut place = hash as usize & (self.table.len() - 1);
        while let Some(number) = self.table[place].checked_sub(1) {
            let group = &self.groups[number as usize];
            if group.hash == hash && self.names[group.name.clone()] == *term {
                return number;
            }
            place = (place + 1) & (self.table.len() - 1);
        }
        let number = self.groups.len() as u32;
        self.table[place] = number + 1;
        let start = self.names.len();
        self.names.push_str(term);
        self.groups.push(Group { hash, name: start..self.names.len(), count: 0 });
        number
    }

    #[cold]
    fn grow(&mut self) {
        let length = self.table.len() * 2;
        self.table.clear();
        self.table.resize(length, 0);
        for (number, group) in (0..).zip(&self.groups) {
            let mut place = group.hash as usize & (length - 1);
            while self.table[place] != 0 {
                place = (place + 1) & (length - 1);
            }
            self.table[place] = number + 1;
        }
    }

    /// A counting sort: tokens keep their order within a group.
    fn sort_by_group(&mut self) {
        self.starts.clear();
        let mut start = 0;
        for group in &self.groups {
            self.starts.push(start);
            start += group.count;
        }
        self.places.clear();
        self.places.resize(self.tokens.len(), 0);
        for &(group, position) in &self.tokens {
            let next = &mut self.starts[group as usize];
            self.places[*next as usize] = position;
            *next += 1;
        }
    }

    fn write_groups(&mut self) {
        let terms = &mut self.terms;
        terms.reserve(self.names.len() + 8 * self.groups.len() + 2 * self.places.len());
        let mut places = self.places.as_slice();
        for group in &self.groups {
            put_term(terms, group.hash, self.names[group.name.clone()].as_bytes());
            put_number(terms, u64::from(group.count));
            let (own, rest) = places.split_at(group.count as usize);
            places = rest;
            let steps = || {
                let mut before = 0;
                own.iter().map(move |&position| position - std::mem::replace(&mut before, position))
            };
            put_number(terms, steps().map(bytes_of).sum());
            steps().for_each(|step| put_number(terms, u64::from(step)));
        }
    }
}

fn put_term(terms: &mut Vec<u8>, hash: u32, term: &[u8]) {
    terms.extend_from_slice(&hash.to_le_bytes());
    put_number(terms, term.len() as u64);
    terms.extend_from_slice(term);
}

/// How many bytes a number takes.
fn bytes_of(number: u32) -> u64 {
    u64::from((31 - (number | 1).leading_zeros()) / 7 + 1)
}

/// A packed field.
pub(crate) struct PackedField<'p> {
    pub(crate) field: Field,
    /// How many tokens it has.
    pub(crate) tokens: u32,
    terms: Reader<'p>,
    places: bool,
}

/// A term of a packed field.
pub(crate) struct PackedTerm<'p> {
    pub(crate) hash: u32,
    pub(crate) name: &'p [u8],
    /// How many places it has; none in a field of keys.
    pub(crate) count: u32,
    /// Its first place and the steps to the others, as numbers.
    pub(crate) places: &'p [u8],
}

/// The fields of packed bytes; `has_places` tells which of them have places. Ends where the bytes were not made by [`Packer`].
pub(crate) fn fields(
    packed: &[u8],
    has_places: impl Fn(Field) -> bool,
) -> impl Iterator<Item = PackedField<'_>> {
    let mut rest = Reader::new(packed);
    std::iter::from_fn(move || {
        let field = Field::from_field_id(u32::try_from(rest.number()?).ok()?);
        let tokens = u32::try_from(rest.number()?).ok()?;
        let terms = Reader::new(rest.bytes()?);
        Some(PackedField { field, tokens, terms, places: has_places(field) })
    })
}

impl<'p> Iterator for PackedField<'p> {
    type Item = PackedTerm<'p>;

    #[inline]
    fn next(&mut self) -> Option<PackedTerm<'p>> {
        let hash = u32::from_le_bytes(self.terms.array()?);
        let name = self.terms.bytes()?;
        let (count, places) = if self.places {
            (u32::try_from(self.terms.number()?).ok()?, self.terms.bytes()?)
        } else {
            (0, [].as_slice())
        };
        Some(PackedTerm { hash, name, count, places })
    }
}

#[cfg(test)]
mod tests;
