//! Filters with several values: `lang:ru,en` is either of them.

use super::field::FieldName;
use super::term::filter_kind;
use crate::ast::Node;
use std::ops::Range;

const SEPARATORS: [char; 3] = [',', ';', '|'];

/// The values of a filter that stand in this part of the query, if they are several and each can be one.
pub(super) fn alternatives(field: FieldName, text: &str, value: Range<usize>) -> Option<Vec<Node>> {
    // `until:2019,2020` would be no list: one of them says all.
    matches!(field, FieldName::Site | FieldName::Language | FieldName::Date).then_some(())?;
    (!text[value.clone()].contains("||")).then_some(())?;
    let parts = text[value].split(SEPARATORS).filter(|part| !part.is_empty());
    let nodes: Vec<Node> = parts
        .map(|part| {
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            // What stands before a colon is a field, and no part of a list.
            let kind = filter_kind(field, part).filter(|_| !part.contains(':'))?;
            Some(Node { span: start..start + part.len(), kind })
        })
        .collect::<Option<_>>()?;
    (nodes.len() > 1).then_some(nodes)
}

/// Where the value of a filter ends: `|` in it is an operator, unless it parts a list.
pub(super) fn end(field: FieldName, text: &str, value: Range<usize>) -> usize {
    let bar = text[value.clone()].find('|').filter(|_| alternatives(field, text, value.clone()).is_none());
    bar.map_or(value.end, |bar| value.start + bar)
}
