//! Tokens to a tree.
//!
//! `AND` binds closest, then `OR`, then mere juxtaposition, which also means "and": `диалог OR переговоры НАТО` wants
//! НАТО and one of the two. Recursion happens only at an opening bracket and ends at [`MAX_DEPTH`].

use super::field::FieldName;
use super::lexer::{Lexeme, Token, lex};
use super::nodes::{join, negated, required};
use super::scope;
use crate::ast::{Node, NodeKind, Parsed, QueryAst};
use crate::plan::{Scope, Warning};
use std::ops::Range;

/// How deep brackets may nest; deeper ones are left out, with a warning.
pub const MAX_DEPTH: usize = 32;

/// How many words and phrases a query may have; the rest is left out, with a warning.
pub const MAX_WORDS: usize = 1_000;

/// Reads a query. Never fails: what cannot be taken literally is searched as words or left out, and a warning says which.
pub fn parse(text: &str) -> Parsed {
    let mut warnings = Vec::new();
    let lexemes = lex(text, &mut warnings);
    let mut parser = Parser { text, lexemes, at: 0, words: 0, flat_brackets: 0, warnings };
    let mut items = Vec::new();
    loop {
        items.extend(parser.sequence(0, FieldName::Text(Scope::Text)));
        // Only a closing bracket that nothing opened stops a sequence at the top.
        let Some(stray) = parser.next() else { break };
        parser.warn(stray.span, "this bracket closes nothing and was left out");
    }
    let root = join(items, NodeKind::And);
    let mut warnings = parser.warnings;
    warnings.sort_by_key(|warning| (warning.span.start, warning.span.end));
    Parsed { ast: QueryAst { root }, warnings }
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) lexemes: Vec<Lexeme>,
    pub(super) at: usize,
    pub(super) words: usize,
    /// Brackets that were opened below [`MAX_DEPTH`] and are read as if they were not there.
    flat_brackets: usize,
    pub(super) warnings: Vec<Warning>,
}

/// The signs before a part of a query.
#[derive(Default)]
struct Prefix {
    negated: bool,
    required: bool,
    field: Option<FieldName>,
    span: Option<Range<usize>>,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<&Token> {
        self.lexemes.get(self.at).map(|lexeme| &lexeme.token)
    }

    fn next(&mut self) -> Option<Lexeme> {
        let lexeme = self.lexemes.get(self.at).cloned();
        self.at += usize::from(lexeme.is_some());
        lexeme
    }

    pub(super) fn warn(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.warnings.push(Warning { span, message: message.into() });
    }

    /// Parts until the end or a closing bracket; `in:` among them sets where all of them are looked for.
    fn sequence(&mut self, depth: usize, field: FieldName) -> Vec<Node> {
        let mut items = Vec::new();
        let mut only_in = None;
        loop {
            match self.peek() {
                None => break,
                Some(Token::Close) if self.flat_brackets == 0 => break,
                Some(Token::Close) => {
                    self.flat_brackets -= 1;
                    self.at += 1;
                }
                Some(Token::Filter(FieldName::In, _)) => only_in = self.search_in().or(only_in),
                Some(_) => items.extend(self.alternatives(depth, field)),
            }
        }
        if let Some(scope) = only_in {
            items.iter_mut().for_each(|item| scope::look_in(item, scope));
        }
        items
    }

    /// `in:related`.
    fn search_in(&mut self) -> Option<Scope> {
        let Some(Lexeme { token: Token::Filter(_, value), .. }) = self.next() else { return None };
        match FieldName::from_name(&self.text[value])? {
            FieldName::Text(scope) => Some(scope),
            _ => None,
        }
    }

