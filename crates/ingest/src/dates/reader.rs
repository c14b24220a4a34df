//! The tokens of a text as the forms of dates ask for them: is there a number here, this word, that sign?

use super::token::{Kind, Token, Word};
use std::ops::RangeInclusive;

/// How `02/03/2024` is read when both readings are possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DateOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

impl DateOrder {
    /// The other of the two.
    pub(crate) fn other(self) -> DateOrder {
        match self {
            DateOrder::DayFirst => DateOrder::MonthFirst,
            DateOrder::MonthFirst => DateOrder::DayFirst,
        }
    }
}

/// The tokens of a text, and how two numbers among them are read.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) order: DateOrder,
}

impl Reader<'_> {
    /// Whether a number hangs on to the sign or word before it: `1.2.2024`, `v12`.
    pub(super) fn glued(&self, at: usize) -> bool {
        let before = &self.tokens[at - 1];
        if self.tokens[at].spaced || !matches!(self.tokens[at].kind, Kind::Number { .. }) {
            return false;
        }
        match &before.kind {
            Kind::Number { .. } => true,
            Kind::Sign(sign) => {
                matches!(sign, '.' | '-' | '/' | ':' | '№' | '$' | '€' | '#') && at > 1 && !before.spaced
            }
            Kind::Word => false,
        }
    }

    pub(super) fn number(&self, at: usize, digits: RangeInclusive<u8>) -> Option<u64> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits: n } if digits.contains(&n) => Some(value),
            _ => None,
        }
    }

    pub(super) fn word(&self, at: usize) -> Option<Word> {
        let token = self.tokens.get(at)?;
        matches!(token.kind, Kind::Word).then(|| Word::of(&self.text[token.start..token.end]))
    }

    pub(super) fn is_word(&self, at: usize, wanted: &str) -> bool {
        self.word(at).is_some_and(|word| word.as_str() == wanted)
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(super) fn skip(&self, mut at: usize, signs: &[char], words: &[&str]) -> usize {
        while self.sign(at).is_some_and(|sign| signs.contains(&sign))
            || (!words.is_empty() && self.word(at).is_some_and(|word| words.contains(&word.as_str())))
        {
            at += 1;
        }
        at
    }
}
