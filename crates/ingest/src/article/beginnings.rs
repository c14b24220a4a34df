//! Which two letters the phrases of a list begin with: nearly all lines part from all of them there, and there are many
//! lines.

use crate::fold::lower;

/// The beginnings of some phrases, and of some others: a row of bits for the second letter, in it one for the first.
pub(super) struct Beginnings([u64; 64]);

impl Beginnings {
    /// Those of phrases in lower case.
    pub(super) fn of<'p>(phrases: impl Iterator<Item = &'p str>) -> Beginnings {
        let mut rows = [0; 64];
        for phrase in phrases {
            let mut chars = phrase.chars();
            let first = chars.next().map_or(u64::MAX, |first| 1 << (first as u32 % 64));
            match chars.next() {
                Some(second) => rows[second as usize % 64] |= first,
                // Anything may follow.
                None => rows.iter_mut().for_each(|row| *row |= first),
            }
        }
        Beginnings(rows)
    }

    /// Whether a text may begin as a phrase does, in whatever case and with whatever white space.
    #[inline]
    pub(super) fn may_begin(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let first = chars.next().map_or(0, |c| lower(c) as u32 % 64);
        chars.next().is_none_or(|second| {
            let second = if second.is_whitespace() { ' ' } else { lower(second) };
            self.0[second as usize % 64] & 1 << first != 0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Beginnings;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_phrase_is_missed(phrases in prop::collection::vec("[abжё( ]{1,4}", 0..4), text in "[aAbBжЖёЁ( \u{a0}]{0,6}") {
            let lower: String = text.to_lowercase().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
            if phrases.iter().any(|phrase| lower.starts_with(phrase.as_str())) {
                prop_assert!(Beginnings::of(phrases.iter().map(String::as_str)).may_begin(&text));
            }
        }
    }
}
