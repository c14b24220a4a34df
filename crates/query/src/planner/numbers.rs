//! Numbers that are typed with spaces between groups of three digits, perhaps with decimals or a percent sign behind the last: `1 234,56`.

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
    let groups = nodes[1..].iter().take_while(goes_on).count();
    let last = nodes.get(1 + groups).and_then(last_group);
    match groups + usize::from(last.is_some_and(|(other, _)| other == scope)) {
        0 => 0,
        groups => groups + 1,
    }
}

/// The number as one text with single spaces, and where it is looked for.
pub(super) fn joined(parts: &[Node]) -> Option<(String, Scope)> {
    let texts: Vec<&str> = parts.iter().filter_map(word).map(|(_, text)| text).collect();
    let (scope, _) = digits(parts.first()?)?;
    Some((texts.join(" "), scope))
}

fn word(node: &Node) -> Option<(Scope, &str)> {
    match &node.kind {
        NodeKind::Term { scope, text, form: Form::Word } => Some((*scope, text)),
        _ => None,
    }
}

/// The text of a word that has nothing but digits.
fn digits(node: &Node) -> Option<(Scope, &str)> {
    word(node).filter(|(_, text)| are_digits(text))
}

/// The text of a word that is three digits with decimals, a percent sign or both. Three decimals would be another group.
fn last_group(node: &Node) -> Option<(Scope, &str)> {
    word(node).filter(|(_, text)| {
        let number = text.strip_suffix('%').map(str::trim_end);
        let is_share = number.is_some();
        let number = number.unwrap_or(text);
        match number.split_once([',', '.']) {
            Some((group, decimals)) => {
                group.len() == 3
                    && are_digits(group)
                    && decimals.len() != 3
                    && !decimals.is_empty()
                    && are_digits(decimals)
            }
            None => is_share && number.len() == 3 && are_digits(number),
        }
    })
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
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
            ("1 234,56 рублей", 2),
            ("1 000 234.5 рублей", 3),
            ("1 234,567 рублей", 0),
            ("1 34,56 рублей", 0),
            ("1 234,56,7 рублей", 0),
            ("3 headline:234,56", 0),
            ("10 000 % рублей", 2),
            ("10 000,5% рублей", 2),
            ("10 00 % рублей", 0),
            ("10 % рублей", 0),
        ] {
            let Some(Node { kind: NodeKind::And(nodes), .. }) = parse(query).ast.root else {
                panic!("{query} has several words");
            };
            assert_eq!(length(&nodes), expected, "{query}");
        }
    }
}
