//! What a search asks (`request`) and what it gives back: the public structs whose serde form is the program's JSON.

mod request;

pub use request::{Cursor, Facet, SearchRequest, Sort, Translate};

use crate::plan::{ExpansionSource, Scope, Warning};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use vestnik_document::{DocumentId, Language, Published, Text};

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
    /// Value and number of documents, most frequent first, ties by value; a hundred at most.
    pub counts: Vec<(String, u64)>,
    /// How many values there are beside these.
    #[serde(default)]
    pub more: u64,
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
    /// The field it is from, the dek told from the body; `None` where there is no passage.
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
