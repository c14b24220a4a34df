//! White space of ASCII, which lines of markup are indented with.

/// How many bytes of white space a text begins with; `is_space` says what that is, and holds for spaces and tabs.
#[inline]
pub(super) fn blank_length(text: &[u8], is_space: impl Fn(u8) -> bool) -> usize {
    let mut at = 0;
    while text.get(at).is_some_and(|byte| is_space(*byte)) {
        at += 1;
        while text[at..].first_chunk().is_some_and(|piece| *piece == *b"        " || *piece == [b'\t'; 8]) {
            at += 8;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::blank_length;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn white_space_is_counted_as_byte_by_byte(text in "( {1,20}|\t{1,20}|\n|\r|\x0b|\x0c|\x1c|a|\u{a0}){0,6}") {
            let slowly = text.bytes().take_while(u8::is_ascii_whitespace).count();
            prop_assert_eq!(blank_length(text.as_bytes(), |byte| byte.is_ascii_whitespace()), slowly);
        }
    }
}
