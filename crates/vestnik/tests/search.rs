//! Searching through the facade: order, pages, relaxing, facets, timelines, likeness, and readers beside a writer.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::collections::{BTreeMap, BTreeSet};
use vestnik::document::{Paragraph, Published, Source, Text};
use vestnik::{
    Corpus, Cursor, Document, DocumentId, ExpansionSource, Facet, Hits, Language, SearchError, SearchRequest,
    Sort, Step, Translate,
};

fn document(id: &str, headline: &str, body: &str, date: &str) -> Document {
    let mut document = Document::new(DocumentId::new(id).unwrap());
    let lang = vestnik::detect(body).language;
    document.lang = lang;
    document.headline = Some(Text { text: headline.to_owned(), lang });
    document.body = body
        .split('\n')
        .map(|text| Paragraph { text: text.to_owned(), lang, ..Paragraph::default() })
        .collect();
    document.published = date.parse().ok().map(|date| Published::new(date, Source::Given));
    document.site = Some(if id.starts_with('r') { "crimea.ria.example" } else { "news.example" }.to_owned());
    document
}

fn corpus() -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    corpus
        .add([
            document(
                "e1",
                "NATO dialogue resumed",
                "The alliance and its partners met in Brussels.",
                "2024-02-15",
            ),
            document(
                "e2",
                "Harvest festival",
                "NATO was mentioned once. A dialogue of farmers went on.",
                "2024-02-20",
            ),
            document(
                "e3",
                "Dialogue with the sea",
                "Sailors talked about NATO ships and a long dialogue.",
                "2023-11",
            ),
            document("e4", "Alliance budget", "NATO spends more on ships than before.", "2022"),
            document(
                "r1",
                "Переговоры в Москве",
                "Лавров встретился с коллегами. Переговоры шли долго.",
                "2024-02-15",
            ),
            document(
                "r2",
                "Погода в Казани",
                "Дождь шёл весь день, переговоров не было.",
                "2024-03-01T10:00+03:00",
            ),
            document("r3", "Урожай", "Фермеры собрали зерно.", ""),
        ])
        .unwrap();
    (folder, corpus)
}

fn ids(hits: &Hits) -> Vec<&str> {
    hits.hits.iter().map(|hit| hit.id.as_str()).collect()
}

fn search(corpus: &Corpus, request: SearchRequest) -> Hits {
    corpus.search(&request).unwrap()
}

#[test]
fn words_phrases_filters_and_orders() {
    let (_folder, corpus) = corpus();
    let strict = |query: &str| SearchRequest { relax: false, ..SearchRequest::new(query) };
    for (request, expected) in [
        (strict("nato dialogue"), &["e1", "e3", "e2"][..]),
        (strict("\"nato dialogue\""), &["e1"]),
        (strict("переговоры"), &["r1", "r2"]),
        (strict("лавров"), &["r1"]),
        (strict("nato -ships"), &["e1", "e2"]),
        (strict("harv*"), &["e2"]),
        (strict("brusels~1"), &["e1"]),
        (SearchRequest { language: Some(Language::Russian), ..strict("") }, &["r1", "r2", "r3"]),
        (SearchRequest { site: Some("ria.example".to_owned()), ..strict("переговоры") }, &["r1", "r2"]),
        (SearchRequest { since: Some(20240216), ..strict("dialogue") }, &["e2"]),
        (SearchRequest { until: Some(20231231), ..strict("nato") }, &["e3", "e4"]),
        (SearchRequest { sort: Sort::Newest, ..strict("nato") }, &["e2", "e1", "e3", "e4"]),
        (SearchRequest { sort: Sort::Oldest, ..strict("nato") }, &["e4", "e3", "e1", "e2"]),
    ] {
        let hits = search(&corpus, request.clone());
        let mut found = ids(&hits);
        if request.query.is_empty() || request.until.is_some() {
            found.sort_unstable();
        }
        assert_eq!(found, expected, "{request:?}");
        assert_eq!(hits.total as usize, expected.len(), "{request:?}");
    }
}

