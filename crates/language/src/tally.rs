//! How often each letter occurs. The letters of many words are gathered first and then counted in one go: a processor cannot
//! foresee how many there are in a single word.

/// As many as there are places in the lexicon.
pub(crate) const PLACES: usize = 256;

/// Letters that wait to be counted.
#[derive(Debug)]
pub(crate) struct Tally {
    /// Their codes, with room behind the last place where eight may begin.
    codes: [u8; PLACES + 8],
    length: u8,
}

/// There may be no more letters than this when eight come.
const FULL: u8 = u8::MAX - 8;

impl Tally {
    pub(crate) fn new() -> Tally {
        Tally { codes: [0; PLACES + 8], length: 0 }
    }

    /// Takes the first letters of these eight, the first one lowest.
    #[inline]
    pub(crate) fn take(&mut self, codes: u64, letters: usize, counts: &mut [u32; PLACES]) {
        if self.length > FULL {
            self.count(counts);
        }
        let at = usize::from(self.length);
        // What lies behind the last letter is overwritten by the next word.
        self.codes[at..at + 8].copy_from_slice(&codes.to_le_bytes());
        self.length += letters as u8;
    }

    /// Counts all that wait. Some more are counted at place 0, which is of no letter.
    #[inline(never)]
    pub(crate) fn count(&mut self, counts: &mut [u32; PLACES]) {
        let end = usize::from(self.length);
        self.codes[end..end + 8].fill(0);
        let (eights, _) = self.codes[..end + 8].as_chunks::<8>();
        for eight in eights {
            for code in eight {
                counts[usize::from(*code)] += 1;
            }
        }
        self.length = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_letters_are_counted() {
        for words in [0, 1, 31, 32, 33, 300] {
            let (mut tally, mut counts) = (Tally::new(), [0; PLACES]);
            for word in 0..words {
                tally.take(u64::from_le_bytes(*b"abcxyz??"), 3 + word % 4, &mut counts);
            }
            tally.count(&mut counts);
            let of = |code: u8| counts[usize::from(code)] as usize;
            assert_eq!([of(b'a'), of(b'c'), of(b'z')], [words, words, words / 4]);
            assert_eq!(counts[1..].iter().sum::<u32>() as usize, (0..words).map(|word| 3 + word % 4).sum());
        }
    }
}
