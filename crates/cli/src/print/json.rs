//! JSON for programs: one object a line, `"schema"` first, then the serde form of the library's struct.
//!
//! Strings are written as they are, but for characters that a terminal or a text shaper would obey: those are
//! escaped, which changes nothing for a program and protects a person who looks.

use crate::terminal::is_harmless;
use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Map, Value, json};
use std::io::{self, Write};
use vestnik::document::SCHEMA;
use vestnik::{Bucket, Detection, Explained, Hits};

/// What every printed object looks like.
#[derive(Serialize)]
struct Line<'a, T> {
    schema: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    query_id: Option<&'a str>,
    #[serde(flatten)]
    value: &'a T,
}

/// Writes the hits.
pub(super) fn hits(out: &mut dyn Write, query_id: Option<&str>, answer: &Hits) -> io::Result<()> {
    answer.hits.iter().try_for_each(|hit| line(out, query_id, hit))
}

/// Writes what an answer says beside its hits as `{"summary": …}`.
pub(super) fn summary(out: &mut dyn Write, query_id: Option<&str>, answer: &Hits) -> io::Result<()> {
    let Hits { total, total_other, relaxed, folded, next, warnings, suggestions, facets, .. } = answer;
    let summary = json!({
        "total": total, "total_other": total_other, "relaxed": relaxed, "folded": folded, "next": next, "warnings": warnings, "suggestions": suggestions, "facets": facets
    });
    line(out, query_id, &json!({ "summary": summary }))
}

/// Writes an object for each period.
pub(super) fn timeline(out: &mut dyn Write, timeline: &[Bucket]) -> io::Result<()> {
    timeline.iter().try_for_each(|bucket| {
        let counts: Map<String, Value> = bucket
            .counts
            .iter()
            .map(|(language, count)| (language.code().to_owned(), Value::from(*count)))
            .collect();
        line(out, None, &json!({ "period": bucket.period, "counts": counts }))
    })
}

/// Writes a query explained: an object for what it is taken for, then the hits.
pub(super) fn explained(out: &mut dyn Write, explained: &Explained) -> io::Result<()> {
    line(out, None, &explained.explanation)?;
    hits(out, None, &explained.hits)
}

/// Writes a text with its language.
pub(super) fn detection(out: &mut dyn Write, text: &str, detection: &Detection) -> io::Result<()> {
    // A single-precision number printed as a double has digits that nobody measured.
    let confidence = (f64::from(detection.confidence) * 1e4).round() / 1e4;
    line(out, None, &json!({ "lang": detection.language, "confidence": confidence, "text": text }))
}

/// Writes one object on a line of its own, marked with the query of a batch where it answers one.
pub(super) fn line<T: Serialize>(out: &mut dyn Write, query_id: Option<&str>, value: &T) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Harmless);
    Line { schema: SCHEMA, query_id, value }.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// Compact JSON whose strings hold nothing that acts on a terminal.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(|c| !is_harmless(c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            let c = rest[at..].chars().next().expect("`find` gave the place of a character");
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Serialize)]
    struct Text {
        text: String,
    }

    fn printed(query_id: Option<&str>, text: &str) -> String {
        let mut out = Vec::new();
        line(&mut out, query_id, &Text { text: text.to_owned() }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_schema_comes_first_and_the_query_id_only_in_a_batch() {
        assert_eq!(printed(None, "НАТО"), "{\"schema\":1,\"text\":\"НАТО\"}\n");
        assert_eq!(printed(Some("q1"), "a\"b"), "{\"schema\":1,\"query_id\":\"q1\",\"text\":\"a\\\"b\"}\n");
    }

    #[test]
    fn characters_that_act_are_escaped() {
        assert_eq!(
            printed(None, "\u{1b}[2J \u{9b} \u{202e} \u{e0041} \u{7f} \t"),
            "{\"schema\":1,\"text\":\"\\u001b[2J \\u009b \\u202e \\udb40\\udc41 \\u007f \\t\"}\n"
        );
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            let value: serde_json::Value = serde_json::from_str(&printed(None, &text)).unwrap();
            prop_assert_eq!(value["text"].as_str(), Some(text.as_str()));
        }
    }
}
