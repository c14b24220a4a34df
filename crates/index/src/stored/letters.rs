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

/// Appends the bytes of a text.
pub(super) fn pack(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // Russian letters are two bytes of which the first says where the alphabet is cut.
        match (byte, bytes.get(at + 1)) {
            (2..128 | 0, _) => {
                out.push(byte);
                at += 1;
            }
            (0xd0, Some(&second @ 0x90..)) => {
                out.push(second - 0x90 + 128);
                at += 2;
            }
            (0xd1, Some(&second @ 0x80..0x90)) => {
                out.push(second - 0x80 + 128 + 48);
                at += 2;
            }
            _ => at += pack_other(&text[at..], out),
        }
    }
}

/// Appends the bytes of the first character; returns how many it has in the text.
fn pack_other(text: &str, out: &mut Vec<u8>) -> usize {
    let Some(letter) = text.chars().next() else { return 0 };
    match byte_of(letter) {
        Some(byte) => out.push(byte),
        None => {
            out.push(OTHER);
            out.extend_from_slice(&text.as_bytes()[..letter.len_utf8()]);
        }
    }
    letter.len_utf8()
}

fn byte_of(letter: char) -> Option<u8> {
    match letter {
        '\u{1}' => None,
        '\0'..='\u{7f}' => Some(letter as u8),
        'А'..='я' => Some(128 + (letter as u32 - 'А' as u32) as u8),
        _ => TABLE.chars().skip(64).position(|known| known == letter).map(|place| 192 + place as u8),
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
    fn what_is_no_text_is_told() {
        for bytes in [&[OTHER][..], &[OTHER, 0xff], &[OTHER, 0xd0], &[b'a', OTHER, 0x80, 0x80]] {
            assert_eq!(unpack(bytes), None, "{bytes:?}");
        }
    }
}
