//! Texts in the strings of scripts: markup in one of them, or a paragraph each in many under one key.

use super::{LONGEST, SHORTEST};
use std::collections::{HashMap, HashSet};

/// The longest value `:"…"` with a paragraph in it, its escapes resolved. One pass: a value is never read twice.
pub(super) fn longest_markup(text: &str) -> Option<String> {
    let mut best: &str = "";
    let mut rest = text;
    while let Some(start) = rest.find(":\"") {
        rest = &rest[start + 2..];
        let end = end_of_string(rest);
        let value = &rest[..end];
        if (SHORTEST.max(best.len() + 1)..LONGEST).contains(&value.len()) && has_paragraph(value) {
            best = value;
        }
        rest = &rest[end..];
    }
    serde_json::from_str::<String>(&format!("\"{best}\"")).ok().filter(|markup| !markup.is_empty())
}

/// The fewest strings that are an article, and the bytes of one.
const FEWEST: usize = 3;
const PARAGRAPH: usize = 80;
/// A key is not longer.
const LONGEST_KEY: usize = 40;
/// Parts of the names of what is told about this article and about others, as against its text.
const ABOUT: [&str; 9] =
    ["desc", "summary", "excerpt", "title", "headline", "alt", "caption", "bio", "teaser"];

/// The sentences under the key that holds most of them, a paragraph each: `{"type":"text","content":"…"}`.
pub(super) fn paragraphs_of_one_key(text: &str) -> Option<String> {
    let mut keys: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut seen = HashSet::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("\":\"") {
        let key_end = at + found;
        let value = &text[key_end + 3..];
        let value = &value[..end_of_string(value)];
        at = key_end + 3 + value.len();
        let Some(key) = key_before(text, key_end).filter(|_| is_sentence(value)) else { continue };
        if !ABOUT.iter().any(|about| key.to_ascii_lowercase().contains(about)) && seen.insert((key, value)) {
            keys.entry(key).or_default().push(value);
        }
    }
    let size = |values: &[&str]| values.iter().map(|value| value.len()).sum::<usize>();
    let (_, best) = keys.into_iter().max_by_key(|(key, values)| (size(values), *key))?;
    let read = |value: &&str| serde_json::from_str::<String>(&format!("\"{value}\"")).ok();
    let enough = best.len() >= FEWEST && (SHORTEST..LONGEST).contains(&size(&best));
    enough.then(|| best.iter().filter_map(read).map(|text| format!("<p>{text}</p>")).collect())
}

fn key_before(text: &str, end: usize) -> Option<&str> {
    let back = text.as_bytes()[..end].iter().rev().take(LONGEST_KEY).position(|byte| *byte == b'"')?;
    Some(&text[end - back..end])
}

fn is_sentence(value: &str) -> bool {
    (PARAGRAPH..LONGEST).contains(&value.len())
        && value.trim_end().ends_with(['.', '!', '?', '…', '"', '»', '”', '>'])
        && value.split(' ').nth(WORDS).is_some()
}

/// A sentence has more words.
const WORDS: usize = 8;

pub(super) fn has_paragraph(value: &str) -> bool {
    ["\\u003cp", "\\u003Cp", "<p>", "<p "].iter().any(|tag| value.contains(tag))
}

/// Where the next quotation mark without a backslash stands.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' if !escaped => return at,
            _ => escaped = byte == b'\\' && !escaped,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{longest_markup, paragraphs_of_one_key};

    #[test]
    fn the_longest_value_with_paragraphs_is_found() {
        let long = "The ferry came home. ".repeat(30);
        let page = format!(
            r#"<script>x({{"a":"\"{long}","b":"\u003cp class=\"t\"\u003e{long}\u003c/p\u003e","c":""}})</script>"#
        );
        let found = longest_markup(&page).expect("there is one");
        assert!(found.starts_with("<p class=\"t\">The ferry") && found.ends_with("</p>"));
        assert_eq!(longest_markup("<p>nothing</p> :\" \\"), None);
        assert_eq!(longest_markup(":\"<p>short</p>\""), None);
    }

    #[test]
    fn strings_with_a_paragraph_each_are_gathered_by_their_key() {
        let sentence = |at: usize| {
            format!(
                r#"The harbour master said on day {at} that the \u201cferry\u201d would sail again before the winter comes."#
            )
        };
        let text = |at: usize| format!(r#"{{"type":"text","content":"{}"}}"#, sentence(at));
        let other = |at: usize| format!(r#"{{"description":"{} And more of it."}}"#, sentence(at));
        let page = |count: usize| {
            let texts: Vec<String> = (0..count).chain(0..count).map(text).collect();
            let others: Vec<String> = (0..20).map(other).collect();
            format!("<script>x([{},{}])</script>", texts.join(","), others.join(","))
        };
        let found = paragraphs_of_one_key(&page(6)).expect("there are enough");
        assert_eq!(found.matches("<p>").count(), 6);
        assert!(found.starts_with("<p>The harbour master said on day 0 that the “ferry”"), "{found}");
        for few in [page(2), "\":\"".to_owned(), "а\":\"б".to_owned(), String::new()] {
            assert_eq!(paragraphs_of_one_key(&few), None);
        }
    }
}
