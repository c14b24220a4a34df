//! Documents to hits.

use vestnik_index::{Prepared, ReadError, Scored, Snapshot};
use vestnik_query::hits::{Hit, SearchRequest, Snippet};
use vestnik_query::plan::QueryPlan;

/// Makes the hits of one page.
pub(crate) struct HitMaker<'a> {
    snapshot: &'a Snapshot,
    request: &'a SearchRequest,
    rank: u64,
    hits: Vec<Hit>,
}

impl<'a> HitMaker<'a> {
    /// Hits of a page behind `given` others.
    pub(crate) fn new(snapshot: &'a Snapshot, request: &'a SearchRequest, given: usize) -> Self {
        Self { snapshot, request, rank: given as u64, hits: Vec::new() }
    }

    /// Adds hits that a plan found.
    pub(crate) fn make(
        &mut self,
        plan: &QueryPlan,
        prepared: &Prepared<'_>,
        found: &[Scored],
        relaxed: bool,
    ) -> Result<(), ReadError> {
        let _ = (plan, prepared, self.request);
        for scored in found {
            let document = self.snapshot.document(scored.address)?;
            self.rank += 1;
            self.hits.push(Hit {
                rank: self.rank,
                score: scored.score,
                id: document.id,
                path: document.path,
                url: document.url,
                site: document.site,
                headline: document.headline,
                headline_highlights: Vec::new(),
                published: document.published,
                lang: document.lang,
                snippet: Snippet::default(),
                why: Vec::new(),
                relaxed,
            });
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Vec<Hit> {
        self.hits
    }
}
