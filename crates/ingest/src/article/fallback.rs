//! What is done when the page shows little: the body that its JSON-LD gives, or what its head says of it.

use crate::dom::Page;
use crate::entities::unescape;
use crate::fold::{push_words, same_words, squeezed};
use crate::jsonld::LdFacts;
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

/// Where pages say what they are about.
pub(super) const DESCRIPTIONS: [(&str, Source); 3] = [
    ("description", Source::Meta),
    ("og:description", Source::OpenGraph),
    ("twitter:description", Source::Meta),
];

/// The words that make a description; fewer are the name of the site.
const FEWEST_WORDS: usize = 4;

/// Says that the body is empty, and takes the longest description for the dek, so that something of the page is found.
pub(super) fn from_description(article: &mut Article, page: &Page<'_>, facts: &LdFacts) {
    if !article.body.is_empty() {
        return;
    }
    article.diagnostics.push(Diagnostic::new("body-empty", "no text was found on the page"));
    if !article.dek.is_empty() {
        return;
    }
    let of_head =
        DESCRIPTIONS.iter().filter_map(|(name, source)| Some((unescape(page.meta(name)?), *source)));
    let of_facts = facts.description.clone().map(|text| (text, Source::JsonLd));
    let said = of_head.chain(of_facts).map(|(text, source)| (squeezed(&text), source));
    let says_more = |text: &str| {
        text.split_whitespace().nth(FEWEST_WORDS - 1).is_some() && !same_words(text, &article.headline)
    };
    let longest = said.filter(|(text, _)| says_more(text)).max_by_key(|(text, _)| text.chars().count());
    if let Some((text, source)) = longest {
        article.dek = text;
        article.provenance.insert(FieldName::Dek, source);
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

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};
    use vestnik_document::{FieldName, Source};

    #[test]
    fn a_page_without_a_text_has_what_its_head_says_of_it() {
        let short = "<meta name=description content='The ferry sails again.'>";
        let long =
            "<meta property=og:description content='The ferry sails\n again before winter &amp; storms.'>";
        let whole = "The ferry sails again before winter & storms.";
        let text = "<p>The harbour master said on Tuesday that the ferry would sail again before winter.</p>";
        for (head, body, dek, source) in [
            (format!("{short}{long}"), "", whole, Some(Source::OpenGraph)),
            (format!("{long}{short}"), "<div id=app></div>", whole, Some(Source::OpenGraph)),
            (short.to_owned(), "", "The ferry sails again.", Some(Source::Meta)),
            (
                r#"<script type=application/ld+json>{"@type":"NewsArticle","headline":"Ferry","description":"The ferry sails again."}</script>"#.to_owned(),
                "",
                "The ferry sails again.",
                Some(Source::JsonLd),
            ),
            ("<meta name=description content='Ferry'>".to_owned(), "", "", None),
            ("<meta name=description content='Ferry returns to the isles'>".to_owned(), "", "", None),
            (long.to_owned(), text, "", None),
        ] {
            let html = format!("<title>Ferry returns to the isles</title>{head}<body>{body}");
            let page = DecodedText { text: html.clone(), encoding: "UTF-8", ..DecodedText::default() };
            let article = extract(&page, &ExtractOptions::default()).article;
            let dek = (dek, source);
            assert_eq!((article.dek.as_str(), article.provenance.get(&FieldName::Dek).copied()), dek, "{html}");
            let is_said = article.diagnostics.iter().any(|diagnostic| diagnostic.code == "body-empty");
            assert_eq!(is_said, article.body.is_empty(), "{html}");
        }
    }
}
