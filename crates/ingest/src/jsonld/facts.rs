//! The facts of one article node.

use super::read::{Nodes, clean};
use crate::entities::unescape;
use serde_json::Value;

/// What JSON-LD says about the page's article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LdFacts {
    pub(crate) headline: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) authors: Vec<String>,
    /// The paragraphs of `articleBody`, without markup.
    pub(crate) body: Vec<String>,
    pub(crate) url: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) keywords: Vec<String>,
    /// Where the text stands that readers pay for: `.paid-text`, `#text`.
    pub(crate) paid: Vec<String>,
    /// Whether the node is an article rather than a page or a video.
    pub(crate) is_article: bool,
    /// How many blocks could not be read as JSON.
    pub(crate) broken: usize,
}

impl LdFacts {
    /// Reads one node; `nodes` resolves references to other nodes.
    pub(super) fn of(node: &Value, nodes: &Nodes<'_>) -> LdFacts {
        let text = |key: &str| node.get(key).and_then(first_text).map(|text| clean(&text));
        LdFacts {
            headline: text("headline").or_else(|| text("name")),
            description: text("description"),
            published: text("datePublished").or_else(|| text("dateCreated")).or_else(|| text("uploadDate")),
            modified: text("dateModified"),
            authors: node
                .get("author")
                .or_else(|| node.get("creator"))
                .map(|authors| names(authors, nodes))
                .unwrap_or_default(),
            body: node
                .get("articleBody")
                .and_then(first_text)
                .map(|body| paragraphs(&body))
                .unwrap_or_default(),
            url: text("url").or_else(|| reference(node.get("mainEntityOfPage"))),
            publisher: node
                .get("publisher")
                .map(|publisher| names(publisher, nodes))
                .and_then(|names| names.into_iter().next()),
            keywords: node.get("keywords").map(keywords).unwrap_or_default(),
            paid: node.get("hasPart").map(places).unwrap_or_default(),
            is_article: false,
            broken: 0,
        }
    }

    /// Takes over what is still missing here.
    pub(super) fn fill_from(&mut self, other: LdFacts) {
        self.headline = self.headline.take().or(other.headline);
        self.published = self.published.take().or(other.published);
        self.modified = self.modified.take().or(other.modified);
        self.description = self.description.take().or(other.description);
        self.publisher = self.publisher.take().or(other.publisher);
        if self.authors.is_empty() {
            self.authors = other.authors;
        }
    }
}

/// Each element of the page is compared with each of them.
const MOST_PLACES: usize = 8;

/// The places of the parts of a page, where each is one class or id; other selectors are left alone.
fn places(parts: &Value) -> Vec<String> {
    let parts = parts.as_array().map_or(std::slice::from_ref(parts), Vec::as_slice);
    let selectors = parts.iter().filter_map(|part| part.get("cssSelector")).filter_map(first_text);
    let is_name = |name: &str| !name.contains(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'));
    let is_place =
        |place: &String| place.strip_prefix(['.', '#']).is_some_and(|name| !name.is_empty() && is_name(name));
    selectors.map(|selector| selector.trim().to_owned()).filter(is_place).take(MOST_PLACES).collect()
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(|item| item.as_str().map(str::to_owned)),
        Value::Object(object) => object.get("@value").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    }
    .filter(|text| !text.trim().is_empty())
}

fn reference(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => object.get("@id").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    }
}

/// The names in an author or publisher value: a string, an object with a name, a reference, or a list of these.
fn names(value: &Value, nodes: &Nodes<'_>) -> Vec<String> {
    let items = match value {
        Value::Array(items) => items.iter().collect(),
        other => vec![other],
    };
    items.into_iter().flat_map(|item| names_of_one(item, nodes)).collect()
}

fn names_of_one(item: &Value, nodes: &Nodes<'_>) -> Vec<String> {
    if let Value::String(name) = item {
        return vec![clean(name)];
    }
    let by_name = |node: &Value| match node.get("name") {
        Some(Value::String(name)) => vec![clean(name)],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(clean).collect(),
        _ => full_name(node).into_iter().collect(),
    };
    let own = by_name(item);
    if !own.is_empty() {
        return own;
    }
    let id = item.get("@id").and_then(Value::as_str);
    id.and_then(|id| nodes.by_id(id)).map(by_name).unwrap_or_default()
}

/// The parts of a name, where they are given one by one.
fn full_name(node: &Value) -> Option<String> {
    let parts =
        ["givenName", "additionalName", "familyName"].into_iter().filter_map(|key| node.get(key)?.as_str());
    let name = clean(&parts.collect::<Vec<_>>().join(" "));
    (!name.is_empty()).then_some(name)
}

/// The lines of a body; where it holds markup, tags are borders of lines too.
fn paragraphs(body: &str) -> Vec<String> {
    let body = unescape(body);
    let mut plain = String::with_capacity(body.len());
    let mut rest = body.as_str();
    while let Some(open) = rest.find('<') {
        plain.push_str(&rest[..open]);
        let tag = &rest[open + 1..];
        let close = tag.find('>').filter(|_| tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
        plain.push(if close.is_some() { ' ' } else { '<' });
        if tag.starts_with("p") || tag.starts_with("/p") || tag.starts_with("br") {
            plain.push('\n');
        }
        rest = close.map_or(tag, |close| &tag[close + 1..]);
    }
    plain.push_str(rest);
    plain
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

fn keywords(value: &Value) -> Vec<String> {
    let items: Vec<&str> = match value {
        Value::String(text) => text.split([',', ';']).collect(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    items.into_iter().map(clean).filter(|word| !word.is_empty()).collect()
}
