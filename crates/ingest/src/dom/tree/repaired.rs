//! The tree of the full parser, which repairs any markup as browsers do.

use super::event::{Attribute, Attributes, Event, Tree};
use crate::dom::name::Name;
use crate::dom::sieve::AttributeName;
use scraper::node::Element;
use scraper::{Html, Node};

/// Parses any markup, and walks over the parser's tree in document order.
pub(super) fn tree(markup: &str) -> Tree {
    let html = Html::parse_document(markup);
    let mut tree = Tree::default();
    let mut node = html.tree.root();
    loop {
        let descend = match node.value() {
            Node::Element(element) => {
                let name = Name::of(element.name().as_bytes());
                let only_text = node.first_child().and_then(|child| child.value().as_text());
                match (name, only_text) {
                    (Name::TITLE, text) => {
                        let title = tree.write(text.map_or("", |text| text));
                        tree.events.push(Event::Title(title));
                    }
                    (Name::SCRIPT, Some(text)) if is_json_ld(element) => {
                        let json = tree.write(text);
                        tree.events.push(Event::JsonLd(json));
                    }
                    _ => {}
                }
                let is_kept = !matches!(name, Name::TITLE | Name::SCRIPT);
                if is_kept {
                    let attributes = attributes(&mut tree, element);
                    tree.events.push(Event::Open(name, attributes));
                }
                is_kept
            }
            Node::Text(text) => {
                let text = tree.write(text);
                tree.events.push(Event::Text(text));
                false
            }
            Node::Document => true,
            _ => false,
        };
        if let Some(child) = node.first_child().filter(|_| descend) {
            node = child;
            continue;
        }
        if descend && node.value().is_element() {
            tree.events.push(Event::Close);
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return tree };
            node = parent;
            if node.value().is_element() {
                tree.events.push(Event::Close);
            }
        }
    }
}

fn attributes(tree: &mut Tree, element: &Element) -> Attributes {
    let start = tree.attributes.len();
    for (name, value) in element.attrs() {
        if let Some(name) = AttributeName::of(name.as_bytes()) {
            let value = tree.write(value);
            tree.attributes.push(Attribute { name, value });
        }
    }
    tree.attributes_from(start)
}

/// Whether a script holds data in the form of JSON-LD.
fn is_json_ld(script: &Element) -> bool {
    script.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
}
