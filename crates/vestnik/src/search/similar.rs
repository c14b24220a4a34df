//! More like this: the words that tell a document from others, as a query.

use super::hit::HitMaker;
use super::{SearchError, Sought};
use std::collections::HashMap;
use vestnik_analysis::Scratch;
use vestnik_document::{Document, DocumentId};
use vestnik_index::Wanted;
use vestnik_query::hits::{Hits, SearchRequest, Sort};
use vestnik_query::plan::{Alternative, ExpansionSource, Matcher, PlanNode, QueryPlan, Scope, WordGroup};
use vestnik_query::vocabulary::Vocabulary;

/// How many words stand for a document.
const WORDS: usize = 30;
/// The share of their weight that another document needs.
const SHARE: f32 = 0.2;
/// How much oftener a word of the headline counts.
const HEADLINE: u32 = 3;

/// Documents like the one with this id, best first, without it; of the request only the limit and what to show counts.
pub(crate) fn similar(
    sought: &Sought<'_>,
    id: &DocumentId,
    request: &SearchRequest,
) -> Result<Option<Hits>, SearchError> {
    let snapshot = sought.snapshot;
    let Some(address) = snapshot.address(id)? else { return Ok(None) };
    let document = snapshot.document(address)?;
    let (plan, limit) = (plan(sought, &document), request.limit);
    let prepared = snapshot.prepare(&plan)?;
    let wanted =
        Wanted { limit: limit.saturating_add(1), sort: Sort::Relevance, recent_from: None, facets: &[] };
    let mut found = prepared.run(&wanted)?;
    found.top.retain(|scored| scored.address != address);
    found.top.truncate(limit);
    let mut maker = HitMaker::new(sought, request);
    maker.make(&plan, &prepared, &found.top, &vec![true; found.top.len()])?;
    Ok(Some(Hits { hits: maker.finish(), total: found.total.saturating_sub(1), ..Hits::default() }))
}

fn plan(sought: &Sought<'_>, document: &Document) -> QueryPlan {
    let mut words = weigh(sought, document);
    words.truncate(WORDS);
    let total: f32 = words.iter().map(|word| word.weight).sum();
    let nodes =
        words.iter().enumerate().map(|(number, word)| (PlanNode::Word(number), word.weight)).collect();
    let words = words.into_iter().map(Weighed::into_group).collect();
    QueryPlan { root: PlanNode::Most { nodes, at_least: total * SHARE }, words, warnings: Vec::new() }
}

struct Weighed {
    term: String,
    shown: String,
    idf: f32,
    weight: f32,
}

impl Weighed {
    fn into_group(self) -> WordGroup {
        let matcher = Matcher::Terms(vec![self.term]);
        let (source, shown) = (ExpansionSource::Query, self.shown.clone());
        // Already rare words get rarity from the scorer; here only that the document says them often counts.
        let weight = (self.weight / self.idf.max(f32::MIN_POSITIVE)).min(3.0);
        WordGroup {
            text: self.shown,
            span: 0..0,
            scope: Scope::Text,
            alternatives: vec![Alternative { matcher, weight, source, shown }],
            negated: false,
            required: false,
            idf: self.idf,
        }
    }
}

/// The words of a document, the most telling first: `(1 + ln tf) · idf`; words of one document alone tell nothing.
fn weigh(sought: &Sought<'_>, document: &Document) -> Vec<Weighed> {
    let mut counts: HashMap<String, (u32, String)> = HashMap::new();
    let mut scratch = Scratch::new();
    let mut count = |text: &str, times: u32| {
        let mut last = None;
        sought.snapshot.analyzer().analyze(text, &mut scratch, &mut |token| {
            // The first term of a word stands for it; its other keys would count it again.
            if last.replace(token.position) != Some(token.position) {
                let shown = || (0, text[token.start..token.end].to_owned());
                counts.entry(token.term.to_owned()).or_insert_with(shown).0 += times;
            }
        });
    };
    count(document.headline_text(), HEADLINE);
    document.body.iter().for_each(|paragraph| count(&paragraph.text, 1));
    let documents = sought.snapshot.document_count() as f32;
    let mut words: Vec<Weighed> = counts
        .into_iter()
        .filter_map(|(term, (count, shown))| {
            let frequency = sought.snapshot.document_frequency(&term) as f32;
            let idf = (1.0 + (documents - frequency + 0.5).max(0.0) / (frequency + 0.5)).ln();
            let weight = (1.0 + (count as f32).ln()) * idf;
            (frequency > 1.0).then_some(Weighed { term, shown, idf, weight })
        })
        .collect();
    words.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.term.cmp(&b.term)));
    words
}
