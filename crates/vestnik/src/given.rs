//! Documents that are given as JSON: the shape that `extract --json` prints, read with forgiveness.
//!
//! Only an id is needed. A text may be a string or `{"text", "lang"}`, a body may be one string or a list, unknown
//! fields are passed over, a date is read as far as it is one, and languages that are not given are tagged. A value of a known
//! field that is none of what it may be is said.

mod date;
mod dateline;
mod values;

use date::published;
use dateline::dateline;
use serde_json::Value;
use values::{Fields, language, paragraphs, related, string, text, written};
use vestnik_document::{Document, DocumentId, Language, Published, SCHEMA};
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
    // Some programs write all numbers with a fraction.
    let is_ours = |schema: &Value| schema.as_f64() == Some(f64::from(SCHEMA));
    if let Some(Value::Number(schema)) = fields.remove("schema").filter(|schema| !is_ours(schema)) {
        return Err(format!("of schema {schema}, this program reads schema {SCHEMA}"));
    }
    let mut document = Document::new(DocumentId::new(id).map_err(|error| error.to_string())?);
    fill(&mut document, Fields::new(fields));
    tag(&mut document, tagger);
    Ok(document)
}

fn fill(document: &mut Document, mut fields: Fields) {
    document.path = fields.one(&["path"], string).unwrap_or_default();
    document.url = fields.one(&["url"], string);
    document.site = fields.one(&["site"], string).or_else(|| document.url.as_deref().and_then(host));
    document.versions = fields.many(&["versions"], string);
    document.lang = fields.one(&["lang"], language).unwrap_or_default();
    document.headline = fields.one(&["headline", "title"], text);
    document.dek = fields.one(&["dek"], text);
    document.body = fields.many(&["body", "text"], paragraphs).into_iter().flatten().collect();
    document.published = date(&mut fields, &["published", "date"]);
    document.modified = date(&mut fields, &["modified"]);
    let evidence = document.published.as_ref().map(|published| published.date);
    document.dateline = dateline(&mut fields, evidence);
    document.agency = fields.one(&["agency"], string);
    document.authors = fields.many(&["authors", "author"], string);
    document.image_credits = fields.many(&["image_credits"], string);
    document.captions = fields.many(&["captions"], text);
    document.tags = fields.many(&["tags"], string);
    document.related = fields.many(&["related"], related);
    document.rights = fields.one(&["rights"], string);
    document.provenance = fields.one(&["provenance"], written).unwrap_or_default();
    document.diagnostics = fields.many(&["diagnostics"], written);
    document.diagnostics.append(&mut fields.unread);
}

fn date(fields: &mut Fields, names: &[&'static str]) -> Option<Published> {
    let (_, value) = fields.take(names)?;
    published(value, &mut fields.unread)
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

    /// The fields of a line, what the document then has there, and what was not read.
    #[test]
    fn values_are_read_as_far_as_they_go_and_the_rest_is_said() {
        let tagger = Tagger::new();
        for (field, path, read, said) in [
            (r#""schema":1,"headline":"h""#, "/headline/text", r#""h""#, ""),
            (r#""schema":1.0,"headline":"h""#, "/headline/text", r#""h""#, ""),
            (r#""headline":null,"title":"h""#, "/headline/text", r#""h""#, ""),
            (r#""headline":{"text":7}"#, "/headline/text", r#""7""#, ""),
            (r#""body":[{"name":"x","text":"b"}]"#, "/body/0/text", r#""b""#, ""),
            (r#""body":[{"name":"","text":"b"}]"#, "/body/0/text", r#""b""#, ""),
            (r#""schema":"NewsArticle","headline":"h""#, "/headline/text", r#""h""#, ""),
            (r#""headline":["h"]"#, "/headline/text", r#""h""#, ""),
            (r#""headline":["h","i"]"#, "/headline/text", r#""h""#, "“i” of `headline` was not read"),
            (r#""headline":7"#, "/headline/text", r#""7""#, ""),
            (r#""headline":{"x":1}"#, "/headline", "null", "“{\"x\":1}” of `headline` was not read"),
            (r#""headline":null"#, "/headline", "null", ""),
            (r#""body":["a",7,true]"#, "/body/1/text", r#""7""#, "“true” of `body` was not read"),
            (r#""body":[["a"]]"#, "/body", "[]", "“[\"a\"]” of `body` was not read"),
            (r#""body":[{"text":""}]"#, "/body", "[]", ""),
            (r#""authors":[{"name":"X"},"Y"]"#, "/authors", r#"["X","Y"]"#, ""),
            (r#""authors":"X""#, "/authors", r#"["X"]"#, ""),
            (r#""authors":[true]"#, "/authors", "[]", "“true” of `authors` was not read"),
            (r#""tags":[1,null,""]"#, "/tags", r#"["1"]"#, ""),
            (r#""lang":"ru-RU""#, "/lang", r#""ru""#, ""),
            (r#""lang":7"#, "/lang", r#""und""#, "“7” of `lang` was not read"),
            (r#""published":"2024-13-45""#, "/published", "null", "“2024-13-45” was not read as a date"),
            (r#""provenance":[7]"#, "/provenance/url", "null", "“7” of `provenance` was not read"),
            (r#""dateline":{"place":"АНКАРА"}"#, "/dateline/place", r#""АНКАРА""#, ""),
            (r#""dateline":{"date":"--02-15","agency":"Х"}"#, "/dateline/date", r#""--02-15""#, ""),
            (r#""dateline":{"date":"x"}"#, "/dateline", "null", "“x” was not read as a date"),
            (r#""dateline":"АНКАРА, 15 фев — РИА Новости.""#, "/dateline/agency", r#""РИА Новости""#, ""),
            (
                r#""date":"2024-03-01","dateline":"АНКАРА, 15 фев — РИА Новости.""#,
                "/dateline/date",
                r#""2024-02-15""#,
                "",
            ),
            (r#""dateline":"Из Анкары""#, "/dateline/text", r#""Из Анкары""#, ""),
            (r#""dateline":true"#, "/dateline", "null", "“true” of `dateline` was not read"),
        ] {
            let document = parse(format!("{{\"id\":\"a\",{field}}}").as_bytes(), &tagger).unwrap();
            let json = serde_json::to_value(&document).unwrap();
            let found = json.pointer(path).cloned().unwrap_or_default();
            assert_eq!(found, serde_json::from_str::<Value>(read).unwrap(), "{field}");
            let told: Vec<&str> = document.diagnostics.iter().map(|it| it.message.as_str()).collect();
            assert_eq!(told.join("; "), said, "{field}");
        }
    }

    #[test]
    fn what_is_no_document_is_named() {
        let tagger = Tagger::new();
        for json in [
            "",
            "[]",
            "{",
            r#"{"headline":"x"}"#,
            r#"{"id":""}"#,
            r#"{"id":"a b"}"#,
            "null",
            r#"{"id":"a","schema":2}"#,
        ] {
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
