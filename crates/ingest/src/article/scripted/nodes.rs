//! Texts as editors keep them: a list of nodes, each a paragraph whose text lies in it or in nodes within.

use super::strings::has_paragraph;
use super::{SHORTEST, push_escaped};
use serde_json::{Map, Value};

/// The fewest paragraphs of an article, and the characters that make one.
const FEWEST: usize = 3;
const PARAGRAPH: usize = 40;
/// A longer node is an article of its own.
const LONGEST_NODE: usize = 5000;
/// Keys of texts, and of the nodes within a node.
const TEXTS: [&str; 4] = ["text", "value", "content", "html"];
const NODES: [&str; 5] = ["children", "content", "nodes", "leaves", "data"];
/// Keys of what has a page of its own.
const ELSEWHERE: [&str; 4] = ["title", "headline", "url", "slug"];
/// Parts of keys under which other articles stand, and of the kinds of nodes that are no text.
const OTHERS: [&str; 6] = ["related", "recommend", "comment", "trending", "latest", "popular"];
const NO_TEXT: [&str; 8] = ["image", "video", "embed", "gallery", "caption", "button", "newsletter", "promo"];

/// The list of nodes with most text, else the longest text of several paragraphs, as markup.
pub(super) fn markup(values: &[Value]) -> Option<String> {
    let mut best = Best::default();
    values.iter().for_each(|value| best.search(value));
    (best.size >= SHORTEST).then_some(best.markup)
}

#[derive(Default)]
struct Best {
    size: usize,
    markup: String,
}

impl Best {
    fn search(&mut self, value: &Value) {
        match value {
            Value::Array(items) => {
                self.take(paragraphs(items));
                items.iter().for_each(|item| self.search(item));
            }
            Value::Object(fields) => {
                let here = fields.iter().filter(|(key, _)| !has_part(key, &OTHERS));
                here.for_each(|(_, value)| self.search(value));
            }
            Value::String(text) if has_paragraph(text) => {
                self.take_markup(text);
            }
            Value::String(text) if text.len() >= SHORTEST && text.contains("\n\n") && !text.contains('<') => {
                self.take(text.split("\n\n").map(|text| ("p", text.to_owned())).collect());
            }
            _ => {}
        }
    }

    fn take_markup(&mut self, text: &str) {
        if text.len() >= SHORTEST.max(self.size + 1) {
            (self.size, self.markup) = (text.len(), text.to_owned());
        }
    }

    fn take(&mut self, paragraphs: Vec<(&str, String)>) {
        let long = paragraphs.iter().filter(|(_, text)| text.chars().count() >= PARAGRAPH);
        let size: usize = long.clone().map(|(_, text)| text.len()).sum();
        if long.count() < FEWEST || size <= self.size {
            return;
        }
        self.size = size;
        self.markup.clear();
        for (tag, text) in paragraphs {
            self.markup.extend(["<", tag, ">"]);
            if text.contains("</") || text.contains("<br") {
                self.markup.push_str(&text);
            } else {
                push_escaped(&mut self.markup, &text);
            }
            self.markup.extend(["</", tag, ">"]);
        }
    }
}

/// The nodes of a list that are paragraphs, with their tags.
fn paragraphs(items: &[Value]) -> Vec<(&'static str, String)> {
    let read = |item: &Value| {
        let node = item.as_object().filter(|node| !ELSEWHERE.iter().any(|key| node.contains_key(*key)))?;
        let mut text = String::new();
        push_text(node, &mut text, 0);
        (!text.trim().is_empty() && text.len() < LONGEST_NODE).then(|| (tag_of(node), text))
    };
    items.iter().filter_map(read).collect()
}

/// How deep nodes stand in a paragraph.
const DEEPEST: usize = 8;

fn push_text(node: &Map<String, Value>, out: &mut String, depth: usize) {
    if depth > DEEPEST || has_part(kind_of(node), &NO_TEXT) {
        return;
    }
    if let Some(text) = TEXTS.iter().find_map(|key| node.get(*key)?.as_str()) {
        out.push_str(text);
        return;
    }
    for nodes in NODES.iter().filter_map(|key| node.get(*key)) {
        match nodes {
            Value::Array(nodes) => {
                nodes.iter().filter_map(Value::as_object).for_each(|node| push_text(node, out, depth + 1));
            }
            Value::Object(node) => push_text(node, out, depth + 1),
            _ => {}
        }
    }
}

fn kind_of(node: &Map<String, Value>) -> &str {
    ["type", "nodeType", "_type", "style"].iter().find_map(|key| node.get(*key)?.as_str()).unwrap_or("")
}

fn tag_of(node: &Map<String, Value>) -> &'static str {
    let kind = kind_of(node);
    if has_part(kind, &["head"]) || matches!(kind, "h1" | "h2" | "h3" | "h4") {
        "h2"
    } else if has_part(kind, &["quote"]) {
        "blockquote"
    } else {
        "p"
    }
}

fn has_part(text: &str, parts: &[&str]) -> bool {
    let text = text.to_ascii_lowercase();
    parts.iter().any(|part| text.contains(part))
}
