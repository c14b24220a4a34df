//! Documents that are given as JSON: the shape that `extract --json` prints, read with forgiveness.
//!
//! Only an id is needed. A text may be a string or `{"text", "lang"}`, a body may be one string or a list, unknown
//! fields are passed over, a date is read as far as it is one, and languages that are not given are tagged.

mod date;

use date::published;
use serde_json::{Map, Value};
use vestnik_document::{Document, DocumentId, Language, Paragraph, ParagraphKind, Related, Text};
use vestnik_language::Tagger;

/// One JSON object to a document.
///
/// # Errors
/// A sentence that says why it is none.
pub(crate) fn parse(json: &[u8], tagger: &Tagger) -> Result<Document, String> {
    let value: Value = serde_json::from_slice(json).map_err(|error| format!("not JSON: {error}"))?;
    let Value::Object(mut fields) = value else { return Err("not a JSON object".to_owned()) };
    let id = match fields.remove("id") {
        Some(Value::String(id)) => id,
        Some(Value::Number(id)) => id.to_string(),
        _ => return Err("it has no id".to_owned()),
    };
    let mut document = Document::new(DocumentId::new(id).map_err(|error| error.to_string())?);
    fill(&mut document, &mut fields);
    tag(&mut document, tagger);
    Ok(document)
}

fn fill(document: &mut Document, fields: &mut Map<String, Value>) {
    document.path = string(fields.remove("path")).unwrap_or_default();
    document.url = string(fields.remove("url"));
    document.site = string(fields.remove("site")).or_else(|| document.url.as_deref().and_then(host));
    document.versions = strings(fields.remove("versions"));
    document.lang = language(fields.get("lang")).unwrap_or_default();
    document.headline = fields.remove("headline").or_else(|| fields.remove("title")).and_then(text);
    document.dek = fields.remove("dek").and_then(text);
    document.body = fields.remove("body").or_else(|| fields.remove("text")).map(body).unwrap_or_default();
    let mut unread = Vec::new();
    let mut date = |value: Option<Value>| value.and_then(|value| published(value, &mut unread));
    document.published = date(fields.remove("published").or_else(|| fields.remove("date")));
    document.modified = date(fields.remove("modified"));
    document.dateline = fields.remove("dateline").and_then(|value| serde_json::from_value(value).ok());
    document.agency = string(fields.remove("agency"));
    document.authors = strings(fields.remove("authors").or_else(|| fields.remove("author")));
    document.image_credits = strings(fields.remove("image_credits"));
    document.captions = items(fields.remove("captions")).into_iter().filter_map(text).collect();
    document.tags = strings(fields.remove("tags"));
    document.related = items(fields.remove("related")).into_iter().filter_map(related).collect();
    document.rights = string(fields.remove("rights"));
    let read = |value| serde_json::from_value(value).ok();
    document.provenance = fields.remove("provenance").and_then(read).unwrap_or_default();
    let read = |value| serde_json::from_value(value).ok();
    document.diagnostics = fields.remove("diagnostics").and_then(read).unwrap_or_default();
    document.diagnostics.append(&mut unread);
}

fn string(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.trim().is_empty() => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn items(value: Option<Value>) -> Vec<Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items,
        Some(item) => vec![item],
    }
}

fn strings(value: Option<Value>) -> Vec<String> {
    items(value).into_iter().filter_map(|item| string(Some(item))).collect()
}

fn language(value: Option<&Value>) -> Option<Language> {
    Language::from_code(value?.as_str()?.split(['-', '_']).next()?)
}

/// White space folded to one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(value: Value) -> Option<Text> {
    let (text, lang) = match value {
        Value::String(text) => (text, None),
        Value::Object(mut fields) => {
            let lang = language(fields.get("lang"));
            (string(fields.remove("text"))?, lang)
        }
        _ => return None,
    };
    let text = one_line(&text);
    (!text.is_empty()).then(|| Text { text, lang: lang.unwrap_or_default() })
}

