//! The parser's tree, kept out of everybody's sight.

use super::build::Builder;
use super::page::Page;
use super::sieve::sieve;
use scraper::{Html, Node};

/// A parsed document.
pub(crate) struct Parsed {
    html: Html,
    /// Whether the page had more markup than was asked for; the rest was left out.
    pub(crate) is_cut: bool,
}

impl Parsed {
    /// Parses any text, up to so many bytes of markup; markup errors are repaired as browsers do.
    pub(crate) fn parse(text: &str, max_markup: usize) -> Parsed {
        let (markup, is_cut) = sieve(text, max_markup);
        Parsed { html: Html::parse_document(&markup), is_cut }
    }

    /// The compact form, made in one walk over the tree in document order.
    pub(crate) fn page(&self) -> Page<'_> {
        let mut builder = Builder::default();
        let mut node = self.html.tree.root();
        loop {
            let descend = match node.value() {
                Node::Element(element) => {
                    let kept = builder.open(element);
                    if !kept && let Some(text) = node.first_child().and_then(|child| child.value().as_text())
                    {
                        builder.raw_text(element, text);
                    }
                    kept
                }
                Node::Text(text) => {
                    builder.text(text);
                    false
                }
                Node::Document | Node::Fragment => true,
                _ => false,
            };
            if let Some(child) = node.first_child().filter(|_| descend) {
                node = child;
                continue;
            }
            if descend && node.value().is_element() {
                builder.close();
            }
            loop {
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else { return builder.finish() };
                node = parent;
                if node.value().is_element() {
                    builder.close();
                }
            }
        }
    }
}
