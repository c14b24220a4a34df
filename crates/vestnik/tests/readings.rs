//! Words with a slip: which reading is believed, and when the hits are those of the reading.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use vestnik::document::{Paragraph, Text};
use vestnik::{Corpus, Document, DocumentId, SearchRequest, Translate};

/// An index of texts, each in so many documents.
fn corpus(texts: &[(usize, &str)]) -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    let numbered = texts.iter().enumerate();
    let documents = numbered.flat_map(|(text, (count, body))| {
        (0..*count).map(move |copy| document(&format!("d{text}-{copy}"), body))
    });
    corpus.add(documents).unwrap();
    (folder, corpus)
}

fn document(id: &str, body: &str) -> Document {
    let mut document = Document::new(DocumentId::new(id).unwrap());
    let lang = vestnik::detect(body).language;
    document.lang = lang;
    document.headline = Some(Text { text: String::new(), lang });
    document.body = vec![Paragraph { text: body.to_owned(), lang, ..Paragraph::default() }];
    document
}

/// The first reading of a query, whether the hits are its hits, and how many have all words.
fn read(corpus: &Corpus, query: &str, translate: Translate) -> (Option<(String, bool)>, u64) {
    let request = SearchRequest { translate, ..SearchRequest::new(query) };
    let hits = corpus.searcher().unwrap().search(&request).unwrap();
    (hits.suggestions.first().map(|one| (one.query.clone(), one.applied)), hits.total)
}

/// A query with its reading, and how many hits have all words.
type Row<'r> = (&'r str, Option<(&'r str, bool)>, u64);

#[track_caller]
fn check(corpus: &Corpus, translate: Translate, rows: &[Row<'_>]) {
    for (query, reading, total) in rows {
        let expected = reading.map(|(query, applied)| (query.to_owned(), applied));
        assert_eq!(read(corpus, query, translate), (expected, *total), "{query}");
    }
}

#[test]
fn a_reading_with_all_words_takes_the_place_of_pages_that_lack_the_slip() {
    let (_folder, corpus) = corpus(&[
        (6, "The oil prices fell again on Monday, the ministers said."),
        (1, "All oil was gone when the pieces of the ship were found."),
        (9, "A thousand pieces of glass were found in the house on Friday."),
        (3, "The president spoke at the white house about the results of the election."),
        (5, "The results of the new electron were shown at the university."),
        (1, "The president of the club was shot by a tall shooter on Sunday."),
        (9, "A shooter was seen near the lake, the police said."),
        (2, "Министерство обороны сообщило о президентских выборах в среду."),
        (9, "Президент сообщил о погоде и об урожае в понедельник."),
    ]);
    check(
        &corpus,
        Translate::Off,
        &[
            // The words beside the slip tell which word was meant.
            ("oil peices", Some(("oil prices", true)), 6),
            ("glass peices", Some(("glass pieces", true)), 9),
            ("white houe", Some(("white house", true)), 3),
            // A slip that hides the ending.
            ("elction president", Some(("election president", true)), 3),
            ("министерсто обороны", Some(("министерство обороны", true)), 2),
            ("президентсие выборы", Some(("президентских выборы", true)), 2),
            // No page has both words, but one of the reading and none of what was typed.
            ("elction прогноз", Some(("election прогноз", true)), 0),
            // Two letters are wrong, and one page happens to have both words.
            ("president snooker", Some(("president shooter", false)), 0),
            // Pages have the words as they were typed.
            ("oil pieces", None, 1),
        ],
    );
}

#[test]
fn a_name_is_no_slip_of_a_word() {
    let (_folder, corpus) = corpus(&[
        (5, "Над городом стояла туча, и щенки бежали по улице в понедельник."),
        (5, "Выборы прошли спокойно, а Порошенко приехал в среду."),
        (1, "Туча шла с моря."),
        (6, "Несколько сезонов подряд он умело отдавал долги, и отдать осталось немного."),
    ]);
    check(
        &corpus,
        Translate::Off,
        &[
            ("Ющенко", None, 0),
            ("Кучма", None, 0),
            // The analyzer knows them.
            ("Умеров", None, 0),
            ("Сазонов", None, 0),
            // A surname that nobody knows is only offered to be another word.
            ("Сизонов", Some(("сезонов", false)), 0),
            // A verb of which the index has the infinitive, three letters away.
            ("ондатра", None, 0),
            ("+тучма", Some(("+туча", false)), 0),
            // A short word with a capital may be a name.
            ("Тучма", Some(("туча", false)), 0),
            ("тучма", Some(("туча", true)), 6),
            ("Выбары", Some(("выборы", true)), 5),
            ("Парошенко", Some(("порошенко", true)), 5),
        ],
    );
}

#[test]
fn a_slip_that_a_stem_hides_is_offered_to_be_corrected() {
    let (_folder, corpus) = corpus(&[
        (2, "На пути в город путешественники остановились, и путь был долгим."),
        (4, "Путин приехал в Казань, и Медведев приехал тоже."),
        (1, "Медведей кормили рыбой, медведи были сыты и спокойны."),
    ]);
    check(
        &corpus,
        Translate::Off,
        &[
            ("Путен", Some(("путин", false)), 2),
            ("Медведьев", Some(("медведев", false)), 1),
            ("пути", None, 2),
            // No form of it stands here, and none was meant but its own.
            ("Путину", None, 4),
        ],
    );
}

#[test]
fn a_word_that_is_spelled_like_one_of_the_other_language_may_be_a_slip() {
    let (_folder, corpus) = corpus(&[
        (3, "The troops left Afghanistan in August, the minister of defence said."),
        (1, "Войска ушли из Афганистана в августе, а мини-самолёты остались."),
        (1, "Перлин приехал в Хельсинки, его встретили в аэропорту."),
        (2, "Berlin was late again, and nobody in the office knew why."),
    ]);
    check(
        &corpus,
        Translate::Also,
        &[
            // The reading means what the word is spelled like.
            ("Afganistan", Some(("afghanistan", true)), 3),
            // «минит» is no form of «мини» that a page has.
            ("miniter", Some(("minister", true)), 3),
            // A name that the index has in the other language only.
            ("Perlin", Some(("berlin", false)), 0),
        ],
    );
}
