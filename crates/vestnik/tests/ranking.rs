//! What comes first of two documents, and why: one row for each thing that the ranking looks at. The one that has to come second
//! has the lesser id, so that it would be the first of two that tie.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use vestnik::document::{Paragraph, Text};
use vestnik::{Corpus, Document, DocumentId, Language, SearchRequest};

/// Words that stand in every document.
const USUAL: &str = "сообщили вечером жители посёлка возле старой дороги и большого моста через реку";

fn document(id: &str, headline: &str, body: &str) -> Document {
    let mut document = Document::new(DocumentId::new(id).unwrap());
    let lang = if body.is_ascii() { Language::English } else { Language::Russian };
    document.lang = lang;
    document.headline = (!headline.is_empty()).then(|| Text { text: headline.to_owned(), lang });
    document.body = vec![Paragraph { text: body.to_owned(), lang, ..Paragraph::default() }];
    document
}

/// The ids of the hits among two documents, given as headline and body, and forty others.
fn ranked(query: &str, first: (&str, &str), second: (&str, &str)) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    let others = (0..40).map(|number| {
        let rare = if number < 7 { "оркестр играл вальс" } else { "шёл дождь" };
        document(&format!("other{number:02}"), "", &format!("{USUAL}, {rare}"))
    });
    let two = [document("b-first", first.0, first.1), document("a-second", second.0, second.1)];
    corpus.add(others.chain(two)).unwrap();
    let hits = corpus.search(&SearchRequest::new(query)).unwrap().hits;
    hits.into_iter().map(|hit| hit.id.to_string()).filter(|id| !id.starts_with("other")).collect()
}

#[test]
fn the_better_of_two_comes_first() {
    let usual = |text: &str| text.replace('…', USUAL);
    for (why, query, first, second) in [
        ("as typed", "дохе", ("", "Турнир в Дохе, …"), ("", "Турнир и Доха, …")),
        ("as typed, in capitals", "Дохе", ("", "ТУРНИР В ДОХЕ, …"), ("", "Турнир и Доха, …")),
        (
            "as typed",
            "farm talks",
            ("", "The talks on farm aid went on"),
            ("", "The talk of farm aid went on"),
        ),
        (
            "as typed in the headline",
            "рыбаков",
            ("О рыбаков жалобе", "Рыбаки ушли, …"),
            ("Рыбаки и жалоба", "Рыбаки ушли, …"),
        ),
        ("early", "затмение", ("", "Затмение видели … … … …"), ("", "… … … … видели затмение")),
        ("close", "шторм рыбаки", ("", "Ушли в шторм рыбаки …"), ("", "Шторм ушёл, и … рыбаки")),
        (
            "in a row in the headline",
            "шторм унёс",
            ("Шторм унёс лодку", "Лодку унёс шторм, …"),
            ("Унёс лодку шторм", "Лодку унёс шторм, …"),
        ),
        (
            "all words",
            "затмение вальс",
            ("", "… … … вальс … затмение"),
            ("", "Затмение, затмение! Затмение …"),
        ),
        (
            "two words rather than a rare one",
            "хризантема оркестр вальс",
            ("", "Красивые оркестр вальс …"),
            ("", "Красивые хризантема сад …"),
        ),
    ] {
        let (first, second) = ((first.0, usual(first.1)), (second.0, usual(second.1)));
        let found = ranked(query, (first.0, &first.1), (second.0, &second.1));
        assert_eq!(found.first().map(String::as_str), Some("b-first"), "{why}: {query}: {found:?}");
    }
}
