//! The tree of a query: what the user typed, with the place of every part, before anything is known of an index.
//!
//! Two nodes are equal when they say the same, wherever they stand; so a tree can be compared with that of its
//! printed form. [`Display`](std::fmt::Display) prints the canonical query.

use crate::plan::{Scope, Warning};
use std::ops::Range;
use vestnik_document::{Language, Moment};

/// What [`parse`](crate::parse::parse) gives back.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The tree.
    pub ast: QueryAst,
    /// What could not be taken literally, in the order of the query.
    pub warnings: Vec<Warning>,
}

/// A whole query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueryAst {
    /// `None` where the query holds nothing to look for.
    pub root: Option<Node>,
}

/// A part of a query and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its place in the query, in bytes.
    pub span: Range<usize>,
    /// What it is.
    pub kind: NodeKind,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// The kinds of nodes. The parser nests them no deeper than about three times [`MAX_DEPTH`](crate::parse::MAX_DEPTH).
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// Every document: a lone `*`.
    All,
    /// A word or a phrase.
    Term {
        /// Where to look for it.
        scope: Scope,
        /// It as typed, without the signs around it.
        text: String,
        /// How to take it.
        form: Form,
    },
    /// An address that was pasted.
    Url(String),
    /// `site:ria.ru`.
    Site(String),
    /// `lang:ru`.
    Language(Language),
    /// `date:2024-05..`, `since:-3d`.
    Dates(DateRange),
    /// All of these.
    And(Vec<Node>),
    /// One of these at least.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// This by all means, also where a search is relaxed: `+word`, `a AND b`.
    Required(Box<Node>),
    /// This, weighing so much more or less: `word^2`.
    Boost(Box<Node>, f32),
}

/// How a word is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In all its forms.
    Word,
    /// As the beginning of words: `перегов*`.
    Prefix,
    /// With up to so many letters wrong: `word~1`, `word~2`.
    Fuzzy(u8),
    /// Words one after another.
    Phrase {
        /// How many moves are allowed in all.
        slop: u32,
    },
}

/// Days, both ends included; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The first day: that of the bound where it is a month or a year.
    pub from: Option<DateBound>,
    /// The last day: that of the bound where it is a month or a year.
    pub to: Option<DateBound>,
}

/// One end of a range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBound {
    /// A year, a month or a day.
    On(Moment),
    /// So many units before today; 0 days is today.
    Ago(u32, DateUnit),
}

/// The units of a relative date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateUnit {
    /// `d`
    Days,
    /// `w`
    Weeks,
    /// `m`
    Months,
    /// `y`
    Years,
}
