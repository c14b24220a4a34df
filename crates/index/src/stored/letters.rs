//! Text with one byte for each letter of Russian and English, so that what is compressed is half as long where it is Russian.
//!
//! ASCII stands for itself and a byte above it for a letter of [`TABLE`]. Any other character is written as [`OTHER`] and
//! its UTF-8, and so is [`OTHER`] itself.

use std::sync::LazyLock;

/// Announces a character that has no byte of its own.
const OTHER: u8 = 1;

/// The characters of the bytes from 128 on. To be changed only together with the version of the format.
const TABLE: &str = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя\
                     Ёё«»„“”‘’–—…№•·°§©®™€£×−‑éèêëáàâãäåíìïîóòôõöøúùûüçßÉÖÜІіЇїЄєҐґЎў";

/// The letters of the bytes from 192 on.
static RARER: LazyLock<Vec<char>> = LazyLock::new(|| TABLE.chars().skip(64).collect());

/// The same byte eight times, or the same number of 16 bits four times.
const BYTES: u64 = 0x0101_0101_0101_0101;
const PAIRS: u64 = 0x0001_0001_0001_0001;

/// The bytes of those letters by their numbers, 0 for all others.
static RARER_BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bytes = vec![0; RARER.iter().map(|&letter| letter as usize + 1).max().unwrap_or(0)];
    (192..=255).zip(RARER.iter()).for_each(|(byte, &letter)| bytes[letter as usize] = byte);
    bytes
});

/// Appends the bytes of a text: ASCII and the letters from А to я as many at a time as eight bytes hold. What is asked of each
/// ends up in its highest bit, as in <https://graphics.stanford.edu/~seander/bithacks.html>.
pub(super) fn pack(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let (mut at, mut end) = (0, out.len());
    // Whether the last eight bytes were all ASCII.
    let mut is_english = false;
    while at < bytes.len() {
        // Room for as many bytes as are left, and for eight that may be written at once.
        let room = end + bytes.len() - at + 8;
        if out.len() < room {
            out.resize(room + room / 8, 0);
        }
        if is_english
            && let Some(many) = bytes[at..].first_chunk::<MANY>()
            && are_ascii(many)
        {
            out[end..end + MANY].copy_from_slice(many);
            end += MANY;
            at += MANY;
            continue;
        }
        let eight = eight(&bytes[at..]);
        let (packed, count, width) = match bytes[at] {
            0..0x80 => (eight, ascii(eight), 1),
            0xd0 | 0xd1 => russian(eight),
            _ => (0, 0, 1),
        };
        // Zeros behind the text look like more of it.
        let (packed, count, read) = match count.min(bytes.len() - at) {
            0 => other(&text[at..]),
            count => (packed.to_le_bytes(), count, count * width),
        };
        is_english = read == 8 && width == 1;
        out[end..end + 8].copy_from_slice(&packed);
        end += count;
        at += read;
        // Words end with a space or a mark of ASCII.
        if width == 2
            && let Some(&next) = bytes.get(at)
            && next < 0x80
            && next != OTHER
        {
            out[end] = next;
            end += 1;
            at += 1;
        }
    }
    out.truncate(end);
}

/// English text is mostly runs of so many bytes.
const MANY: usize = 32;

/// Whether all these bytes stand for themselves.
#[inline]
fn are_ascii(bytes: &[u8; MANY]) -> bool {
    let (eights, _) = bytes.as_chunks();
    eights.iter().fold(0, |all, eight| all | not_ascii(u64::from_le_bytes(*eight))) == 0
}

/// How many bytes stand for themselves at the beginning of eight.
#[inline]
fn ascii(eight: u64) -> usize {
    not_ascii(eight).trailing_zeros() as usize / 8
}

/// Marks the first byte that does not stand for itself, and maybe some behind it.
#[inline]
fn not_ascii(eight: u64) -> u64 {
    let others = eight ^ (BYTES * u64::from(OTHER));
    (others.wrapping_sub(BYTES) & !others | eight) & (BYTES << 7)
}

/// The bytes of the letters from А to я at the beginning of eight bytes, how many these are, and how long each was.
#[inline]
fn russian(eight: u64) -> (u64, usize, usize) {
    // Of a pair the first byte is lowest. It says which half of the block of 128 letters the second is about.
    let first = (eight ^ (PAIRS * 0xd0)) & (PAIRS * 0xff);
    let letter = (first << 6) + (eight >> 8 & (PAIRS * 0x3f));
    // The alphabet begins at 0x10 and has 64 letters.
    let place = (letter | PAIRS << 15) - PAIRS * 0x10;
    let strange = (place ^ PAIRS << 15) & (PAIRS * 0xffc0);
    let strange = (strange.wrapping_add(PAIRS * 0x7fff) | strange) & PAIRS << 15;
    let packed = place & (PAIRS * 0x3f) | PAIRS << 7;
    let packed = (packed | packed >> 8) & 0x0000_ffff_0000_ffff;
    let packed = (packed | packed >> 16) & 0xffff_ffff;
    (packed, strange.trailing_zeros() as usize / 16, 2)
}

