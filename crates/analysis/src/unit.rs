//! Units: what the analyzer takes as one word. A unit is a segment, or several that only make sense together:
//! `О'Нил`, `U.S.`, `1,000`, `1990-х`, `Су-34`. A hyphen elsewhere is just the border of two units.

use crate::chars::{LATIN, is_apostrophe, is_digit_space, is_hyphen, traits};
use crate::fold::fold_into;
use crate::segment::{Segment, connector, next_segment, segment_starting};
use crate::{lexicon, number, percent, short};

/// How a unit is turned into terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters, perhaps with apostrophes or digits among them.
    Word,
    /// Digits with their separators and ending.
    Number,
    /// Letters, dash, digits.
    Designator,
    /// Single letters with dots.
    Dotted,
    /// The percent sign behind a number.
    Percent,
    /// Two units that may also be written as one: `экс-министр`, `1 000`, `2025 г`.
    Joined,
}

/// One word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
    /// Where to look for the next one.
    pub(crate) next: usize,
    /// How to make terms of it.
    pub(crate) class: Class,
    /// Where the group ends that begins with this unit and may be written as one word.
    pub(crate) joined: Option<usize>,
    /// Whether it is all capitals.
    pub(crate) capitals: bool,
    /// How many letters it has.
    pub(crate) letters: usize,
    /// Whether a paragraph break stands before it.
    pub(crate) after_break: bool,
    /// Whether a hyphen binds it to the word before or after.
    pub(crate) hyphenated: bool,
}

/// The longest designator parts: one to five letters, then what begins with a digit and has four digits and three letters at most.
pub(crate) const DESIGNATOR_LETTERS: usize = 5;
pub(crate) const DESIGNATOR_DIGITS: usize = 4;
pub(crate) const DESIGNATOR_ENDING: usize = 3;

/// The first unit at or after `from`.
pub(crate) fn next_unit(text: &str, from: usize) -> Option<Unit> {
    if let Some(start) = percent::behind(text, from) {
        let segment = Segment { start, end: start + 1, next: start + 1, ..Segment::default() };
        return Some(plain(&segment, Class::Percent));
    }
    let first = next_segment(text, from)?;
    if first.is_letters() && stands_alone(text.as_bytes(), &first) {
        return Some(plain(&first, Class::Word));
    }
    let hyphen_before = text[..first.start].chars().next_back().is_some_and(is_hyphen);
    let mut unit = if first.is_number() { number_unit(text, &first) } else { word_unit(text, &first) };
    unit.hyphenated =
        unit.class == Class::Word && (hyphen_before || segment_after(text, unit.next, is_hyphen).is_some());
    extend_possessive(text, &mut unit, first.bits);
    Some(unit)
}

/// Whether nothing stands beside some letters that could bind them to others: most words are between spaces and commas.
#[inline]
fn stands_alone(bytes: &[u8], segment: &Segment) -> bool {
    let before = segment.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let after = bytes.get(segment.next).copied().unwrap_or(b' ');
    let binds = match after {
        b'-' | b'\'' | b'`' | 128.. => true,
        b'.' => segment.letters == 1,
        _ => false,
    };
    !binds && before != b'-' && before < 128
}

fn plain(segment: &Segment, class: Class) -> Unit {
    Unit {
        start: segment.start,
        end: segment.end,
        next: segment.next,
        class,
        joined: None,
        capitals: segment.is_capitals(),
        letters: segment.letters,
        after_break: segment.after_break,
        hyphenated: false,
    }
}

fn number_unit(text: &str, first: &Segment) -> Unit {
    let mut unit = plain(first, Class::Number);
    unit.end = number::extent(text, first);
    unit.next = unit.end.max(first.next);
    if unit.end == first.end {
        if let Some(rest) = number::rest_with_unit(text, first) {
            return Unit {
                end: rest.end,
                next: rest.next,
                letters: rest.letters,
                ..plain(first, Class::Word)
            };
        }
        unit.joined =
            spaced_thousands(text, first).or_else(|| short::end_of_word_behind(text, first.start..first.end));
    }
    unit
}

/// Where `1 000 000` ends: groups of exactly three digits after single spaces, and decimals behind the last.
fn spaced_thousands(text: &str, first: &Segment) -> Option<usize> {
    if first.digits > 3 || text[first.start..].starts_with('0') {
        return None;
    }
    let mut last = *first;
    for _ in 0..number::MOST_GROUPS {
        match segment_after(text, last.next, is_digit_space) {
            Some(group) if group.is_number() && group.digits == 3 => last = group,
            _ => break,
        }
    }
    (last.end > first.end).then(|| number::decimals(text, &last).unwrap_or(last.end))
}

