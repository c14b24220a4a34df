//! Nodes put together and signed: flat lists, no doubled signs.

use crate::ast::{Node, NodeKind};

/// One node of these: none, the only one, or all of them joined.
pub(super) fn join(mut nodes: Vec<Node>, kind: fn(Vec<Node>) -> NodeKind) -> Option<Node> {
    let first = nodes.first()?.span.start;
    if nodes.len() == 1 {
        return nodes.pop();
    }
    let end = nodes.last().map_or(first, |last| last.span.end);
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes {
        match (node.kind, kind(Vec::new())) {
            (NodeKind::And(inner), NodeKind::And(_)) | (NodeKind::Or(inner), NodeKind::Or(_)) => {
                flat.extend(inner)
            }
            (kind, _) => flat.push(Node { kind, span: node.span }),
        }
    }
    Some(Node { span: first..end, kind: kind(flat) })
}

/// Whether this is an operator that had nothing to work on.
pub(super) fn is_operator_word(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Term { text, .. } if matches!(text.as_str(), "and" | "or" | "not" | "и" | "или" | "не"))
}

pub(super) fn required(node: Node) -> Node {
    let kind = match node.kind {
        // A negation and a filter decide anyhow.
        kind @ (NodeKind::Not(_)
        | NodeKind::Required(_)
        | NodeKind::Site(_)
        | NodeKind::Language(_)
        | NodeKind::Dates(_)
        | NodeKind::All) => kind,
        kind => NodeKind::Required(Box::new(Node { span: node.span.clone(), kind })),
    };
    Node { span: node.span, kind }
}

pub(super) fn negated(node: Node) -> Node {
    let span = node.span;
    match node.kind {
        NodeKind::Not(inner) => Node { span, kind: inner.kind },
        NodeKind::Required(inner) => Node { span, kind: NodeKind::Not(inner) },
        kind => Node { span: span.clone(), kind: NodeKind::Not(Box::new(Node { span, kind })) },
    }
}
