//! The terms of one unit: what a word has in an index, and what a query has to look for to find all its forms.

use crate::chars::{
    CYRILLIC, DIGIT, LATIN, LETTER, LOWER, UPPER, is_apostrophe, is_digit_space, is_hyphen, traits,
};
use crate::fold::fold_into;
use crate::lexicon;
use crate::terms::Terms;
use crate::token::TermKind::{Designator, Entity, Part, Stem, Surface};
use crate::unit::{Class, has_loose_prefix};
use crate::with_digits::{add_measure, add_numbered};
use crate::{designator, endings, name, number, percent, spelling, stem};

/// Whether the terms are to be indexed or to be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Index,
    Query,
}

/// What a query gives for a term that only some forms of the word may have.
const WEAKER: f32 = 0.9;
const WEAKEST: f32 = 0.8;

/// Case endings of nouns that are not made of verbs: those have -и- before theirs.
const OF_SIMPLE_NOUNS: [&str; 12] = ["а", "я", "у", "ю", "ом", "ем", "е", "ы", "ам", "ами", "ах", "ой"];

/// Capitals of this many letters may be a shouted word rather than an acronym.
pub(crate) const SHOUTED_LETTERS: usize = 5;

/// What follows an apostrophe and is no part of the word.
const CONTRACTED: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Adds the terms of a unit. `shouted` says that words in capitals stand beside it.
pub(crate) fn add_terms(raw: &str, class: Class, shouted: bool, side: Side, terms: &mut Terms) {
    match class {
        Class::Number => add_number(raw, terms),
        Class::Designator => add_designator(raw, side, terms),
        Class::Dotted => add_dotted(raw, side, terms),
        Class::Joined => add_joined(raw, side, terms),
        Class::Word => add_word(raw, shouted, side, terms),
        Class::Percent => percent::add(terms),
    }
}

fn add_number(raw: &str, terms: &mut Terms) {
    let mut number = String::with_capacity(raw.len());
    number::canonical(raw, &mut number);
    terms.add(&number, Stem, 1.0);
}

fn add_designator(raw: &str, side: Side, terms: &mut Terms) {
    designator::add(raw, terms);
    if side == Side::Index {
        designator::bases(raw).iter().for_each(|base| terms.add(base, Part, 1.0));
        for part in designator::parts(raw) {
            let mut folded = String::with_capacity(part.len());
            fold_into(part, &mut folded);
            terms.add(&folded, Part, 1.0);
            if !folded.contains(|c: char| c.is_ascii_digit()) {
                terms.add(&stem_of(&folded), Part, 1.0);
            }
        }
    }
}

fn add_dotted(raw: &str, side: Side, terms: &mut Terms) {
    let end = raw.find(is_apostrophe).unwrap_or(raw.len());
    let letters: String = raw[..end].chars().filter(|&c| c != '.' && !is_digit_space(c)).collect();
    add_acronym(&letters, &folded(&letters), false, side, terms);
}

/// `экс-министр` as `эксминистр`, `1 000` as `1000`, `1,5 км` as `1,5км`, `20-летний` as `20летний`. An index gets those words only that begin
/// with a part that is bound loosely: any term more makes a text longer for the ranking.
fn add_joined(raw: &str, side: Side, terms: &mut Terms) {
    let parts: Vec<&str> = raw.split(|c| is_digit_space(c) || is_hyphen(c)).collect();
    if raw.starts_with(|c: char| c.is_ascii_digit()) {
        let joined = parts.concat();
        match number::before_unit(&joined) {
            Some((number, unit)) => {
                add_measure(number, unit, side, terms);
            }
            None => add_number(&joined, terms),
        }
    } else if side == Side::Query || has_loose_prefix(raw) {
        let joined: String = parts.into_iter().map(folded).collect();
        if !add_known(&joined, side, terms) {
            add_ordinary(&joined, false, side, terms);
        }
    }
}

