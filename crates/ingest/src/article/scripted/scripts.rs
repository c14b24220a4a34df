//! The data that scripts of a page hold: what is JSON in them.

use super::LONGEST;
use serde::Deserialize;
use serde_json::{Deserializer, Value};

/// The data of all scripts.
#[derive(Default)]
pub(super) struct Data {
    pub(super) values: Vec<Value>,
    /// The stream that Next.js pushes piece by piece.
    pub(super) flight: String,
}

/// How the pieces of that stream are pushed, and how a string of JSON is read.
const PUSH: &str = "__next_f.push(";
const PARSE: &str = "JSON.parse(";

impl Data {
    /// Reads what each script begins with, or assigns: `{"props":…}`, `window.x = {…}`, `JSON.parse("…")`.
    pub(super) fn read(text: &str) -> Data {
        let mut data = Data::default();
        let mut rest = text;
        while let Some(start) = rest.find("<script") {
            rest = &rest[start..];
            let Some(open) = rest.find('>') else { break };
            rest = &rest[open + 1..];
            let end = rest.find("</script").unwrap_or(rest.len());
            data.add(&rest[..end]);
            rest = &rest[end..];
        }
        data
    }

    fn add(&mut self, script: &str) {
        if let Some((_, pushed)) = script.split_once(PUSH) {
            if let Some(Value::Array(piece)) = first_value(pushed)
                && let Some(text) = piece.get(1).and_then(Value::as_str)
                && self.flight.len() + text.len() <= 2 * LONGEST
            {
                self.flight.push_str(text);
            }
            return;
        }
        let value = match script.split_once(PARSE).map(|(_, rest)| first_value(rest)) {
            Some(Some(Value::String(inner))) => first_value(&inner),
            _ => return self.add_all(script),
        };
        self.values.extend(value);
    }

    /// Adds every value of a script. Code has brackets too, and is given up after a few that begin none.
    fn add_all(&mut self, script: &str) {
        let mut rest = script;
        for _ in 0..MOST_TRIED {
            let Some(at) = rest.find(['{', '[']) else { return };
            let mut values = Deserializer::from_str(&rest[at..]).into_iter::<Value>();
            let value = values.next().and_then(Result::ok);
            let read = if value.is_some() { values.byte_offset() } else { 1 };
            self.values.extend(value);
            rest = rest.get(at + read..).unwrap_or("");
        }
    }
}

/// How many brackets of a script are tried.
const MOST_TRIED: usize = 20;

/// The value that a text begins with, whatever follows.
fn first_value(text: &str) -> Option<Value> {
    Value::deserialize(&mut Deserializer::from_str(text)).ok()
}
