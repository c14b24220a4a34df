//! What a search asks and what it gives back: the public structs whose serde form is the program's JSON.

use crate::plan::{ExpansionSource, Scope, Warning};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use vestnik_document::{DocumentId, Language, Published, Text};

/// A search. Built with [`SearchRequest::new`] and struct update syntax.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchRequest {
    /// The query as the user typed it.
    pub query: String,
    /// How many hits at most.
    pub limit: usize,
    /// Where to go on: the cursor of an earlier answer.
    pub after: Option<Cursor>,
    /// Only documents in this language.
    pub language: Option<Language>,
    /// Only documents of this site (and hosts under it).
    pub site: Option<String>,
    /// Only documents published on this day (`yyyymmdd`) or later.
    pub since: Option<u32>,
    /// Only documents published on this day (`yyyymmdd`) or earlier.
    pub until: Option<u32>,
    /// The order of hits.
    pub sort: Sort,
    /// Whether words of the other language may stand for words of the query.
    pub translate: Translate,
    /// Sources whose alternatives are left out.
    pub without: Vec<ExpansionSource>,
    /// Whether hits that lack some of the words may follow those that have them all.
    pub relax: bool,
    /// Whether a mild preference for recent documents counts when sorting by relevance.
    pub prefer_recent: bool,
    /// Which facets to count, and how many values of each.
    pub facets: Vec<Facet>,
    /// The day that `today` and `-3d` mean, `yyyymmdd`; without it they are reported in a warning.
    pub today: Option<u32>,
    /// Whether to make snippets.
    pub snippets: bool,
    /// Whether two documents that are known to be versions of one story are one hit, with the other one as its
    /// [`partner`](Hit::partner). They are known once the index has learned from itself.
    pub pairs: bool,
}

impl SearchRequest {
    /// A search for this query with ten hits by relevance and nothing else asked.
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            limit: 10,
            after: None,
            language: None,
            site: None,
            since: None,
            until: None,
            sort: Sort::Relevance,
            translate: Translate::Off,
            without: Vec::new(),
            relax: true,
            prefer_recent: false,
            facets: Vec::new(),
            today: None,
            snippets: true,
            pairs: true,
        }
    }
}

/// Whether a query is also looked for in the other language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Translate {
    /// Only the words as typed.
    #[default]
    Off,
    /// Words of the other language too: hits in the language of the query keep their order and scores, and the best hits in the
    /// other language stand at the places 4, 7 and 10 of every ten.
    Also,
    /// Words of both languages alike, in one list by score.
    All,
}

/// The order of hits. Ties always break by document id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Latest first; documents without a date last.
    Newest,
    /// Earliest first; documents without a date last.
    Oldest,
}

/// What documents can be counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Facet {
    /// The site.
    Site,
    /// The document's language.
    Language,
    /// The agency.
    Agency,
    /// The month of publication, `2024-02`.
    Month,
}

/// A place in a list of hits to go on from. Opaque; printed and read as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor(pub String);

/// The answer to a search.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hits {
    /// The hits in order.
    pub hits: Vec<Hit>,
    /// How many documents have all the words; those in the other language are counted apart.
    pub total: u64,
    /// How many documents in the other language have them all in translation; 0 unless asked for by [`Translate::Also`].
    #[serde(default)]
    pub total_other: u64,
    /// How many of [`Hits::hits`] lack some of the words; 0 where nothing was relaxed. They follow those that have them all, unless
    /// the query is a whole text: then the list is by score alone. Among them may stand hits in the other language
    /// that have them all, at their places.
    pub relaxed: usize,
    /// How many of [`Hits::hits`] stand for two documents that were both found; the counts above are of documents.
    #[serde(default)]
    pub folded: usize,
    /// Where to go on, if there is more.
    pub next: Option<Cursor>,
    /// What could not be taken literally.
    pub warnings: Vec<Warning>,
    /// Other readings of the query that have hits: the other keyboard layout, near words.
    pub suggestions: Vec<Suggestion>,
    /// The counts that were asked for.
    pub facets: Vec<FacetCounts>,
}

/// The values of one facet among all documents that have all the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Value and number of documents, most frequent first, ties by value.
    pub counts: Vec<(String, u64)>,
}

