//! What comes first of two documents, and why: one row for each thing that the ranking looks at. The one that has to come second
//! has the lesser id, so that it would be the first of two that tie.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use vestnik::document::{Paragraph, Published, Source, Text};
use vestnik::{Corpus, Document, DocumentId, Language, SearchRequest, Translate};

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
            // Neither has a word of the query that the other lacks.
            "an opening like it",
            "зимнее ралли встретило рыбаков прошлым летом",
            ("", "Авторалли и рыбаков … летом"),
            ("", "Хризантема и рыбаков … летом"),
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

/// A reader who adds up what `explain` says gets the score.
#[test]
fn words_and_gains_make_the_score() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    let dated = |id: &str, headline: &str, body: &str, day: &str| {
        let published = day.parse().ok().map(|day| Published::new(day, Source::Given));
        Document { published, ..document(id, headline, body) }
    };
    corpus
        .add([
            dated("one", "Шторм унёс лодку", "Рыбаки вернулись домой без лодки.", "2024-02-15"),
            dated("two", "Рыбаки", "Лодку унёс шторм, рыбаков спасли. Шторм утих.", "2024-01-15"),
            dated("three", "Погода", "Шторма не ждут, сообщили рыбакам.", "2023-02-15"),
            dated("four", "Storm took a boat", "The fishermen came home.", "2024-02-10"),
        ])
        .unwrap();
    for query in [
        "шторм",
        "шторм рыбаки",
        "\"унёс лодку\" шторм",
        "рыбаки^3 шторм",
        "рыбак* шторм",
        "рыбаки OR погода",
        "шторм унёс лодку рыбаков спасли домой",
        "headline:шторм lang:ru",
        "шторм -погода since:2024",
    ] {
        for (prefer_recent, translate) in
            [(false, Translate::Off), (true, Translate::Off), (false, Translate::Also)]
        {
            let request = SearchRequest { prefer_recent, translate, ..SearchRequest::new(query) };
            let hits = corpus.search(&request).unwrap().hits;
            assert!(!hits.is_empty(), "{query}");
            for hit in hits {
                let words: f32 = hit.why.iter().filter_map(|why| why.score).sum();
                let sum = words + hit.gains.sum();
                assert!((sum - hit.score).abs() < 1e-3, "{query}: {sum} for {hit:#?}");
            }
        }
    }
}
