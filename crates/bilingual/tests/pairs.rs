//! Versions of a story find each other, and words are learned from them.

use vestnik_bilingual::lexicon::{Lexicon, learn};
use vestnik_bilingual::pairs::{Bridge, Collection, Evidence, Pair, link, stamp};
use vestnik_document::{Document, DocumentId, Language, Paragraph, Published, Source, Text};

fn document(id: &str, lang: Language, headline: &str, body: &str) -> Document {
    let mut document = Document::new(DocumentId::new(id).expect("an id"));
    document.lang = lang;
    document.headline = Some(Text { text: headline.to_owned(), lang });
    document.body = vec![Paragraph { text: body.to_owned(), lang, ..Paragraph::default() }];
    document
}

fn english(id: &str, headline: &str, body: &str) -> Document {
    document(id, Language::English, headline, body)
}

fn russian(id: &str, headline: &str, body: &str) -> Document {
    document(id, Language::Russian, headline, body)
}

fn stories() -> Vec<Document> {
    vec![
        english(
            "e1",
            "Icebreaker launched in Murmansk",
            "The icebreaker is 173 metres long, said captain Rogozin. It will sail in December 2026.",
        ),
        english(
            "e2",
            "Bank raises key rate to 16 percent",
            "The central bank raised the key rate by 100 points, governor Holmgren said.",
        ),
        english(
            "e3",
            "Earthquake of magnitude 6.1 off Kamchatka",
            "No tsunami is expected, the emergencies ministry said on Friday.",
        ),
        russian(
            "r1",
            "В Мурманске спустили на воду ледокол",
            "Длина ледокола — 173 метра, сказал капитан Рогозин. Он выйдет в море в декабре 2026 года.",
        ),
        russian(
            "r2",
            "Банк повысил ключевую ставку до 16 процентов",
            "Центральный банк повысил ключевую ставку на 100 пунктов, заявил глава банка Холмгрен.",
        ),
        russian(
            "r4",
            "Сборная выиграла матч",
            "Команда забила 3 гола во втором тайме, вратарь Мельников отразил пенальти.",
        ),
    ]
}

fn pairs(documents: &[Document]) -> Vec<Pair> {
    let mut collection = Collection::new();
    documents.iter().for_each(|document| collection.add(document));
    link(&mut collection, &mut Bridge::new([]), &mut |_, _| true).expect("nobody stops it")
}

fn ids(pairs: &[Pair]) -> Vec<(&str, &str)> {
    pairs.iter().map(|pair| (pair.english.as_str(), pair.russian.as_str())).collect()
}

#[test]
fn versions_find_each_other_and_the_rest_stays_alone() {
    let found = pairs(&stories());
    assert_eq!(ids(&found), [("e1", "r1"), ("e2", "r2")], "{found:?}");
}

#[test]
fn the_order_of_documents_does_not_count() {
    let mut turned = stories();
    turned.reverse();
    assert_eq!(pairs(&stories()), pairs(&turned));
}

#[test]
fn stories_of_other_weeks_are_no_versions() {
    let mut documents = stories();
    for document in &mut documents {
        let day = if document.lang == Language::English { "2024-05-21" } else { "2024-05-29" };
        document.published = Some(Published::new(day.parse().expect("a day"), Source::Given));
    }
    assert_eq!(ids(&pairs(&documents)), []);
    documents.truncate(4);
    documents[3].published = documents[0].published.clone();
    assert_eq!(ids(&pairs(&documents)), [("e1", "r1")]);
}

#[test]
fn addresses_of_one_article_need_little_else() {
    let mut documents = stories();
    documents[2].url = Some("https://en.example.ru/news/4815162".to_owned());
    documents.push(russian(
        "r3",
        "Камчатку тряхнуло",
        "Сила толчка — 6,1. Погибших нет, сообщило министерство.",
    ));
    documents.last_mut().expect("just pushed").url = Some("https://example.ru/novosti/4815162".to_owned());
    let found = pairs(&documents);
    let by_address: Vec<_> =
        found.iter().filter(|pair| pair.evidence == Evidence::Address).cloned().collect();
    assert_eq!(ids(&by_address), [("e3", "r3")], "{found:?}");
    // A second article with that number makes the address worthless.
    let mut third = english("e9", "Ferry back at sea", "The ferry sails again after repairs.");
    third.url.clone_from(&documents[2].url);
    documents.push(third);
    assert!(pairs(&documents).iter().all(|pair| pair.evidence == Evidence::Text));
}

/// An article with an address, and the addresses that it names as its versions.
fn linked(mut document: Document, url: &str, versions: &[&str], day: &str) -> Document {
    document.url = Some(format!("https://{url}"));
    document.versions = versions.iter().map(|url| format!("https://www.{url}/?from=other")).collect();
    document.published = Some(Published::new(day.parse().expect("a day"), Source::Given));
    document
}

