//! Every line of the query language, in both languages: what each query is read and planned as.
//!
//! The queries stand in `queries.txt`; to add a case, add a line and look at the new snapshot.

use std::fmt::Write;
use vestnik_analysis::Analyzer;
use vestnik_query::ast::{Node, NodeKind};
use vestnik_query::explain::Explanation;
use vestnik_query::hits::SearchRequest;
use vestnik_query::parse::parse;
use vestnik_query::planner::Planner;
use vestnik_query::vocabulary::NoVocabulary;

fn queries() -> impl Iterator<Item = &'static str> {
    include_str!("queries.txt").lines()
}

/// The tree with the text of every part: `and[путин | not[трамп]]`.
fn tree(node: &Node, query: &str) -> String {
    let list = |name: &str, nodes: &[Node]| {
        let nodes: Vec<String> = nodes.iter().map(|node| tree(node, query)).collect();
        format!("{name}[{}]", nodes.join(" | "))
    };
    match &node.kind {
        NodeKind::And(nodes) => list("and", nodes),
        NodeKind::Or(nodes) => list("or", nodes),
        NodeKind::Not(inner) => list("not", std::slice::from_ref(inner)),
        NodeKind::Required(inner) => list("required", std::slice::from_ref(inner)),
        NodeKind::Boost(inner, weight) => list(&format!("boost {weight} "), std::slice::from_ref(inner)),
        NodeKind::Term { scope, form, .. } => format!("{scope:?} {form:?} {:?}", &query[node.span.clone()]),
        _ => format!("{} {:?}", node, &query[node.span.clone()]),
    }
}

#[test]
fn every_query_is_read_as_this_tree() {
    let mut read = String::new();
    for query in queries() {
        if query.starts_with("# ") {
            writeln!(read, "\n{query}").unwrap();
            continue;
        }
        let parsed = parse(query);
        writeln!(read, "{query}\n    = {}", parsed.ast).unwrap();
        if let Some(root) = &parsed.ast.root {
            writeln!(read, "    {}", tree(root, query)).unwrap();
        }
        for warning in &parsed.warnings {
            writeln!(read, "    ! {:?} {}", &query[warning.span.clone()], warning.message).unwrap();
        }
    }
    insta::assert_snapshot!(read);
}

#[test]
fn every_query_is_planned_like_this() {
    let analyzer = Analyzer::new();
    let planner = Planner::new(&analyzer, &NoVocabulary);
    let mut planned = String::new();
    for query in queries().filter(|query| !query.starts_with("# ")) {
        let plan = planner.plan(&SearchRequest { today: Some(20240515), ..SearchRequest::new(query) });
        writeln!(planned, "{query}\n  = {}", Explanation::new(query, &plan, &NoVocabulary)).unwrap();
    }
    insta::assert_snapshot!(planned);
}