/// Each line of a string is a paragraph; a list holds strings, or objects with a text, a language and a kind.
fn body(value: Value) -> Vec<Paragraph> {
    let paragraph = |line: &str| Paragraph { text: one_line(line), ..Paragraph::default() };
    let lines = |text: &str| -> Vec<Paragraph> {
        text.lines().map(paragraph).filter(|paragraph| !paragraph.text.is_empty()).collect()
    };
    let mut body = Vec::new();
    for item in items(Some(value)) {
        match item {
            Value::String(text) => body.extend(lines(&text)),
            Value::Object(fields) => {
                let kind = fields.get("kind").cloned().and_then(|kind| serde_json::from_value(kind).ok());
                let kind: ParagraphKind = kind.unwrap_or_default();
                let lang = language(fields.get("lang")).unwrap_or_default();
                let Some(text) = fields.get("text").and_then(Value::as_str) else { continue };
                let keeps_lines = kind == ParagraphKind::Verbatim;
                let text = if keeps_lines { text.trim().to_owned() } else { one_line(text) };
                if !text.is_empty() {
                    body.push(Paragraph { text, lang, kind });
                }
            }
            _ => {}
        }
    }
    body
}

fn related(value: Value) -> Option<Related> {
    if let Value::Object(fields) = &value {
        let time = fields.get("time").and_then(Value::as_str).and_then(|time| time.parse().ok());
        let url = fields.get("url").and_then(Value::as_str).map(str::to_owned);
        let Text { text, lang } = text(value.clone())?;
        return Some(Related { text, lang, time, url });
    }
    text(value).map(|Text { text, lang }| Related { text, lang, ..Related::default() })
}

/// The host of an address, lower case, without `www.`.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Gives every text without a language one, and the document that of its body, else of its headline.
fn tag(document: &mut Document, tagger: &Tagger) {
    let fill = |text: &str, lang: &mut Language| {
        if *lang == Language::Undetermined {
            *lang = tagger.detect(text).language;
        }
    };
    if document.lang == Language::Undetermined {
        let body: Vec<&str> = document.body.iter().map(|paragraph| paragraph.text.as_str()).collect();
        fill(&body.join("\n"), &mut document.lang);
        if document.lang == Language::Undetermined {
            let headline = document.headline_text().to_owned();
            fill(&headline, &mut document.lang);
        }
    }
    for text in document.headline.iter_mut().chain(&mut document.dek).chain(&mut document.captions) {
        fill(&text.text, &mut text.lang);
    }
    for paragraph in &mut document.body {
        fill(&paragraph.text, &mut paragraph.lang);
    }
    for related in &mut document.related {
        fill(&related.text, &mut related.lang);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_with_forgiveness() {
        let tagger = Tagger::new();
        for json in [
            r#"{"id":"a","headline":"Встреча в Москве","body":"Первый абзац.\n\nВторой абзац."}"#,
            r#"{"id":"a","headline":{"text":"Встреча в Москве","lang":"ru"},"body":["Первый абзац.","Второй абзац."],"x":1}"#,
            r#"{"id":"a","title":"Встреча  в\nМоскве","body":[{"text":"Первый абзац.","lang":"ru"},{"text":"Второй абзац."}]}"#,
        ] {
            let document = parse(json.as_bytes(), &tagger).unwrap();
            assert_eq!(document.headline_text(), "Встреча в Москве", "{json}");
            let body: Vec<&str> = document.body.iter().map(|paragraph| paragraph.text.as_str()).collect();
            assert_eq!(body, ["Первый абзац.", "Второй абзац."], "{json}");
            assert_eq!(document.lang, Language::Russian, "{json}");
        }
    }

    #[test]
    fn what_is_no_document_is_named() {
        let tagger = Tagger::new();
        for json in ["", "[]", "{", r#"{"headline":"x"}"#, r#"{"id":""}"#, r#"{"id":"a b"}"#, "null"] {
            assert!(parse(json.as_bytes(), &tagger).is_err(), "{json}");
        }
        let deep = format!(r#"{{"id":"a","x":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert!(parse(deep.as_bytes(), &tagger).is_err());
    }

    #[test]
    fn hosts_are_read_from_addresses() {
        assert_eq!(host("https://www.RIA.ru:443/x?y").as_deref(), Some("ria.ru"));
        assert_eq!(host("ria.ru/x"), None);
    }
}
