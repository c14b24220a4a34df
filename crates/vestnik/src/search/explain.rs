//! What a query is taken for, and what each of its words gives to the hits.

use super::{SearchError, Sought, search};
use serde::Serialize;
use vestnik_query::explain::Explanation;
use vestnik_query::hits::{Hits, SearchRequest};

/// A query explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explained {
    /// The words, what may stand for each, and in how many documents that is. Prints as a tree.
    pub explanation: Explanation,
    /// The hits; each tells in [`why`](vestnik_query::hits::Hit::why) what each word gave.
    pub hits: Hits,
}

/// Explains a request and runs it.
pub(crate) fn explain(sought: &Sought<'_>, request: &SearchRequest) -> Result<Explained, SearchError> {
    let plan = sought.planner().plan(request);
    let explanation = Explanation::new(&request.query, &plan, sought.snapshot);
    Ok(Explained { explanation, hits: search(sought, request)? })
}
