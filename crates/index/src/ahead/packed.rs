//! The terms of one document as bytes: analysis is done by the thread that read the page, and what is left for the
//! writer's thread is to file them.
//!
//! ```text
//! for each field:  its number, how many tokens it has, how many bytes follow, the terms
//! for each term:   in a field with places: its number in the vocabulary, how many places it has, how many bytes they take
//!                  (4 bytes each), the first place, the steps to the others
//!                  in a field of keys: its length, its bytes
//! ```
//!
//! Other numbers are LEB128. A term stands once in a field, so that it is looked up once and not wherever it stands.

use crate::numbers::{Reader, put_bytes, put_number};
use tantivy::schema::Field;
use vestnik_analysis::{Analyzer, NumberedToken, Scratch, Vocabulary};

/// The engine takes no longer terms; nobody looks for them.
const LONGEST_TERM: usize = u16::MAX as usize - 5;

/// Packs the fields of documents one after another; keeps its room between them.
#[derive(Default)]
pub(crate) struct Packer {
    scratch: Scratch,
    packed: Vec<u8>,
    /// The terms of one field.
    terms: Vec<u8>,
    tokens: Vec<NumberedToken>,
    /// The terms of the field that is packed, in the order in which they came.
    groups: Vec<Group>,
    /// By the number of a term: that of its group + 1; 0 where it has none, as all have between fields.
    marks: Vec<u32>,
    /// The positions of all groups, one group after another.
    places: Vec<u32>,
}

/// A term of the text.
#[derive(Clone, Copy)]
struct Group {
    /// Its number in the vocabulary.
    term: u32,
    count: u32,
    /// Where the next of its positions goes.
    next: u32,
}

impl Packer {
    /// Adds a field with the tokens of a text; nothing where it has none.
    pub(crate) fn text(&mut self, field: Field, analyzer: &Analyzer, vocabulary: &Vocabulary, text: &str) {
        self.tokens.clear();
        analyzer.number(text, vocabulary, &mut self.scratch, &mut self.tokens);
        if !self.tokens.is_empty() {
            self.group();
            self.place();
            self.write_groups();
            self.finish_field(field, self.tokens.len());
        }
    }

    /// Adds a field with terms that are what they are and have no places. Each is given once.
    pub(crate) fn keys<'k>(&mut self, field: Field, keys: impl IntoIterator<Item = &'k [u8]>) {
        let mut count = 0;
        for key in keys.into_iter().filter(|key| key.len() <= LONGEST_TERM) {
            put_bytes(&mut self.terms, key);
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

    /// Finds the groups of the tokens; these keep the number of their group in place of that of their term.
    fn group(&mut self) {
        self.groups.clear();
        for token in &mut self.tokens {
            let term = token.term as usize;
            if term >= self.marks.len() {
                self.marks.resize((term + 1).next_power_of_two(), 0);
            }
            let mark = &mut self.marks[term];
            if *mark == 0 {
                self.groups.push(Group { term: token.term, count: 0, next: 0 });
                *mark = self.groups.len() as u32;
            }
            token.term = *mark - 1;
            self.groups[token.term as usize].count += 1;
        }
        self.groups.iter().for_each(|group| self.marks[group.term as usize] = 0);
    }

    /// A counting sort: tokens keep their order within a group.
    fn place(&mut self) {
        let mut start = 0;
        for group in &mut self.groups {
            group.next = start;
            start += group.count;
        }
        self.places.clear();
        self.places.resize(self.tokens.len(), 0);
        for token in &self.tokens {
            let next = &mut self.groups[token.term as usize].next;
            self.places[*next as usize] = token.position;
            *next += 1;
        }
    }

    fn write_groups(&mut self) {
        let terms = &mut self.terms;
        terms.reserve(size_of::<Head>() * self.groups.len() + 2 * self.places.len());
        let mut places = self.places.as_slice();
        for group in &self.groups {
            let (own, rest) = places.split_at(group.count as usize);
            places = rest;
            let head = terms.len();
            terms.extend_from_slice(&[0; size_of::<Head>()]);
            let mut before = 0;
            for &position in own {
                put_number(terms, u64::from(position - before));
                before = position;
            }
            let bytes = (terms.len() - head - size_of::<Head>()) as u32;
            let numbers = [group.term, group.count, bytes];
            for (out, number) in terms[head..].as_chunks_mut().0.iter_mut().zip(numbers) {
                *out = number.to_le_bytes();
            }
        }
    }
}

/// What stands before the places of a term: three numbers.
type Head = [[u8; 4]; 3];

/// A packed field.
pub(crate) struct PackedField<'p> {
    pub(crate) field: Field,
    /// How many tokens it has.
    pub(crate) tokens: u32,
    pub(crate) terms: PackedTerms<'p>,
}

/// The terms of a packed field.
pub(crate) enum PackedTerms<'p> {
    WithPlaces(Numbered<'p>),
    Keys(Keys<'p>),
}

/// Terms by number.
pub(crate) struct Numbered<'p>(Reader<'p>);

/// Terms as they are.
pub(crate) struct Keys<'p>(Reader<'p>);

/// A term by its number in the vocabulary.
pub(crate) struct NumberedTerm<'p> {
    pub(crate) number: u32,
    /// How many places it has.
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
        let terms = if has_places(field) {
            PackedTerms::WithPlaces(Numbered(terms))
        } else {
            PackedTerms::Keys(Keys(terms))
        };
        Some(PackedField { field, tokens, terms })
    })
}

impl<'p> Iterator for Numbered<'p> {
    type Item = NumberedTerm<'p>;

    #[inline]
    fn next(&mut self) -> Option<NumberedTerm<'p>> {
        let mut next = || self.0.array().map(u32::from_le_bytes);
        let (number, count, bytes) = (next()?, next()?, next()?);
        Some(NumberedTerm { number, count, places: self.0.take(bytes as usize)? })
    }
}

impl<'p> Iterator for Keys<'p> {
    type Item = &'p [u8];

    fn next(&mut self) -> Option<&'p [u8]> {
        self.0.bytes()
    }
}

#[cfg(test)]
mod tests;
