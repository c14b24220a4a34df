//! Documents to hits: the passage, the highlights and the reasons, read from the stored text.

use super::{ScratchPool, Sought};
use vestnik_document::Document;
use vestnik_index::{Prepared, ReadError, Scored};
use vestnik_query::highlight::Highlighter;
use vestnik_query::hits::{Hit, SearchRequest, Snippet, Why};
use vestnik_query::plan::QueryPlan;

/// About how many characters a passage has.
const SNIPPET_CHARS: usize = 240;

/// Makes the hits of one page.
pub(crate) struct HitMaker<'a> {
    sought: &'a Sought<'a>,
    request: &'a SearchRequest,
    rank: u64,
    hits: Vec<Hit>,
}

impl<'a> HitMaker<'a> {
    /// Hits of a page behind `given` others.
    pub(crate) fn new(sought: &'a Sought<'a>, request: &'a SearchRequest, given: usize) -> Self {
        Self { sought, request, rank: given as u64, hits: Vec::new() }
    }

    /// Adds hits that a plan found.
    pub(crate) fn make(
        &mut self,
        plan: &QueryPlan,
        prepared: &Prepared<'_>,
        found: &[Scored],
        relaxed: bool,
    ) -> Result<(), ReadError> {
        if found.is_empty() {
            return Ok(());
        }
        let addresses: Vec<_> = found.iter().map(|scored| scored.address).collect();
        let scores = prepared.word_scores(&addresses)?;
        let snapshot = self.sought.snapshot;
        let mut highlighter =
            Highlighter::with_scratch(plan, snapshot.analyzer(), self.sought.scratches.take());
        for (scored, word_scores) in found.iter().zip(scores) {
            let document = snapshot.document(scored.address)?;
            self.rank += 1;
            let hit = self.hit(document, scored.score, &word_scores, &mut highlighter);
            self.hits.push(Hit { relaxed, ..hit });
        }
        self.sought.scratches.put(highlighter.into_scratch());
        Ok(())
    }

    fn hit(&self, document: Document, score: f32, scores: &[f32], highlighter: &mut Highlighter<'_>) -> Hit {
        let reading = highlighter.read(&document);
        let snippet = if self.request.snippets { reading.snippet(SNIPPET_CHARS) } else { Snippet::default() };
        let headline_highlights = reading.headline();
        let with_score = |why: Why| Why { score: scores.get(why.word).copied(), ..why };
        let why = reading.why().into_iter().map(with_score).collect();
        Hit {
            rank: self.rank,
            score,
            id: document.id,
            path: document.path,
            url: document.url,
            site: document.site,
            headline: document.headline,
            headline_highlights,
            published: document.published,
            lang: document.lang,
            snippet,
            why,
            relaxed: false,
        }
    }

    pub(crate) fn finish(self) -> Vec<Hit> {
        self.hits
    }
}

impl ScratchPool {
    /// A scratch that knows the words of earlier searches, or a new one.
    fn take(&self) -> vestnik_analysis::Scratch {
        self.lock().pop().unwrap_or_default()
    }

    fn put(&self, scratch: vestnik_analysis::Scratch) {
        let mut scratches = self.lock();
        if scratches.len() < Self::MOST {
            scratches.push(scratch);
        }
    }
}
