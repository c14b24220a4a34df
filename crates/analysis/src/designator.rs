//! Keys of designators: `Су-34`, `Su-34`, `СУ34` are all `su34`.

use crate::chars::is_hyphen;
use crate::fold::fold_into;
use crate::number::{before_unit, canonical, without_ending};
use crate::terms::Terms;
use crate::token::TermKind;

const CYRILLIC: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
const ROMAN: [&str; 32] = [
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
    "h", "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya",
];

/// Cyrillic capitals that may as well be Latin ones of the same look, and those.
const ALIKE: &str = "авсенкмортх";
const ALIKE_LATIN: &str = "abcehkmoptx";

/// Adds the keys and the parts of a designator as written. The dot of a decimal number stays.
pub(crate) fn add(raw: &str, terms: &mut Terms) {
    let raw = strip_possessive(raw);
    match without_ending(raw) {
        Some(number) => terms.add(number, TermKind::Stem, 1.0),
        None => add_keys(raw, terms),
    }
}

/// Adds the keys of a designator or a measure that is known to have no ending.
pub(crate) fn add_keys(raw: &str, terms: &mut Terms) {
    let folded = folded(raw);
    terms.add(&romanised(&folded), TermKind::Designator, 1.0);
    if let Some(key) = look_alike(&folded) {
        terms.add(&key, TermKind::Designator, 1.0);
    }
}

/// The keys without the letters of a variant: `b52` of `B-52H`, `t72` of `Т-72Б3`. None where nothing follows the first digits, and
/// of `B2B`, which is no variant of anything.
pub(crate) fn bases(raw: &str) -> Vec<String> {
    let raw = strip_possessive(raw);
    let mut keys = Terms::default();
    if let Some(digits) = raw.find(|c: char| c.is_ascii_digit()).filter(|digits| *digits > 0)
        && let Some(length) = raw[digits..].find(|c: char| !c.is_ascii_digit())
        && (length >= 2 || raw[..digits].ends_with(is_hyphen))
    {
        add(&raw[..digits + length], &mut keys);
    }
    keys.iter().map(|term| term.text.to_owned()).collect()
}

/// The one key of a measure: of its number and a term of its word.
pub(crate) fn key_of_measure(number: &str, term: &str) -> String {
    romanised(&folded(&format!("{number}{term}")))
}

/// The key of the beginning of a designator or a measure.
pub(crate) fn prefix(raw: &str) -> String {
    match before_unit(raw) {
        Some((number, letters)) => {
            let mut digits = String::with_capacity(number.len());
            canonical(number, &mut digits);
            key_of_measure(&digits, letters)
        }
        None => romanised(&folded(raw)),
    }
}

fn folded(raw: &str) -> String {
    let mut folded = String::with_capacity(raw.len());
    fold_into(raw, &mut folded);
    folded.retain(|c| c.is_alphanumeric() || c == '.');
    folded
}

/// The parts of a designator around its hyphen.
pub(crate) fn parts(raw: &str) -> impl Iterator<Item = &str> {
    strip_possessive(raw).split(is_hyphen).filter(|part| !part.is_empty())
}

/// The letters and the number of `EU27`, `covid19`, `Боинг737`, which may also stand apart. A single letter says nothing alone.
pub(crate) fn letters_and_number(raw: &str) -> Option<(&str, &str)> {
    let raw = strip_possessive(raw);
    let parts = raw.split_at(raw.find(|c: char| c.is_ascii_digit())?);
    let fits = parts.1.bytes().all(|byte| byte.is_ascii_digit()) && parts.0.chars().all(char::is_alphabetic);
    (fits && parts.0.chars().nth(1).is_some()).then_some(parts)
}

fn strip_possessive(raw: &str) -> &str {
    raw.find(crate::chars::is_apostrophe).map_or(raw, |at| &raw[..at])
}

fn romanised(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars() {
        match CYRILLIC.chars().position(|letter| letter == c) {
            Some(place) => key.push_str(ROMAN[place]),
            None => key.push(c),
        }
    }
    key
}

/// The key where every letter is read as the Latin letter of the same look: `МС-21` as `mc21`.
fn look_alike(folded: &str) -> Option<String> {
    let has_cyrillic = folded.chars().any(|c| CYRILLIC.contains(c));
    let read = |c: char| match ALIKE.chars().position(|letter| letter == c) {
        Some(place) => ALIKE_LATIN.chars().nth(place),
        None => Some(c).filter(|c| !c.is_alphabetic()),
    };
    folded.chars().map(read).collect::<Option<String>>().filter(|_| has_cyrillic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_designators() {
        for (raw, keys) in [
            ("Су-34", "su34"),
            ("Su-34", "su34"),
            ("su34", "su34"),
            ("Су‑34", "su34"),
            ("МС-21", "ms21 mc21"),
            ("MC-21", "mc21"),
            ("Т-90М", "t90m"),
            ("С-400", "s400 c400"),
            ("22350М", "22350m"),
            ("F-16's", "f16"),
            ("COVID-19", "covid19"),
            ("21st", "21"),
            ("1990s", "1990"),
            ("2й", "2"),
            ("3М", "3m"),
        ] {
            let mut terms = Terms::default();
            add(raw, &mut terms);
            assert_eq!(terms.iter().map(|term| term.text).collect::<Vec<_>>().join(" "), keys, "{raw}");
        }
    }

    #[test]
    fn bases_of_variants() {
        for (raw, keys) in [
            ("Т-72Б3", "t72"),
            ("B-52H", "b52"),
            ("Су-30СМ", "su30"),
            ("С-300ПМУ", "s300 c300"),
            ("F16C", "f16"),
            ("Су-34", ""),
            ("22350М", ""),
            ("10км", ""),
            ("B2B", ""),
            ("h1n1", ""),
        ] {
            assert_eq!(bases(raw).join(" "), keys, "{raw}");
        }
    }
}
