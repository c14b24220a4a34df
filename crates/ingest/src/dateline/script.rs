//! The script of a text, which says under which of its names an agency is given.

use crate::fold::is_letter;

/// Whether most letters of a text are Cyrillic.
pub(crate) fn is_cyrillic(text: &str) -> bool {
    let (mut letters, mut cyrillic) = (0, 0);
    for c in text.chars().filter(|c| is_letter(*c)).take(400) {
        letters += 1;
        cyrillic += usize::from(matches!(c, '\u{400}'..='\u{4ff}'));
    }
    cyrillic * 2 > letters
}
