//! Which three letters the phrases of a list begin with: nearly all lines part from all of them there, and there are many
//! lines.

use crate::fold::{is_in_word, lower};

/// The beginnings of some phrases, and of some others.
pub(super) struct Beginnings {
    /// A row of bits for the second letter, in it one for the first.
    seconds: [u64; 64],
    /// A row of bits for the third letter, in it one for the second.
    thirds: [u64; 64],
}

impl Beginnings {
    /// Those of phrases in lower case, none of which is empty.
    pub(super) fn of<'p>(phrases: impl Iterator<Item = &'p str>) -> Beginnings {
        let mut found = Beginnings { seconds: [0; 64], thirds: [0; 64] };
        for phrase in phrases {
            let mut chars = phrase.chars();
            let (first, second, third) = (chars.next(), chars.next(), chars.next());
            add(&mut found.seconds, first, second);
            add(&mut found.thirds, second, third);
        }
        found
    }

    /// Whether a text may begin as a phrase does, in whatever case and with whatever white space.
    #[inline]
    pub(super) fn may_begin(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let Some(first) = chars.next().map(folded) else { return false };
        let Some(second) = chars.next().map(folded) else { return true };
        has(&self.seconds, first, second)
            && chars.next().is_none_or(|third| has(&self.thirds, second, folded(third)))
    }
}

/// Whether a text plainly begins with a letter or a digit, of ASCII or from U+0400 to U+047F: most do.
#[inline]
pub(super) fn begins_in_word(text: &str) -> bool {
    text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, 0xd0 | 0xd1))
}

/// A text from its first letter or digit on.
#[inline]
pub(super) fn from_word(text: &str) -> &str {
    if begins_in_word(text) { text } else { text.trim_start_matches(|c| !is_in_word(c)) }
}

/// A character in lower case, or the space.
#[inline]
fn folded(c: char) -> char {
    match c {
        '!'..='~' | '\u{400}'..='\u{52f}' => lower(c),
        _ if c.is_whitespace() => ' ',
        _ => lower(c),
    }
}

/// Adds two characters side by side. Where there is but one, anything may follow; where there is none, anything may stand.
fn add(rows: &mut [u64; 64], one: Option<char>, next: Option<char>) {
    let bits = one.map_or(u64::MAX, |one| 1 << (one as u32 % 64));
    match next {
        Some(next) => rows[next as usize % 64] |= bits,
        None => rows.iter_mut().for_each(|row| *row |= bits),
    }
}

#[inline]
fn has(rows: &[u64; 64], one: char, next: char) -> bool {
    rows[next as usize % 64] & 1 << (one as u32 % 64) != 0
}

#[cfg(test)]
mod tests {
    use super::{Beginnings, from_word};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_are_cut_before_their_first_word(text in "[«( —ẞaЁѿ҃҂№1é]{0,4}") {
            prop_assert_eq!(from_word(&text), text.trim_start_matches(|c: char| !c.is_alphanumeric()));
        }

        #[test]
        fn no_phrase_is_missed(phrases in prop::collection::vec("[abжё( ]{1,4}", 0..4), text in "[aAbBжЖёЁ( \u{a0}]{0,6}") {
            let lower: String = text.to_lowercase().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
            if phrases.iter().any(|phrase| lower.starts_with(phrase.as_str())) {
                prop_assert!(Beginnings::of(phrases.iter().map(String::as_str)).may_begin(&text));
            }
        }
    }
}
