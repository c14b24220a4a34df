//! Expanders: what may stand for a word of the query beside the word itself. One file each, one line in a list here.
//!
//! An expander works on the groups of a plan. It may add [alternatives](Expansion) that are searched along, or offer a
//! [`Rewrite`] of words that the index does not have, which is only shown.

mod acronyms;
mod bases;
mod compounds;
mod dictionary;
mod equivalents;
mod filters;
mod glossary;
mod layout;
mod learned;
mod neighbours;
mod phonetic;
mod romanised;
mod sequence;
mod spelling;
#[cfg(test)]
mod tests;
mod transliteration;
mod ukrainian;
mod word_by_word;

pub use acronyms::Acronyms;
pub use compounds::Compounds;
pub use dictionary::Dictionary;
pub use filters::Filters;
pub use glossary::Glossary;
pub use layout::Layout;
pub use learned::Learned;
pub use phonetic::Phonetic;
pub use romanised::Romanised;
pub use spelling::Spelling;
pub use transliteration::Transliteration;
pub use word_by_word::WordByWord;

use crate::plan::{Alternative, ExpansionSource, Matcher, Scope, WordGroup};
use crate::vocabulary::Vocabulary;
use std::ops::Range;
use vestnik_analysis::Analyzer;

/// A source of alternatives or rewrites.
pub trait Expander: Send + Sync {
    /// What may stand for words of the query, each with its weight. Asked for every plan: must be fast.
    fn expand(&self, _input: &ExpandInput<'_>) -> Vec<Expansion> {
        Vec::new()
    }

    /// Whether its alternatives are words of the other language: they are left out or weigh less where the request says so.
    fn translates(&self) -> bool {
        false
    }

    /// Other readings of what was typed, several of one place the likeliest first. Asked for only where the query as typed finds nothing.
    fn rewrite(&self, _input: &ExpandInput<'_>) -> Vec<Rewrite> {
        Vec::new()
    }

    /// Other readings of words that hardly a document has, where so many more have the other word that a slip is likelier.
    fn likelier(&self, _input: &ExpandInput<'_>) -> Vec<Rewrite> {
        Vec::new()
    }
}

/// A shared expander.
impl Expander for std::sync::Arc<dyn Expander> {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        self.as_ref().expand(input)
    }

    fn translates(&self) -> bool {
        self.as_ref().translates()
    }

    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        self.as_ref().rewrite(input)
    }

    fn likelier(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        self.as_ref().likelier(input)
    }
}

/// What an expander may look at.
#[derive(Clone, Copy)]
pub struct ExpandInput<'a> {
    /// The query as typed; spans of words are places in it. Empty where only alternatives are asked for.
    pub query: &'a str,
    /// The words of the plan in the order of the query, so that neighbours are neighbours; each with the alternatives that
    /// expanders before this one added.
    pub words: &'a [WordGroup],
    /// The analyzer of the index.
    pub analyzer: &'a Analyzer,
    /// The terms of the index.
    pub vocabulary: &'a dyn Vocabulary,
}

/// An alternative for one word or for several neighbouring words; in the latter case it satisfies each of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    /// Which words: a range of numbers of the plan's words.
    pub words: Range<usize>,
    /// What may stand for them.
    pub alternative: Alternative,
}

/// Another text for a place of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The place, in bytes of the query, on character boundaries.
    pub span: Range<usize>,
    /// What would stand there.
    pub text: String,
    /// What kind of reading it is.
    pub source: ExpansionSource,
}

/// The expanders that need nothing but the index, in the order in which their readings are preferred.
pub fn comforts() -> Vec<Box<dyn Expander>> {
    vec![
        Box::new(Acronyms::default()),
        Box::new(Compounds),
        Box::new(Layout),
        Box::new(Romanised),
        Box::new(Spelling),
        Box::new(Filters),
    ]
}

impl ExpandInput<'_> {
    /// How many documents have this word in any of its forms, counted by its most frequent term. A word of several
    /// parts has as many as its rarest part.
    pub fn document_frequency(&self, word: &str) -> u64 {
        let words = self.analyzer.query_words(word);
        let of_one = |terms: &[vestnik_analysis::QueryTerm]| {
            terms.iter().map(|term| self.vocabulary.document_frequency(&term.term)).max().unwrap_or(0)
        };
        words.iter().map(|word| of_one(&word.terms)).min().unwrap_or(0)
    }

    /// Whether this is a plain word of text that no document has in any form.
    pub(crate) fn is_unknown(&self, group: &WordGroup) -> bool {
        let in_text = matches!(group.scope, Scope::Text | Scope::Headline | Scope::Body);
        // Two words that a compound may be made of say nothing of whether they stand side by side.
        let is_cut = |one: &&Alternative| {
            one.source == ExpansionSource::Compound && matches!(one.matcher, Matcher::Phrase { .. })
        };
        let mut rest = group.alternatives.iter().filter(|one| !is_cut(one));
        let plain = rest.all(|alternative| match &alternative.matcher {
            Matcher::Terms(terms) => terms.iter().all(|term| self.vocabulary.document_frequency(term) == 0),
            // A compound as typed: unknown where one of its parts is.
            Matcher::Phrase { slots, .. } => slots
                .iter()
                .any(|slot| slot.terms.iter().all(|term| self.vocabulary.document_frequency(term) == 0)),
            Matcher::Prefix(_) | Matcher::Fuzzy { .. } => false,
        });
        in_text && plain && !group.negated
    }
}
