//! How much of a page's scripts is parsed.

use serde_json::{Deserializer, Value};

/// The most bytes that are parsed, of all scripts of a page together, what fails included: parsed values take a hundred times as
/// much memory as their text where they are small. No page of the sets that extraction is judged by loses its text by it.
pub(super) const MOST: usize = 1 << 20;

/// The bytes that may still be parsed.
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Budget(MOST)
    }
}

impl Budget {
    /// The value that a text begins with, whatever follows, and how long it is.
    pub(super) fn value(&mut self, text: &str) -> Option<(Value, usize)> {
        let text = self.affordable(text);
        let mut values = Deserializer::from_str(text).into_iter::<Value>();
        match values.next()? {
            Ok(value) => {
                let read = values.byte_offset();
                self.0 = self.0.saturating_sub(read);
                Some((value, read))
            }
            Err(error) => {
                self.0 = self.0.saturating_sub(read_until(text, error.line(), error.column()));
                None
            }
        }
    }

    /// As much of a text as may still be parsed.
    pub(super) fn affordable<'t>(&self, text: &'t str) -> &'t str {
        let mut end = self.0.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[..end]
    }
}

/// How many bytes stand before a place, the last line break before it being that of the line before.
fn read_until(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    lines.map(str::len).sum::<usize>() + column.max(1)
}

#[cfg(test)]
mod tests {
    use super::{Budget, MOST};

    #[test]
    fn what_is_parsed_is_paid_for() {
        for (text, found, paid) in [
            ("[1] and more", true, 3),
            ("{\n\"a\":1\n}", true, 9),
            ("{a}", false, 2),
            ("[1,\n2,\n}", false, 8),
            ("[\"ж", false, 4),
        ] {
            let mut budget = Budget::default();
            assert_eq!(budget.value(text).is_some(), found, "{text}");
            assert_eq!(MOST - budget.0, paid, "{text}");
        }
        let mut budget = Budget(5);
        assert!(budget.value("[1,2,3]").is_none());
        assert!(budget.value("[]").is_none());
    }
}
