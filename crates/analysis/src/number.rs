//! Numbers: how far one goes, and its one canonical form (`1,000` and `1.000.000` without separators, `3,5` as `3.5`).

use crate::chars::{CYRILLIC, UPPER, is_hyphen, traits};
use crate::lexicon;
use crate::segment::{Segment, connector, segment_starting};
use crate::unit::DESIGNATOR_ENDING;

/// More groups than this are no number; the limit also keeps the look ahead short.
pub(crate) const MOST_GROUPS: usize = 5;

/// A number of so many digits may name a series, with the letters of a variant behind it.
const LONG_NUMBER: usize = 3;

/// Letters of this many behind a number, all small, are a word of their own.
const LETTERS_OF_A_WORD: usize = 3;

/// Endings that inflect a Russian number: `1990-х`, `5-й`, `20го`.
const RUSSIAN_ENDINGS: [&str; 19] = [
    "й", "я", "е", "х", "м", "ю", "го", "му", "ми", "ти", "мя", "ый", "ая", "ое", "ые", "ой", "ым", "ых",
    "их",
];

/// Endings that inflect an English number: `21st`, `1990s`.
const ENGLISH_ENDINGS: [&str; 5] = ["st", "nd", "rd", "th", "s"];

/// The byte after a number that begins with this segment of digits.
pub(crate) fn extent(text: &str, first: &Segment) -> usize {
    let end = separated(text, first, ',').or_else(|| separated(text, first, '.')).unwrap_or(first.end);
    ending(text, end).unwrap_or(end)
}

/// Where groups of digits after this separator end, if they make one number with the first.
fn separated(text: &str, first: &Segment, separator: char) -> Option<usize> {
    let mut groups = [0; MOST_GROUPS];
    let mut count = 0;
    let mut end = first.end;
    while let Some(group) = group_after(text, end, separator) {
        *groups.get_mut(count)? = group.digits;
        count += 1;
        end = group.end;
    }
    let groups = &groups[..count];
    if follows_digits(text, first, separator) {
        return None;
    }
    let thousands =
        first.digits <= 3 && !text[first.start..].starts_with('0') && groups.iter().all(|&n| n == 3);
    let other = if separator == ',' { '.' } else { ',' };
    match groups {
        [] => None,
        [_] if separator == ',' && thousands => {
            // English puts the decimals after a dot: 1,234.5.
            Some(group_after(text, end, '.').map_or(end, |decimals| decimals.end))
        }
        // The other way round: 1.234,5.
        [_] if separator == '.'
            && thousands
            && group_after(text, end, other).is_some_and(|tail| tail.digits <= 2) =>
        {
            group_after(text, end, other).map(|decimals| decimals.end)
        }
        [_, _, ..] if thousands => Some(end),
        [decimals] if *decimals <= 4 && group_after(text, end, other).is_none() => {
            (separator == '.' || *decimals <= 3).then_some(end)
        }
        _ => None,
    }
}

/// Where the decimals end behind the last group of `1 234,56`, if it has any. Three more digits would be another group.
pub(crate) fn decimals(text: &str, group: &Segment) -> Option<usize> {
    let separator = connector(text, group.end).filter(|&c| c == ',' || c == '.')?;
    let decimals = group_after(text, group.end, separator).filter(|decimals| decimals.digits != 3)?;
    let goes_on = group_after(text, decimals.end, ',').or_else(|| group_after(text, decimals.end, '.'));
    goes_on.is_none().then_some(decimals.end)
}

