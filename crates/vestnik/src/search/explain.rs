//! What a query is taken for, and what each of its words gives to the hits.

use super::{SearchError, Sought, search};
use serde::Serialize;
use vestnik_analysis::Analyzer;
use vestnik_query::expand::{Expander, Glossary, Transliteration, WordByWord};
use vestnik_query::explain::Explanation;
use vestnik_query::hits::{Hits, SearchRequest, Translate};
use vestnik_query::planner::Planner;
use vestnik_query::vocabulary::NoVocabulary;

/// A query explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explained {
    /// The words, what may stand for each, and in how many documents that is. Prints as a tree.
    pub explanation: Explanation,
    /// The hits; each tells in [`why`](vestnik_query::hits::Hit::why) what each word gave.
    pub hits: Hits,
}

/// What a query is taken for, without an index: its parts, what they are in the query language's one form, and what was not taken
/// literally. The other language has what the glossary and transliteration know; near words, sounds and numbers of documents need an
/// index: see [`Searcher::explain`](crate::Searcher::explain).
pub fn explain_query(request: &SearchRequest) -> Explanation {
    let known: [Box<dyn Expander>; 3] =
        [Box::new(Glossary::default()), Box::new(Transliteration), Box::new(WordByWord)];
    let expanders = if request.translate == Translate::Off { &known[..0] } else { &known };
    let plan = Planner::new(&Analyzer::new(), &NoVocabulary).with_expanders(expanders).plan(request);
    Explanation::new(&request.query, &plan, &NoVocabulary)
}

/// Explains a request and runs it.
pub(crate) fn explain(sought: &Sought<'_>, request: &SearchRequest) -> Result<Explained, SearchError> {
    let plan = sought.planner().plan(request);
    let explanation = Explanation::new(&request.query, &plan, sought.snapshot);
    Ok(Explained { explanation, hits: search(sought, request)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_explained_without_an_index() {
        let request = |translate| SearchRequest {
            translate,
            ..SearchRequest::new("NATO -\u{ab}key rate\u{bb} date:2024-13")
        };
        let explained = explain_query(&request(Translate::Off));
        assert_eq!(explained.canonical, "NATO -\"key rate\"");
        assert_eq!(explained.plan.warnings.len(), 1);
        let shown = |translate| {
            let words = explain_query(&request(translate)).plan.words;
            words[0].alternatives.iter().map(|one| one.shown.to_lowercase()).collect::<Vec<_>>()
        };
        assert_eq!(shown(Translate::Off), ["nato"]);
        assert!(shown(Translate::All).contains(&"нато".to_owned()));
    }
}
