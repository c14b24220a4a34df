//! The token: one term of a text, where it stands and what kind of term it is.

/// One term, as the analyzer hands it out. Several tokens may share a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The term as it is indexed and looked up.
    pub term: &'a str,
    /// What kind of term it is.
    pub kind: TermKind,
    /// The place of the word in its field, counted in words from 0; a paragraph break adds [`PARAGRAPH_GAP`].
    pub position: u32,
    /// The first byte of the word in the text as it was given.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// What kind of term a token carries. Terms of all kinds share one space, so a kind is for explaining, not for matching.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TermKind {
    /// The stem of the word by the stemmer of its script, or the word itself where it is not stemmed.
    #[default]
    Stem,
    /// The folded surface form, beside the stem of a word that may be a name.
    Surface,
    /// The key of a designator: `Су-34`, `Su-34` and `su34` are all `su34`.
    Designator,
    /// A part of a hyphenated or dotted word.
    Part,
    /// The key of a known name with all its case forms, or of spellings that mean one word.
    Entity,
}

/// What a paragraph break (a line feed in the text) adds to the position, so that no phrase crosses it.
pub const PARAGRAPH_GAP: u32 = 32;
