//! The values of a line, each to what it should be; what is there and is not that is said.

use serde_json::{Map, Value};
use vestnik_document::{Diagnostic, Language, Paragraph, ParagraphKind, Related, Text};

/// So many characters of a value are shown where it was not understood.
const SHOWN: usize = 40;

/// What one value is, nothing where it is empty, or the value where it is something else.
type Read<T> = Result<Option<T>, Value>;

/// The fields of a line that were not read yet, and what of the others was not understood.
pub(super) struct Fields {
    fields: Map<String, Value>,
    pub(super) unread: Vec<Diagnostic>,
}

impl Fields {
    pub(super) fn new(fields: Map<String, Value>) -> Self {
        Self { fields, unread: Vec::new() }
    }

    /// The value of the first of these names that is there and is not null.
    pub(super) fn take(&mut self, names: &[&'static str]) -> Option<(&'static str, Value)> {
        let value =
            |name: &'static str| Some((name, self.fields.remove(name).filter(|value| !value.is_null())?));
        names.iter().copied().find_map(value)
    }

    /// One value; of a list the first that can be read.
    pub(super) fn one<T>(&mut self, names: &[&'static str], read: impl Fn(Value) -> Read<T>) -> Option<T> {
        let (name, value) = self.take(names)?;
        let mut found = None;
        for item in items(value) {
            match (found.is_none(), item) {
                (true, item) => found = self.read(name, item, &read),
                (false, item) => self.unread(name, &item),
            }
        }
        found
    }

    /// All values of a list; one that is no list is the only one.
    pub(super) fn many<T>(&mut self, names: &[&'static str], read: impl Fn(Value) -> Read<T>) -> Vec<T> {
        let Some((name, value)) = self.take(names) else { return Vec::new() };
        items(value).into_iter().filter_map(|item| self.read(name, item, &read)).collect()
    }

    /// One value of a field.
    pub(super) fn read<T>(&mut self, name: &str, item: Value, read: impl Fn(Value) -> Read<T>) -> Option<T> {
        read(item).unwrap_or_else(|value| {
            self.unread(name, &value);
            None
        })
    }

    /// Says that a value was not understood.
    fn unread(&mut self, name: &str, value: &Value) {
        let message = format!("{} of `{name}` was not read", shown(value));
        self.unread.push(Diagnostic::new("value-unread", message));
    }
}

/// A value as it is shown where it was not understood.
pub(super) fn shown(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let cut = if text.chars().nth(SHOWN).is_some() { "…" } else { "" };
    format!("“{}{cut}”", text.chars().take(SHOWN).collect::<String>())
}

fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        item => vec![item],
    }
}

/// A text as it is, a number by its digits, or the `text` or `name` of an object, whichever says something.
pub(super) fn string(value: Value) -> Read<String> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok((!text.trim().is_empty()).then_some(text)),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::Object(fields) => {
            let said = |name: &str| match fields.get(name)? {
                Value::String(text) => Some(text.trim().to_owned()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            };
            let named: Vec<String> = ["text", "name"].into_iter().filter_map(said).collect();
            match named.is_empty() {
                true => Err(Value::Object(fields)),
                false => Ok(named.into_iter().find(|text| !text.is_empty())),
            }
        }
        other => Err(other),
    }
}

/// A language by its code, be it with a region.
pub(super) fn language(value: Value) -> Read<Language> {
    let read = |code: &str| Language::from_code(code.split(['-', '_']).next()?);
    match &value {
        Value::Null => Ok(None),
        Value::String(code) if code.is_empty() => Ok(None),
        Value::String(code) => read(code).map(Some).ok_or(value),
        _ => Err(value),
    }
}

/// What is part of a larger value is read as far as it can be.
fn part(fields: &Map<String, Value>, name: &str) -> Option<Value> {
    fields.get(name).cloned()
}

fn language_of(fields: &Map<String, Value>) -> Language {
    part(fields, "lang").and_then(|lang| language(lang).ok().flatten()).unwrap_or_default()
}

/// White space folded to one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text, or an object with one and its language.
pub(super) fn text(value: Value) -> Read<Text> {
    let lang = value.as_object().map(language_of).unwrap_or_default();
    let text = string(value)?.map(|text| one_line(&text)).filter(|text| !text.is_empty());
    Ok(text.map(|text| Text { text, lang }))
}

/// Each line of a string is a paragraph; an object has a text, a language and a kind.
pub(super) fn paragraphs(value: Value) -> Read<Vec<Paragraph>> {
    let Value::Object(fields) = value else {
        let lines = string(value)?.unwrap_or_default();
        let paragraph = |line: &str| Paragraph { text: one_line(line), ..Paragraph::default() };
        return Ok(Some(lines.lines().map(paragraph).filter(|line| !line.text.is_empty()).collect()));
    };
    let kind = part(&fields, "kind").and_then(|kind| serde_json::from_value(kind).ok());
    let kind: ParagraphKind = kind.unwrap_or_default();
    let lang = language_of(&fields);
    let Some(text) = string(Value::Object(fields))? else { return Ok(None) };
    let text = if kind == ParagraphKind::Verbatim { text } else { one_line(&text) };
    Ok(Some(vec![Paragraph { text, lang, kind }]))
}

/// A headline, or an object with one, its language, time and address.
pub(super) fn related(value: Value) -> Read<Related> {
    let field = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let (time, url) = (field("time").and_then(|time| time.parse().ok()), field("url"));
    Ok(text(value)?.map(|Text { text, lang }| Related { text, lang, time, url }))
}

/// An object that the library itself has written.
pub(super) fn written<T: serde::de::DeserializeOwned>(value: Value) -> Read<T> {
    if value.is_null() {
        return Ok(None);
    }
    serde_json::from_value(value.clone()).map(Some).map_err(|_| value)
}
