//! Snippets, highlights and reasons over documents written for it.

use super::{Highlighter, Reading, SNIPPET_CHARS};
use crate::hits::{Highlight, SearchRequest};
use crate::plan::{QueryPlan, Scope};
use crate::planner::Planner;
use crate::vocabulary::NoVocabulary;
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId, Language, Paragraph, Text};

fn document(headline: &str, paragraphs: &[&str]) -> Document {
    let mut document = Document::new(DocumentId::from_hash(1));
    document.headline = Some(Text { text: headline.to_owned(), ..Text::default() });
    document.body = paragraphs
        .iter()
        .map(|text| Paragraph { text: (*text).to_owned(), ..Paragraph::default() })
        .collect();
    document
}

fn plan(query: &str) -> QueryPlan {
    Planner::new(&Analyzer::new(), &NoVocabulary).plan(&SearchRequest::new(query))
}

fn read<T>(query: &str, document: &Document, view: impl FnOnce(&Reading<'_, '_>) -> T) -> T {
    let plan = plan(query);
    let analyzer = Analyzer::new();
    let mut highlighter = Highlighter::new(&plan, &analyzer);
    view(&highlighter.read(document))
}

/// The text with its highlights in brackets; checks that bytes and characters name the same places.
fn marked(text: &str, highlights: &[Highlight]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for highlight in highlights {
        let by_chars: String = text.chars().skip(highlight.chars.start).take(highlight.chars.len()).collect();
        assert_eq!(by_chars, text[highlight.bytes.clone()]);
        marked.push_str(&text[at..highlight.bytes.start]);
        marked.push_str(&format!("[{by_chars}]"));
        at = highlight.bytes.end;
    }
    marked + &text[at..]
}

const DIALOGUE: &str = "Диалог России и НАТО заморожен, заявил глава МИД РФ. Лаврова об этом спросили журналисты. \
    По словам Сергея Лаврова, переговоры с США могут начаться в мае. The U.S. side was silent.";

#[test]
fn what_matches_is_highlighted() {
    for (query, expected) in [
        ("нато", "Диалог России и [НАТО] заморожен"),
        ("россия", "Диалог [России] и НАТО заморожен"),
        ("диалог с нато", "[Диалог] России и [НАТО] заморожен"),
        ("\"россии и нато\"", "Диалог [России и НАТО] заморожен"),
        ("\"нато россии\"", "Диалог России и НАТО заморожен"),
        ("\"диалог нато\"~2", "[Диалог] России и [НАТО] заморожен"),
        ("замор*", "Диалог России и НАТО [заморожен]"),
        ("дилог~1", "[Диалог] России и НАТО заморожен"),
        ("нато -диалог", "Диалог России и [НАТО] заморожен"),
        ("headline:нато", "Диалог России и [НАТО] заморожен"),
        ("body:нато", "Диалог России и НАТО заморожен"),
        ("место:нато", "Диалог России и НАТО заморожен"),
        ("Россия-НАТО", "Диалог России и НАТО заморожен"),
    ] {
        let document = document("Диалог России и НАТО заморожен", &[]);
        let headline =
            read(query, &document, |reading| marked(document.headline_text(), &reading.headline()));
        assert_eq!(headline, expected, "{query}");
    }
}

#[test]
fn the_best_passage_is_cut_at_sentences() {
    let document = document("Заголовок", &["Вступление без слов запроса.", DIALOGUE]);
    for (query, chars, expected) in [
        ("лавров переговоры", 80, "По словам Сергея [Лаврова], [переговоры] с США могут начаться в мае."),
        ("лавров", 40, "[Лаврова] об этом спросили журналисты."),
        ("нато", 60, "Диалог России и [НАТО] заморожен, заявил глава МИД РФ."),
        ("переговоры", 30, "…[переговоры] с США могут…"),
        ("u.s.", 40, "The [U.S.] side was silent."),
        ("нигде", 40, "Вступление без слов запроса."),
        ("заголовок", 40, "Вступление без слов запроса."),
        (
            "спросили",
            400,
            "Диалог России и НАТО заморожен, заявил глава МИД РФ. Лаврова об этом [спросили] журналисты. По словам Сергея Лаврова, переговоры с США могут начаться в мае. The U.S. side was silent.",
        ),
    ] {
        let snippet = read(query, &document, |reading| reading.snippet(chars));
        assert_eq!(marked(&snippet.text, &snippet.highlights), expected, "{query}");
        let paragraph = &document.body[snippet.paragraph].text;
        assert_eq!(snippet.text.trim_matches('…'), &paragraph[snippet.bytes.clone()], "{query}");
        assert_eq!(snippet.field, Some(Scope::Body));
    }
}

/// A passage is found where the document has it: the dek is no paragraph of the body.
#[test]
fn a_passage_names_the_field_and_the_paragraph_of_the_document() {
    let mut document = document("Заголовок", &["Первый абзац о порте.", "Второй абзац о мосте."]);
    document.dek =
        Some(Text { text: "Ледокол ушёл в море.".to_owned(), lang: Language::Russian });
    for (query, field, paragraph) in [
        ("ледокол", Scope::Dek, 0),
        ("порт", Scope::Body, 0),
        ("мост", Scope::Body, 1),
        ("нигде", Scope::Dek, 0),
    ] {
        let snippet = read(query, &document, |reading| reading.snippet(200));
        assert_eq!((snippet.field, snippet.paragraph), (Some(field), paragraph), "{query}");
    }
}

#[test]
fn a_document_without_text_has_no_passage() {
    let document = document("НАТО", &["", "  "]);
    let snippet = read("нато", &document, |reading| reading.snippet(SNIPPET_CHARS));
    assert_eq!((snippet.text.as_str(), snippet.field), ("", None));
}

#[test]
fn white_space_within_a_passage_becomes_spaces() {
    let document = document("", &["Первая строка\nвторая строка\tс НАТО"]);
    let snippet = read("нато", &document, |reading| reading.snippet(SNIPPET_CHARS));
    assert_eq!(marked(&snippet.text, &snippet.highlights), "Первая строка вторая строка с [НАТО]");
}

#[test]
fn reasons_name_forms_and_fields() {
    let document = document("Лавров о НАТО", &[DIALOGUE]);
    let why = read("лавров -диалог нато пекин", &document, |reading| reading.why());
    let told: Vec<_> = why
        .iter()
        .map(|why| (why.word, why.query.as_str(), why.forms.join(", "), why.fields.clone()))
        .collect();
    let both = vec![Scope::Headline, Scope::Body];
    assert_eq!(
        told,
        [(0, "лавров", "Лавров, Лаврова".to_owned(), both.clone()), (2, "нато", "НАТО".to_owned(), both)]
    );
}

#[test]
fn features_tell_near_from_far() {
    let near = document("Диалог с НАТО", &["Переговоры идут."]);
    let far = document("Переговоры", &["Диалог начат.", "Члены НАТО против."]);
    let close = read("диалог с нато", &near, |reading| reading.features());
    assert!(close.phrase_in_headline && close.phrase);
    assert_eq!((close.window, close.found, close.exact, close.exact_count), (Some(3), 1.0, 1.0, 3));
    let apart = read("диалог нато", &far, |reading| reading.features());
    assert_eq!((apart.window, apart.phrase, apart.in_headline, apart.found), (None, false, 0.0, 1.0));
    let forms = read("диалога нато", &near, |reading| reading.features());
    assert!(forms.exact < 0.6 && forms.found == 1.0, "{forms:?}");
}