#[test]
fn what_is_typed_in_several_parts_is_one_word() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    let documents = [
        ("comma", "Бюджет вырос на 10,000 рублей."),
        ("spaces", "Бюджет вырос на 10 000 рублей."),
        ("apart", "В 10 школах рублей нет, код 000."),
        ("rostov", "Жители Ростова-на-Дону ждали."),
        ("place", "Министр прибыл на место."),
        ("tank", "Т-72Б3 вышел на парад."),
        ("hindi", "प्रधानमंत्री मोदी ने कहा"),
        ("far", "До станции 100 км пути."),
        ("glued", "Ждали 25лет, второй день: 2й этап."),
        ("chekhov", "Антон Чехов писал рассказы."),
        ("plan", "План провалился."),
        ("share", "Ставку подняли до 16% годовых."),
        ("percent", "The rate was raised to 16 percent a year."),
    ];
    corpus.add(documents.map(|(id, body)| document(id, "", body, ""))).unwrap();
    for (query, found) in [
        ("10 000 рублей", &["comma", "spaces"][..]),
        ("Ростов-на*", &["rostov"]),
        ("Т-72", &["tank"]),
        ("Т-7*", &["tank"]),
        ("प्रधानमंत्री", &["hindi"]),
        ("100км", &["far"]),
        ("\"100км пути\"", &["far"]),
        ("25 лет", &["glued"]),
        ("\"25 лет\"", &["glued"]),
        ("\"2-й этап\"", &["glued"]),
        ("А. П. Чехов", &["chekhov"]),
        ("Чехов А. П.", &["chekhov"]),
        ("Чехов А.П.", &["chekhov"]),
        ("план Б.", &[]),
        ("16%", &["share", "percent"]),
        ("\"16 процентов годовых\"", &["share"]),
        ("60%", &[]),
    ] {
        let hits = search(&corpus, SearchRequest { relax: false, ..SearchRequest::new(query) });
        assert_eq!(
            ids(&hits).into_iter().collect::<BTreeSet<_>>(),
            found.iter().copied().collect(),
            "{query}"
        );
    }
}

#[test]
fn hits_say_where_and_why() {
    let (_folder, corpus) = corpus();
    let hits = search(&corpus, SearchRequest::new("лаврова переговоры"));
    let hit = &hits.hits[0];
    assert_eq!((hit.id.as_str(), hit.rank, hit.relaxed), ("r1", 1, false));
    let headline = hit.headline.as_ref().unwrap();
    assert_eq!(&headline.text[hit.headline_highlights[0].bytes.clone()], "Переговоры");
    assert!(hit.snippet.highlights.iter().any(|found| &hit.snippet.text[found.bytes.clone()] == "Лавров"));
    assert_eq!(hit.why.len(), 2);
    assert!(hit.why.iter().all(|why| why.score.is_some_and(|score| score > 0.0)));
}

#[test]
fn hits_with_most_of_the_words_follow_those_with_all() {
    let (_folder, corpus) = corpus();
    let hits = search(&corpus, SearchRequest::new("brussels dialogue ships"));
    assert_eq!((hits.total, hits.relaxed), (0, hits.hits.len()));
    assert!(hits.hits.iter().all(|hit| hit.relaxed) && !hits.hits.is_empty());
    let hits = search(&corpus, SearchRequest::new("nato dialogue brussels"));
    assert_eq!((ids(&hits)[0], hits.total), ("e1", 1));
    assert_eq!(hits.relaxed, hits.hits.len() - 1);
    let unique: BTreeSet<&str> = ids(&hits).into_iter().collect();
    assert_eq!(unique.len(), hits.hits.len());
    let strict =
        search(&corpus, SearchRequest { relax: false, ..SearchRequest::new("nato dialogue brussels") });
    assert_eq!(ids(&strict), ["e1"]);
}

#[test]
fn a_whole_text_is_ranked_by_score_alone() {
    let (_folder, corpus) = corpus();
    let noise = "Markets, weather and sport of the week in many words. ".repeat(400);
    let roundup =
        format!("nato {noise} ministers {noise} brussels {noise} sign {noise} grain {noise} lighthouse");
    let about = "NATO ministers in Brussels sign the grain deal.";
    corpus
        .add([document("long", "Week", &roundup, ""), document("short", "Allies agree", about, "")])
        .unwrap();
    let query = "nato ministers brussels sign grain lighthouse";
    let hits = search(&corpus, SearchRequest::new(query));
    assert_eq!(ids(&hits)[..2], ["short", "long"]);
    assert_eq!((hits.hits[0].relaxed, hits.hits[1].relaxed, hits.total), (true, false, 1));
    assert_eq!(hits.hits[0].missing, ["lighthouse"]);
    assert_eq!(hits.relaxed, hits.hits.len() - 1);
    let all = search(&corpus, SearchRequest { relax: false, ..SearchRequest::new(query) });
    assert_eq!(ids(&all), ["long"]);
    let short = search(&corpus, SearchRequest::new("ministers brussels lighthouse"));
    assert_eq!(ids(&short)[..2], ["long", "short"]);
}

