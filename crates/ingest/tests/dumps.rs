//! Text dumps, as they come out of a browser or out of an editor.

use vestnik_document::Article;
use vestnik_ingest::{DecodedText, ExtractOptions, Hints, PageKind, extract};

fn read(text: &str) -> Article {
    let hints = Hints { kind: PageKind::TextDump, ..Hints::default() };
    let text = DecodedText { text: text.to_owned(), encoding: "UTF-8", hints, ..DecodedText::default() };
    extract(&text, &ExtractOptions::default()).article
}

fn body(article: &Article) -> Vec<&str> {
    article.body.iter().map(|(_, text)| text.as_str()).collect()
}

const SEA: &str = "Паром «Северный» вышел из порта во вторник утром, сообщила пресс-служба пароходства. На борту было сто двенадцать пассажиров.";
const SHORE: &str =
    "По словам капитана, рейс прошёл спокойно, хотя ветер усиливался до пятнадцати метров в секунду.";

#[test]
fn a_russian_page_with_its_surroundings() {
    let article = read(&format!(
        "Меню\nВойти\nПервый паром сезона вышел в море\n15 апреля 2021, 09:30\n1204\nФото: Пётр Ильин\n\nАРХАНГЕЛЬСК, 15 апр — РИА Новости. {SEA}\n\nЧитайте также: Ледоход на Двине\n\n{SHORE}\n\n© Вымышленное агентство, 2021\nТеги: море, паром\nЛедоход начался раньше срока\n14.04.2021 18:00\nМост закрыли на три дня\n13.04.2021 11:15\n"
    ));
    assert_eq!(article.headline, "Первый паром сезона вышел в море");
    assert_eq!(body(&article), [&format!("АРХАНГЕЛЬСК, 15 апр — РИА Новости. {SEA}"), SHORE]);
    assert_eq!(article.published.unwrap().date.to_string(), "2021-04-15T09:30");
    assert_eq!(article.agency.as_deref(), Some("РИА Новости"));
    assert_eq!(article.dateline.unwrap().date.unwrap().to_string(), "2021-04-15");
    assert_eq!(article.tags, ["море", "паром"]);
    assert_eq!(article.rights, "© Вымышленное агентство, 2021");
    assert_eq!(article.image_credits, ["Пётр Ильин"]);
    let related: Vec<&str> = article.related.iter().map(|related| related.text.as_str()).collect();
    assert_eq!(related, ["Ледоход начался раньше срока", "Мост закрыли на три дня"]);
    assert_eq!(article.related[0].time.unwrap().to_string(), "2021-04-14T18:00");
}

#[test]
fn an_english_page_with_dek_and_byline() {
    let article = read(
        "Harbour town votes to keep its lighthouse\nResidents turned down a plan to replace the tower with an automatic beacon.\nBy Ann Example\nMarch 3, 2022 at 6:01 p.m.\n\nThe town of Westering will keep its lighthouse after a vote that drew more than half of its residents on Tuesday.\n\nWhat happens next\n\nRepairs will begin in the summer and are expected to cost less than the beacon would have, the council said.\n\nShare\nAll rights reserved.\n",
    );
    assert_eq!(article.headline, "Harbour town votes to keep its lighthouse");
    assert_eq!(article.authors, ["Ann Example"]);
    assert_eq!(article.published.unwrap().date.to_string(), "2022-03-03T18:01");
    assert_eq!(article.rights, "All rights reserved.");
    assert!(article.body.iter().any(|(_, text)| text.starts_with("The town of Westering")));
    assert!(article.body.last().unwrap().1.ends_with("the council said."));
}

#[test]
fn a_plain_text_file() {
    let article = read(&format!("Первый паром сезона\n\n{SEA}\n\n{SHORE}\n"));
    assert_eq!(article.headline, "Первый паром сезона");
    assert_eq!(body(&article), [SEA, SHORE]);
}

#[test]
fn a_flash_of_one_line() {
    let article = read("Паром «Северный» вышел в море\n");
    assert_eq!(body(&article), ["Паром «Северный» вышел в море"]);
    assert_eq!(read("").body, []);
}
