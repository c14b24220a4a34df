//! Filters that no document can satisfy together: `lang:ru lang:en`. They are kept, and said.

use super::days;
use crate::ast::{Node, NodeKind, QueryAst};
use crate::explain::Condition;
use crate::plan::{Filter, Warning};

/// One condition: any of these filters is enough.
struct Wanted {
    any: Vec<Filter>,
    /// The place in the query; `None` where the request has it.
    node: Option<std::ops::Range<usize>>,
}

/// A warning for each filter that cannot hold beside one before it. The filters of the request hold beside those of the whole query.
pub(super) fn warnings(ast: &QueryAst, request: Vec<Filter>, today: Option<u32>) -> Vec<Warning> {
    let mut found = Vec::new();
    let request = request.into_iter().map(|filter| Wanted { any: vec![filter], node: None });
    match &ast.root {
        Some(Node { kind: NodeKind::And(nodes), .. }) => look(nodes, request.collect(), today, &mut found),
        Some(node) => look(std::slice::from_ref(node), request.collect(), today, &mut found),
        None => {}
    }
    found
}

/// Looks at nodes that all have to hold, then at those within them. The tree is no deeper than the parser lets it be.
fn look(nodes: &[Node], mut wanted: Vec<Wanted>, today: Option<u32>, found: &mut Vec<Warning>) {
    for node in nodes {
        if let Some(any) = filters(node, today) {
            if let Some(other) = wanted.iter().find(|other| never_both(&other.any, &any)) {
                found.push(Warning { span: node.span.clone(), message: message(other, &any) });
            }
            wanted.push(Wanted { any, node: Some(node.span.clone()) });
            continue;
        }
        match &node.kind {
            NodeKind::And(nodes) => look(nodes, Vec::new(), today, found),
            NodeKind::Or(nodes) => {
                nodes.iter().for_each(|node| look(std::slice::from_ref(node), Vec::new(), today, found));
            }
            NodeKind::Not(inner) | NodeKind::Required(inner) | NodeKind::Boost(inner, _) => {
                look(std::slice::from_ref(inner), Vec::new(), today, found);
            }
            _ => {}
        }
    }
}

/// The filters of which a node wants one, if it is nothing else.
fn filters(node: &Node, today: Option<u32>) -> Option<Vec<Filter>> {
    let one = match &node.kind {
        NodeKind::Site(site) => Filter::Site(site.clone()),
        NodeKind::Language(language) => Filter::Language(*language),
        NodeKind::Dates(range) => days::filter(*range, today).ok()?.0,
        NodeKind::Or(nodes) => {
            let all: Option<Vec<_>> = nodes.iter().map(|node| filters(node, today)).collect();
            return all.map(|all| all.concat());
        }
        _ => return None,
    };
    Some(vec![one])
}

fn never_both(one: &[Filter], other: &[Filter]) -> bool {
    one.iter().all(|one| other.iter().all(|other| exclude(one, other)))
}

fn exclude(one: &Filter, other: &Filter) -> bool {
    match (one, other) {
        (Filter::Language(one), Filter::Language(other)) => one != other,
        (Filter::Site(one), Filter::Site(other)) => !is_under(one, other) && !is_under(other, one),
        (Filter::Days { from, to }, Filter::Days { from: other_from, to: other_to }) => {
            let is_before = |end: &Option<u32>, start: &Option<u32>| {
                end.zip(*start).is_some_and(|(end, start)| end < start)
            };
            is_before(to, other_from) || is_before(other_to, from)
        }
        _ => false,
    }
}

fn is_under(host: &str, site: &str) -> bool {
    host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn message(known: &Wanted, any: &[Filter]) -> String {
    let shown =
        |any: &[Filter]| any.iter().map(|one| Condition(one).to_string()).collect::<Vec<_>>().join(" or ");
    let (one, other) = (shown(&known.any), shown(any));
    match known.node {
        Some(_) => format!("no document can be both of {one} and of {other}; OR between them finds either"),
        None => format!("the search is for {one} alone: no document can also be of {other}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::hits::SearchRequest;
    use crate::planner::Planner;
    use crate::vocabulary::NoVocabulary;
    use vestnik_analysis::Analyzer;
    use vestnik_document::Language;

    #[test]
    fn filters_that_exclude_each_other_are_said_with_their_place() {
        let plain = SearchRequest { today: Some(20_240_515), ..SearchRequest::new("") };
        let russian = SearchRequest { language: Some(Language::Russian), ..plain.clone() };
        let of_site = SearchRequest { site: Some("a.ru".to_owned()), ..plain.clone() };
        let late = SearchRequest { since: Some(20_191_108), ..plain.clone() };
        for (request, query, places) in [
            (&plain, "site:a.ru site:b.ru x", &["site:b.ru"][..]),
            (&plain, "x lang:ru y lang:en", &["lang:en"]),
            (&plain, "lang:ru lang:en lang:uk", &["lang:en", "lang:uk"]),
            (&plain, "x (lang:ru lang:en)", &["lang:en"]),
            (&plain, "x OR (lang:ru lang:en y)", &["lang:en"]),
            (&plain, "date:2019 date:2020", &["date:2020"]),
            (&plain, "since:2020 until:2019", &["until:2019"]),
            (&plain, "lang:ru,en lang:uk", &["lang:uk"]),
            (&plain, "lang:ru,en lang:uk,de", &["lang:uk,de"]),
            (&plain, "lang:ru,en lang:en,de", &[]),
            (&plain, "lang:ru lang:ru", &[]),
            (&plain, "lang:ru OR lang:en", &[]),
            (&plain, "lang:ru -lang:en", &[]),
            (&plain, "site:a.ru site:news.a.ru", &[]),
            (&plain, "site:a.ru site:aa.ru", &["site:aa.ru"]),
            (&plain, "since:2019 until:2020 date:2019-05", &[]),
            (&russian, "lang:en x", &["lang:en"]),
            (&russian, "lang:en", &["lang:en"]),
            (&russian, "lang:ru x", &[]),
            (&russian, "lang:en OR x", &[]),
            (&of_site, "x site:b.ru", &["site:b.ru"]),
            (&late, "date:2019-11-01 x", &["date:2019-11-01"]),
            (&late, "date:2019-11 x", &[]),
        ] {
            let request = SearchRequest { query: query.to_owned(), ..request.clone() };
            let plan = Planner::new(&Analyzer::new(), &NoVocabulary).plan(&request);
            let said: Vec<&str> = plan.warnings.iter().map(|warning| &query[warning.span.clone()]).collect();
            assert_eq!(said, places, "{query}: {:?}", plan.warnings);
        }
    }
}