#[test]
fn links_to_the_other_version_are_believed_where_they_tell_one_from_another() {
    let quake = || english("e", "Earthquake off Kamchatka", "No tsunami is expected, the ministry said.");
    let shaken = || russian("r", "Камчатку тряхнуло", "Угрозы цунами нет, сообщило министерство.");
    let front = || russian("r", "Главные новости дня", "Сборная выиграла матч, вратарь отразил пенальти.");
    let third = || english("x", "Ferry back at sea", "The ferry sails again after repairs.");
    let (day, later) = ("2024-05-21", "2024-06-21");
    for (documents, wanted) in [
        // One way is enough where the texts agree or could not be compared, both ways in any case.
        (vec![linked(quake(), "a.ru/e", &["a.ru/r"], day), linked(shaken(), "a.ru/r", &[], day)], true),
        (vec![linked(quake(), "a.ru/e", &[], day), linked(shaken(), "a.ru/r", &["a.ru/e"], later)], true),
        (
            vec![linked(quake(), "a.ru/e", &["a.ru/r"], day), linked(front(), "a.ru/r", &["a.ru/e"], day)],
            true,
        ),
        (vec![linked(quake(), "a.ru/e", &["a.ru/r"], day), linked(front(), "a.ru/r", &[], day)], false),
        // What every page links to is nobody's version.
        (
            vec![
                linked(quake(), "a.ru/e", &["a.ru/r"], day),
                linked(shaken(), "a.ru/r", &[], later),
                linked(third(), "a.ru/x", &["a.ru/r"], day),
            ],
            false,
        ),
    ] {
        let found = pairs(&documents);
        let by_link = found.iter().any(|pair| pair.evidence == Evidence::Link);
        assert_eq!(by_link, wanted, "{documents:?} {found:?}");
    }
}

#[test]
fn a_stamp_tells_one_state_of_a_text_from_another() {
    let before = russian("r", "Камчатку тряхнуло", "Угрозы цунами нет.");
    for (after, same) in [
        (Document { site: Some("a.ru".to_owned()), ..before.clone() }, true),
        (russian("r2", "Камчатку тряхнуло", "Угрозы цунами нет."), true),
        (russian("r", "Камчатку тряхнуло", "Объявлена угроза цунами."), false),
        (russian("r", "Камчатку", "тряхнуло Угрозы цунами нет."), false),
        (english("r", "Камчатку тряхнуло", "Угрозы цунами нет."), false),
    ] {
        assert_eq!(stamp(&before) == stamp(&after), same, "{after:?}");
    }
}

#[test]
fn one_language_has_no_pairs() {
    let english: Vec<_> = stories().into_iter().filter(|one| one.lang == Language::English).collect();
    assert_eq!(pairs(&english), []);
    assert_eq!(pairs(&[]), []);
}

/// Many pairs of short texts in which `drone` and `беспилотник` come and go together, among words that vary.
fn corpus() -> Collection {
    let mut collection = Collection::new();
    for number in 0..120 {
        let (place, gorod) = [("Hallby", "Халльбю"), ("Tverin", "Тверин"), ("Oskol", "Оскол")][number % 3];
        let (thing, veshch) =
            if number % 4 == 0 { ("drone", "беспилотник") } else { ("ferry", "паром") };
        let code = 1000 + number * 7;
        let english_text = format!("A {thing} was seen near {place} at point {code}, the guard said.");
        let russian_text = format!("У города {gorod} в точке {code} замечен {veshch}, сообщила охрана.");
        collection.add(&english(&format!("e{number}"), &format!("Report {code}"), &english_text));
        collection.add(&russian(&format!("r{number}"), &format!("Сообщение {code}"), &russian_text));
    }
    collection
}

fn learned() -> Lexicon {
    let mut collection = corpus();
    let pairs = link(&mut collection, &mut Bridge::new([]), &mut |_, _| true).expect("nobody stops it");
    assert!(pairs.len() >= 118, "{}", pairs.len());
    assert!(pairs.iter().all(|pair| pair.english.as_str()[1..] == pair.russian.as_str()[1..]));
    learn(&collection, &pairs, &mut |_| true).expect("nobody stops it")
}

#[test]
fn words_that_come_and_go_together_are_learned() {
    let lexicon = learned();
    let entry = lexicon.entries.iter().find(|entry| entry.english == "drone").expect("learned");
    assert_eq!((entry.russian.as_str(), entry.examples.len()), ("беспилотник", 3), "{lexicon:?}");
    assert!(entry.share > 0.9 && entry.count >= 28, "{entry:?}");
}

#[test]
fn the_same_documents_teach_the_same() {
    assert_eq!(learned(), learned());
}

#[test]
fn whoever_asks_can_stop_it() {
    let mut collection = corpus();
    assert_eq!(link(&mut collection, &mut Bridge::new([]), &mut |_, _| false), None);
    let pairs = link(&mut collection, &mut Bridge::new([]), &mut |_, _| true).expect("nobody stops it");
    assert_eq!(learn(&collection, &pairs, &mut |_| false), None);
}
