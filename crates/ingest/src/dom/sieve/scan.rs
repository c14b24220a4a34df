//! Where a tag ends.

/// A start tag in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TagSpan<'t> {
    pub(super) name: &'t str,
    pub(super) start: usize,
    /// Behind its `>`.
    pub(super) end: usize,
    pub(super) self_closed: bool,
    /// At least this many attributes.
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

/// The tag that begins at `start`; `None` when it never ends.
pub(super) fn scan_tag(text: &str, start: usize) -> Option<TagSpan<'_>> {
    let bytes = text.as_bytes();
    let name_end = name_end(text, start + 1);
    let mut at = name_end;
    let mut attributes = 0;
    let mut gap = false;
    loop {
        match bytes.get(at)? {
            b'>' => break,
            b'=' => {
                at = skip_value(bytes, at + 1)?;
                gap = false;
                continue;
            }
            b if b.is_ascii_whitespace() || *b == b'/' => gap = true,
            _ => {
                attributes += usize::from(gap);
                gap = false;
            }
        }
        at += 1;
    }
    let self_closed = bytes[at - 1] == b'/' && at > name_end;
    Some(TagSpan { name: &text[start + 1..name_end], start, end: at + 1, self_closed, attributes })
}

/// Behind the value of an attribute, if it is quoted; before it otherwise.
fn skip_value(bytes: &[u8], mut at: usize) -> Option<usize> {
    while bytes.get(at)?.is_ascii_whitespace() {
        at += 1;
    }
    let quote = bytes[at];
    if quote != b'"' && quote != b'\'' {
        return Some(at);
    }
    let length = bytes[at + 1..].iter().position(|b| *b == quote)?;
    Some(at + 1 + length + 1)
}