#[test]
fn a_phrase_that_no_document_has_is_missing_though_its_words_are_there() {
    let (_folder, corpus) = corpus();
    let hits = search(&corpus, SearchRequest::new("\"dialogue nato\""));
    let missing: Vec<(&str, String)> =
        hits.hits.iter().map(|hit| (hit.id.as_str(), hit.missing.join(", "))).collect();
    let phrase = "\"dialogue nato\"".to_owned();
    assert_eq!(
        missing,
        [
            ("e1", phrase.clone()),
            ("e3", phrase.clone()),
            ("e2", phrase.clone()),
            ("e4", format!("{phrase}, dialogue")),
        ]
    );
    // A phrase that is there is not missing, whatever else is.
    let hits = search(&corpus, SearchRequest::new("\"nato dialogue\" harvest"));
    let missing =
        |id: &str| hits.hits.iter().find(|hit| hit.id.as_str() == id).map(|hit| hit.missing.join("|"));
    assert_eq!(missing("e1").as_deref(), Some("harvest"));
    assert_eq!(missing("e2").as_deref(), Some("\"nato dialogue\""));
}

#[test]
fn a_number_is_not_found_by_its_digits_alone() {
    let (_folder, corpus) = corpus();
    corpus
        .add([
            document("n1", "Танкеры", "Лоцман нужен танкерам свыше 5 000 тонн.", ""),
            document("n2", "Спартакиада", "Победили 10 команд.", ""),
        ])
        .unwrap();
    assert!(search(&corpus, SearchRequest::new("10 000")).hits.is_empty());
    assert_eq!(ids(&search(&corpus, SearchRequest::new("10 000 танкеров"))), ["n1"]);
    assert_eq!(ids(&search(&corpus, SearchRequest::new("5,000 тонн"))), ["n1"]);
}

#[test]
fn a_word_that_no_document_has_is_missing_from_every_hit() {
    let (_folder, corpus) = corpus();
    for (query, missing) in [
        ("zyzzyva brussels dialogue", &["zyzzyva"][..]),
        ("dialogue \"zyzzyva nato\" brussels", &["\"zyzzyva nato\"", "zyzzyva"]),
        ("(zyzzyva OR qwyjibo) dialogue brussels -harvest", &["zyzzyva", "qwyjibo"]),
        ("the zyzzyva dialogue brussels", &["zyzzyva"]),
    ] {
        for translate in [Translate::Off, Translate::Also] {
            let hits = search(&corpus, SearchRequest { translate, ..SearchRequest::new(query) });
            assert_eq!(ids(&hits)[0], "e1", "{query}");
            assert_eq!(hits.hits[0].missing, missing, "{query}");
            assert!(hits.hits.iter().all(|hit| hit.missing.contains(&missing[0].to_owned())), "{query}");
        }
    }
}

#[test]
fn words_of_one_root_stand_in_where_a_word_is_missing() {
    let (_folder, corpus) = corpus();
    let text = "Челябинские фермеры довольны.";
    corpus.add([document("kin", "Хлеб", text, "")]).unwrap();
    let hits = search(&corpus, SearchRequest::new("челябинцы фермеры"));
    assert_eq!(ids(&hits)[0], "kin");
    let why = |source| hits.hits[0].why.iter().any(|why| why.source == source);
    assert!(hits.hits[0].relaxed && hits.total == 0 && why(ExpansionSource::Kin));
    let strict = search(&corpus, SearchRequest { relax: false, ..SearchRequest::new("челябинцы фермеры") });
    assert!(strict.hits.iter().flat_map(|hit| &hit.why).all(|why| why.source != ExpansionSource::Kin));
}

#[test]
fn synonyms_stand_in_where_a_word_of_a_text_is_missing() {
    let (_folder, corpus) = corpus();
    let text = "An earthquake broke the pottery of the island museum on Friday night.";
    corpus.add([document("synonym", "Pottery", text, "")]).unwrap();
    let hits = search(&corpus, SearchRequest::new("quake broke pottery island museum friday"));
    assert_eq!(ids(&hits)[0], "synonym");
    let why: Vec<_> = hits.hits[0].why.iter().map(|why| why.source).collect();
    assert!(hits.hits[0].relaxed && hits.total == 0 && why.contains(&ExpansionSource::Synonym), "{why:?}");
}

