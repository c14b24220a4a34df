//! The bytes that a word begins with as numbers, so that words are hashed and compared without a look at their length: how long the
//! next word is nobody foresees, the processor neither.

/// So many bytes stand in a [`Beginning`]: all of twelve Russian letters, which one word in twenty-five exceeds.
pub(crate) const HELD: usize = 24;

/// The first [`HELD`] bytes of a word, zeros behind shorter ones.
pub(crate) type Beginning = [u64; HELD / 8];

/// For each length the bits of so many bytes.
static MASKS: [Beginning; HELD + 1] = masks();

/// The beginning of the word that stands at these bytes of a text.
#[inline]
pub(crate) fn beginning(text: &[u8], start: usize, end: usize) -> Beginning {
    let held = (end - start).min(HELD);
    let bytes = match text[start..].first_chunk() {
        Some(bytes) => *bytes,
        None => padded(&text[start..end]),
    };
    let (numbers, mask) = (numbers(&bytes), &MASKS[held]);
    std::array::from_fn(|at| numbers[at] & mask[at])
}

/// The bytes of a beginning.
#[inline]
pub(crate) fn bytes(beginning: &Beginning) -> [u8; HELD] {
    let mut bytes = [0; HELD];
    for (out, number) in bytes.as_chunks_mut().0.iter_mut().zip(beginning) {
        *out = number.to_le_bytes();
    }
    bytes
}

#[inline]
fn numbers(bytes: &[u8; HELD]) -> Beginning {
    let (eights, _) = bytes.as_chunks();
    std::array::from_fn(|at| u64::from_le_bytes(eights[at]))
}

/// At the end of a text there are not enough bytes to be read in one go.
#[cold]
fn padded(word: &[u8]) -> [u8; HELD] {
    let mut bytes = [0; HELD];
    bytes.iter_mut().zip(word).for_each(|(out, byte)| *out = *byte);
    bytes
}

const fn masks() -> [Beginning; HELD + 1] {
    let mut masks = [[0; HELD / 8]; HELD + 1];
    let mut length = 0;
    while length <= HELD {
        let mut byte = 0;
        while byte < length {
            masks[length][byte / 8] |= 0xff << (8 * (byte % 8));
            byte += 1;
        }
        length += 1;
    }
    masks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_the_bytes_of_its_word_alone() {
        let text = "слово word and what follows it, двенадцатилетний мальчик";
        for start in 0..text.len() {
            for end in start..=text.len() {
                let word = &text.as_bytes()[start..end];
                let (held, rest) = word.split_at(word.len().min(HELD));
                let mut expected = held.to_vec();
                expected.resize(HELD, 0);
                let found = beginning(text.as_bytes(), start, end);
                assert_eq!(bytes(&found).as_slice(), expected, "{held:?} {rest:?}");
            }
        }
    }
}
