//! Pages that are drawn by a script: the markup shows nothing, and the text waits as a string in the script's data.

use super::body::{choose, paragraphs};
use super::scene::Scene;
use crate::dom::Parsed;
use vestnik_document::{Article, Diagnostic, FieldName, Source};

/// A page that shows more than this many characters needs no help.
const SHOWN: usize = 200;
/// A shorter string holds no article.
const SHORTEST: usize = 400;
/// A longer one is not read.
const LONGEST: usize = 1 << 20;

/// Takes the body from the longest string of the page's scripts that holds paragraphs of markup, where the page itself
/// shows next to nothing.
pub(crate) fn fill(text: &str, article: &mut Article) {
    let shown: usize = article.body.iter().map(|(_, text)| text.chars().count()).sum();
    if shown > SHOWN {
        return;
    }
    let Some(markup) = longest_markup(text) else { return };
    let markup = format!("<article>{markup}</article>");
    let parsed = Parsed::parse(&markup, 2 * LONGEST);
    let page = parsed.page();
    let scene = Scene::new(&page, None);
    let choice = choose(&scene, &article.headline);
    let body = paragraphs(&scene, &choice.verdicts);
    if body.iter().map(|(_, text)| text.chars().count()).sum::<usize>() <= SHOWN.max(shown) {
        return;
    }
    article.body = body;
    article.provenance.insert(FieldName::Body, Source::Paragraphs);
    article.diagnostics.push(Diagnostic::new(
        "body-from-script",
        "the page shows no text; it was found in the data of a script",
    ));
}

/// The longest value `:"…"` with a paragraph in it, its escapes resolved. One pass: a value is never read twice.
fn longest_markup(text: &str) -> Option<String> {
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

fn has_paragraph(value: &str) -> bool {
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
    use super::longest_markup;

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
}
