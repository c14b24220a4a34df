//! The encodings that can be read: those of encoding_rs (the WHATWG standard) and IBM855, which it lacks.

use encoding_rs::Encoding;
use std::sync::LazyLock;

/// One encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    /// One of the WHATWG standard.
    Known(&'static Encoding),
    /// Code page 855, the older Cyrillic one of DOS.
    Ibm855,
}

/// Names under which IBM855 goes.
const IBM855_LABELS: &[&str] = &["ibm855", "cp855", "855", "csibm855", "ibm-855", "cp-855", "dos-855"];

/// Names that are in use on Russian pages and that WHATWG does not list.
const MORE_LABELS: &[(&str, &str)] = &[
    ("win-1251", "windows-1251"),
    ("win1251", "windows-1251"),
    ("windows1251", "windows-1251"),
    ("cp-1251", "windows-1251"),
    ("1251", "windows-1251"),
    ("koi-8", "koi8-r"),
    ("koi8r", "koi8-r"),
    ("koi8u", "koi8-u"),
    ("cp-866", "ibm866"),
    ("dos-866", "ibm866"),
    ("mac-cyrillic", "x-mac-cyrillic"),
    ("maccyrillic", "x-mac-cyrillic"),
    ("utf8mb4", "utf-8"),
];

impl Charset {
    pub(super) const UTF_8: Charset = Charset::Known(encoding_rs::UTF_8);
    pub(super) const UTF_16LE: Charset = Charset::Known(encoding_rs::UTF_16LE);
    pub(super) const UTF_16BE: Charset = Charset::Known(encoding_rs::UTF_16BE);
    pub(super) const WINDOWS_1251: Charset = Charset::Known(encoding_rs::WINDOWS_1251);
    pub(super) const WINDOWS_1252: Charset = Charset::Known(encoding_rs::WINDOWS_1252);
    pub(super) const KOI8_R: Charset = Charset::Known(encoding_rs::KOI8_R);
    pub(super) const KOI8_U: Charset = Charset::Known(encoding_rs::KOI8_U);
    pub(super) const IBM866: Charset = Charset::Known(encoding_rs::IBM866);
    pub(super) const ISO_8859_5: Charset = Charset::Known(encoding_rs::ISO_8859_5);
    pub(super) const MAC_CYRILLIC: Charset = Charset::Known(encoding_rs::X_MAC_CYRILLIC);

    /// The encoding that a page means by this name.
    pub(super) fn from_label(label: &[u8]) -> Option<Charset> {
        let label = label.trim_ascii().to_ascii_lowercase();
        let text = std::str::from_utf8(&label).ok()?;
        if IBM855_LABELS.contains(&text) {
            return Some(Charset::Ibm855);
        }
        let known = MORE_LABELS.iter().find(|(name, _)| *name == text).map_or(text, |(_, known)| known);
        Encoding::for_label_no_replacement(known.as_bytes()).map(Charset::Known)
    }

    /// Its WHATWG name, or `IBM855`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Charset::Known(encoding) => encoding.name(),
            Charset::Ibm855 => "IBM855",
        }
    }

    /// The text of these bytes, and whether some were not sound. A byte order mark counts as text.
    pub(super) fn decode(self, bytes: &[u8]) -> (String, bool) {
        match self {
            Charset::Known(encoding) => {
                let (text, bad) = encoding.decode_without_bom_handling(bytes);
                (text.into_owned(), bad)
            }
            Charset::Ibm855 => (bytes.iter().map(|&byte| ibm855(byte)).collect(), false),
        }
    }

    /// The characters of the bytes 0x80 to 0xFF of an encoding with one byte to a character.
    pub(super) fn upper_half(self) -> [char; 128] {
        let bytes: Vec<u8> = (0x80..=0xff).collect();
        let mut half = ['\u{fffd}'; 128];
        for (place, c) in half.iter_mut().zip(self.decode(&bytes).0.chars()) {
            *place = c;
        }
        half
    }
}

/// The encoding that a byte order mark stands for, and the mark's length.
pub(super) fn byte_order_mark(bytes: &[u8]) -> Option<(Charset, usize)> {
    Encoding::for_bom(bytes).map(|(encoding, length)| (Charset::Known(encoding), length))
}

static IBM855_UPPER: LazyLock<Vec<char>> = LazyLock::new(|| {
    include_str!("../../data/ibm855.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .filter_map(|number| char::from_u32(u32::from_str_radix(number, 16).ok()?))
        .collect()
});

fn ibm855(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        None => byte as char,
        Some(index) => IBM855_UPPER.get(usize::from(index)).copied().unwrap_or('\u{fffd}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_russian_pages_are_known() {
        for (label, name) in [
            ("Windows-1251", "windows-1251"),
            (" win-1251 ", "windows-1251"),
            ("cp866", "IBM866"),
            ("IBM855", "IBM855"),
            ("KOI8-R", "KOI8-R"),
            ("x-mac-cyrillic", "x-mac-cyrillic"),
            ("latin1", "windows-1252"),
        ] {
            assert_eq!(Charset::from_label(label.as_bytes()).map(Charset::name), Some(name), "{label}");
        }
        assert_eq!(Charset::from_label(b"\xff"), None);
        assert_eq!(Charset::from_label(b"none"), None);
    }

    #[test]
    fn the_table_of_ibm855_is_whole() {
        assert_eq!(IBM855_UPPER.len(), 128);
        let (text, bad) = Charset::Ibm855.decode(b"\xdd\xa8\xe1\xd6 \xef24");
        assert_eq!((text.as_str(), bad), ("Перо №24", false));
    }
}
