//! The canonical query: what [`parse`](super::parse) reads as the same tree.
//!
//! `||` is printed for `OR`, because `OR` in a query all in capitals may be a word.

use super::field::scope_name;
use crate::ast::{Form, Node, NodeKind, QueryAst};
use std::fmt::{self, Write};

impl fmt::Display for QueryAst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.root.as_ref() {
            None => Ok(()),
            Some(Node { kind: NodeKind::And(nodes), .. }) => joined(f, nodes, " "),
            Some(root) => write!(f, "{root}"),
        }
    }
}

impl fmt::Display for Node {
    /// A list in brackets, anything else as it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            NodeKind::All => f.write_char('*'),
            NodeKind::Term { scope, text, form } => {
                let name = scope_name(*scope);
                if !name.is_empty() {
                    write!(f, "{name}:")?;
                }
                term(f, text, *form)
            }
            NodeKind::Url(url) => f.write_str(url),
            NodeKind::Site(site) => write!(f, "site:{site}"),
            NodeKind::Language(language) => write!(f, "lang:{}", language.code()),
            NodeKind::Dates(range) => write!(f, "date:{range}"),
            NodeKind::And(nodes) => list(f, nodes, " "),
            NodeKind::Or(nodes) => list(f, nodes, " || "),
            NodeKind::Not(node) => write!(f, "-{node}"),
            NodeKind::Required(node) => write!(f, "+{node}"),
            NodeKind::Boost(node, weight) if is_signed(node) => write!(f, "({node})^{weight}"),
            NodeKind::Boost(node, weight) => write!(f, "{node}^{weight}"),
        }
    }
}

/// Whether a weight behind this would be read as a weight of something within it.
fn is_signed(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Not(_) | NodeKind::Required(_) | NodeKind::Boost(..))
}

fn list(f: &mut fmt::Formatter<'_>, nodes: &[Node], separator: &str) -> fmt::Result {
    f.write_char('(')?;
    joined(f, nodes, separator)?;
    f.write_char(')')
}

fn joined(f: &mut fmt::Formatter<'_>, nodes: &[Node], separator: &str) -> fmt::Result {
    for (at, node) in nodes.iter().enumerate() {
        f.write_str(if at == 0 { "" } else { separator })?;
        write!(f, "{node}")?;
    }
    Ok(())
}

fn term(f: &mut fmt::Formatter<'_>, text: &str, form: Form) -> fmt::Result {
    match form {
        Form::Word => f.write_str(text),
        Form::Prefix => write!(f, "{text}*"),
        Form::Fuzzy(distance) => write!(f, "{text}~{distance}"),
        Form::Phrase { slop: 0 } => write!(f, "\"{text}\""),
        Form::Phrase { slop } => write!(f, "\"{text}\"~{slop}"),
    }
}