    /// One word, phrase, filter or group with the signs before it.
    pub(super) fn part(&mut self, depth: usize, field: FieldName) -> Option<Node> {
        if matches!(self.peek(), Some(Token::And | Token::Or)) {
            self.at += 1;
            return self.lone_operator(self.at - 1);
        }
        let first = self.at;
        let prefix = self.prefix();
        if prefix.span.is_some() && (self.is_at_end() || matches!(self.peek(), Some(Token::And | Token::Or)))
        {
            return self.dangling_prefix(first);
        }
        let nodes = self.piece(depth, prefix.field.unwrap_or(field), prefix.span.is_some());
        let signed = nodes.into_iter().map(|node| {
            let node = if prefix.required { required(node) } else { node };
            if prefix.negated { negated(node) } else { node }
        });
        let node = join(signed.collect(), NodeKind::And)?;
        let start = prefix.span.map_or(node.span.start, |span| span.start);
        Some(Node { span: start..node.span.end, ..node })
    }

    fn prefix(&mut self) -> Prefix {
        let mut prefix = Prefix::default();
        loop {
            match self.peek() {
                Some(Token::Not | Token::Minus) => prefix.negated = !prefix.negated,
                Some(Token::Plus) => prefix.required = true,
                Some(Token::Field(field)) => prefix.field = Some(*field),
                _ => return prefix,
            }
            let span = &self.lexemes[self.at].span;
            prefix.span = Some(prefix.span.map_or(span.start, |span| span.start)..span.end);
            self.at += 1;
        }
    }

    /// Signs before nothing: `NOT` alone is a word.
    fn dangling_prefix(&mut self, first: usize) -> Option<Node> {
        let last = self.at - 1;
        if first == last && self.lexemes[first].token == Token::Not {
            return self.lone_operator(first);
        }
        let span = self.lexemes[first].span.start..self.lexemes[last].span.end;
        self.warn(span, "nothing follows; left out");
        None
    }

    pub(super) fn primary(&mut self, depth: usize, field: FieldName) -> Option<Node> {
        let lexeme = self.next()?;
        let Lexeme { token, span } = lexeme;
        let node = match token {
            Token::Open => self.group(span, depth, field),
            Token::Word | Token::Phrase(_) | Token::Url => self.counted(token, span, field),
            Token::Filter(field, value) => self.filter(field, value, span),
            Token::Star => {
                self.warn_of_wildcard(&span);
                Some(Node { span, kind: NodeKind::All })
            }
            Token::Tilde(_) | Token::Boost(_) => {
                self.warn(span, "this sign belongs directly behind a word, a phrase or a group; left out");
                None
            }
            // The callers have looked at these.
            Token::Close
            | Token::And
            | Token::Or
            | Token::Not
            | Token::Plus
            | Token::Minus
            | Token::Field(_) => None,
        };
        node.map(|node| self.suffixes(node))
    }

    fn counted(&mut self, token: Token, span: Range<usize>, field: FieldName) -> Option<Node> {
        self.words += 1;
        if self.words > MAX_WORDS {
            let rest = span.start..self.lexemes.last().map_or(span.end, |last| last.span.end);
            self.warn(rest, format!("a query has at most {MAX_WORDS} words; the rest was left out"));
            self.at = self.lexemes.len();
            return None;
        }
        match token {
            Token::Phrase(inner) => self.phrase(inner, span, field),
            Token::Url => Some(Node { kind: NodeKind::Url(self.text[span.clone()].to_owned()), span }),
            _ => self.word(span, field),
        }
    }

    fn group(&mut self, open: Range<usize>, depth: usize, field: FieldName) -> Option<Node> {
        if depth >= MAX_DEPTH {
            self.flat_brackets += 1;
            self.warn(open, format!("brackets nest at most {MAX_DEPTH} deep; this pair was left out"));
            return None;
        }
        let items = self.sequence(depth + 1, field);
        let end = match self.next() {
            Some(close) => close.span.end,
            None => {
                self.warn(open.clone(), "this bracket is not closed; the group was taken to the end");
                self.text.len()
            }
        };
        let node = join(items, NodeKind::And)?;
        Some(Node { span: open.start..end.max(node.span.end), ..node })
    }
}
