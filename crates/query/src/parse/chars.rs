//! Which characters make words and which make quotes.

/// Whether a character belongs to a word wherever it stands: letters, digits, combining marks, and the invisible
/// characters that the analyzer takes out of words (soft hyphen, zero-width space and joiners, byte order mark).
pub(crate) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// Whether a character between these two keeps them in one word; the analyzer then decides what the parts are worth.
pub(crate) fn is_joiner(before: char, c: char, after: char) -> bool {
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match c {
        ',' | ':' => digits,
        '-' | '‐' | '‑' | '–' | '−' | '\'' | '’' | 'ʼ' | '`' | '.' | '@' | '_' | '&' | '+' | '#' | '%'
        | '/' => is_word_char(after),
        _ => false,
    }
}

/// The double quotes that open and close each other in any mixture: `"`, `“`, `”`, `„`, `‟`.
pub(crate) fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟')
}
