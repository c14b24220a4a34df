//! Query text to tokens. Whether a sign is an operator is decided here, by what stands around it.
//!
//! A token does not depend on what stands far from it, so that a printed tree is read as the same tree.

use super::chars::{is_digit_space, is_double_quote, is_joiner, is_word_char};
use super::field::FieldName;
use super::{list, quote, sign, term, url};
use crate::plan::Warning;
use std::ops::Range;

/// The longest query in bytes; the rest is left out, with a warning.
pub(crate) const MAX_BYTES: usize = 64 * 1024;

/// A token and its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lexeme {
    pub(crate) token: Token,
    pub(crate) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Word,
    /// The span includes the quotes, this range does not.
    Phrase(Range<usize>),
    Url,
    Open,
    Close,
    And,
    Or,
    Not,
    Plus,
    Minus,
    /// A field and its colon; what it applies to follows.
    Field(FieldName),
    /// A filter with its value: `date:-3d`. The range is that of the value.
    Filter(FieldName, Range<usize>),
    Star,
    Tilde(Option<u32>),
    Boost(Option<f32>),
}

/// Cuts a query into tokens.
pub(crate) fn lex(text: &str, warnings: &mut Vec<Warning>) -> Vec<Lexeme> {
    let mut end = text.len();
    if end > MAX_BYTES {
        end = (0..=MAX_BYTES).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let message = "the query is longer than 64 KiB; the rest was left out".to_owned();
        warnings.push(Warning { span: end..text.len(), message });
    }
    let mut lexer =
        Lexer { text: &text[..end], at: 0, lexemes: Vec::new(), warnings, quotes: quote::Quotes::default() };
    while lexer.at < lexer.text.len() {
        lexer.step();
    }
    let mut lexemes = lexer.lexemes;
    super::bars::leave_out_of_titles(&text[..end], &mut lexemes, warnings);
    super::capitals::take_operators_as_words(&text[..end], &mut lexemes, warnings);
    lexemes
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    lexemes: Vec<Lexeme>,
    warnings: &'a mut Vec<Warning>,
    quotes: quote::Quotes,
}