pub(crate) fn add_word(raw: &str, shouted: bool, side: Side, terms: &mut Terms) {
    let core = without_contraction(raw);
    let core = without_plural_of_capitals(core);
    let folded = folded(core);
    let bits = core.chars().fold(0, |bits, c| bits | traits(c));
    if bits & DIGIT != 0 && bits & LETTER != 0 {
        match number::as_measure(core) {
            Some((number, unit)) => {
                let digits = add_measure(number, unit, side, terms);
                if side == Side::Index {
                    terms.add(&digits, Part, 1.0);
                }
            }
            None => add_numbered(core, side, terms),
        }
        return;
    }
    let letters = core.chars().filter(|&c| traits(c) & LETTER != 0).count();
    let capitals = letters >= 2 && bits & UPPER != 0 && bits & LOWER == 0;
    let capitalised = core.starts_with(|c: char| traits(c) & UPPER != 0);
    if add_known(&folded, side, terms) {
        return;
    }
    if core.contains(is_apostrophe) && bits & CYRILLIC != 0 {
        // О'Нил is a name, and the stemmer would leave of it what looks like a pronoun.
        terms.add(name::base(&folded), Stem, 1.0);
        terms.add(&folded, Surface, WEAKER);
    } else if capitals {
        add_acronym(core, &folded, shouted || letters >= SHOUTED_LETTERS, side, terms);
    } else {
        add_ordinary(&folded, capitalised, side, terms);
    }
    add_tail(core, side, terms);
}

/// The key of a known name or word. True if that is all there is to it.
fn add_known(folded: &str, side: Side, terms: &mut Terms) -> bool {
    let Some(known) = lexicon::name(folded) else {
        return false;
    };
    terms.add(known.key, Entity, 1.0);
    if side == Side::Index && !known.also_ordinary && parts_early(folded, known.key) {
        terms.add(name::base(folded), Surface, 1.0);
    }
    !known.also_ordinary
}

/// Whether a Russian form is another word than its key by more than an ending: prefixes have to find `произошло` by its own letters.
fn parts_early(form: &str, key: &str) -> bool {
    if !form.starts_with(|c: char| traits(c) & CYRILLIC != 0) {
        return false;
    }
    let common = form.chars().zip(key.chars()).take_while(|(one, other)| one == other).count();
    // `полями` is `поле` with an ending, and `пол` another word.
    let ending = if form.ends_with("ми") { LONGEST_ENDING + 1 } else { LONGEST_ENDING };
    common + ending < form.chars().count()
}

/// The endings of most forms have no more letters, `-ями` and the like one more.
const LONGEST_ENDING: usize = 2;

fn add_acronym(core: &str, folded: &str, shouted: bool, side: Side, terms: &mut Terms) {
    let key = lexicon::acronym_key(folded);
    terms.add(key.unwrap_or(folded), Stem, 1.0);
    match side {
        Side::Index if shouted => add_ordinary(folded, true, side, terms),
        // Brands and acronyms are also written like names: Nato, Лукойл. But `US` is never meant by `us`.
        Side::Query if key.is_none() && core.chars().count() > 3 => {
            let stem = stem_of(folded);
            terms.add(&stem, Stem, WEAKEST);
            terms.add(name::base(folded), Surface, WEAKEST);
        }
        _ => {}
    }
}

/// Whether the stem of a word without its ending still is that word: not `ник` of `Никита`.
fn is_of_same_word(shorter: &str, word: &str) -> bool {
    let (left, letters) = (shorter.chars().count(), word.chars().count());
    left == letters || left >= SHORTEST_LEFT && letters - left < 2 || left > SHORTEST_LEFT
}

/// So many letters say which word it was, where no more than one is gone.
const SHORTEST_LEFT: usize = 4;

