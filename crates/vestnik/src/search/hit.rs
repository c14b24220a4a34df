//! Documents to hits: the passage, the highlights and the reasons, read from the stored text.

use super::versions::Versions;
use super::{ScratchPool, Sought};
use std::collections::HashSet;
use vestnik_document::Document;
use vestnik_index::{Prepared, ReadError, Scored};
use vestnik_query::highlight::Highlighter;
use vestnik_query::hits::{Hit, SearchRequest, Snippet, Why};
use vestnik_query::plan::{Matcher, PlanNode, QueryPlan};

/// About how many characters a passage has.
const SNIPPET_CHARS: usize = 240;

/// Makes the hits of one page; their ranks are counted within it.
pub(crate) struct HitMaker<'a> {
    sought: &'a Sought<'a>,
    request: &'a SearchRequest,
    hits: Vec<Hit>,
}

impl<'a> HitMaker<'a> {
    /// Hits for a request.
    pub(crate) fn new(sought: &'a Sought<'a>, request: &'a SearchRequest) -> Self {
        Self { sought, request, hits: Vec::new() }
    }

    /// Adds hits that a plan found; `complete` says which of them have all that was asked for.
    pub(crate) fn make(
        &mut self,
        plan: &QueryPlan,
        prepared: &Prepared<'_>,
        found: &[Scored],
        complete: &[bool],
    ) -> Result<(), ReadError> {
        if found.is_empty() {
            return Ok(());
        }
        let addresses: Vec<_> = found.iter().map(|scored| scored.address).collect();
        let scores = prepared.word_scores(&addresses)?;
        let snapshot = self.sought.snapshot;
        let mut highlighter =
            Highlighter::with_scratch(plan, snapshot.analyzer(), self.sought.scratches.take());
        for ((scored, word_scores), complete) in found.iter().zip(scores).zip(complete) {
            let document = prepared.document(scored.address)?;
            let versions = self.sought.pairs.map(|pairs| Versions::new(snapshot, pairs));
            let partner = versions.map(|versions| versions.of(&document)).transpose()?.flatten();
            let hit = self.hit(document, scored, &word_scores, &mut highlighter);
            let missing = if *complete { Vec::new() } else { missing(plan, &word_scores) };
            self.hits.push(Hit {
                rank: self.hits.len() as u64 + 1,
                relaxed: !complete,
                missing,
                partner,
                ..hit
            });
        }
        self.sought.scratches.put(highlighter.into_scratch());
        Ok(())
    }

    fn hit(
        &self,
        document: Document,
        scored: &Scored,
        scores: &[f32],
        highlighter: &mut Highlighter<'_>,
    ) -> Hit {
        let reading = highlighter.read(&document);
        let snippet = if self.request.snippets { reading.snippet(SNIPPET_CHARS) } else { Snippet::default() };
        let headline_highlights = reading.headline();
        let with_score = |why: Why| Why { score: scores.get(why.word).copied(), ..why };
        let why = reading.why().into_iter().map(with_score).collect();
        Hit {
            rank: 0,
            score: scored.score,
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
            gains: scored.gains,
            relaxed: false,
            missing: Vec::new(),
            other_language: false,
            partner: None,
        }
    }

    pub(crate) fn finish(self) -> Vec<Hit> {
        self.hits
    }
}

/// The words that may be missing and gave nothing. Words that no document has are not in a relaxed plan any more: they are
/// missing from every hit. Phrases are wanted as a whole beside their words, and stand in their quotes here.
fn missing(plan: &QueryPlan, scores: &[f32]) -> Vec<String> {
    let (mut numbers, mut sought) = (Vec::new(), HashSet::new());
    optional(&plan.root, &mut numbers);
    phrases(plan, &mut numbers);
    mentioned(&plan.root, &mut sought);
    let dropped = |number: &usize| !plan.words[*number].negated && !sought.contains(number);
    numbers.extend((0..plan.words.len()).filter(dropped));
    numbers.retain(|&number| scores.get(number).is_some_and(|score| *score <= 0.0));
    numbers.sort_by_key(|&number| (plan.words[number].span.start, number));
    let mut texts: Vec<String> = Vec::new();
    for number in numbers {
        let group = &plan.words[number];
        let text = if group.is_quoted() { format!("\"{}\"", group.text) } else { group.text.clone() };
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// The numbers of phrases that are wanted as a whole.
fn phrases(plan: &QueryPlan, numbers: &mut Vec<usize>) {
    let PlanNode::Bool { should, .. } = &plan.root else { return };
    let is_phrase = |number: &usize| {
        let first = plan.words[*number].alternatives.first();
        matches!(first.map(|first| &first.matcher), Some(Matcher::Phrase { .. }))
    };
    numbers.extend(should.iter().filter_map(word_of).filter(is_phrase));
}

/// The numbers of the words below "most of".
fn optional(node: &PlanNode, numbers: &mut Vec<usize>) {
    match node {
        PlanNode::Bool { must, .. } => must.iter().for_each(|node| optional(node, numbers)),
        PlanNode::Most { nodes, .. } => {
            numbers.extend(nodes.iter().filter_map(|(node, _)| word_of(node)));
        }
        _ => {}
    }
}

/// The word that a node is, boosted or not.
fn word_of(node: &PlanNode) -> Option<usize> {
    match node {
        PlanNode::Word(number) => Some(*number),
        PlanNode::Boost(inner, _) => word_of(inner),
        _ => None,
    }
}

/// The numbers of all words that a plan looks for.
fn mentioned(node: &PlanNode, numbers: &mut HashSet<usize>) {
    match node {
        PlanNode::Word(number) => drop(numbers.insert(*number)),
        PlanNode::Boost(inner, _) => mentioned(inner, numbers),
        PlanNode::Bool { must, should, must_not } => {
            must.iter().chain(should).chain(must_not).for_each(|node| mentioned(node, numbers));
        }
        PlanNode::Most { nodes, .. } => nodes.iter().for_each(|(node, _)| mentioned(node, numbers)),
        PlanNode::All | PlanNode::Nothing | PlanNode::Filter(_) => {}
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
