//! The first byte of a kind. Values of attributes and texts between tags are short: a search that is called for each of them costs
//! more than the look at their bytes.

/// How many bytes are looked at together, in steps of which only those before the first find are done. Of fewer the compiler makes
/// as many single looks.
pub(super) const PIECE: usize = 64;

/// The place of the first byte but the last that is one of those, by the byte and the next. Without branches, so that the processor
/// looks at many at once.
#[inline(always)]
pub(super) fn first_pair(piece: &[u8; PIECE + 1], is_it: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let mut found = [0; PIECE];
    for ((found, byte), next) in found.iter_mut().zip(piece).zip(&piece[1..]) {
        *found = u8::from(is_it(*byte, *next));
    }
    let words = found.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word));
    let (at, word) = words.enumerate().find(|(_, word)| *word != 0)?;
    Some(8 * at + word.trailing_zeros() as usize / 8)
}

/// The place of the first byte that is one of those; `search` looks for it behind the first piece.
#[inline(always)]
pub(super) fn first_of(
    text: &[u8],
    is_it: impl Fn(u8) -> bool,
    search: impl Fn(&[u8]) -> Option<usize>,
) -> Option<usize> {
    let Some(piece) = text.first_chunk() else { return search(text) };
    match first_pair(piece, |byte, _| is_it(byte)) {
        None => search(&text[PIECE..]).map(|at| at + PIECE),
        found => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_is_found(text in "[a-z ]{0,80}[<&«a]{0,2}[a-z ]{0,80}[<&«a]{0,2}") {
            let text = text.as_bytes();
            let found = first_of(text, |b| (b == b'<') | (b == b'&'), |rest| memchr::memchr2(b'<', b'&', rest));
            prop_assert_eq!(found, text.iter().position(|b| matches!(b, b'<' | b'&')));
            if let Some(piece) = text.first_chunk::<{ PIECE + 1 }>() {
                let slowly = piece.windows(2).position(|pair| pair == b"  " || pair[0] == b'<');
                prop_assert_eq!(first_pair(piece, |a, b| (a == b'<') | ((a | b) == b' ')), slowly);
            }
        }
    }
}
