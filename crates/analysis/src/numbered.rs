//! Terms by number, and as bytes in a row:
//!
//! ```text
//! how many terms (2 bytes), for each its number (4) and kind (1)
//! ```

use crate::names::Names;
use crate::terms::Terms;
use crate::token::TermKind;

/// The kinds by the number that is kept.
pub(crate) const KINDS: [TermKind; 5] =
    [TermKind::Stem, TermKind::Surface, TermKind::Designator, TermKind::Part, TermKind::Entity];

/// A term of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbered {
    pub(crate) number: u32,
    pub(crate) kind: TermKind,
}

/// The number of a kind in [`KINDS`].
pub(crate) fn number_of(kind: TermKind) -> u8 {
    KINDS.iter().position(|&known| known == kind).unwrap_or(0) as u8
}

/// Appends the terms of a word; new ones get a number.
pub(crate) fn put_terms(terms: &Terms, names: &mut Names, row: &mut Vec<u8>) {
    let count = terms.iter().count().min(usize::from(u16::MAX));
    row.extend((count as u16).to_le_bytes());
    for term in terms.iter().take(count) {
        row.extend(names.number_of(term.text).to_le_bytes());
        row.push(number_of(term.kind));
    }
}

/// The terms that these bytes begin with.
#[inline]
pub(crate) fn read_terms(bytes: &[u8]) -> impl Iterator<Item = Numbered> + '_ {
    let (count, rest) =
        bytes.split_first_chunk().map_or((0, bytes), |(&count, rest)| (u16::from_le_bytes(count), rest));
    let (terms, _) = rest.as_chunks();
    terms.iter().take(usize::from(count)).map(|&[a, b, c, d, kind]| Numbered {
        number: u32::from_le_bytes([a, b, c, d]),
        kind: KINDS.get(usize::from(kind)).copied().unwrap_or_default(),
    })
}
