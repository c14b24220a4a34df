//! The plan: what an engine has to match, with every expansion spelled out.
//!
//! Nothing here knows an engine. A term is a term of the one analyzer; a scope says where to look; an alternative says
//! why it is there and what it is worth. Lowering a plan is the engine's business. Its serde form is what `explain` prints.

use serde::{Deserialize, Serialize};
use std::ops::Range;
use vestnik_document::Language;

pub use vestnik_document::comparable_url;

/// A query as an engine has to run it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QueryPlan {
    /// What a hit has to satisfy.
    pub root: PlanNode,
    /// The words that score, in the order of the query; [`PlanNode::Word`] and `PlanNode::Phrase` point into it.
    pub words: Vec<WordGroup>,
    /// What could not be taken literally.
    pub warnings: Vec<Warning>,
}

/// A node of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanNode {
    /// Every document.
    #[default]
    All,
    /// No document.
    Nothing,
    /// The word group with this number in [`QueryPlan::words`].
    Word(usize),
    /// All of `must`, none of `must_not`; `should` adds to the score, and where `must` is empty one of it is needed.
    Bool {
        /// Needed.
        must: Vec<PlanNode>,
        /// Wanted.
        should: Vec<PlanNode>,
        /// Excluded.
        must_not: Vec<PlanNode>,
    },
    /// A filter: it decides, and gives no score.
    Filter(Filter),
    /// The node with its score multiplied.
    Boost(Box<PlanNode>, f32),
    /// At least this much of the weight of these nodes: the relaxed form of "all words".
    Most {
        /// The nodes with their weights.
        nodes: Vec<(PlanNode, f32)>,
        /// The sum of weights that a hit must reach.
        at_least: f32,
    },
}

/// One word or phrase of the user with all that may stand for it. Its score is that of its best alternative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordGroup {
    /// The word as typed.
    pub text: String,
    /// Its place in the query, in bytes.
    pub span: Range<usize>,
    /// Where to look.
    pub scope: Scope,
    /// What may stand for it. The first is the word itself.
    pub alternatives: Vec<Alternative>,
    /// Whether it is under a negation: such words are never highlighted and never score.
    pub negated: bool,
    /// Whether it was asked for by name (`+word`, `AND`): relaxing a plan leaves it needed.
    pub required: bool,
    /// How much it tells: `ln(1 + (N - n + 0.5) / (n + 0.5))` of its rarest-known form; 1.0 without a vocabulary.
    pub idf: f32,
}

impl WordGroup {
    /// Whether it is several words with spaces between them, which only quotes make one.
    pub fn is_quoted(&self) -> bool {
        self.text.contains(char::is_whitespace) && !self.is_spaced_number()
    }

    /// Whether it is a number that was typed with spaces.
    fn is_spaced_number(&self) -> bool {
        self.text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
    }

    /// Whether its parts say nothing alone: the groups of `10 000`, the numbers of `15.11.2024`.
    pub(crate) fn is_of_numbers(&self) -> bool {
        !self.text.chars().any(char::is_alphabetic)
    }

    /// Whether it begins with a number that is bound to a word, as in `20-летний`.
    pub(crate) fn is_bound_to_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit()) && !self.text.contains(char::is_whitespace)
    }
}

/// Something that may stand for a word of the query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// What to match.
    pub matcher: Matcher,
    /// What it is worth, 1.0 for the word itself.
    pub weight: f32,
    /// Where it comes from.
    pub source: ExpansionSource,
    /// How to show it to a person: `нато`.
    pub shown: String,
}

/// What to match in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matcher {
    /// Any one of these terms at one position: the forms of one word.
    Terms(Vec<String>),
    /// Words one after another; each slot is a set of terms, `slop` as in Lucene (moves that are allowed in all).
    Phrase {
        /// The words in order: for each, the terms that may stand there, and its distance from the first word.
        slots: Vec<Slot>,
        /// How many moves in all.
        slop: u32,
    },
    /// Every term that starts so. The prefix is folded like a surface form; stems shorter than it are an alternative of
    /// their own.
    Prefix(String),
    /// Every term within this edit distance.
    Fuzzy {
        /// The term of the word, as the analyzer makes it.
        term: String,
        /// 1 or 2.
        distance: u8,
    },
}

/// One place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Its distance in words from the first slot.
    pub offset: u32,
    /// The terms that may stand there.
    pub terms: Vec<String>,
}

/// Where a word is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Scope {
    /// Headline and body (dek included), the headline weighing more.
    #[default]
    Text,
    /// The headline.
    Headline,
    /// The body, dek included.
    Body,
    /// The dek alone: where a passage stands. What is looked for in it is looked for in the body.
    Dek,
    /// The authors.
    Author,
    /// The agency.
    Agency,
    /// The dateline's place.
    Place,
    /// The tags.
    Tag,
    /// Headlines of other articles on the page: only on request.
    Related,
    /// Captions and credits of images.
    Caption,
}

/// A condition on a document that gives no score.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Filter {
    /// The document's language.
    Language(Language),
    /// The site: the host itself or any host under it (`ria.ru` finds `crimea.ria.ru`).
    Site(String),
    /// The document at this address. Given, like the field to compare it with, as [`comparable_url`] makes it.
    Url(String),
    /// Published within these days, `yyyymmdd`, both included; a document without a date never is.
    Days {
        /// The first day.
        from: Option<u32>,
        /// The last day.
        to: Option<u32>,
    },
}

/// Where an alternative comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ExpansionSource {
    /// The word as typed, in all its forms.
    Query,
    /// The word typed on the other keyboard layout.
    Layout,
    /// A near word of the index.
    Spelling,
    /// A compound written as two words, or two words as one.
    Compound,
    /// A filter for what was typed as a word: `site:ria.ru` for `ria.ru`.
    Filter,
    /// A word of the same root, by a common beginning: only where a hit may lack words.
    Kin,
    /// A word of the same language that shares a translation: only where a hit may lack words.
    Synonym,
    /// The glossary.
    Glossary,
    /// A published or customary transliteration.
    Transliteration,
    /// Alike in sound.
    Phonetic,
    /// A dictionary of the user's machine.
    Dictionary,
    /// A lexicon learned from the corpus.
    Learned,
}

impl std::fmt::Display for ExpansionSource {
    /// The name that is also its serde form.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            ExpansionSource::Query => "query",
            ExpansionSource::Layout => "layout",
            ExpansionSource::Spelling => "spelling",
            ExpansionSource::Compound => "compound",
            ExpansionSource::Filter => "filter",
            ExpansionSource::Kin => "kin",
            ExpansionSource::Synonym => "synonym",
            ExpansionSource::Glossary => "glossary",
            ExpansionSource::Transliteration => "transliteration",
            ExpansionSource::Phonetic => "phonetic",
            ExpansionSource::Dictionary => "dictionary",
            ExpansionSource::Learned => "learned",
        })
    }
}

/// Something in the query that could not be taken literally, and what was done instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Its place in the query, in bytes, on character boundaries.
    pub span: Range<usize>,
    /// One sentence for people.
    pub message: String,
}
