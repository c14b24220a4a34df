//! Russian telephone numbers: `8-800-555-35-35` and `88005553535` find each other.

use crate::query::{QueryTerm, QueryWord, units};
use crate::token::TermKind;
use crate::unit::Class;

/// How many digits stand together in such a number.
const GROUPS: [usize; 5] = [1, 3, 3, 2, 2];
const DIGITS: usize = 11;

/// The reading of a number that is written in one piece as its groups, or the other way round.
pub(crate) fn other_form(text: &str) -> Option<Vec<QueryWord>> {
    let all: Vec<_> = units(text).collect();
    let (first, last) = (all.first()?, all.last()?);
    let are_digits = |unit: &crate::unit::Unit| {
        unit.class == Class::Number && text[unit.start..unit.end].bytes().all(|byte| byte.is_ascii_digit())
    };
    let digits: String = all.iter().map(|unit| &text[unit.start..unit.end]).collect();
    let is_phone = digits.len() == DIGITS && digits.starts_with(['7', '8']);
    if !is_phone || !all.iter().all(are_digits) {
        return None;
    }
    let lengths = if all.len() == 1 { &GROUPS[..] } else { &[DIGITS] };
    let mut at = 0;
    let words = (0..).zip(lengths).map(|(offset, length)| {
        let term = digits[at..at + length].to_owned();
        at += length;
        let terms = vec![QueryTerm { term, kind: TermKind::Stem, weight: 1.0 }];
        QueryWord { span: first.start..last.end, offset, terms }
    });
    Some(words.collect())
}

#[cfg(test)]
mod tests {
    use super::other_form;

    #[test]
    fn a_number_in_one_piece_may_be_in_groups() {
        for (text, other) in [
            ("88005553535", Some("8 800 555 35 35")),
            ("8-800-555-35-35", Some("88005553535")),
            ("+7 495 123-45-67", Some("74951234567")),
            ("38005553535", None),
            ("8800555353", None),
            ("8-800-555-35-35 звонить", None),
            ("8.005553535", None),
            ("", None),
        ] {
            let words = other_form(text);
            let terms = words.map(|words| {
                words.iter().map(|word| word.terms[0].term.clone()).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(terms.as_deref(), other, "{text}");
        }
    }
}