#[test]
fn pages_join_without_gap_or_repeat() {
    let (_folder, corpus) = corpus();
    let more = (0..150)
        .map(|number| document(&format!("p{number:03}"), "Page", "Pages of paper about NATO.", "2020"));
    corpus.add(more).unwrap();
    let searcher = corpus.searcher().unwrap();
    for query in ["nato", "nato dialogue paper", "pages"] {
        let whole = searcher.search(&SearchRequest { limit: 1000, ..SearchRequest::new(query) }).unwrap();
        assert!(whole.next.is_none());
        let (mut joined, mut after) = (Vec::new(), None);
        loop {
            let request = SearchRequest { limit: 7, after, ..SearchRequest::new(query) };
            let page = searcher.search(&request).unwrap();
            joined.extend(page.hits);
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        assert_eq!(joined, whole.hits, "{query}");
        let ranks: Vec<u64> = joined.iter().map(|hit| hit.rank).collect();
        assert_eq!(ranks, (1..=joined.len() as u64).collect::<Vec<_>>());
    }
    // However many hits were given before, the page goes on behind the last of them.
    let first = searcher.search(&SearchRequest::new("nato")).unwrap();
    let next = first.next.unwrap().0;
    for given in ["1000000", "18446744073709551615"] {
        let after = Some(Cursor(next.replacen("10", given, 1)));
        let page = searcher.search(&SearchRequest { after, ..SearchRequest::new("nato") }).unwrap();
        assert_eq!((page.hits.len(), page.hits[0].rank), (10, 11), "{given}");
    }
    let bad = SearchRequest { after: Some(Cursor("nonsense".to_owned())), ..SearchRequest::new("nato") };
    assert!(matches!(searcher.search(&bad), Err(SearchError::BadCursor)));
    let none = SearchRequest { limit: 0, ..SearchRequest::new("nato") };
    assert_eq!((searcher.search(&none).unwrap().hits.len(), searcher.search(&none).unwrap().total), (0, 154));
}

#[test]
fn all_documents_of_one_commit_are_handed_out() {
    let (_folder, corpus) = corpus();
    let before = corpus.searcher().unwrap();
    corpus.add([document("e1", "NATO dialogue broken off", "It was a short one.", "")]).unwrap();
    corpus.remove(&[DocumentId::new("r1").unwrap()]).unwrap();
    let all = |searcher: &vestnik::Searcher| {
        let documents = searcher.all_documents().map(|document| document.unwrap());
        documents.map(|document| (document.id.to_string(), document)).collect::<BTreeMap<_, _>>()
    };
    let (old, new) = (all(&before), all(&corpus.searcher().unwrap()));
    assert_eq!(old.keys().collect::<Vec<_>>(), ["e1", "e2", "e3", "e4", "r1", "r2", "r3"]);
    assert_eq!(new.keys().collect::<Vec<_>>(), ["e1", "e2", "e3", "e4", "r2", "r3"]);
    assert_eq!(old["e1"].headline_text(), "NATO dialogue resumed");
    assert_eq!(new["e1"].headline_text(), "NATO dialogue broken off");
    assert_eq!(before.document(&DocumentId::new("r2").unwrap()).unwrap().as_ref(), old.get("r2"));
}

#[test]
fn facets_and_timelines_count_all_hits() {
    let (_folder, corpus) = corpus();
    let facets = vec![Facet::Site, Facet::Language, Facet::Month, Facet::Agency];
    let hits =
        search(&corpus, SearchRequest { facets, limit: 1, ..SearchRequest::new("nato OR переговоры") });
    let counts: Vec<Vec<(&str, u64)>> = hits
        .facets
        .iter()
        .map(|facet| facet.counts.iter().map(|(value, count)| (value.as_str(), *count)).collect())
        .collect();
    assert_eq!(counts[0], [("news.example", 4), ("crimea.ria.example", 2)]);
    assert_eq!(counts[1], [("en", 4), ("ru", 2)]);
    // A date that is only a year belongs to no month.
    assert_eq!(counts[2], [("2024-02", 3), ("2023-11", 1), ("2024-03", 1)]);
    assert!(counts[3].is_empty());
    let searcher = corpus.searcher().unwrap();
    let timeline = |step| searcher.timeline(&SearchRequest::new("nato OR переговоры"), step).unwrap();
    let months: Vec<String> = timeline(Step::Month).into_iter().map(|bucket| bucket.period).collect();
    assert_eq!(months, ["2023-11", "2024-02", "2024-03"]);
    let days = timeline(Step::Day);
    assert_eq!(days[0].period, "2024-02-15");
    assert_eq!(days[0].counts, [(Language::Russian, 1), (Language::English, 1)]);
}

#[test]
fn an_agency_is_one_under_its_names_in_both_scripts() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    let of = |id: &str, body: &str, agency: &str| {
        let agency = Some(agency.to_owned());
        Document { agency, ..document(id, "Паром / Ferry", body, "2024-02-15") }
    };
    corpus
        .add([
            of("e1", "The ferry sailed again on Tuesday, its master said.", "Reuters"),
            of("e2", "The harbour was closed on Monday.", "Thomson Reuters"),
            of("r1", "Паром снова вышел в море во вторник, сообщил капитан.", "Рейтер"),
            of("r2", "Порт закрыт из-за шторма, сообщили в мэрии.", "ТАСС"),
            of("r3", "Порт снова открыт, сообщили в мэрии.", "Порт-Инфо"),
        ])
        .unwrap();
    for (query, wanted) in [
        ("agency:Reuters", 3),
        ("агентство:Рейтер", 3),
        ("agency:TASS", 1),
        ("agency:ТАСС", 1),
        ("agency:Порт-Инфо", 1),
        ("agency:AP", 0),
    ] {
        assert_eq!(search(&corpus, SearchRequest::new(query)).total, wanted, "{query}");
    }
    let every = SearchRequest {
        facets: vec![Facet::Agency], ..SearchRequest::new("паром OR ferry OR порт")
    };
    let counts = &search(&corpus, every).facets[0].counts;
    assert_eq!(*counts, [("Reuters".to_owned(), 3), ("Порт-Инфо".to_owned(), 1), ("ТАСС".to_owned(), 1)]);
}

