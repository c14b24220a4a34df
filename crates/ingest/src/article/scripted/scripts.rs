//! The data that scripts of a page hold: what is JSON in them.

use super::budget::Budget;
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
        let mut budget = Budget::default();
        let mut rest = text;
        while let Some(start) = rest.find("<script") {
            rest = &rest[start..];
            let Some(open) = rest.find('>') else { break };
            rest = &rest[open + 1..];
            let end = rest.find("</script").unwrap_or(rest.len());
            data.add(&rest[..end], &mut budget);
            rest = &rest[end..];
        }
        data
    }

    fn add(&mut self, script: &str, budget: &mut Budget) {
        if let Some((_, pushed)) = script.split_once(PUSH) {
            if let Some((Value::Array(piece), _)) = budget.value(pushed)
                && let Some(text) = piece.get(1).and_then(Value::as_str)
            {
                self.flight.push_str(text);
            }
            return;
        }
        // The string itself is no larger parsed than unparsed: what it holds is paid for.
        let string = script.split_once(PARSE).and_then(|(_, rest)| first_string(budget.affordable(rest)));
        match string {
            Some(inner) => self.values.extend(budget.value(&inner).map(|(value, _)| value)),
            None => self.add_all(script, budget),
        }
    }

    /// Adds every value of a script. Code has brackets too, and is given up after a few that begin none.
    fn add_all(&mut self, script: &str, budget: &mut Budget) {
        let mut rest = script;
        for _ in 0..MOST_TRIED {
            let Some(at) = rest.find(['{', '[']) else { return };
            let (value, read) =
                budget.value(&rest[at..]).map_or((None, 1), |(value, read)| (Some(value), read));
            self.values.extend(value);
            rest = rest.get(at + read..).unwrap_or("");
        }
    }
}

/// How many brackets of a script are tried.
const MOST_TRIED: usize = 20;

/// The string that a text begins with, whatever follows.
fn first_string(text: &str) -> Option<String> {
    String::deserialize(&mut Deserializer::from_str(text)).ok()
}
