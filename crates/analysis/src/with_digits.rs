//! The terms of words with digits in them: measures (`10км`, `25лет`) and names with a number (`su34`, `Boeing737`).

use crate::terms::Terms;
use crate::token::TermKind::{Designator, Entity, Part, Stem};
use crate::word::{Side, add_word, kind_in_compound};
use crate::{designator, number, short};

/// `10км`, `25лет`, and the word, since there may be a space before it. It has all its forms: `25года` has a key with `25лет`. Returns the number.
pub(crate) fn add_measure(number: &str, unit: &str, side: Side, terms: &mut Terms) -> String {
    let mut digits = String::with_capacity(number.len());
    number::canonical(number, &mut digits);
    let is_shouted = unit.chars().nth(2).is_some() && unit.chars().all(char::is_uppercase);
    let small = if is_shouted { unit.to_lowercase() } else { unit.to_owned() };
    let whole = short::word_behind(number, unit);
    if whole.is_none() || side == Side::Query {
        designator::add_keys(&format!("{digits}{unit}"), terms);
    }
    let mut word = Terms::default();
    add_word(whole.unwrap_or(&small), false, Side::Index, &mut word);
    for term in word.iter().filter(|term| matches!(term.kind, Entity | Stem)) {
        terms.add(&designator::key_of_measure(&digits, term.text), Designator, 1.0);
    }
    if side == Side::Index {
        word.iter().for_each(|term| terms.add(term.text, kind_in_compound(term.kind), 1.0));
    }
    digits
}

/// `su34`, `5G`: letters and digits that are one name. Its digits are no number of their own, but `Boeing737` is about Boeing.
pub(crate) fn add_numbered(core: &str, side: Side, terms: &mut Terms) {
    designator::add(core, terms);
    if side == Side::Index {
        designator::bases(core).iter().for_each(|base| terms.add(base, Part, 1.0));
        if let Some((letters, _)) = designator::letters_and_number(core) {
            let mut word = Terms::default();
            add_word(letters, false, Side::Index, &mut word);
            // `MP3` and `CO2` are about no MP and no company.
            let is_long = letters.chars().nth(LETTERS_ALONE - 1).is_some();
            let counted = word.iter().filter(|term| is_long || term.kind == Entity);
            counted.for_each(|term| terms.add(term.text, kind_in_compound(term.kind), 1.0));
        }
    }
}

/// So many letters before a number are a word, fewer only where they are a known name.
const LETTERS_ALONE: usize = 4;
