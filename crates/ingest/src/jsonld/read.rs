//! From the texts of the blocks to the node of the article.

use super::facts::LdFacts;
use super::salvage::{mend, salvage};
use crate::entities::unescape;
use serde_json::Value;
use std::collections::HashMap;

/// Types of nodes that are the article itself, best first.
const ARTICLE_TYPES: &[&str] = &[
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "TechArticle",
    "ScholarlyArticle",
    "AdvertiserContentArticle",
    "Report",
    "Review",
    "SocialMediaPosting",
];
/// Types that stand in for it where there is no article.
const PAGE_TYPES: &[&str] =
    &["WebPage", "ItemPage", "AboutPage", "VideoObject", "Recipe", "HowTo", "FAQPage"];

/// A page with more nodes than this is not read further.
const MAX_NODES: usize = 20_000;

/// All nodes of a page.
#[derive(Debug, Default)]
pub(super) struct Nodes<'v> {
    all: Vec<&'v Value>,
    ids: HashMap<&'v str, &'v Value>,
}

impl<'v> Nodes<'v> {
    fn of(blocks: &'v [Value]) -> Nodes<'v> {
        let mut nodes = Nodes::default();
        let mut waiting: Vec<&Value> = blocks.iter().rev().collect();
        while let Some(value) = waiting.pop().filter(|_| nodes.all.len() < MAX_NODES) {
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev()),
                Value::Object(object) => {
                    nodes.all.push(value);
                    if let Some(id) = object.get("@id").and_then(Value::as_str).filter(|_| object.len() > 1) {
                        nodes.ids.entry(id).or_insert(value);
                    }
                    waiting.extend(object.values().filter(|value| value.is_object() || value.is_array()));
                }
                _ => {}
            }
        }
        nodes
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&'v Value> {
        self.ids.get(id).copied()
    }
}

/// Reads the blocks of a page. `is_this_page` says of a headline or an address whether it is this page's.
pub(crate) fn read(blocks: &[&str], is_this_page: &dyn Fn(&LdFacts) -> bool) -> LdFacts {
    let mut parsed = Vec::new();
    let mut salvaged = Vec::new();
    for block in blocks {
        match parse(block) {
            Some(value) => parsed.push(value),
            None => salvaged.push(salvage(block)),
        }
    }
    let nodes = Nodes::of(&parsed);
    let mut facts = article_node(&nodes, is_this_page).unwrap_or_default();
    facts.broken = salvaged.len();
    for other in salvaged {
        facts.is_article |= other.is_article;
        facts.fill_from(other);
    }
    facts
}

fn article_node(nodes: &Nodes<'_>, is_this_page: &dyn Fn(&LdFacts) -> bool) -> Option<LdFacts> {
    let of_types = |types: &[&str]| -> Vec<LdFacts> {
        let mut found: Vec<(usize, &Value)> =
            nodes.all.iter().filter_map(|node| type_rank(node, types).map(|rank| (rank, *node))).collect();
        found.sort_by_key(|(rank, _)| *rank / 9);
        found.into_iter().map(|(_, node)| LdFacts::of(node, nodes)).collect()
    };
    let mut articles = of_types(ARTICLE_TYPES);
    articles.retain(|facts| facts.headline.is_some() || facts.published.is_some());
    let pages = of_types(PAGE_TYPES);
    let own = articles.iter().position(is_this_page);
    let chosen = own.or_else(|| (!articles.is_empty()).then_some(0));
    let mut facts = match chosen {
        Some(at) => LdFacts { is_article: true, ..articles.swap_remove(at) },
        None => LdFacts::default(),
    };
    for page in pages.into_iter().take(8) {
        let same = is_this_page(&page) || facts.headline.is_none();
        if same {
            facts.fill_from(LdFacts { headline: page.headline.clone().filter(|_| facts.is_article), ..page });
        }
    }
    Some(facts)
}

