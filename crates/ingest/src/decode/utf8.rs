//! UTF-8: sound, or with a few bad bytes in it, as a page cut in the middle of a character and a counter's script in another
//! encoding have them.

use vestnik_document::Diagnostic;

/// Longer texts are not copied, in bytes: their memory would be taken twice.
const MOST_COPIED: usize = 1 << 20;

/// The text of bytes that are sound UTF-8; the bytes again where they are not.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    if bytes.len() > MOST_COPIED {
        return String::from_utf8(bytes).map_err(|error| error.into_bytes());
    }
    // This look and a copy together cost a fraction of what the look of the standard library costs.
    match encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(&bytes) {
        Some(text) => Ok(text.into_owned()),
        None => Err(bytes),
    }
}

/// So many sound characters above ASCII for each bad piece make the whole UTF-8. Legacy Cyrillic text has next to none.
const SOUND_PER_BAD: usize = 8;
/// A last character that is cut short asks for no more than this.
const SOUND_BEFORE_CUT: usize = 2;

/// When the bytes are UTF-8 for the most part: how many bad pieces they have, as a diagnostic.
pub(super) fn stray_bytes(bytes: &[u8]) -> Option<Diagnostic> {
    let (mut sound, mut bad, mut cut) = (0, 0, 0);
    // Each sound character begins with such a pair, so that legacy text is known by its beginning.
    let most_sound = count_pairs(bytes);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        if bad > most_sound / SOUND_PER_BAD + 1 {
            return None;
        }
        sound += count_leading(chunk.valid().as_bytes());
        if !chunk.invalid().is_empty() {
            bad += 1;
            // The last character cut short is no sign of another encoding.
            cut += usize::from(chunks.peek().is_none() && chunk.invalid()[0] >= 0xc2);
        }
    }
    let mostly = sound > 0 && sound >= (bad - cut) * SOUND_PER_BAD + cut * SOUND_BEFORE_CUT;
    let message = format!("UTF-8 with {bad} bad pieces, each replaced by U+FFFD");
    mostly.then(|| Diagnostic::new("charset-stray-bytes", message))
}

/// The bytes that begin a character above ASCII and stand before one that continues one, counted by many at a time: a sum of one
/// byte holds those of a short piece.
fn count_pairs(bytes: &[u8]) -> usize {
    let behind = bytes.get(1..).unwrap_or_default();
    let is_pair = |(first, second): (&u8, &u8)| u8::from((*first >= 0xc2) & (*second & 0xc0 == 0x80));
    let of = |(first, second): (&[u8], &[u8])| usize::from(first.iter().zip(second).map(is_pair).sum::<u8>());
    bytes.chunks(128).zip(behind.chunks(128)).map(of).sum()
}

/// The bytes that begin a character above ASCII.
fn count_leading(bytes: &[u8]) -> usize {
    let of = |piece: &[u8]| usize::from(piece.iter().map(|byte| u8::from(*byte >= 0xc0)).sum::<u8>());
    bytes.chunks(128).map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_is_what_the_standard_library_takes_for_it(
            pieces in prop::collection::vec(
                prop_oneof!["[a ж«日😀]{0,40}".prop_map(String::into_bytes), prop::collection::vec(any::<u8>(), 0..3)],
                0..4,
            )
        ) {
            let bytes = pieces.concat();
            let plain = String::from_utf8(bytes.clone()).map_err(|error| error.into_bytes());
            prop_assert_eq!(text_of(bytes), plain);
        }
    }

    /// All of the bytes, whatever they are.
    fn slowly(bytes: &[u8]) -> bool {
        let pieces: Vec<_> = bytes.utf8_chunks().collect();
        let sound: usize =
            pieces.iter().map(|piece| piece.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
        let bad = pieces.iter().filter(|piece| !piece.invalid().is_empty()).count();
        let last = pieces.last().map_or(0, |piece| piece.invalid().first().copied().unwrap_or(0));
        let cut = usize::from(last >= 0xc2);
        sound > 0 && sound >= (bad - cut) * SOUND_PER_BAD + cut * SOUND_BEFORE_CUT
    }

    proptest! {
        #[test]
        fn what_is_utf8_for_the_most_part_is_known_in_a_hurry(
            pieces in prop::collection::vec(
                prop_oneof![
                    8 => "(ж|😀|a| ){1,9}".prop_map(String::into_bytes),
                    1 => prop::collection::vec(0x80u8..=0xff, 1..4),
                ],
                0..30,
            )
        ) {
            let bytes = pieces.concat();
            prop_assert_eq!(stray_bytes(&bytes).is_some(), slowly(&bytes));
        }
    }

    #[test]
    fn long_text_is_read_too() {
        let text = "ж".repeat(MOST_COPIED);
        assert_eq!(text_of(text.clone().into_bytes()), Ok(text.clone()));
        let bad = [text.as_bytes(), b"\xff"].concat();
        assert_eq!(text_of(bad.clone()), Err(bad));
    }

    #[test]
    fn a_few_bad_bytes_are_forgiven() {
        let russian = "Переговоры начались".as_bytes();
        for (bytes, stray) in [
            ([russian, b"\xff", russian].concat(), true),
            (russian[..russian.len() - 1].to_vec(), true),
            (b"\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb".to_vec(), false),
            (b"caf\xe9".to_vec(), false),
            (b"caf\xc3\xa9 caf\xe9".to_vec(), false),
        ] {
            assert_eq!(stray_bytes(&bytes).is_some(), stray, "{bytes:x?}");
        }
    }
}
