//! Signs directly behind a part of a query: `*`, `~1`, `^2`.

use super::lexer::{Lexeme, Token};
use super::parser::Parser;
use super::term;
use crate::ast::Node;
use std::ops::Range;

impl Parser<'_> {
    /// `*`, `~1` and `^2` directly behind a part.
    pub(super) fn suffixes(&mut self, mut node: Node) -> Node {
        while let Some(lexeme) = self.lexemes.get(self.at) {
            if lexeme.span.start != node.span.end {
                break;
            }
            let Lexeme { token, span } = lexeme.clone();
            let kind = match token {
                Token::Star => term::as_prefix(node.kind),
                Token::Tilde(number) => term::as_fuzzy(node.kind, number),
                Token::Boost(number) => term::boosted(node.clone(), number),
                _ => break,
            };
            self.at += 1;
            self.warn_of_wildcard(&span);
            node.kind = kind.unwrap_or_else(|refusal| {
                self.warn(span.clone(), refusal.message);
                refusal.kind
            });
            node.span.end = span.end;
        }
        node
    }

    /// A `*` with a word right behind it.
    pub(super) fn warn_of_wildcard(&mut self, star: &Range<usize>) {
        let follows =
            self.lexemes.get(self.at).filter(|next| next.span.start == star.end && next.token == Token::Word);
        if follows.is_some() && &self.text[star.clone()] == "*" {
            self.warn(
                star.clone(),
                "* is understood at the end of a word only; what follows is another word",
            );
        }
    }
}
