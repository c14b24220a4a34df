//! The attributes of a tag as the tree keeps them.

use super::event::{Attribute, Attributes, Span, Tree};
use super::references::{Place, References};
use crate::dom::sieve::AttributeSpan;

/// Keeps the attributes of a tag; `None` where the full parser is needed for their references.
pub(super) fn keep(
    tree: &mut Tree,
    references: &mut References,
    page: &str,
    found: &[AttributeSpan],
) -> Option<Attributes> {
    let start = tree.attributes.len();
    for attribute in found {
        let value = if attribute.odd {
            let text = &page[attribute.start..attribute.end];
            let from = tree.values.len();
            references.resolve(text, Place::Attribute, &mut tree.values)?;
            tree.written(from)
        } else {
            Span::of_page(attribute.start, attribute.end)
        };
        tree.attributes.push(Attribute { name: attribute.name, value });
    }
    Some(tree.attributes_from(start))
}