fn word_unit(text: &str, first: &Segment) -> Unit {
    if let Some(unit) = designator_unit(text, first) {
        return unit;
    }
    if let Some(unit) = dotted_unit(text, first) {
        return unit;
    }
    let mut unit = plain(first, Class::Word);
    if !first.is_letters() {
        return currency_unit(text, first).unwrap_or(unit);
    }
    while let Some(tail) = segment_after(text, unit.next, is_apostrophe).filter(Segment::is_letters) {
        unit.end = tail.end;
        unit.next = tail.next;
    }
    if unit.end == first.end {
        unit.joined = segment_after(text, unit.next, is_hyphen)
            .filter(|tail| tail.is_letters() && tail.letters >= 2)
            .filter(|tail| is_written_both_ways(text, first, tail))
            .map(|tail| tail.end);
    }
    unit
}

/// The letters of a currency right before an amount: `N` of `N12.5bn`, `RM` of `RM1,200`. The amount is the next unit, as in `US$12.5bn`.
fn currency_unit(text: &str, first: &Segment) -> Option<Unit> {
    let letters = text[first.start..].bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=CURRENCY_LETTERS).contains(&letters) || !text.as_bytes()[first.start].is_ascii_uppercase() {
        return None;
    }
    let start = first.start + letters;
    let amount = segment_starting(text, start)?;
    let is_amount = if amount.is_number() {
        number::extent(text, &amount) > amount.end || number::rest_with_unit(text, &amount).is_some()
    } else {
        // Other letters behind it may be those of a variant: `A5m`.
        let parts = number::before_unit(&text[start..amount.end]);
        parts.is_some_and(|(_, unit)| COUNTS_OF_MONEY.contains(&unit))
    };
    let bits = text.as_bytes()[first.start..start].iter().fold(0, |bits, &byte| bits | traits(byte.into()));
    let currency = Segment { end: start, next: start, bits, letters, digits: 0, ..*first };
    is_amount.then(|| plain(&currency, Class::Word))
}

/// `N`, `R`, `RM`, `Rs`; names with more letters and a number are designators.
const CURRENCY_LETTERS: usize = 2;
const COUNTS_OF_MONEY: [&str; 6] = ["bn", "mn", "tn", "trn", "mln", "mio"];

/// Whether a hyphenated compound may be one word as well: where it has two parts (`cease-fire`, `Нур-Султан`), or begins with one that is
/// bound loosely (`экс-министр`). Dashes stand between words that never are one.
fn is_written_both_ways(text: &str, first: &Segment, tail: &Segment) -> bool {
    let bound_after = segment_after(text, tail.next, is_hyphen).is_some();
    let bound_before = text[..first.start].chars().next_back().is_some_and(is_hyphen);
    let is_dash = text[first.next..].starts_with(['–', '—', '‒', '−']);
    !(bound_after || bound_before || is_dash) || has_loose_prefix(&text[first.start..first.end])
}

/// Whether such a compound begins with a part that is written with a hyphen or without.
pub(crate) fn has_loose_prefix(compound: &str) -> bool {
    let part = compound.split(is_hyphen).next().unwrap_or(compound);
    let mut folded = String::with_capacity(part.len());
    fold_into(part, &mut folded);
    lexicon::is_prefix(&folded)
}

fn designator_unit(text: &str, first: &Segment) -> Option<Unit> {
    if !first.is_letters() || first.letters > DESIGNATOR_LETTERS {
        return None;
    }
    let tail = segment_after(text, first.next, is_hyphen)?;
    let starts_with_digits = text[tail.start..].starts_with(|c: char| c.is_ascii_digit());
    let fits = (1..=DESIGNATOR_DIGITS).contains(&tail.digits) && tail.letters <= DESIGNATOR_ENDING;
    (fits && starts_with_digits).then(|| Unit {
        end: tail.end,
        next: tail.next,
        ..plain(first, Class::Designator)
    })
}

fn dotted_unit(text: &str, first: &Segment) -> Option<Unit> {
    let mut last = *first;
    let mut letters = 0;
    let mut end = first.end;
    while last.letters == 1 && last.is_letters() {
        letters += 1;
        end = last.end;
        if connector(text, last.next) != Some('.') {
            break;
        }
        end = last.next + 1;
        match segment_starting(text, end) {
            Some(segment) => last = segment,
            None => break,
        }
    }
    let capitals = text[first.start..].starts_with(char::is_uppercase);
    (letters >= 2).then(|| Unit { end, next: end, letters, capitals, ..plain(first, Class::Dotted) })
}

/// `'s` after a designator, a number or a dotted acronym belongs to it.
fn extend_possessive(text: &str, unit: &mut Unit, bits: u8) {
    if unit.class == Class::Word && bits & LATIN != 0 && bits & crate::chars::DIGIT == 0 {
        return;
    }
    if let Some(tail) = segment_after(text, unit.next, is_apostrophe)
        && tail.end == tail.start + 1
        && text[tail.start..tail.end].eq_ignore_ascii_case("s")
    {
        unit.end = tail.end;
        unit.next = tail.next;
    }
}

/// The segment right after one connecting character of this kind at `at`.
fn segment_after(text: &str, at: usize, connects: fn(char) -> bool) -> Option<Segment> {
    let c = connector(text, at).filter(|&c| connects(c))?;
    segment_starting(text, at + c.len_utf8())
}
