//! Signs that are read as words beside a number: `16%` as `16 процентов` or `16 percent`, `$5` as `5 dollars`.
//!
//! A sign behind its number is a word at a place of its own, as the word would be. One before it shares the number's place: the
//! word would stand behind.

use crate::chars::is_digit_space;
use crate::segment::connector;
use crate::terms::Terms;
use crate::token::TermKind::{Entity, Stem};
use crate::word::{Side, add_word};
use std::ops::Range;

const PERCENT: char = '%';

/// How a sign is read, in Russian and in English.
const SIGNS: [(char, [&str; 2]); 6] = [
    (PERCENT, ["процент", "percent"]),
    ('$', ["доллар", "dollar"]),
    ('€', ["евро", "euro"]),
    ('£', ["фунт", "pound"]),
    ('₽', ["рубль", "ruble"]),
    ('₴', ["гривна", "hryvnia"]),
];

fn words(sign: char) -> Option<&'static [&'static str; 2]> {
    SIGNS.iter().find(|(known, _)| *known == sign).map(|(_, words)| words)
}

/// The sign behind a number, or behind the word of a number (`5 млрд ₽`), that ends at this byte.
pub(crate) fn behind(text: &str, end: usize) -> Option<Range<usize>> {
    let next = connector(text, end).filter(|c| !c.is_ascii_alphanumeric())?;
    let start = if is_digit_space(next) { end + next.len_utf8() } else { end };
    let sign = connector(text, start).filter(|&sign| words(sign).is_some())?;
    let before = text[..end].chars().next_back()?;
    let span = start..start + sign.len_utf8();
    let counts = before.is_ascii_digit() || sign != PERCENT && start > end && before.is_alphabetic();
    (counts && !stands_before_digit(text, sign, span.end)).then_some(span)
}

/// The sign before a number that begins at this byte.
pub(crate) fn before(text: &str, start: usize) -> Option<Range<usize>> {
    let sign = text[..start].chars().next_back().filter(|&sign| words(sign).is_some())?;
    stands_before_digit(text, sign, start).then(|| start - sign.len_utf8()..start)
}

/// Whether a sign is that of the number behind it, which a percent sign never is.
fn stands_before_digit(text: &str, sign: char, end: usize) -> bool {
    sign != PERCENT && connector(text, end).is_some_and(|c| c.is_ascii_digit())
}

/// The terms of the words for a sign.
pub(crate) fn add_sign(sign: &str, terms: &mut Terms) {
    for name in sign.chars().filter_map(words).flatten() {
        let mut word = Terms::default();
        add_word(name, false, Side::Index, &mut word);
        let telling = word.iter().filter(|term| matches!(term.kind, Entity | Stem));
        telling.for_each(|term| terms.add(term.text, term.kind, term.weight));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_belong_to_numbers() {
        for (text, number, sign) in [
            ("16%", "16", Some("%")),
            ("16 % годовых", "16", Some("%")),
            ("16\u{a0}%", "16", Some("%")),
            ("16  %", "16", None),
            ("на %", "на", None),
            ("100 ₽", "100", Some("₽")),
            ("5 млрд ₽", "млрд", Some("₽")),
            ("стоит $5", "стоит", None),
            ("20€", "20", Some("€")),
            ("5%10", "5", Some("%")),
            ("5$10", "5", None),
            ("US$", "US", None),
        ] {
            let end = text.find(number).map(|at| at + number.len()).expect("a number");
            assert_eq!(behind(text, end).map(|span| &text[span]), sign, "{text}");
        }
        for (text, sign) in [("$5", Some("$")), ("US$5", Some("$")), ("%5", None), ("€ 5", None), ("5", None)]
        {
            let start = text.find('5').expect("a number");
            assert_eq!(before(text, start).map(|span| &text[span]), sign, "{text}");
        }
    }
}
