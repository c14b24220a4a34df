//! The percent sign, which is read as a word behind a number: `16%` as `16 процентов` or `16 percent`.
//!
//! Signs of money are not: `$` stands wherever a sum is given, and who looks for the dollar looks for news of it.

use crate::chars::is_digit_space;
use crate::segment::connector;
use crate::terms::Terms;
use crate::token::TermKind::{Entity, Stem};
use crate::word::{Side, add_word};

/// How it is read.
const WORDS: [&str; 2] = ["процент", "percent"];

/// Where the sign stands behind a number that ends at this byte, with a space before it or none.
pub(crate) fn behind(text: &str, end: usize) -> Option<usize> {
    let next = connector(text, end)?;
    let at = if is_digit_space(next) { end + next.len_utf8() } else { end };
    let is_share = text[at..].starts_with('%') && text[..end].ends_with(|c: char| c.is_ascii_digit());
    is_share.then_some(at)
}

/// The terms of the words for it, those that all their forms have.
pub(crate) fn add(terms: &mut Terms) {
    for name in WORDS {
        let mut word = Terms::default();
        add_word(name, false, Side::Index, &mut word);
        let telling = word.iter().filter(|term| matches!(term.kind, Entity | Stem));
        telling.for_each(|term| terms.add(term.text, term.kind, term.weight));
    }
}

#[cfg(test)]
mod tests {
    use super::behind;

    #[test]
    fn it_belongs_to_a_number() {
        for (text, number, at) in [
            ("16%", "16", Some(2)),
            ("16 % годовых", "16", Some(3)),
            ("16\u{a0}%", "16", Some(4)),
            ("5%10", "5", Some(1)),
            ("16  %", "16", None),
            ("на %", "на", None),
            ("16", "16", None),
        ] {
            assert_eq!(behind(text, number.len()), at, "{text}");
        }
    }
}
