//! Numbers that are typed with spaces between groups of three digits.

use crate::ast::{Form, Node, NodeKind};
use crate::plan::Scope;

/// How many of the first nodes are one number: two of `10 000 рублей`, none where only one would be.
pub(super) fn length(nodes: &[Node]) -> usize {
    let Some((scope, first)) = nodes.first().and_then(digits) else { return 0 };
    if first.len() > 3 || first.starts_with('0') {
        return 0;
    }
    let goes_on =
        |node: &&Node| digits(node).is_some_and(|(other, group)| other == scope && group.len() == 3);
    match nodes[1..].iter().take_while(goes_on).count() {
        0 => 0,
        groups => groups + 1,
    }
}

/// The number as one text with single spaces, and where it is looked for.
pub(super) fn joined(parts: &[Node]) -> Option<(String, Scope)> {
    let texts: Vec<&str> = parts.iter().filter_map(digits).map(|(_, digits)| digits).collect();
    let (scope, _) = digits(parts.first()?)?;
    Some((texts.join(" "), scope))
}

/// The text of a word that has nothing but digits.
fn digits(node: &Node) -> Option<(Scope, &str)> {
    match &node.kind {
        NodeKind::Term { scope, text, form: Form::Word } => {
            text.bytes().all(|byte| byte.is_ascii_digit()).then_some((*scope, text.as_str()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    #[test]
    fn groups_of_three_digits_go_on_with_a_number() {
        for (query, expected) in [
            ("10 000 рублей", 2),
            ("1 000 000 рублей", 3),
            ("10 00 рублей", 0),
            ("2024 100 рублей", 0),
            ("010 000 рублей", 0),
            ("10 рублей 000", 0),
            ("10 headline:000", 0),
            ("10 -000 рублей", 0),
            ("рублей 10 000", 0),
        ] {
            let Some(Node { kind: NodeKind::And(nodes), .. }) = parse(query).ast.root else {
                panic!("{query} has several words");
            };
            assert_eq!(length(&nodes), expected, "{query}");
        }
    }
}
