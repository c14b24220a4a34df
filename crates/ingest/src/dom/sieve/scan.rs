//! Where a tag ends, by the states of the HTML standard's tokenizer.
//!
//! The sieve has to see the same tags as the parser behind it: a tag that ends later for the one than for the other
//! would carry markup past the limits.

/// A start tag in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TagSpan<'t> {
    pub(super) name: &'t str,
    pub(super) start: usize,
    /// Behind its `>`.
    pub(super) end: usize,
    pub(super) self_closed: bool,
    pub(super) attributes: usize,
}

/// The end of a name that begins at `from`.
pub(super) fn name_end(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let length =
        rest.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/')).unwrap_or(rest.len());
    // Only ASCII ends a name, so this is a border of characters.
    from + length
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    BeforeName,
    Name,
    AfterName,
    Unquoted,
}

/// The tag that begins at `start`; `None` when it never ends.
pub(super) fn scan_tag(text: &str, start: usize) -> Option<TagSpan<'_>> {
    let bytes = text.as_bytes();
    let name_end = name_end(text, start + 1);
    let (mut at, mut attributes, mut state) = (name_end, 0, State::BeforeName);
    loop {
        let byte = *bytes.get(at)?;
        let space = byte.is_ascii_whitespace();
        at += 1;
        state = match (state, byte) {
            (_, b'>') => break,
            (State::Unquoted, _) => {
                if space {
                    State::BeforeName
                } else {
                    State::Unquoted
                }
            }
            (_, b'/') => State::BeforeName,
            (State::Name | State::AfterName, b'=') => value(bytes, &mut at)?,
            (State::Name | State::AfterName, _) if space => State::AfterName,
            (State::BeforeName, _) if space => State::BeforeName,
            (State::Name, _) => State::Name,
            // A sign of equality that no name stands before begins a name itself.
            (State::BeforeName | State::AfterName, _) => {
                attributes += 1;
                State::Name
            }
        };
    }
    let self_closed = bytes[at - 2] == b'/' && state != State::Unquoted;
    Some(TagSpan { name: &text[start + 1..name_end], start, end: at, self_closed, attributes })
}

/// Moves behind a quoted value, or to the first byte of one without quotes.
fn value(bytes: &[u8], at: &mut usize) -> Option<State> {
    while bytes.get(*at)?.is_ascii_whitespace() {
        *at += 1;
    }
    let quote = bytes[*at];
    if quote != b'"' && quote != b'\'' {
        return Some(State::Unquoted);
    }
    *at += 1 + memchr::memchr(quote, &bytes[*at + 1..])? + 1;
    Some(State::BeforeName)
}

#[cfg(test)]
mod tests {
    use super::scan_tag;

    #[test]
    fn tags_end_where_the_parser_ends_them() {
        for (text, tag, attributes, self_closed) in [
            ("<p>x>", "<p>", 0, false),
            ("<p a='>' b=\"'>\">x", "<p a='>' b=\"'>\">", 2, false),
            ("<p =\">x\">", "<p =\">", 1, false),
            ("<p a=b=\">x\">", "<p a=b=\">", 1, false),
            ("<p a\"=\">\">", "<p a\"=\">\">", 1, false),
            ("<p a = >x", "<p a = >", 1, false),
            ("<p a=\"b\"c=d>", "<p a=\"b\"c=d>", 2, false),
            ("<br/>", "<br/>", 0, true),
            ("<br a/>", "<br a/>", 1, true),
            ("<br a=b/>", "<br a=b/>", 1, false),
            ("<br a=\"b\" / c>", "<br a=\"b\" / c>", 2, false),
        ] {
            let found = scan_tag(text, 0).unwrap();
            let seen = (&text[..found.end], found.attributes, found.self_closed);
            assert_eq!(seen, (tag, attributes, self_closed), "{text}");
        }
        for text in ["<p", "<p a", "<p a=", "<p a=\">", "<p a='x\">"] {
            assert!(scan_tag(text, 0).is_none(), "{text}");
        }
    }
}
