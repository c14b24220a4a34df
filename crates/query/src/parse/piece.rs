//! What was typed in one piece, without a space: `12°C`, `а=б`, `news,sport`. A sign or a field before it is meant for all of it.

use super::field::FieldName;
use super::lexer::Token;
use super::nodes::join;
use super::parser::{MAX_WORDS, Parser};
use crate::ast::{Node, NodeKind};

/// Signs between parts of a list.
const LIST: [char; 2] = [',', ';'];

impl Parser<'_> {
    /// The parts of the piece that begins here. Behind a sign or a field its words are a phrase, and each part of a list
    /// (`-news,sport`) is a node; otherwise they are words side by side, which an operator beside them takes together.
    pub(super) fn piece(&mut self, depth: usize, field: FieldName, signed: bool) -> Vec<Node> {
        let mut nodes = Vec::new();
        loop {
            nodes.extend(if signed {
                self.words_as_phrase(depth, field)
            } else {
                self.primary(depth, field)
            });
            let goes_on = match self.peek() {
                Some(Token::Word | Token::Phrase(_) | Token::Url) => true,
                Some(Token::Open) => signed,
                _ => false,
            };
            let glue = self.glue(self.at).filter(|glue| signed || !glue.contains(LIST));
            if !goes_on || glue.is_none() {
                break;
            }
        }
        if signed { nodes } else { join(nodes, NodeKind::And).into_iter().collect() }
    }

    /// Words and phrases that nothing but signs stand between, as one phrase; else the next part as it is.
    fn words_as_phrase(&mut self, depth: usize, field: FieldName) -> Option<Node> {
        let is_text = |at: usize| {
            let token = self.lexemes.get(at).map(|lexeme| &lexeme.token);
            matches!(token, Some(Token::Word | Token::Phrase(_)))
        };
        let is_next = |&at: &usize| is_text(at) && self.glue(at).is_some_and(|glue| !glue.contains(LIST));
        let behind = (self.at + 1..).take_while(is_next).count();
        if behind == 0 || !is_text(self.at) || self.words >= MAX_WORDS {
            return self.primary(depth, field);
        }
        let span = self.lexemes[self.at].span.start..self.lexemes[self.at + behind].span.end;
        self.at += behind + 1;
        self.words += 1;
        let node = self.phrase(span.clone(), span, field)?;
        Some(self.suffixes(node))
    }

    /// What stands between this token and the one before it, if that is no space.
    fn glue(&self, at: usize) -> Option<&str> {
        let (before, token) = (self.lexemes.get(at.checked_sub(1)?)?, self.lexemes.get(at)?);
        let between = &self.text[before.span.end..token.span.start];
        (!between.contains(|c: char| c.is_whitespace() || c.is_control())).then_some(between)
    }
}
