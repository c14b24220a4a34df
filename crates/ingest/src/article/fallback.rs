//! What is done when the page shows little: the body that its JSON-LD gives.

use crate::fold::push_words;
use vestnik_document::{Article, Diagnostic, FieldName, ParagraphKind, Source};

/// A body from JSON-LD shorter than this is a description, not a text.
const MIN_CHARS: usize = 200;

/// Takes the body of the JSON-LD where it is clearly longer than what was found on the page. Where both are there it
/// serves as a check: a body that shares no beginning with it gets a diagnostic.
pub(crate) fn from_json_ld(article: &mut Article, body: &[String]) {
    let given: usize = body.iter().map(|line| line.chars().count()).sum();
    if given < MIN_CHARS {
        return;
    }
    let found: usize = article.body.iter().map(|(_, text)| text.chars().count()).sum();
    if found * 3 < given {
        article.body = body.iter().map(|line| (ParagraphKind::Plain, line.clone())).collect();
        article.provenance.insert(FieldName::Body, Source::JsonLd);
        article
            .diagnostics
            .push(Diagnostic::new("body-from-json-ld", "the page shows less text than its JSON-LD holds"));
    } else if found > 0 && !agrees(article, body) {
        article
            .diagnostics
            .push(Diagnostic::new("body-unlike-json-ld", "the text of the JSON-LD is not in the body"));
    }
}

/// Which characters of the given body are looked for, its words run together.
const PROBE: std::ops::Range<usize> = 60..120;

/// Whether the first words of the given body are somewhere in the found one.
fn agrees(article: &Article, body: &[String]) -> bool {
    let mut given = String::new();
    let mut chars = 0;
    for line in body {
        // No more is asked for.
        if chars >= PROBE.end {
            break;
        }
        let start = given.len();
        push_words(&mut given, line);
        chars += given[start..].chars().count();
    }
    let probe: String = given.chars().skip(PROBE.start).take(PROBE.len()).collect();
    let mut found = String::new();
    article.body.iter().for_each(|(_, text)| push_words(&mut found, text));
    found.contains(&probe)
}
