//! Words, phrases and filters: the leaves of the tree, and the signs behind them.

use super::chars::is_double_quote;
use super::date::{parse_bound, parse_range};
use super::field::FieldName;
use super::list;
use super::parser::Parser;
use crate::ast::{DateRange, Form, Node, NodeKind};
use crate::plan::Scope;
use std::ops::Range;
use vestnik_document::Language;

/// A sign that does not fit: what stays, and why.
pub(super) struct Refusal {
    pub(super) kind: NodeKind,
    pub(super) message: &'static str,
}

impl Parser<'_> {
    pub(super) fn word(&mut self, span: Range<usize>, field: FieldName) -> Option<Node> {
        let text = &self.text[span.clone()];
        // Nothing but combining marks or invisible characters is no word.
        text.contains(char::is_alphanumeric).then_some(())?;
        let text = match text {
            // These come here from queries in capitals only, and must read as words from now on.
            "AND" | "OR" | "NOT" | "И" | "ИЛИ" | "НЕ" => text.to_lowercase(),
            text => text.to_owned(),
        };
        Some(self.leaf(text, Form::Word, span, field))
    }

    pub(super) fn phrase(
        &mut self,
        inner: Range<usize>,
        span: Range<usize>,
        field: FieldName,
    ) -> Option<Node> {
        let text = clean_phrase(&self.text[inner]);
        if !text.contains(char::is_alphanumeric) {
            self.warn(span, "there is no word between these quotes; left out");
            return None;
        }
        Some(self.leaf(text, Form::Phrase { slop: 0 }, span, field))
    }

    /// A word or phrase in the field where it stands: a term, or the value of a filter.
    fn leaf(&mut self, text: String, form: Form, span: Range<usize>, field: FieldName) -> Node {
        let filter = filter_kind(field, &text);
        let kind = match (field, filter) {
            (FieldName::Text(scope), _) => NodeKind::Term { scope, text, form },
            (_, Some(filter)) => filter,
            (_, None) => {
                self.warn(span.clone(), format!("{text} {}; searched as a word", requirement(field)));
                NodeKind::Term { scope: Scope::Text, text, form }
            }
        };
        Node { span, kind }
    }

    /// `date:2024-05`; the lexer has made sure that the value can be read.
    pub(super) fn filter(
        &mut self,
        field: FieldName,
        value: Range<usize>,
        span: Range<usize>,
    ) -> Option<Node> {
        let kind = filter_kind(field, &self.text[value.clone()]);
        let kind = kind.or_else(|| list::alternatives(field, self.text, value).map(NodeKind::Or))?;
        Some(Node { span, kind })
    }
}

/// Why this cannot be the value of a filter; `None` where it can.
pub(super) fn what_is_wrong(field: FieldName, value: &str) -> Option<&'static str> {
    let known = match field {
        FieldName::In => matches!(FieldName::from_name(value), Some(FieldName::Text(_))),
        field => filter_kind(field, value).is_some(),
    };
    (!known).then(|| requirement(field))
}

/// Whether what cannot be read was meant as a date all the same: `2024-13` says nothing as a word.
pub(super) fn is_meant_as_date(field: FieldName, value: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '–' | '.' | '/');
    matches!(field, FieldName::Date | FieldName::Since | FieldName::Until)
        && value.contains(|c: char| c.is_ascii_digit())
        && value.chars().all(is_sign)
}

fn requirement(field: FieldName) -> &'static str {
    match field {
        FieldName::Language => "is no language code such as ru or en",
        FieldName::Site => "is no name of a site",
        FieldName::In => "is no field of text such as related",
        _ => "is no date such as 2024, 2024-05, 01.05.2024, -3d or today",
    }
}