/// The first eight bytes as a number, the first one lowest; zeros where there are fewer.
#[inline]
fn eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or_else(
        || bytes.iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte)),
        |&first| u64::from_le_bytes(first),
    )
}

/// The bytes of the first character of a text, how many these are, and how many it has in the text.
fn other(text: &str) -> ([u8; 8], usize, usize) {
    let (letter, mut packed) = (text.chars().next().unwrap_or_default(), [0; 8]);
    let length = letter.len_utf8();
    match byte_of(letter) {
        Some(byte) => {
            packed[0] = byte;
            (packed, 1, length)
        }
        None => {
            packed[0] = OTHER;
            letter.encode_utf8(&mut packed[1..]);
            (packed, 1 + length, length)
        }
    }
}

fn byte_of(letter: char) -> Option<u8> {
    match letter {
        '\u{1}' => None,
        '\0'..='\u{7f}' => Some(letter as u8),
        'А'..='я' => Some(128 + (letter as u32 - 'А' as u32) as u8),
        _ => RARER_BYTES.get(letter as usize).copied().filter(|&byte| byte > 0),
    }
}

/// The text of these bytes; `None` where they are none.
pub(super) fn unpack(bytes: &[u8]) -> Option<String> {
    let mut text = Vec::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            OTHER => {
                let (letter, after) = rest.split_at_checked(utf8_length(*rest.first()?))?;
                text.extend_from_slice(letter);
                rest = after;
            }
            0..128 => text.push(byte),
            128..192 => {
                let letter = u32::from('А') + u32::from(byte - 128);
                text.extend_from_slice(&[0xc0 | (letter >> 6) as u8, 0x80 | (letter & 0x3f) as u8]);
            }
            192.. => {
                let letter = RARER[usize::from(byte) - 192];
                text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }
    String::from_utf8(text).ok()
}

/// How many bytes a character has in UTF-8, by its first one.
fn utf8_length(first: u8) -> usize {
    match first {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_character_stands_beside_any_other() {
        for other in
            ['\u{1}', 'a', 'А', 'я', 'ё', 'ў', 'ş', '₽', '北', '🙂', '\u{301}', '\u{80}', '\u{10ffff}']
        {
            for letter in TABLE.chars().chain(['\0', '\u{1}', 'z', '\u{7f}', 'ž', '京', '🚢']) {
                let text = format!("{other}{letter}{other}");
                let mut packed = Vec::new();
                pack(&text, &mut packed);
                assert_eq!(unpack(&packed), Some(text));
            }
        }
    }

    #[test]
    fn every_byte_has_one_letter() {
        let letters: std::collections::HashSet<char> = TABLE.chars().collect();
        assert_eq!((TABLE.chars().count(), letters.len()), (128, 128));
        for (place, letter) in TABLE.chars().enumerate() {
            assert_eq!(byte_of(letter), Some(128 + place as u8), "{letter}");
        }
    }

    #[test]
    fn texts_read_back() {
        for (text, bytes) in [
            ("", 0),
            ("Встреча в Кремле", 16),
            ("Café, naïve — “yes”", 19),
            ("Київ, Мінск", 11),
            ("\u{1}a\0", 4),
            ("北京 🙂 İ é", 4 + 4 + 1 + 5 + 1 + 3 + 1 + 1),
            ("а́\u{7f}\u{80}", 1 + 3 + 1 + 3),
        ] {
            let mut packed = Vec::new();
            pack(text, &mut packed);
            assert_eq!(unpack(&packed).as_deref(), Some(text));
            assert_eq!(packed.len(), bytes, "{text}");
        }
    }

    #[test]
    fn runs_of_ascii_end_where_they_should() {
        for length in 0..80 {
            for odd in ["", "\u{1}", "ы", "é", "京"] {
                for place in 0..=length {
                    let text = "a".repeat(place) + odd + &"b".repeat(length - place);
                    let mut packed = Vec::new();
                    pack(&text, &mut packed);
                    assert_eq!(unpack(&packed), Some(text));
                }
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_packed_letter_by_letter(text in "([а-яёА-ЯЁ]|[a-z ,.\u{1}]|\\PC|[Ѐ-ӿ]){0,60}") {
            let mut packed = b"before".to_vec();
            pack(&text, &mut packed);
            let mut expected = b"before".to_vec();
            for letter in text.chars() {
                match byte_of(letter) {
                    Some(byte) => expected.push(byte),
                    None => expected.extend([&[OTHER], letter.to_string().as_bytes()].concat()),
                }
            }
            proptest::prop_assert_eq!(&packed, &expected);
            proptest::prop_assert_eq!(unpack(&packed[6..]), Some(text));
        }
    }

    #[test]
    fn what_is_no_text_is_told() {
        for bytes in [&[OTHER][..], &[OTHER, 0xff], &[OTHER, 0xd0], &[b'a', OTHER, 0x80, 0x80]] {
            assert_eq!(unpack(bytes), None, "{bytes:?}");
        }
    }
}