fn add_ordinary(folded: &str, capitalised: bool, side: Side, terms: &mut Terms) {
    let cyrillic = folded.chars().any(|c| traits(c) & CYRILLIC != 0);
    let stem = stem_of(folded);
    terms.add(&stem, Stem, 1.0);
    match side {
        Side::Index if cyrillic => {
            let like_name = name::ends_like_name(folded);
            // A stem that lost its vowel does not begin like the word any more, and prefixes look for that.
            let rewritten = !folded.starts_with(stem.as_ref());
            if capitalised || like_name || rewritten {
                terms.add(name::base(folded), Surface, 1.0);
            }
            if capitalised && name::may_be_nominative(folded) {
                terms.add(folded, Surface, 1.0);
            }
            if let Some(shared) = endings::shared(folded) {
                terms.add(&shared, Surface, 1.0);
            }
        }
        Side::Index => {}
        Side::Query => {
            if let Some(key) = lexicon::acronym_key(folded) {
                terms.add(key, Entity, 1.0);
            }
            terms.add(folded, Surface, 1.0);
            if cyrillic {
                let base = name::base(folded);
                terms.add(base, Surface, WEAKER);
                if let Some(shared) = endings::shared(folded) {
                    terms.add(&shared, Surface, WEAKER);
                }
                // `подвалу` is stemmed to `подвал`, but `подвал` to `подва`. Not so for surnames: `Иванова` is no `Иван`; nor for nouns that
                // are made of verbs: `растение` is no form of `расти`.
                let ending = folded.get(base.len()..).unwrap_or_default();
                if OF_SIMPLE_NOUNS.contains(&ending) && !base.ends_with("ов") && !base.ends_with("ев") {
                    let stem = stem_of(base);
                    if is_of_same_word(&stem, base) {
                        terms.add(&stem, Stem, WEAKEST);
                    }
                }
            }
        }
    }
}

/// `Neil` of `O'Neil`, `Ivoire` of `d'Ivoire`.
fn add_tail(core: &str, side: Side, terms: &mut Terms) {
    let Some((head, tail)) = core.split_once(is_apostrophe) else {
        return;
    };
    let is_name = tail.starts_with(char::is_uppercase) && tail.chars().count() >= 3;
    if side == Side::Index && is_name && head.chars().count() <= 2 {
        let tail = folded(tail);
        terms.add(&stem_of(&tail), Part, 1.0);
        terms.add(&tail, Part, 1.0);
    }
}

/// The stem of a folded word of any script, British spellings as American ones.
fn stem_of(folded: &str) -> std::borrow::Cow<'_, str> {
    let bits = folded.chars().fold(0, |bits, c| bits | traits(c));
    match bits & (CYRILLIC | LATIN) {
        CYRILLIC => stem::russian(folded),
        LATIN => match spelling::american(folded) {
            Some(spelling) => stem::english(&spelling).into_owned().into(),
            None => stem::english(folded),
        },
        _ => folded.into(),
    }
}

/// The word without apostrophes, folded.
fn folded(raw: &str) -> String {
    let mut folded = String::with_capacity(raw.len());
    if raw.contains(is_apostrophe) {
        let joined: String = raw.chars().filter(|&c| !is_apostrophe(c)).collect();
        fold_into(&joined, &mut folded);
    } else {
        fold_into(raw, &mut folded);
    }
    folded
}

fn without_contraction(raw: &str) -> &str {
    let Some(at) = raw.rfind(is_apostrophe) else {
        return raw;
    };
    let ending = raw[at..].trim_start_matches(is_apostrophe).to_ascii_lowercase();
    if CONTRACTED.contains(&ending.as_str()) { &raw[..at] } else { raw }
}

/// `MP` of `MPs`.
fn without_plural_of_capitals(core: &str) -> &str {
    match core.strip_suffix('s') {
        Some(acronym) if acronym.len() >= 2 && acronym.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            acronym
        }
        _ => core,
    }
}

/// What a kind is called where the word is bound to others by a hyphen.
pub(crate) fn kind_in_compound(kind: crate::TermKind) -> crate::TermKind {
    if kind == Designator || kind == Entity { kind } else { Part }
}
