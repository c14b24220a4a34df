//! The beginning of a text within a limit of bytes.

/// The longest beginning of the text that has at most `max` bytes and ends between characters.
pub(crate) fn start_of(text: &str, max: usize) -> &str {
    let mut end = max.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