#[test]
fn other_readings_are_offered_where_nothing_was_found() {
    let (_folder, corpus) = corpus();
    // "лавров" on the other keyboard layout.
    let hits = search(&corpus, SearchRequest::new("kfdhjd"));
    assert_eq!((ids(&hits), hits.total), (vec!["r1"], 1));
    assert!(hits.suggestions[0].applied);
    assert_eq!(hits.suggestions[0].query, "лавров");
    assert!(search(&corpus, SearchRequest::new("nato")).suggestions.is_empty());
}

#[test]
fn a_reading_counts_where_pages_have_some_of_its_words() {
    let (_folder, corpus) = corpus();
    for (query, reading, applied, found) in [
        // «лавров и переговоры»: the only word that a page might have as it was typed is read with the others.
        ("kfdhjd b gthtujdjhs", "лавров и переговоры", true, 1),
        // No page has both words; one of them was typed as it is.
        ("kfdhjd ehj;fq", "лавров урожай", true, 0),
        ("погода лаврво", "погода лавров", false, 0),
        // Nothing is there of the word that would be read otherwise.
        ("погода лаврво site:news.example", "", false, 0),
        ("погода небывальщина", "", false, 0),
    ] {
        let request = SearchRequest { translate: Translate::Off, ..SearchRequest::new(query) };
        let hits = search(&corpus, request);
        let first = hits.suggestions.first();
        let offered = first.map_or(("", false), |first| (first.query.as_str(), first.applied));
        assert_eq!((offered, hits.total), ((reading, applied), found), "{query}");
        assert!(reading.is_empty() || !hits.hits.is_empty(), "{query}");
    }
    let strict = SearchRequest { relax: false, ..SearchRequest::new("kfdhjd ehj;fq") };
    assert!(search(&corpus, strict).suggestions.is_empty());
}

#[test]
fn which_reading_counts_does_not_depend_on_how_many_hits_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    corpus
        .add([
            document("e1", "Trump talks", "The talks went on all day, the people of Trump said.", ""),
            document("r1", "Переговоры", "Переговоры шли долго и кончились поздно вечером.", ""),
            document("r2", "Трамп", "Переговоры Трампа в понедельник отложили на неделю.", ""),
        ])
        .unwrap();
    corpus.searcher().unwrap();
    let request = SearchRequest {
        translate: Translate::All, ..SearchRequest::new("Трампп переговоры")
    };
    let ten = search(&corpus, request.clone());
    for limit in [0, 1, 2, 50] {
        let hits = search(&corpus, SearchRequest { limit, ..request.clone() });
        assert_eq!(hits.suggestions, ten.suggestions, "{limit}");
        assert_eq!(ids(&hits), ids(&ten)[..limit.min(ten.hits.len())], "{limit}");
    }
    // The reading is what the word sounds like, and the page that has only one of the words is still there.
    assert!(ten.suggestions.iter().any(|one| one.applied), "{:?}", ten.suggestions);
    assert!(ids(&ten).contains(&"r1"), "{:?}", ids(&ten));
}

