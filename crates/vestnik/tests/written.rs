//! What is written otherwise in a page than in the query, and filters that were typed as words.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use vestnik::document::{Paragraph, Published, Source};
use vestnik::{Corpus, Document, DocumentId, ExpansionSource, Language, SearchRequest, Translate};

fn corpus(documents: &[(&str, &str)]) -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    let documents = documents.iter().map(|(id, body)| {
        let mut document = Document::new(DocumentId::new(*id).unwrap());
        document.lang = if body.is_ascii() { Language::English } else { Language::Russian };
        let text = (*body).to_owned();
        document.body = vec![Paragraph { text, lang: document.lang, ..Paragraph::default() }];
        document.published = "2019-11-15".parse().ok().map(|date| Published::new(date, Source::Given));
        document.site = Some("ria.ru".to_owned());
        document
    });
    corpus.add(documents).unwrap();
    (folder, corpus)
}

#[test]
fn compounds_and_numbers_are_found_however_they_are_written() {
    let (_folder, corpus) = corpus(&[
        ("closed", "The ceasefire held."),
        ("hyphen", "The cease-fire held."),
        ("open", "A cease fire was signed."),
        ("apart", "They cease to hold fire."),
        ("sum", "Заплатили 1\u{a0}234,56 рубля."),
        ("year", "Открыли в 2025 г. при дожде."),
        ("teen", "Задержан 20летний водитель."),
    ]);
    for (query, found) in [
        ("ceasefire", &["closed", "hyphen", "open"][..]),
        ("\"cease fire\"", &["closed", "hyphen", "open"]),
        ("cease-fire", &["closed", "hyphen", "open"]),
        ("cease fire", &["apart", "closed", "hyphen", "open"]),
        ("1234,56", &["sum"]),
        ("1 234,56 рублей", &["sum"]),
        ("открыть в 2025 году", &["year"]),
        ("\"20-летний\"", &["teen"]),
        ("20 летнего", &["teen"]),
    ] {
        let hits = corpus.search(&SearchRequest { relax: false, ..SearchRequest::new(query) }).unwrap();
        let mut ids: Vec<&str> = hits.hits.iter().map(|hit| hit.id.as_str()).collect();
        ids.sort_unstable();
        assert_eq!(ids, found, "{query}");
    }
}

#[test]
fn a_phrase_of_the_other_language_stands_before_its_words_apart() {
    let (_folder, corpus) = corpus(&[
        ("apart", "The minister said that the road was foreign to all of them."),
        ("phrase", "В город прибыл министр иностранных дел и остался до конца недели."),
    ]);
    for (query, found) in
        [("\"foreign minister\"", ["phrase", "apart"]), ("foreign minister", ["apart", "phrase"])]
    {
        let request = SearchRequest { translate: Translate::Also, ..SearchRequest::new(query) };
        let hits = corpus.search(&request).unwrap();
        assert_eq!(hits.hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), found, "{query}");
    }
}

#[test]
fn a_number_with_spaces_is_no_phrase() {
    let (_folder, corpus) = corpus(&[
        ("own", "Суд назначил штраф, рублей не хватило."),
        ("other", "The court set a fine of 10,000 roubles for the owner of the boat."),
    ]);
    for query in ["штраф 10000 рублей", "штраф 10 000 рублей"] {
        let request = SearchRequest { translate: Translate::Also, ..SearchRequest::new(query) };
        let hits = corpus.search(&request).unwrap();
        assert_eq!(hits.hits.first().map(|hit| hit.id.as_str()), Some("own"), "{query}");
    }
}

#[test]
fn a_phrase_within_a_text_hides_no_page() {
    let (_folder, corpus) =
        corpus(&[("one", "The minister said that the foreign road was closed for the whole week.")]);
    for translate in [Translate::Off, Translate::Also] {
        let query = "\"foreign minister\" said road closed whole week";
        let hits = corpus.search(&SearchRequest { translate, ..SearchRequest::new(query) }).unwrap();
        assert_eq!(hits.hits.len(), 1, "{translate:?}");
    }
}

#[test]
fn filters_are_offered_where_words_find_nothing() {
    let (_folder, corpus) = corpus(&[("one", "Лавров прибыл в Анкару.")]);
    for (query, offered) in [
        ("15.11.2019", Some("date:15.11.2019")),
        ("лавров ria.ru", Some("лавров site:ria.ru")),
        ("16.11.2019", None),
        ("tass.ru", None),
    ] {
        let hits = corpus.search(&SearchRequest::new(query)).unwrap();
        let first = hits.suggestions.first();
        assert_eq!(first.map(|first| first.query.as_str()), offered, "{query}");
        assert!(first.is_none_or(|first| first.source == ExpansionSource::Filter), "{query}");
        // Pages with some of the words are not given up for it.
        assert!(first.is_none_or(|first| first.applied != query.contains("лавров")), "{query}");
    }
}
