//! Which characters make words and which make quotes.

pub(crate) use vestnik_analysis::{is_digit_space, is_word_char};

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