/// The middle and the end of 01.05.2024 are no decimals.
fn follows_digits(text: &str, segment: &Segment, separator: char) -> bool {
    let before = text[..segment.start].strip_suffix(separator);
    before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

fn group_after(text: &str, at: usize, separator: char) -> Option<Segment> {
    connector(text, at).filter(|&c| c == separator)?;
    segment_starting(text, at + 1).filter(Segment::is_number)
}

fn ending(text: &str, at: usize) -> Option<usize> {
    let hyphen = connector(text, at).filter(|&c| is_hyphen(c))?;
    let tail = segment_starting(text, at + hyphen.len_utf8())?;
    let known = tail.bits & CYRILLIC != 0 && RUSSIAN_ENDINGS.contains(&&text[tail.start..tail.end]);
    let goes_on = connector(text, tail.next).is_some_and(is_hyphen);
    (known && !goes_on).then_some(tail.end)
}

/// The canonical form of a number as written.
pub(crate) fn canonical(raw: &str, into: &mut String) {
    let number = raw.find(|c: char| is_hyphen(c) || c == '\'' || c == '’').map_or(raw, |at| &raw[..at]);
    let decimal = decimal_point(number);
    for (at, c) in number.char_indices() {
        if c.is_ascii_digit() {
            into.push(c);
        } else if Some(at) == decimal {
            into.push('.');
        }
    }
}

/// Where the decimal point stands, if there is one.
fn decimal_point(number: &str) -> Option<usize> {
    let separators = || number.char_indices().filter(|&(_, c)| c == ',' || c == '.');
    let (at, last) = separators().next_back()?;
    let mixed = separators().any(|(_, c)| c != last);
    if mixed {
        return Some(at);
    }
    let thousands = number.len() - at - 1 == 3 && !number.starts_with('0') && at <= 3;
    (separators().count() == 1 && !(last == ',' && thousands)).then_some(at)
}

/// The digits of `21st`, `1990s` and `2й`.
pub(crate) fn without_ending(raw: &str) -> Option<&str> {
    let letters = raw.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &raw[..raw.len() - letters.len()];
    (!number.is_empty() && is_ending(letters)).then_some(number)
}

/// Whether letters right behind a number inflect it. `5м` are metres, and `3М`, with a single capital, is a name.
fn is_ending(letters: &str) -> bool {
    let small = letters.to_lowercase();
    let russian = || {
        RUSSIAN_ENDINGS.contains(&small.as_str())
            && (letters == small || letters.chars().nth(1).is_some())
            && !lexicon::is_unit(letters)
    };
    ENGLISH_ENDINGS.contains(&small.as_str()) || russian()
}

/// Whether letters right behind a number are a word: `25лет`, `24hours`, but not `23andMe`. In capitals only Russian ones are: they are
/// shouted (`25ЛЕТ`), and `1MDB` is a name.
fn is_word(letters: &str) -> bool {
    let is_shouted = || letters.chars().all(|c| traits(c) & (CYRILLIC | UPPER) == CYRILLIC | UPPER);
    letters.chars().count() >= LETTERS_OF_A_WORD && (!letters.chars().any(char::is_uppercase) || is_shouted())
}

/// The number and the letters of `100км` and `1,5км`.
pub(crate) fn before_unit(raw: &str) -> Option<(&str, &str)> {
    let number = raw.trim_end_matches(char::is_alphabetic);
    let unit = &raw[number.len()..];
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let is_measure = is_number && !unit.is_empty();
    (is_measure && !is_ending(unit)).then_some((number, unit))
}

/// The number and the unit of measure of `100км`, `1.5bn`.
pub(crate) fn with_unit(raw: &str) -> Option<(&str, &str)> {
    before_unit(raw).filter(|(_, letters)| lexicon::is_unit(letters))
}

/// The number and the letters of what may also be written with a space between them: `100км`, `25лет`, `22350М`, `737MAX`, but not `5G`.
pub(crate) fn as_measure(raw: &str) -> Option<(&str, &str)> {
    before_unit(raw).filter(|(number, letters)| {
        let is_series = number.len() >= LONG_NUMBER && letters.chars().count() <= DESIGNATOR_ENDING;
        is_series || lexicon::is_unit(letters) || is_word(letters)
    })
}

/// The decimals, or thousands, and the unit of measure or the word behind a number that begins with this segment: `5км` of `1,5км`.
pub(crate) fn rest_with_unit(text: &str, first: &Segment) -> Option<Segment> {
    let separator = connector(text, first.next).filter(|&c| c == ',' || c == '.')?;
    if follows_digits(text, first, separator) {
        return None;
    }
    let rest = segment_starting(text, first.next + 1)?;
    let (digits, unit) = before_unit(&text[rest.start..rest.end])?;
    // Four digits are the year of a date: 05.2024г.
    (digits.len() <= 3 && (lexicon::is_unit(unit) || is_word(unit))).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::next_segment;

    #[test]
    fn numbers_have_one_form() {
        for (text, taken, form) in [
            ("1997", "1997", "1997"),
            ("1,000 men", "1,000", "1000"),
            ("1,234,567.", "1,234,567", "1234567"),
            ("1.000.000", "1.000.000", "1000000"),
            ("1,234.5", "1,234.5", "1234.5"),
            ("3.5%", "3.5", "3.5"),
            ("3,5%", "3,5", "3.5"),
            ("0,375", "0,375", "0.375"),
            ("01.05.2024", "01", "01"),
            ("1.234,50", "1.234,50", "1234.50"),
            ("2018,2019", "2018", "2018"),
            ("1990-х годов", "1990-х", "1990"),
            ("20-летний", "20", "20"),
            ("5-6-й", "5", "5"),
        ] {
            let first = next_segment(text, 0).expect("a number");
            let raw = &text[..extent(text, &first)];
            let mut written = String::new();
            canonical(raw, &mut written);
            assert_eq!((raw, written.as_str()), (taken, form), "{text}");
        }
    }

    #[test]
    fn units_stand_behind_numbers() {
        assert_eq!(before_unit("100км"), Some(("100", "км")));
        assert_eq!(before_unit("1,5км"), Some(("1,5", "км")));
        for other in ["1990s", "21st", "2й", "20ГО", "км", "100", "b2b", "2x4"] {
            assert_eq!(before_unit(other), None, "{other}");
        }
    }

    #[test]
    fn letters_of_a_name_are_no_measure() {
        for measure in
            ["100км", "5м", "1.5bn", "22350М", "737MAX", "25лет", "25ЛЕТ", "24hours", "1,5литра", "20USD"]
        {
            assert!(as_measure(measure).is_some(), "{measure}");
        }
        for name in ["5G", "4K", "3М", "1MDB", "2FA", "23andMe", "2й", "20го"] {
            assert_eq!(as_measure(name), None, "{name}");
        }
    }

    #[test]
    fn decimals_go_on_to_a_unit() {
        for (text, rest) in [
            ("1,5км", Some("5км")),
            ("$1.5bn", None),
            ("1.5bn", Some("5bn")),
            ("1,000km", Some("000km")),
            ("1.5", None),
            ("1,5 км", None),
            ("5.2024г", None),
            ("1.0beta", Some("0beta")),
            ("57.0crore", Some("0crore")),
            ("1.0Beta", None),
        ] {
            let found = segment_starting(text, 0).and_then(|first| rest_with_unit(text, &first));
            assert_eq!(found.map(|rest| &text[rest.start..rest.end]), rest, "{text}");
        }
    }

    #[test]
    fn endings_fall_away() {
        for (raw, number) in [("21st", "21"), ("1990s", "1990"), ("2й", "2"), ("20го", "20"), ("20ГО", "20")]
        {
            assert_eq!(without_ending(raw), Some(number), "{raw}");
        }
        for raw in ["5g", "5м", "3М", "3Х"] {
            assert_eq!(without_ending(raw), None, "{raw}");
        }
    }
}
