//! The script of letters, which tells a Russian word from an English one.

/// Whether a letter is Cyrillic.
pub(crate) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{4ff}')
}
