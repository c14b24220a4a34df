//! Other ways to read a piece of query text than unit by unit: what is written as one word here may be several in a text, or the
//! other way round. Each reading does so throughout; one that changes nothing is none.

use crate::chars::is_digit_space;
use crate::query::{QueryTerm, QueryWord, push_word, units};
use crate::token::TermKind;
use crate::unit::{Class, Unit};
use crate::{designator, number};

/// The other readings of a text.
pub(crate) fn others(text: &str) -> impl Iterator<Item = Vec<QueryWord>> {
    let readings = [
        joined(text),
        split(text),
        spaced(text),
        measured(text, number::with_unit),
        measured(text, number::as_measure),
        with_initials(text),
    ];
    readings.into_iter().flatten()
}

/// The reading where units that may be written as one are one.
fn joined(text: &str) -> Option<Vec<QueryWord>> {
    let mut words = Vec::new();
    let mut until = 0;
    let mut joined = false;
    for unit in units(text) {
        if unit.start < until {
            continue;
        }
        let before = words.len();
        if let Some(end) = unit.joined {
            push_word(text, unit.start..end, Class::Joined, &mut words);
        }
        if words.len() > before {
            joined = true;
            until = unit.joined.unwrap_or(unit.end);
        } else {
            push_word(text, unit.start..unit.end, unit.class, &mut words);
        }
    }
    joined.then_some(words)
}

/// The reading where designators are letters and a number one after the other, and initials and units of measure stand by
/// themselves.
fn split(text: &str) -> Option<Vec<QueryWord>> {
    let mut words = Vec::new();
    let mut split = false;
    for unit in units(text) {
        let raw = &text[unit.start..unit.end];
        let measure = if unit.class == Class::Word { number::before_unit(raw) } else { None };
        if let Some((number, measure)) = measure {
            split = true;
            push_word(text, unit.start..unit.start + number.len(), Class::Number, &mut words);
            push_word(text, unit.end - measure.len()..unit.end, Class::Word, &mut words);
            continue;
        }
        if !matches!(unit.class, Class::Designator | Class::Dotted) {
            push_word(text, unit.start..unit.end, unit.class, &mut words);
            continue;
        }
        split = true;
        for part in designator::parts(raw).flat_map(|part| part.split('.')).filter(|part| !part.is_empty()) {
            let start = unit.start + (part.as_ptr() as usize - raw.as_ptr() as usize);
            push_word(text, start..start + part.len(), Class::Word, &mut words);
        }
    }
    split.then_some(words)
}

/// The reading where numbers have spaces between thousands, which matters to the words beside them: a text has `10` and `000` of
/// `10 000 рублей` at a place each. A number alone is found by the term of the whole.
fn spaced(text: &str) -> Option<Vec<QueryWord>> {
    let mut words: Vec<QueryWord> = Vec::new();
    let (mut spaced, mut count) = (false, 0);
    for unit in units(text) {
        count += 1;
        let span = unit.start..unit.end;
        let mut number = String::new();
        if unit.class == Class::Number {
            number::canonical(&text[span.clone()], &mut number);
        }
        // Four digits together are a year as a rule.
        let is_year = span.len() == YEAR;
        if number.len() <= THOUSANDS || is_year || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            push_word(text, span, unit.class, &mut words);
            continue;
        }
        spaced = true;
        for group in number.as_bytes().rchunks(THOUSANDS).rev() {
            let term = String::from_utf8_lossy(group).into_owned();
            let terms = vec![QueryTerm { term, kind: TermKind::Stem, weight: 1.0 }];
            words.push(QueryWord { span: span.clone(), offset: words.len() as u32, terms });
        }
    }
    (spaced && count > 1).then_some(words)
}

/// The number and the letters of a word that has both.
type NumberAndLetters = fn(&str) -> Option<(&str, &str)>;

/// The reading where a number stands together with what it counts: `100 км` as `100км`. That is a unit of measure or, less often, any
/// word: `25лет`.
fn measured(text: &str, parted: NumberAndLetters) -> Option<Vec<QueryWord>> {
    let all: Vec<Unit> = units(text).collect();
    let (mut words, mut rest, mut measured) = (Vec::new(), all.as_slice(), false);
    while let [unit, behind @ ..] = rest {
        rest = behind;
        match behind.split_first().filter(|(next, _)| is_measure(text, unit, next, parted)) {
            Some((measure, behind)) => {
                push_word(text, unit.start..measure.end, Class::Joined, &mut words);
                (rest, measured) = (behind, true);
            }
            None => push_word(text, unit.start..unit.end, unit.class, &mut words),
        }
    }
    measured.then_some(words)
}

/// The reading where initials with spaces between them stand together: `С. В. Лавров` as `С.В. Лавров`.
fn with_initials(text: &str) -> Option<Vec<QueryWord>> {
    let all: Vec<Unit> = units(text).collect();
    let (mut words, mut rest, mut together) = (Vec::new(), all.as_slice(), false);
    while let [unit, behind @ ..] = rest {
        let initials = rest.windows(2).take_while(|pair| are_initials(text, &pair[0], &pair[1])).count();
        if initials == 0 {
            push_word(text, unit.start..unit.end, unit.class, &mut words);
            rest = behind;
            continue;
        }
        together = true;
        push_word(text, unit.start..rest[initials].end, Class::Dotted, &mut words);
        rest = &rest[initials + 1..];
    }
    together.then_some(words)
}

/// Whether two units are capitals with a dot and a space between them.
fn are_initials(text: &str, one: &Unit, other: &Unit) -> bool {
    let capital =
        |unit: &Unit| unit.letters == 1 && text[unit.start..unit.end].chars().all(char::is_uppercase);
    let mut between = text[one.end..other.start].chars();
    capital(one)
        && capital(other)
        && between.next() == Some('.')
        && between.next().is_some_and(is_digit_space)
        && between.next().is_none()
}

/// Whether the one is a number and the other, a space behind it, what it counts.
fn is_measure(text: &str, number: &Unit, unit: &Unit, parted: NumberAndLetters) -> bool {
    let mut between = text[number.end..unit.start].chars();
    number.class == Class::Number
        && between.next().is_some_and(is_digit_space)
        && between.next().is_none()
        && unit.class == Class::Word
        && parted(&format!("{}{}", &text[number.start..number.end], &text[unit.start..unit.end])).is_some()
}

/// So many digits stand between two spaces of a long number.
const THOUSANDS: usize = 3;

/// How many digits a year has.
const YEAR: usize = 4;