pub(super) fn filter_kind(field: FieldName, value: &str) -> Option<NodeKind> {
    match field {
        FieldName::Text(_) | FieldName::In => None,
        FieldName::Site => site(value).map(NodeKind::Site),
        FieldName::Language => language(value).map(NodeKind::Language),
        FieldName::Date => parse_range(value).map(NodeKind::Dates),
        FieldName::Since => {
            parse_bound(value).map(|from| NodeKind::Dates(DateRange { from: Some(from), to: None }))
        }
        FieldName::Until => {
            parse_bound(value).map(|to| NodeKind::Dates(DateRange { from: None, to: Some(to) }))
        }
    }
}

/// The host of `ria.ru`, `www.ria.ru` or `https://ria.ru/world/`, in lower case.
pub(crate) fn site(value: &str) -> Option<String> {
    let value = value.split_once("://").map_or(value, |(_, rest)| rest).to_lowercase();
    // Dots before `www.` first: what is printed has to read as the same site.
    let mut value = value.trim_start_matches('.');
    while let Some(rest) = value.strip_prefix("www.") {
        value = rest.trim_start_matches('.');
    }
    let end =
        value.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '_')).unwrap_or(value.len());
    let host = value[..end].trim_matches('.');
    (host.contains(char::is_alphanumeric)
        && (end == value.len() || value[end..].starts_with(['/', ':', '?'])))
    .then(|| host.to_owned())
}

/// A code, or the name of one of the two languages that vestnik serves.
fn language(value: &str) -> Option<Language> {
    match value.to_lowercase().as_str() {
        "russian" | "русский" | "рус" => Some(Language::Russian),
        "english" | "английский" | "анг" | "англ" => Some(Language::English),
        code => Language::from_code(code),
    }
}

/// One line without quotes and control characters.
fn clean_phrase(text: &str) -> String {
    let spaced = text.replace(|c: char| is_double_quote(c) || matches!(c, '«' | '»') || c.is_control(), " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `перегов*`
pub(super) fn as_prefix(kind: NodeKind) -> Result<NodeKind, Refusal> {
    match kind {
        NodeKind::Term { scope, text, form: Form::Word } if !is_share(&text) => {
            Ok(NodeKind::Term { scope, text, form: Form::Prefix })
        }
        kind => Err(Refusal { kind, message: "* is understood behind a word only; left out" }),
    }
}

/// Whether a word is a number with a percent sign, of which nothing may be missing.
fn is_share(word: &str) -> bool {
    word.ends_with('%')
}

/// The most moves that `"…"~N` allows; more than this finds any order at any distance in a page.
const MAX_SLOP: u32 = 1_000;

/// `word~1`, `"two words"~5`
pub(super) fn as_fuzzy(kind: NodeKind, number: Option<u32>) -> Result<NodeKind, Refusal> {
    match kind {
        NodeKind::Term { scope, text, form: Form::Word } if !is_share(&text) => {
            let distance = number.unwrap_or(1).min(2) as u8;
            let form = if distance == 0 { Form::Word } else { Form::Fuzzy(distance) };
            let kind = NodeKind::Term { scope, text, form };
            if number.unwrap_or(1) <= 2 {
                return Ok(kind);
            }
            Err(Refusal { kind, message: "at most two letters may differ; taken as ~2" })
        }
        NodeKind::Term { scope, text, form: Form::Phrase { .. } } => {
            let slop = number.unwrap_or(1).min(MAX_SLOP);
            Ok(NodeKind::Term { scope, text, form: Form::Phrase { slop } })
        }
        kind => Err(Refusal { kind, message: "~ is understood behind a word or a phrase only; left out" }),
    }
}

/// `word^2`, between a hundredth and a hundred.
pub(super) fn boosted(node: Node, number: Option<f32>) -> Result<NodeKind, Refusal> {
    match number {
        None => Err(Refusal { kind: node.kind, message: "^ must be followed by a number; left out" }),
        Some(number) if (0.01..=100.0).contains(&number) => Ok(NodeKind::Boost(Box::new(node), number)),
        Some(number) => {
            let kind = NodeKind::Boost(Box::new(node), number.clamp(0.01, 100.0));
            Err(Refusal { kind, message: "a weight lies between 0.01 and 100" })
        }
    }
}
