//! The tokens of one text as a text that tantivy can carry: analysis is done by the thread that read the page, and what
//! the writer's thread has left to do is to file the tokens.
//!
//! The tokens stand by terms, so that a term is looked up in the writer's tables once in a row and not all over the text:
//!
//! ```text
//! for each term:   number of its bytes, its bytes, number of its places, the first place, the steps to the others
//! ```
//!
//! Numbers are characters of ASCII with six bits each, the lowest first; 64 is added to all but the last, so that any
//! packed text is valid UTF-8.

use std::ops::Range;
use vestnik_analysis::{Analyzer, Scratch};
use xxhash_rust::xxh3::xxh3_64;

/// Packs texts one after another; keeps its room between them.
#[derive(Default)]
pub(crate) struct Packer {
    scratch: Scratch,
    /// The terms of the text, each once, in the order in which they came.
    names: String,
    groups: Vec<Group>,
    /// The number of a group + 1 at a place that its hash says; 0 where none is. Its length is a power of two.
    table: Vec<u32>,
    /// The group and the position of every token.
    tokens: Vec<(u32, u32)>,
    /// The positions of all groups, one group after another.
    places: Vec<u32>,
}

/// A term of the text.
struct Group {
    hash: u64,
    name: Range<usize>,
    count: u32,
}

/// The table has at least this many places.
const LEAST_PLACES: usize = 1 << 10;

impl Packer {
    /// The packed tokens of a text; empty where it has none.
    pub(crate) fn pack(&mut self, analyzer: &Analyzer, text: &str) -> String {
        self.collect(analyzer, text);
        self.sort_by_group();
        self.write()
    }

    fn collect(&mut self, analyzer: &Analyzer, text: &str) {
        self.names.clear();
        self.groups.clear();
        self.tokens.clear();
        self.table.clear();
        self.table.resize(LEAST_PLACES, 0);
        let mut scratch = std::mem::take(&mut self.scratch);
        analyzer.analyze(text, &mut scratch, &mut |token| {
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
        let hash = xxh3_64(term.as_bytes());
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
        let mut starts = Vec::with_capacity(self.groups.len());
        let mut start = 0;
        for group in &self.groups {
            starts.push(start);
            start += group.count as usize;
        }
        self.places.clear();
        self.places.resize(start, 0);
        for &(group, position) in &self.tokens {
            let next = &mut starts[group as usize];
            self.places[*next] = position;
            *next += 1;
        }
    }

    fn write(&self) -> String {
        let mut packed =
            String::with_capacity(self.names.len() + 2 * self.groups.len() + 3 * self.places.len());
        let mut places = self.places.as_slice();
        for group in &self.groups {
            put(&mut packed, group.name.len() as u32);
            packed.push_str(&self.names[group.name.clone()]);
            put(&mut packed, group.count);
            let (own, rest) = places.split_at(group.count as usize);
            let mut before = 0;
            for &position in own {
                put(&mut packed, position - before);
                before = position;
            }
            places = rest;
        }
        packed
    }
}

fn put(packed: &mut String, mut number: u32) {
    while number >= 64 {
        packed.push(char::from(number as u8 & 63 | 64));
        number >>= 6;
    }
    packed.push(char::from(number as u8));
}

/// Reads packed tokens: term by term, and each term's places in their order.
pub(crate) struct Unpacked<'t> {
    rest: &'t str,
    left: u32,
}

/// What a step of [`Unpacked`] came to.
pub(crate) enum Step<'t> {
    /// The first place of another term.
    Term(&'t str, u32),
    /// So much further on, the same term again.
    Further(u32),
}

impl<'t> Unpacked<'t> {
    pub(crate) fn new(packed: &'t str) -> Self {
        Self { rest: packed, left: 0 }
    }

    /// The next token; `None` at the end, and where the text was not made by [`Packer`].
    #[inline]
    pub(crate) fn next(&mut self) -> Option<Step<'t>> {
        if self.left > 0 {
            self.left -= 1;
            return self.number().map(Step::Further);
        }
        let length = self.number()? as usize;
        let (term, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        self.left = self.number()?.checked_sub(1)?;
        self.number().map(|position| Step::Term(term, position))
    }

    #[inline]
    fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0u32, 0);
        for (at, &byte) in self.rest.as_bytes().iter().enumerate() {
            if byte >= 128 || shift > 30 {
                return None;
            }
            number |= u32::from(byte & 63) << shift;
            shift += 6;
            if byte < 64 {
                self.rest = &self.rest[at + 1..];
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unpacked(packed: &str) -> Vec<(String, u32)> {
        let mut reader = Unpacked::new(packed);
        let mut tokens: Vec<(String, u32)> = Vec::new();
        while let Some(step) = reader.next() {
            let token = match (step, tokens.last()) {
                (Step::Term(term, position), _) => (term.to_owned(), position),
                (Step::Further(by), Some((term, position))) => (term.clone(), position + by),
                (Step::Further(_), None) => panic!("a step before any term"),
            };
            tokens.push(token);
        }
        tokens
    }

    /// The tokens of a text, by terms in the order in which these came.
    fn expected(text: &str) -> Vec<(String, u32)> {
        let mut terms: Vec<(String, Vec<u32>)> = Vec::new();
        Analyzer::new().analyze(text, &mut Scratch::new(), &mut |token| match terms
            .iter_mut()
            .find(|(term, _)| term == token.term)
        {
            Some((_, places)) => places.push(token.position),
            None => terms.push((token.term.to_owned(), vec![token.position])),
        });
        let flat = |(term, places): (String, Vec<u32>)| places.into_iter().map(move |at| (term.clone(), at));
        terms.into_iter().flat_map(flat).collect()
    }

    #[test]
    fn tokens_come_back_by_terms() {
        let mut packer = Packer::default();
        for text in ["", "  ", "Лавров и Лавров, Лаврова\nСу-34 U.S. экс-министр", "a b a\n\n\nc a"]
        {
            assert_eq!(unpacked(&packer.pack(&Analyzer::new(), text)), expected(text), "{text}");
        }
        let long: String = (0..5_000).map(|number| format!("w{} ", number % 3_000)).collect();
        assert_eq!(unpacked(&packer.pack(&Analyzer::new(), &long)), expected(&long));
    }

    #[test]
    fn numbers_of_any_size_read_back() {
        for number in [0, 1, 63, 64, 4_095, 4_096, u32::MAX] {
            let mut packed = String::new();
            put(&mut packed, number);
            assert_eq!(Unpacked::new(&packed).number(), Some(number));
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "([а-яА-Яa-zA-Z0-9'. \n\u{301}-]|\\PC){0,60}") {
            prop_assert_eq!(unpacked(&Packer::default().pack(&Analyzer::new(), &text)), expected(&text));
        }

        #[test]
        fn anything_else_ends_quietly(text in ".{0,40}") {
            let mut reader = Unpacked::new(&text);
            while reader.next().is_some() {}
        }
    }
}