fn type_rank(node: &Value, types: &[&str]) -> Option<usize> {
    let rank = |name: &str| {
        let name = name.rsplit(['/', '#', ':']).next().unwrap_or(name);
        types.iter().position(|known| known.eq_ignore_ascii_case(name))
    };
    match node.get("@type")? {
        Value::String(name) => rank(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).filter_map(rank).min(),
        _ => None,
    }
}

fn parse(block: &str) -> Option<Value> {
    let block = block.trim().trim_start_matches('\u{feff}');
    serde_json::from_str(block).ok().or_else(|| serde_json::from_str(&mend(block)).ok())
}

/// A value as text for people: entities resolved, white space folded.
pub(super) fn clean(text: &str) -> String {
    let text = unescape(text);
    crate::fold::squeezed(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(block: &str) -> LdFacts {
        read(&[block], &|_| false)
    }

    #[test]
    fn articles_are_found_wherever_they_stand() {
        for block in [
            r#"{"@type":"NewsArticle","headline":"H","datePublished":"2024-02-01","author":{"name":"A"}}"#,
            r#"[{"@type":"WebSite"},{"@type":["Article"],"headline":"H","datePublished":"2024-02-01","author":["A"]}]"#,
            r##"{"@graph":[{"@id":"#a","name":"A","x":1},{"@type":"http://schema.org/BlogPosting","headline":"H","datePublished":"2024-02-01","author":{"@id":"#a"}}]}"##,
            "{\"@type\":\"NewsArticle\",\"headline\":\"H\n\",\"datePublished\":\"2024-02-01\",\"author\":\"A\",}",
            "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"H\",\"datePublished\":\"2024-02-01\",\"author\":\"A\"} -->",
        ] {
            let facts = read_one(block);
            assert_eq!(facts.headline.as_deref(), Some("H"), "{block}");
            assert_eq!(facts.published.as_deref(), Some("2024-02-01"), "{block}");
            assert_eq!(facts.authors, ["A"], "{block}");
        }
    }

    #[test]
    fn names_are_read_whole_and_in_parts() {
        for (author, wanted) in [
            (r#"{"name":"Ann Lee","givenName":"A"}"#, &["Ann Lee"][..]),
            (r#"{"givenName":"Мария","familyName":"Котова"}"#, &["Мария Котова"]),
            (r#"{"familyName":"Котова","additionalName":"И.","givenName":"Мария"}"#, &["Мария И. Котова"]),
            (r#"{"name":null,"familyName":"Котова"}"#, &["Котова"]),
            (r#"{"@type":"Person"}"#, &[]),
        ] {
            let facts = read_one(&format!(r#"{{"@type":"Article","headline":"H","author":{author}}}"#));
            assert_eq!(facts.authors, wanted, "{author}");
        }
    }

    #[test]
    fn entities_in_values_are_resolved() {
        let facts = read_one(r#"{"@type":"Article","headline":"&quot;Да&quot; &amp; нет"}"#);
        assert_eq!(facts.headline.as_deref(), Some("\"Да\" & нет"));
    }

    #[test]
    fn what_does_not_parse_is_picked_out() {
        let facts = read_one(
            r#"{"@type":"NewsArticle","headline":"A \"b\" c","datePublished":"2024-02-01" "author": {"name": "N"}"#,
        );
        assert_eq!(facts.headline.as_deref(), Some("A \"b\" c"));
        assert_eq!((facts.published.as_deref(), facts.broken), (Some("2024-02-01"), 1));
    }

    #[test]
    fn depth_does_not_matter() {
        let deep = "[".repeat(500_000);
        assert_eq!(read_one(&deep).broken, 1);
        let deep = "{\"@graph\":".repeat(500_000);
        assert_eq!(read_one(&deep).headline, None);
    }

    #[test]
    fn the_node_of_this_page_is_preferred() {
        let block =
            r#"[{"@type":"NewsArticle","headline":"Other"},{"@type":"NewsArticle","headline":"Mine"}]"#;
        let facts = read(&[block], &|facts| facts.headline.as_deref() == Some("Mine"));
        assert_eq!(facts.headline.as_deref(), Some("Mine"));
    }
}
