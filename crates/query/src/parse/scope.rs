//! `in:related`: where the words of a group without a field of their own are looked for.

use crate::ast::{Node, NodeKind};
use crate::plan::Scope;

/// Sets the scope of every term below this node that has none. The tree is no deeper than the parser's limit.
pub(super) fn look_in(node: &mut Node, wanted: Scope) {
    match &mut node.kind {
        NodeKind::Term { scope, .. } if *scope == Scope::Text => *scope = wanted,
        NodeKind::And(nodes) | NodeKind::Or(nodes) => nodes.iter_mut().for_each(|node| look_in(node, wanted)),
        NodeKind::Not(node) | NodeKind::Required(node) | NodeKind::Boost(node, _) => look_in(node, wanted),
        _ => {}
    }
}
