//! `OR` and `AND` between parts of a query, and operators that have nothing to join.

use super::field::FieldName;
use super::lexer::Token;
use super::nodes::{is_operator_word, join, required};
use super::parser::Parser;
use crate::ast::{Form, Node, NodeKind};
use crate::plan::Scope;

impl Parser<'_> {
    /// Parts with `OR` between them.
    pub(super) fn alternatives(&mut self, depth: usize, field: FieldName) -> Option<Node> {
        let mut nodes: Vec<Node> = self.conjunction(depth, field).into_iter().collect();
        while self.peek() == Some(&Token::Or) {
            let operator = self.at;
            nodes.extend(self.operand(operator, depth, field, Self::conjunction));
        }
        join(nodes, NodeKind::Or)
    }

    /// Parts with `AND` between them: each of them required.
    fn conjunction(&mut self, depth: usize, field: FieldName) -> Option<Node> {
        let mut nodes: Vec<Node> = self.part(depth, field).into_iter().collect();
        let mut joined = false;
        while self.peek() == Some(&Token::And) {
            let operator = self.at;
            let before = nodes.len();
            nodes.extend(self.operand(operator, depth, field, Self::part));
            joined |= before > 0 && nodes.len() > before;
        }
        if joined {
            nodes = nodes
                .into_iter()
                .map(|node| if is_operator_word(&node) { node } else { required(node) })
                .collect();
        }
        join(nodes, NodeKind::And)
    }

    /// The operator at this token and what follows it; an operator without an operand is said and read as a word.
    fn operand(
        &mut self,
        operator: usize,
        depth: usize,
        field: FieldName,
        read: fn(&mut Self, usize, FieldName) -> Option<Node>,
    ) -> Option<Node> {
        self.at = operator + 1;
        while matches!(self.peek(), Some(Token::And | Token::Or)) {
            let span = self.lexemes[self.at].span.clone();
            self.warn(span, "two operators in a row: this one was left out");
            self.at += 1;
        }
        if self.is_at_end() { self.lone_operator(operator) } else { read(self, depth, field) }
    }

    pub(super) fn is_at_end(&self) -> bool {
        matches!(self.peek(), None | Some(Token::Close))
    }

    /// `AND` with nothing to join is the word "and"; a sign is left out.
    pub(super) fn lone_operator(&mut self, at: usize) -> Option<Node> {
        let span = self.lexemes[at].span.clone();
        let word = self.text[span.clone()].to_lowercase();
        if !word.chars().all(char::is_alphabetic) {
            self.warn(span, format!("{word} has nothing to work on and was left out"));
            return None;
        }
        self.warn(
            span.clone(),
            format!("{} has nothing to work on and was searched as a word", word.to_uppercase()),
        );
        let kind = NodeKind::Term { scope: Scope::Text, text: word, form: Form::Word };
        Some(Node { span, kind })
    }
}
