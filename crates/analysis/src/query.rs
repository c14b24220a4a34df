//! The analyzer on the side of a query: which terms to look for.

use crate::analyzer::Analyzer;
use crate::fold::fold_into;
use crate::terms::Terms;
use crate::token::TermKind;
use crate::unit::{Class, Unit, next_unit};
use crate::word::{Side, add_terms};
use crate::{designator, readings};
use std::ops::Range;

/// One word of a query with all terms that forms of it have in an index. Any one of them stands for the word.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryWord {
    /// Its place in the query text, in bytes on character boundaries.
    pub span: Range<usize>,
    /// Its position, counted in words from 0.
    pub offset: u32,
    /// The terms, each once, the most usual first; never empty.
    pub terms: Vec<QueryTerm>,
}

/// A term to look for.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryTerm {
    /// The term as it is indexed.
    pub term: String,
    /// What kind of term it is.
    pub kind: TermKind,
    /// 1.0 for the word itself, less where only some forms or readings of it have the term.
    pub weight: f32,
}

/// What to look for where the beginning of a word is given.
///
/// An index has stems, so a word that begins with a long prefix may be there under a term shorter than that prefix. Words
/// that begin with the prefix all have a term that begins with [`PrefixKeys::prefix`] or is one of [`PrefixKeys::stems`].
/// The latter may also belong to words that do not begin so: who wants to be exact looks at the stored text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrefixKeys {
    /// The folded prefix.
    pub prefix: String,
    /// Stems that the prefix reaches beyond, and keys of words that change before their endings: whole terms.
    pub stems: Vec<String>,
}

/// Endings that show where the stemmer would cut a word that begins with a prefix.
const CONTINUATIONS: [&str; 18] =
    ["", "а", "у", "ы", "м", "й", "х", "в", "ю", "го", "ой", "ми", "ть", "ский", "s", "e", "ed", "ing"];

impl Analyzer {
    /// The words of a piece of query text. Several words from one piece without spaces stand one after another in a text
    /// and are best looked for as a phrase: `премьер-министр`, `lenta.ru`.
    pub fn query_words(&self, text: &str) -> Vec<QueryWord> {
        let mut words = Vec::new();
        for unit in units(text) {
            push_word(text, unit.start..unit.end, unit.class, &mut words);
        }
        words
    }

    /// All ways to read a piece of query text, that of [`Analyzer::query_words`] first; a text matches with any of them.
    /// `экс-министр` may also be one word, `Боинг-737` and `С.В.` two, `10 000` one number, `10,000 рублей` three words, `100 км`,
    /// `Су 34` and `С. В.` one. At most eight.
    pub fn query_readings(&self, text: &str) -> Vec<Vec<QueryWord>> {
        let mut readings = vec![self.query_words(text)];
        for reading in readings::others(text) {
            if !reading.is_empty() && !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        readings
    }

    /// Where the last word of a piece of query text begins, if it is not the only one: `на` of `Ростов-на`.
    pub fn last_of_several(&self, text: &str) -> Option<usize> {
        let mut starts = units(text).map(|unit| unit.start);
        let first = starts.next()?;
        starts.last().filter(|last| *last > first)
    }

    /// What to look for to find the words that begin with `prefix`; the last word counts if there are several.
    pub fn prefix_keys(&self, prefix: &str) -> PrefixKeys {
        let mut folded = String::new();
        let unit = units(prefix).last();
        let last = unit.map_or(prefix.trim(), |unit| &prefix[unit.start..unit.end]);
        let with_digits = last.contains(|c: char| c.is_ascii_digit()) && last.contains(char::is_alphabetic);
        match unit.map(|unit| unit.class) {
            // `Су3` begins the same names as `Су-3`.
            Some(Class::Designator | Class::Word) if with_digits => {
                return PrefixKeys { prefix: designator::prefix(last), stems: Vec::new() };
            }
            Some(Class::Dotted) => fold_into(&last.replace('.', ""), &mut folded),
            _ => fold_into(last, &mut folded),
        }
        let mut stems: Vec<String> = Vec::new();
        for ending in CONTINUATIONS {
            let mut terms = Terms::default();
            add_terms(&format!("{folded}{ending}"), Class::Word, false, Side::Query, &mut terms);
            for term in terms.iter() {
                let shorter = term.text.len() < folded.len() && folded.starts_with(term.text);
                let reaches = term.kind == TermKind::Entity || shorter && term.text.chars().count() >= 4;
                if reaches && !term.text.starts_with(&folded) && !stems.iter().any(|known| known == term.text)
                {
                    stems.push(term.text.to_owned());
                }
            }
        }
        PrefixKeys { prefix: folded, stems }
    }
}

/// The units of a text.
pub(crate) fn units(text: &str) -> impl Iterator<Item = Unit> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let unit = next_unit(text, at)?;
        at = unit.next;
        Some(unit)
    })
}

/// Adds the word of a unit, if it has terms.
pub(crate) fn push_word(text: &str, span: Range<usize>, class: Class, words: &mut Vec<QueryWord>) {
    let mut terms = Terms::default();
    add_terms(&text[span.clone()], class, false, Side::Query, &mut terms);
    if terms.is_empty() {
        return;
    }
    let offset = words.last().map_or(0, |word| word.offset + 1);
    let terms = terms.iter().map(|term| QueryTerm {
        term: term.text.to_owned(),
        kind: term.kind,
        weight: term.weight,
    });
    words.push(QueryWord { span, offset, terms: terms.collect() });
}
