//! What a search asks.

use crate::plan::ExpansionSource;
use serde::{Deserialize, Serialize};
use vestnik_document::Language;

/// A search. Built with [`SearchRequest::new`] and struct update syntax. What its serde form lacks is as `new` has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
    /// Which facets to count. Of each the hundred most frequent values are given, and how many there are beside them.
    pub facets: Vec<Facet>,
    /// The day that `today` and `-3d` mean, `yyyymmdd`; without it they are reported in a warning.
    pub today: Option<u32>,
    /// Whether to make snippets.
    pub snippets: bool,
    /// Whether two documents that are known to be versions of one story are one hit, with the other one as its
    /// [`partner`](super::Hit::partner). They are known once the index has learned from itself.
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

impl Default for SearchRequest {
    /// A search for nothing.
    fn default() -> Self {
        Self::new("")
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
    /// other language stand at the places 4, 7 and 10 of every ten. A query of less than six words in both scripts is answered as by `All`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_request_lacks_in_json_is_as_it_is_by_default() {
        let read: SearchRequest =
            serde_json::from_str(r#"{"query":"нато","limit":3,"facets":["site"]}"#).unwrap();
        let expected =
            SearchRequest { limit: 3, facets: vec![Facet::Site], ..SearchRequest::new("нато") };
        assert_eq!(read, expected);
        let written = serde_json::to_string(&expected).unwrap();
        assert_eq!(serde_json::from_str::<SearchRequest>(&written).unwrap(), expected);
    }
}
