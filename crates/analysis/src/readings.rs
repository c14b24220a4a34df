//! Other ways to read a piece of query text than unit by unit: what is written as one word here may be several in a text, or the
//! other way round. Each reading does so throughout; one that changes nothing is none.

use crate::chars::{is_digit_space, is_hyphen};
use crate::query::{QueryTerm, QueryWord, push_word, units};
use crate::short::YEAR;
use crate::token::TermKind;
use crate::unit::{Class, DESIGNATOR_DIGITS, Unit};
use crate::{designator, number, phone, short};
use std::ops::Range;

/// The other readings of a text.
pub(crate) fn others(text: &str) -> impl Iterator<Item = Vec<QueryWord>> {
    let readings = [
        joined(text),
        split(text),
        spaced(text),
        measured(text, number::with_unit),
        measured(text, number::as_measure),
        designated(text),
        with_initials(text),
        phone::other_form(text),
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

/// The reading where designators are letters and a number one after the other, initials and units of measure stand by
/// themselves, and letters that stand for a word behind a number are that word.
fn split(text: &str) -> Option<Vec<QueryWord>> {
    let (mut words, mut split) = (Vec::new(), false);
    let mut before = 0..0;
    for unit in units(text) {
        let (span, raw) = (unit.start..unit.end, &text[unit.start..unit.end]);
        if let Some((first, second)) = two_parts(&unit, raw) {
            split = true;
            let border = span.start + first.len();
            let span = span.start..border + second.len();
            push_word(text, span.start..span.start + first.len(), class_of(first), &mut words);
            push_counted(text, first, border..span.end, &mut words);
        } else if short::end_of_word_behind(text, before.clone()) == Some(span.end) {
            split = true;
            push_counted(text, &text[before.clone()], span.clone(), &mut words);
        } else if matches!(unit.class, Class::Designator | Class::Dotted) {
            split = true;
            for part in
                designator::parts(raw).flat_map(|part| part.split('.')).filter(|part| !part.is_empty())
            {
                let start = unit.start + (part.as_ptr() as usize - raw.as_ptr() as usize);
                push_word(text, start..start + part.len(), Class::Word, &mut words);
            }
        } else {
            push_word(text, span.clone(), unit.class, &mut words);
        }
        before = span;
    }
    split.then_some(words)
}

/// The number and the letters of `100км`, the letters and the number of `EU27`.
fn two_parts<'t>(unit: &Unit, raw: &'t str) -> Option<(&'t str, &'t str)> {
    let of_word = || number::before_unit(raw).or_else(|| designator::letters_and_number(raw));
    if unit.class == Class::Word { of_word() } else { None }
}

fn class_of(part: &str) -> Class {
    if part.starts_with(|c: char| c.is_ascii_digit()) { Class::Number } else { Class::Word }
}

/// Adds what stands behind a number, short ones as the whole word.
fn push_counted(text: &str, number: &str, span: Range<usize>, words: &mut Vec<QueryWord>) {
    let Some(whole) = short::word_behind(number, &text[span.clone()]) else {
        let class = class_of(&text[span.clone()]);
        return push_word(text, span, class, words);
    };
    push_word(whole, 0..whole.len(), Class::Word, words);
    if let Some(word) = words.last_mut() {
        word.span = span.clone();
    }
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
        let (whole, decimals) = number.split_at(number.find('.').unwrap_or(number.len()));
        // Four digits together are a year as a rule.
        let is_year = span.len() == YEAR;
        if whole.len() <= THOUSANDS || is_year {
            push_word(text, span, unit.class, &mut words);
            continue;
        }
        spaced = true;
        let mut groups: Vec<String> = whole
            .as_bytes()
            .rchunks(THOUSANDS)
            .rev()
            .map(|group| String::from_utf8_lossy(group).into())
            .collect();
        if let Some(last) = groups.last_mut() {
            last.push_str(decimals);
        }
        for term in groups {
            let terms = vec![QueryTerm { term, kind: TermKind::Stem, weight: 1.0 }];
            words.push(QueryWord { span: span.clone(), offset: words.len() as u32, terms });
        }
    }
    (spaced && count > 1).then_some(words)
}

/// The number and the letters of a word that has both.
type NumberAndLetters = fn(&str) -> Option<(&str, &str)>;

/// The reading where a number stands together with what it counts: `100 км` as `100км`, `20-летний` as `20летний`. That is a unit of
/// measure or, less often, any word.
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

/// The reading where a word stands together with the number behind it: `Су 34` as `Су-34`, `Boeing 737` as `Boeing737`.
fn designated(text: &str) -> Option<Vec<QueryWord>> {
    let all: Vec<Unit> = units(text).collect();
    let (mut words, mut rest, mut together) = (Vec::new(), all.as_slice(), false);
    while let [unit, behind @ ..] = rest {
        rest = behind;
        match behind.split_first().filter(|(next, _)| is_designator(text, unit, next)) {
            Some((number, behind)) => {
                push_word(text, unit.start..number.end, Class::Designator, &mut words);
                (rest, together) = (behind, true);
            }
            None => push_word(text, unit.start..unit.end, unit.class, &mut words),
        }
    }
    together.then_some(words)
}

/// Whether the one is a word and the other, a space or a hyphen behind it, a number that may belong to its name.
fn is_designator(text: &str, word: &Unit, number: &Unit) -> bool {
    word.class == Class::Word
        && text[word.start..word.end].chars().all(char::is_alphabetic)
        && is_beside(text, word, number)
        && number.class == Class::Number
        && number.end - number.start <= DESIGNATOR_DIGITS
        && text[number.start..number.end].bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether nothing but a space or a hyphen is between two units.
fn is_beside(text: &str, one: &Unit, other: &Unit) -> bool {
    let mut between = text[one.end..other.start].chars();
    between.next().is_some_and(|c| is_digit_space(c) || is_hyphen(c)) && between.next().is_none()
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

/// Whether the one is a number and the other, a space or a hyphen behind it, what it counts.
fn is_measure(text: &str, number: &Unit, unit: &Unit, parted: NumberAndLetters) -> bool {
    number.class == Class::Number
        && is_beside(text, number, unit)
        && unit.class == Class::Word
        && parted(&format!("{}{}", &text[number.start..number.end], &text[unit.start..unit.end])).is_some()
}

/// So many digits stand between two spaces of a long number.
const THOUSANDS: usize = 3;
