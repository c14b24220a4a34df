//! What a query is taken for: its words, what may stand for each, and in how many documents that is.

use super::{SearchError, Sought, search};
use serde::Serialize;
use std::ops::Range;
use vestnik_query::hits::{Hits, SearchRequest};
use vestnik_query::plan::{ExpansionSource, Matcher, Scope};
use vestnik_query::vocabulary::Vocabulary;

/// A query explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explained {
    /// The words in the order of the query.
    pub words: Vec<ExplainedWord>,
    /// The hits; each tells in [`why`](vestnik_query::hits::Hit::why) what each word gave.
    pub hits: Hits,
}

/// A word, or a phrase, of the query.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ExplainedWord {
    /// As typed.
    pub text: String,
    /// Its place in the query, in bytes.
    pub span: Range<usize>,
    /// Where it is looked for.
    pub scope: Scope,
    /// Whether it must not be there.
    pub negated: bool,
    /// Its inverse document frequency.
    pub idf: f32,
    /// What may stand for it.
    pub alternatives: Vec<ExplainedAlternative>,
}

/// Something that may stand for a word.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ExplainedAlternative {
    /// For people.
    pub shown: String,
    /// What is matched, in the terms of the index.
    pub terms: Vec<String>,
    /// Where it comes from.
    pub source: ExpansionSource,
    /// What it is worth.
    pub weight: f32,
    /// In how many documents the most frequent of its terms is, where it has terms.
    pub documents: Option<u64>,
}

/// Explains a request and runs it.
pub(crate) fn explain(sought: &Sought<'_>, request: &SearchRequest) -> Result<Explained, SearchError> {
    let plan = sought.planner().plan(request);
    let words = plan.words.into_iter().map(|word| {
        let alternatives = word.alternatives.into_iter().map(|alternative| {
            let terms = terms(&alternative.matcher);
            let exact = matches!(alternative.matcher, Matcher::Terms(_) | Matcher::Phrase { .. });
            let frequency = |term: &String| sought.snapshot.document_frequency(term);
            let documents = exact.then(|| terms.iter().map(frequency).max().unwrap_or(0));
            let (shown, source, weight) = (alternative.shown, alternative.source, alternative.weight);
            ExplainedAlternative { shown, terms, source, weight, documents }
        });
        let alternatives = alternatives.collect();
        let (text, span, scope) = (word.text, word.span, word.scope);
        ExplainedWord { text, span, scope, negated: word.negated, idf: word.idf, alternatives }
    });
    let words = words.collect();
    Ok(Explained { words, hits: search(sought, request)? })
}

fn terms(matcher: &Matcher) -> Vec<String> {
    match matcher {
        Matcher::Terms(terms) => terms.clone(),
        Matcher::Phrase { slots, .. } => slots.iter().flat_map(|slot| slot.terms.iter().cloned()).collect(),
        Matcher::Prefix(prefix) => vec![format!("{prefix}*")],
        Matcher::Fuzzy { term, distance } => vec![format!("{term}~{distance}")],
    }
}
