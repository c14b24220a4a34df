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

/// An explanation without the terms, which are the analyzer's business: of each word only the kind of its first alternative.
fn shape(explanation: &str) -> String {
    let mut shape = String::new();
    let mut after_reason = false;
    for line in explanation.lines() {
        let reason = line.split_once("): ").filter(|(head, _)| head.contains(" (query, "));
        match reason {
            Some(_) if after_reason => {}
            Some((head, terms)) => {
                let kind = match terms {
                    terms if terms.starts_with('"') => "phrase",
                    terms if terms.ends_with('*') => "prefix",
                    _ => "terms",
                };
                shape += &format!("{head}): {kind}\n");
            }
            None => shape += &format!("{line}\n"),
        }
        after_reason = reason.is_some();
    }
    shape
}

#[test]
fn every_query_is_planned_like_this() {
    let analyzer = Analyzer::new();
    let planner = Planner::new(&analyzer, &NoVocabulary);
    let mut planned = String::new();
    for query in queries().filter(|query| !query.starts_with("# ")) {
        let plan = planner.plan(&SearchRequest { today: Some(20240515), ..SearchRequest::new(query) });
        let explanation = Explanation::new(query, &plan, &NoVocabulary).to_string();
        writeln!(planned, "{query}\n  = {}", shape(&explanation)).unwrap();
    }
    insta::assert_snapshot!(planned);
}

/// The first two columns of a line of a table, both in code style.
fn example(line: &str) -> Option<(String, String)> {
    let mut cells = line.strip_prefix("| `")?.replace("\\|", "\u{1}");
    cells = cells.replacen("` | `", "\u{2}", 1);
    let (query, rest) = cells.split_once('\u{2}')?;
    let (canonical, _) = rest.split_once("` |")?;
    Some((query.replace('\u{1}', "|"), canonical.replace('\u{1}', "|")))
}

#[test]
fn the_documented_examples_are_true() {
    let page = include_str!("../../../docs/QUERY.md");
    let examples: Vec<_> = page.lines().filter_map(example).collect();
    assert_eq!(examples.len(), page.lines().filter(|line| line.starts_with("| `")).count());
    assert!(examples.len() > 30);
    for (query, canonical) in examples {
        let parsed = parse(&query);
        assert_eq!(parsed.ast.to_string(), canonical, "{query}");
        assert!(parsed.warnings.is_empty(), "{query}: {:?}", parsed.warnings);
    }
}