#[test]
fn a_slip_that_a_page_has_too_is_offered_to_be_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    let many = (0..60).map(|at| document(&format!("e{at}"), "News", "The government met the farmers.", ""));
    let slip = document("slip", "News", "The goverment met the sailors.", "");
    corpus.add(many.chain([slip])).unwrap();
    for (query, reading, found) in [
        ("goverment", Some(("government", false)), 1),
        ("goverment farmers", Some(("government farmers", false)), 0),
        ("goverment sailors", None, 1),
        ("government", None, 60),
    ] {
        let hits = search(&corpus, SearchRequest { translate: Translate::Off, ..SearchRequest::new(query) });
        let offered = hits.suggestions.first().map(|one| (one.query.as_str(), one.applied));
        assert_eq!((offered, hits.total), (reading, found), "{query}");
    }
}

#[test]
fn a_near_word_is_offered_as_it_stands_in_a_document_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    corpus
        .add([
            document("r1", "Праздник", "Президенту показали праздник всей страны и двух сестёр.", ""),
            document("e1", "A speech", "The president spoke for an hour on the harvest.", ""),
        ])
        .unwrap();
    for (query, reading) in [
        // A slip that hides the stem.
        ("presidnet", Some("president")),
        ("presidnet spoke", Some("president spoke")),
        // Another form of the word than was typed, for that one stands nowhere.
        ("президнета", Some("президенту")),
        // Near to the stem of «всей», and to no word.
        ("высокий", None),
    ] {
        let hits = search(&corpus, SearchRequest { translate: Translate::Off, ..SearchRequest::new(query) });
        assert_eq!(hits.suggestions.first().map(|one| one.query.as_str()), reading, "{query}");
    }
}

#[test]
fn likeness_and_explanation() {
    let (_folder, corpus) = corpus();
    let searcher = corpus.searcher().unwrap();
    let id = DocumentId::new("e1").unwrap();
    let similar = searcher.similar(&id, 3).unwrap().unwrap();
    assert!(ids(&similar).contains(&"e3") && !ids(&similar).contains(&"e1"));
    assert!(searcher.similar(&DocumentId::new("nobody").unwrap(), 3).unwrap().is_none());
    let explained = searcher.explain(&SearchRequest::new("лавров")).unwrap();
    assert!(explained.explanation.to_string().contains("лавров"));
    assert_eq!(ids(&explained.hits), ["r1"]);
    assert_eq!(searcher.find("e1").unwrap(), [id]);
    assert!(searcher.find("no-such-thing").unwrap().is_empty());
}

#[test]
fn searches_go_on_while_documents_are_added() {
    let (_folder, corpus) = corpus();
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                let corpus = corpus.clone();
                scope.spawn(move || {
                    let mut last = 0;
                    while last < 300 {
                        let searcher = corpus.searcher().unwrap();
                        let total = searcher.search(&SearchRequest::new("zebra")).unwrap().total;
                        // One searcher is one commit: asking again gives the same.
                        assert_eq!(searcher.search(&SearchRequest::new("zebra")).unwrap().total, total);
                        assert!(total >= last && total % 100 == 0, "{last} then {total}");
                        last = total;
                    }
                })
            })
            .collect();
        for batch in 0..3 {
            let new = (0..100)
                .map(|number| document(&format!("z{batch}-{number}"), "Zebra", "Zebras run.", "2024"));
            corpus.add(new).unwrap();
        }
        readers.into_iter().for_each(|reader| reader.join().unwrap());
    });
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_can_be_searched() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, corpus) = corpus();
    let index = corpus.folder().to_owned();
    drop(corpus);
    let set = |mode| {
        for folder in [index.clone(), index.join("segments")] {
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    set(0o555);
    let reader = Corpus::open_read_only(&index).unwrap();
    assert_eq!(search(&reader, SearchRequest::new("лавров")).total, 1);
    assert!(reader.add([document("x", "X", "x", "")]).is_err());
    set(0o755);
}