/// Another reading of the query. Never applied where the query as typed has hits with all its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The whole query as it would read.
    pub query: String,
    /// What kind of reading it is.
    pub source: ExpansionSource,
    /// Whether these hits are already those of the suggested query.
    pub applied: bool,
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Its place, from 1, counted over all pages of the answer.
    pub rank: u64,
    /// Its score; comparable within one answer only.
    pub score: f32,
    /// The document.
    pub id: DocumentId,
    /// The file it was read from.
    pub path: String,
    /// The page's address.
    pub url: Option<String>,
    /// The site.
    pub site: Option<String>,
    /// The headline.
    pub headline: Option<Text>,
    /// Where query words stand in the headline.
    pub headline_highlights: Vec<Highlight>,
    /// When it was published.
    pub published: Option<Published>,
    /// The document's language.
    pub lang: Language,
    /// The best passage.
    pub snippet: Snippet,
    /// Which words matched what.
    pub why: Vec<Why>,
    /// What the score holds beside what the words gave: both together are the score.
    #[serde(default)]
    pub gains: Gains,
    /// Whether some word of the query is missing.
    pub relaxed: bool,
    /// The words and phrases that are missing, as typed, in the order of the query; phrases in quotes, also where their words
    /// are there, but apart.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Whether it is a hit in the other language, at one of the places that [`Translate::Also`] keeps for them.
    #[serde(default)]
    pub other_language: bool,
    /// The version of the same story in the other language, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Partner>,
}

/// The version of a story in the other language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// The document.
    pub id: DocumentId,
    /// The file it was read from.
    pub path: String,
    /// The page's address.
    pub url: Option<String>,
    /// The site.
    pub site: Option<String>,
    /// The headline.
    pub headline: Option<Text>,
    /// When it was published.
    pub published: Option<Published>,
    /// The document's language.
    pub lang: Language,
    /// Whether it was found too and is folded into this hit; it has no hit of its own then.
    pub found: bool,
    /// Why the two are taken for versions of one story: `link`, `address` or `text`.
    pub evidence: String,
    /// How much of each other they have, from 0 to about 2.
    pub likeness: f32,
    /// How many times less alike the next best document is to either; 100 where there is none.
    pub margin: f32,
}

/// A passage of one field of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Snippet {
    /// The passage, one line; `…` at an end that is cut within a sentence.
    pub text: String,
    /// The words that matched, in order, not overlapping.
    pub highlights: Vec<Highlight>,
    /// The field it is from; `None` where there is no passage.
    pub field: Option<Scope>,
    /// The paragraph of that field, from 0.
    pub paragraph: usize,
    /// Where the passage stands in that paragraph, in bytes.
    pub bytes: Range<usize>,
}

/// A highlighted range of a text, both in bytes of UTF-8 and in characters (Unicode scalar values).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// In bytes.
    pub bytes: Range<usize>,
    /// In characters.
    pub chars: Range<usize>,
    /// Which word of the query: an index into the plan's words, the same as in [`Why::word`].
    pub word: usize,
}

/// What a hit gained by how its words stand in the document, in units of the score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gains {
    /// By words that stand in the headline or early in the body.
    pub early: f32,
    /// By neighbours of the query that stand close together; most by all words in a row in the headline.
    pub close: f32,
    /// By words that stand in the form that was typed.
    pub exact: f32,
    /// By an opening that reads like the query, where that has many words.
    pub alike: f32,
    /// By being recent, where that was asked for.
    pub recent: f32,
}

impl Gains {
    /// All of them together.
    pub fn sum(&self) -> f32 {
        self.early + self.close + self.exact + self.alike + self.recent
    }
}

/// Why one word of the query matched a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// The number of the word in the query.
    pub word: usize,
    /// The word as typed.
    pub query: String,
    /// The forms found in the document, as they stand there, each once.
    pub forms: Vec<String>,
    /// The fields where they were found.
    pub fields: Vec<Scope>,
    /// Where the matching alternative comes from.
    pub source: ExpansionSource,
    /// That alternative as shown to people.
    pub shown: String,
    /// Its weight.
    pub weight: f32,
    /// What the word gave to the score, where the engine can tell.
    pub score: Option<f32>,
}
