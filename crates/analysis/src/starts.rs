//! The first two letters of words, and sets of such pairs. Used by the build script too.

const LATIN: usize = 26;
const LETTERS: usize = LATIN + 32;

/// Pairs of letters, capital or small: for each first one a set of second ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Starts([u64; LETTERS]);

impl Default for Starts {
    fn default() -> Self {
        Self([0; LETTERS])
    }
}

impl Starts {
    /// Adds the start of a term.
    pub(crate) fn insert(&mut self, term: &str) {
        match (number_at(term, 0), start_of(term)) {
            (_, Some((first, second))) => self.0[first] |= 1 << second,
            // One letter, or a letter and something else: any word may have been cut to it.
            (Some(first), None) => self.0[first] = u64::MAX,
            // No word in plain letters has such a term.
            (None, None) => {}
        }
    }

    /// Whether a term begins so.
    pub(crate) fn has(&self, (first, second): (usize, usize)) -> bool {
        self.0[first] >> second & 1 == 1
    }
}

/// The numbers of the first two letters.
pub(crate) fn start_of(word: &str) -> Option<(usize, usize)> {
    let first = number_at(word, 0)?;
    Some((first, number_at(word, if first < LATIN { 1 } else { 2 })?))
}

/// The number of the letter that begins at this byte.
#[inline]
fn number_at(word: &str, at: usize) -> Option<usize> {
    match *word.as_bytes().get(at)? {
        // The English stemmer makes `die` of `dying`.
        b'y' | b'Y' => Some(usize::from(b'i' - b'a')),
        byte @ b'a'..=b'z' => Some(usize::from(byte - b'a')),
        byte @ b'A'..=b'Z' => Some(usize::from(byte - b'A')),
        0xd0 => match *word.as_bytes().get(at + 1)? {
            byte @ 0x90..=0xaf => Some(LATIN + usize::from(byte - 0x90)),
            byte @ 0xb0..=0xbf => Some(LATIN + usize::from(byte - 0xb0)),
            _ => None,
        },
        0xd1 => match *word.as_bytes().get(at + 1)? {
            byte @ 0x80..=0x8f => Some(LATIN + 16 + usize::from(byte - 0x80)),
            _ => None,
        },
        _ => None,
    }
}
