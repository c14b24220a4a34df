//! Any text analyzed, and any query shown in it: tokens, highlights, snippets, reasons.

use crate::parts::{halves, text};
use vestnik_analysis::{Analyzer, Scratch};
use vestnik_document::{Document, DocumentId, Paragraph, Text};
use vestnik_query::highlight::{Highlighter, SNIPPET_CHARS};
use vestnik_query::hits::{Highlight, SearchRequest};
use vestnik_query::planner::Planner;
use vestnik_query::vocabulary::NoVocabulary;

/// A query, a line `%%`, and a document: the first line is the headline, the others are paragraphs.
pub fn check(bytes: &[u8]) {
    let (query, document) = halves(bytes);
    let (query, document) = (text(query), text(document));
    let analyzer = Analyzer::new();
    tokens(&analyzer, &document);
    let mut lines = document.lines().map(str::to_owned);
    let mut document = Document::new(DocumentId::from_hash(1));
    document.headline = lines.next().map(|text| Text { text, ..Text::default() });
    document.body = lines.map(|text| Paragraph { text, ..Paragraph::default() }).collect();
    let plan = Planner::new(&analyzer, &NoVocabulary).plan(&SearchRequest::new(query));
    let mut highlighter = Highlighter::new(&plan, &analyzer);
    let reading = highlighter.read(&document);
    sound(document.headline_text(), &reading.headline());
    let snippet = reading.snippet(SNIPPET_CHARS);
    assert!(snippet.text.chars().count() <= 2 * SNIPPET_CHARS, "a snippet as long as a document");
    sound(&snippet.text, &snippet.highlights);
    reading.why();
    reading.features();
}

fn tokens(analyzer: &Analyzer, text: &str) {
    let (mut position, mut start) = (0, 0);
    analyzer.analyze(text, &mut Scratch::new(), &mut |token| {
        assert!(
            !token.term.is_empty() && text.get(token.start..token.end).is_some_and(|word| !word.is_empty())
        );
        assert!(token.position >= position && token.start >= start, "tokens out of order");
        (position, start) = (token.position, token.start);
    });
}

/// Highlights follow each other, and their bytes and characters name the same places.
fn sound(text: &str, highlights: &[Highlight]) {
    let mut done = 0;
    for highlight in highlights {
        assert!(highlight.bytes.start >= done && !highlight.bytes.is_empty(), "highlights that overlap");
        let before = text.get(..highlight.bytes.start).expect("a highlight starts between characters");
        let marked = text.get(highlight.bytes.clone()).expect("a highlight ends between characters");
        assert_eq!(before.chars().count(), highlight.chars.start);
        assert_eq!(marked.chars().count(), highlight.chars.len());
        done = highlight.bytes.end;
    }
}
