//! What a character is to the tokenizer: a small set of bits, with a table for ASCII and a short way for Russian letters.

use unicode_normalization::char::is_combining_mark;

pub(crate) const LATIN: u8 = 1;
pub(crate) const CYRILLIC: u8 = 2;
/// A letter or digit of any other script.
pub(crate) const OTHER: u8 = 4;
/// An ASCII digit.
pub(crate) const DIGIT: u8 = 8;
pub(crate) const UPPER: u8 = 16;
pub(crate) const LOWER: u8 = 32;
/// A mark that belongs to the letter before it, or a character that is not there at all for a reader.
pub(crate) const MARK: u8 = 64;
/// A character that is a word by itself: scripts written without spaces.
pub(crate) const IDEOGRAPH: u8 = 128;

/// Any character that can begin a word.
pub(crate) const WORD: u8 = LATIN | CYRILLIC | OTHER | DIGIT | IDEOGRAPH;
/// Any letter.
pub(crate) const LETTER: u8 = LATIN | CYRILLIC | OTHER;

static ASCII: [u8; 128] = ascii_table();

const fn ascii_table() -> [u8; 128] {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => LATIN | LOWER,
            b'A'..=b'Z' => LATIN | UPPER,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// The bits of a character; 0 for what stands between words.
#[inline]
pub(crate) fn traits(c: char) -> u8 {
    match c {
        '\0'..='\u{7f}' => ASCII[c as usize],
        'а'..='џ' => CYRILLIC | LOWER,
        'Ѐ'..='Я' => CYRILLIC | UPPER,
        // Dashes, quotation marks and dots of print, which texts are full of.
        '«' | '»' | '\u{2010}'..='\u{2027}' => 0,
        _ => rare_traits(c),
    }
}

#[cold]
fn rare_traits(c: char) -> u8 {
    if is_ignorable(c) || is_combining_mark(c) {
        return MARK;
    }
    if !c.is_alphanumeric() {
        return 0;
    }
    let case = match (c.is_uppercase(), c.is_lowercase()) {
        (true, _) => UPPER,
        (_, true) => LOWER,
        _ => 0,
    };
    match c {
        '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => LATIN | case,
        '\u{400}'..='\u{52f}' => CYRILLIC | case,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => IDEOGRAPH,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => IDEOGRAPH,
        '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => IDEOGRAPH,
        _ => OTHER | case,
    }
}

/// Whether a character belongs to a word wherever it stands: letters and digits of any script, the marks on them, and invisible
/// characters that are taken out of words (soft hyphen, zero-width space and joiners, byte order mark).
pub fn is_word_char(c: char) -> bool {
    traits(c) != 0
}

/// Characters that a reader does not see: soft hyphen, zero-width spaces and joiners, byte order mark.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Apostrophes as they are typed and set, between letters.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '′' | '＇')
}

/// Hyphens, and the dashes that stand for them in `Су–34`.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// Spaces that may stand between groups of three digits.
pub fn is_digit_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_characters_have_the_traits_that_any_would_have() {
        for c in '\u{80}'..=char::MAX {
            assert_eq!(traits(c), rare_traits(c), "{c:?}");
        }
    }
}
