//! Query text to tree, plan, relaxed plan, suggestions and explanation.

use crate::parts::text;
use vestnik_analysis::Analyzer;
use vestnik_query::ast::{Node, NodeKind};
use vestnik_query::expand::comforts;
use vestnik_query::explain::Explanation;
use vestnik_query::hits::SearchRequest;
use vestnik_query::parse::parse;
use vestnik_query::planner::{Planner, RELAXED_SHARE, relaxed};
use vestnik_query::vocabulary::Vocabulary;

/// An index of some words, so that layouts, spellings and transliterations are found.
struct Words;

const TERMS: [&str; 8] = ["нат", "диалог", "росс", "nato", "dialogu", "talk", "su34", "миссия"];

impl Vocabulary for Words {
    fn document_frequency(&self, term: &str) -> u64 {
        TERMS.iter().position(|one| *one == term).map_or(0, |at| at as u64 + 1)
    }

    fn document_count(&self) -> u64 {
        1_000
    }

    fn near(&self, term: &str, distance: u8, limit: usize) -> Vec<(String, u64)> {
        let length = |text: &str| text.chars().count() as i64;
        let near = TERMS.iter().filter(|one| (length(one) - length(term)).abs() <= i64::from(distance));
        near.take(limit).map(|one| ((*one).to_owned(), self.document_frequency(one))).collect()
    }
}

/// The bytes are the query.
pub fn check(bytes: &[u8]) {
    let query = text(bytes);
    let parsed = parse(&query);
    for warning in &parsed.warnings {
        assert!(query.get(warning.span.clone()).is_some(), "a warning about no part of the query");
    }
    if let Some(root) = &parsed.ast.root {
        spans(root, &query);
    }
    let printed = parsed.ast.to_string();
    assert_eq!(parse(&printed).ast.to_string(), printed, "the canonical query reads as another");
    plan(&query);
}

/// Each part of the tree stands somewhere in the query. The tree is no deeper than the parser's bound.
fn spans(node: &Node, query: &str) {
    assert!(query.get(node.span.clone()).is_some_and(|part| !part.is_empty()), "{node:?}");
    match &node.kind {
        NodeKind::And(nodes) | NodeKind::Or(nodes) => nodes.iter().for_each(|node| spans(node, query)),
        NodeKind::Not(node) | NodeKind::Required(node) | NodeKind::Boost(node, _) => spans(node, query),
        _ => {}
    }
}

fn plan(query: &str) {
    let (analyzer, expanders) = (Analyzer::new(), comforts());
    let planner = Planner::new(&analyzer, &Words).with_expanders(&expanders);
    let request = SearchRequest::new(query);
    let plan = planner.plan(&request);
    for suggestion in planner.suggest(&request, &plan) {
        parse(&suggestion.query);
    }
    if let Some(relaxed) = relaxed(&plan, &Words, RELAXED_SHARE) {
        assert!(!Explanation::new(query, &relaxed.plan, &Words).to_string().is_empty());
    }
    let explanation = Explanation::new(query, &plan, &Words);
    assert!(!explanation.to_string().is_empty());
    serde_json::to_string(&explanation).expect("an explanation is JSON");
}