impl Lexer<'_> {
    fn step(&mut self) {
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else { return };
        match c {
            '(' => self.push(Token::Open, 1),
            ')' => self.push(Token::Close, 1),
            '&' if rest.starts_with("&&") => self.push(Token::And, 2),
            '|' => self.push(Token::Or, if rest.starts_with("||") { 2 } else { 1 }),
            '*' => self.push(Token::Star, 1),
            '~' => self.tilde(),
            '^' => self.boost(),
            '-' if rest.starts_with("--") => self.dash(),
            '+' | '-' | '−' | '!' => self.sign(c),
            c if is_double_quote(c) || matches!(c, '«' | '»' | '\'' | '‘') => self.quote(c),
            c if is_word_char(c) => self.word(),
            c => self.at += c.len_utf8(),
        }
    }

    fn push(&mut self, token: Token, length: usize) {
        let span = self.at..self.at + length;
        self.at = span.end;
        self.lexemes.push(Lexeme { token, span });
    }

    fn warn(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.warnings.push(Warning { span, message: message.into() });
    }

    /// Whether something new can begin here: at the start, after white space, a bracket, a field or another sign.
    fn is_unit_start(&self) -> bool {
        let after_prefix = self.lexemes.last().is_some_and(|last| {
            last.span.end == self.at
                && matches!(
                    last.token,
                    Token::Open
                        | Token::Field(_)
                        | Token::Plus
                        | Token::Minus
                        | Token::Not
                        | Token::And
                        | Token::Or
                )
        });
        let before = self.text[..self.at].chars().next_back();
        after_prefix || before.is_none_or(|c| c.is_whitespace() || c.is_control())
    }

    fn sign(&mut self, c: char) {
        let operand = &self.text[self.at + c.len_utf8()..];
        let binds = sign::has_operand(operand) && !(c == '+' && sign::is_temperature(operand));
        let token = match c {
            '+' => Token::Plus,
            '!' => Token::Not,
            _ => Token::Minus,
        };
        if binds && self.is_unit_start() {
            self.push(token, c.len_utf8());
        } else {
            self.at += c.len_utf8();
        }
    }

    /// `--` is a dash, as `–` and `—` are: headlines have it, also right before a word.
    fn dash(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.bytes().take_while(|byte| *byte == b'-').count();
    }

    fn tilde(&mut self) {
        let digits = digits_at(&self.text[self.at + 1..]);
        let number = self.text[self.at + 1..self.at + 1 + digits].parse().ok();
        self.push(Token::Tilde(number.or((digits > 0).then_some(u32::MAX))), 1 + digits);
    }

    /// A weight may have a comma, as Russian writes it. A minus belongs to it too: what follows is not excluded.
    fn boost(&mut self) {
        let rest = &self.text[self.at + 1..];
        let sign = usize::from(rest.starts_with('-') && digits_at(&rest[1..]) > 0);
        let mut length = sign + digits_at(&rest[sign..]);
        if length > 0 && rest[length..].starts_with(['.', ',']) {
            let fraction = digits_at(&rest[length + 1..]);
            length += if fraction > 0 { 1 + fraction } else { 0 };
        }
        let number = rest[..length].replace(',', ".").parse().ok();
        self.push(Token::Boost(number), 1 + length);
    }

    fn quote(&mut self, open: char) {
        let inner_start = self.at + open.len_utf8();
        match self.quotes.close(self.text, self.at, open) {
            Some(close) => {
                let length = close.end - self.at;
                if let Some(star) = self.text[inner_start..close.start].find('*') {
                    let star = inner_start + star;
                    self.warn(star..star + 1, "* between quotes is no sign of a prefix; left out");
                }
                self.push(Token::Phrase(inner_start..close.start), length);
            }
            None => {
                if !matches!(open, '\'' | '‘') {
                    self.warn(self.at..inner_start, format!("{open} has no partner and was left out"));
                }
                self.at = inner_start;
            }
        }
    }

    fn word(&mut self) {
        if let Some(length) = url::url_at(&self.text[self.at..]) {
            return self.push(Token::Url, length);
        }
        let length = word_length(&self.text[self.at..]);
        let word = &self.text[self.at..self.at + length];
        if self.text[self.at + length..].starts_with(':') && self.field(word.len()) {
            return;
        }
        let token = match word {
            "AND" | "И" => Token::And,
            "OR" | "ИЛИ" => Token::Or,
            "NOT" | "НЕ" => Token::Not,
            _ => Token::Word,
        };
        self.push(token, length);
    }

    /// Takes `name:` at this place as a field if it is one and something follows the colon.
    fn field(&mut self, name_length: usize) -> bool {
        let colon = self.at + name_length;
        let value = &self.text[colon + 1..];
        let name = &self.text[self.at..colon];
        let Some(next) = value.chars().next().filter(|c| !c.is_whitespace() && !c.is_control()) else {
            if FieldName::from_name(name).is_some() {
                self.warn_of_no_value(self.at..colon + 1);
            }
            return false;
        };
        let Some(field) = FieldName::from_name(name) else {
            if name.chars().all(char::is_alphabetic) && is_word_char(next) {
                self.warn(self.at..colon + 1, format!("there is no field {name}; searched as words"));
            }
            return false;
        };
        let quoted = is_double_quote(next) || matches!(next, '(' | '«');
        if quoted || matches!(field, FieldName::Text(_)) {
            self.push(Token::Field(field), name_length + 1);
            return true;
        }
        let end = list::end(field, self.text, colon + 1..colon + 1 + value_length(value));
        let value = &self.text[colon + 1..end];
        if value.is_empty() {
            self.warn_of_no_value(self.at..end);
            return false;
        }
        let is_list = list::alternatives(field, self.text, colon + 1..end).is_some();
        if let Some(wrong) = term::what_is_wrong(field, value).filter(|_| !is_list) {
            let is_date = term::is_meant_as_date(field, value);
            let done = if is_date { "left out" } else { "searched as words" };
            self.warn(self.at..end, format!("{value} {wrong}; {done}"));
            if !is_date {
                return false;
            }
            // The parser leaves it out, with the signs before it.
        }
        self.push(Token::Filter(field, colon + 1..end), end - self.at);
        true
    }

    fn warn_of_no_value(&mut self, span: Range<usize>) {
        self.warn(span, "nothing stands directly behind this field; searched as a word");
    }
}

fn digits_at(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of the word at the start of a text: word characters, and joiners between two of them.
fn word_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut last = ' ';
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let belongs = is_word_char(c) || (is_word_char(last) && is_joiner(last, c, next));
        if !belongs {
            break;
        }
        last = c;
        end = at + c.len_utf8();
    }
    let is_acronym = text[end..].starts_with('.') && is_dotted_acronym(&text[..end]);
    let share = if last.is_ascii_digit() { percent_length(&text[end..]) } else { 0 };
    end + share.max(usize::from(is_acronym))
}

/// The length of a percent sign behind a number, with a space before it or none; 0 where there is none.
fn percent_length(behind: &str) -> usize {
    let mut chars = behind.chars();
    let first = chars.next();
    match (first, chars.next(), chars.next()) {
        (Some('%'), _, _) => 1,
        (Some(space), Some('%'), next) if is_digit_space(space) && !next.is_some_and(is_word_char) => {
            space.len_utf8() + 1
        }
        _ => 0,
    }
}

/// `U.S`, `т.е`: a last dot belongs to it.
fn is_dotted_acronym(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| (1..=2).contains(&part.chars().count()))
}

/// The length of a filter's value: until white space, a bracket, a quote or `^`; a bracketed range may hold spaces. A comma at its
/// end parts filters (`site:ria.ru, lang:ru`).
fn value_length(text: &str) -> usize {
    if text.starts_with(['[', '{']) {
        let window = text.char_indices().take(64).find(|&(_, c)| matches!(c, ']' | '}'));
        if let Some((at, _)) = window {
            return at + 1;
        }
    }
    let ends = |c: char| {
        c.is_whitespace() || c.is_control() || is_double_quote(c) || matches!(c, '(' | ')' | '«' | '»' | '^')
    };
    let end = text.find(ends).unwrap_or(text.len());
    text[..end].trim_end_matches([',', ';']).len()
}
