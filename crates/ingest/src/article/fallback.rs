//! What is done when the page shows little: the body that its JSON-LD gives.

use vestnik_document::{Article, Diagnostic, FieldName, ParagraphKind, Source};

/// A body from JSON-LD shorter than this is a description, not a text.
const MIN_CHARS: usize = 200;

/// Takes the body of the JSON-LD where it is clearly longer than what was found on the page. Where both are there it
/// serves as a check: a body that shares no beginning with it gets a diagnostic.
pub(crate) fn from_json_ld(article: &mut Article, body: &[String]) {
    let given: usize = body.iter().map(|line| line.chars().count()).sum();
    let found: usize = article.body.iter().map(|(_, text)| text.chars().count()).sum();
    if given >= MIN_CHARS && found * 3 < given {
        article.body = body.iter().map(|line| (ParagraphKind::Plain, line.clone())).collect();
        article.provenance.insert(FieldName::Body, Source::JsonLd);
        article
            .diagnostics
            .push(Diagnostic::new("body-from-json-ld", "the page shows less text than its JSON-LD holds"));
    } else if given >= MIN_CHARS && found > 0 && !agrees(article, body) {
        article
            .diagnostics
            .push(Diagnostic::new("body-unlike-json-ld", "the text of the JSON-LD is not in the body"));
    }
}

/// Whether the first words of the given body are somewhere in the found one.
fn agrees(article: &Article, body: &[String]) -> bool {
    let words = |text: &str| super::words(text).concat();
    let given: String = super::words(&body.join(" ")).concat();
    let probe: String = given.chars().skip(60).take(60).collect();
    let found: String = article.body.iter().map(|(_, text)| words(text)).collect();
    found.contains(&probe)
}
