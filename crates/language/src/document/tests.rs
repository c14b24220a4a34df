use super::*;

fn tagged(headline: &str, body: &[&str], related: &[&str]) -> Document {
    let article = Article {
        headline: headline.to_owned(),
        dek: "Итог дня".to_owned(),
        body: body.iter().map(|text| (ParagraphKind::Plain, (*text).to_owned())).collect(),
        related: related
            .iter()
            .map(|text| RelatedArticle { text: (*text).to_owned(), ..Default::default() })
            .collect(),
        site: Some("example.org".into()),
        ..Article::default()
    };
    Tagger::new().tag(article, DocumentId::from_hash(1), "a.html".into())
}

fn codes(document: &Document) -> String {
    let headline = document.headline.iter().map(|text| text.lang);
    let body = document.body.iter().map(|paragraph| paragraph.lang);
    let related = document.related.iter().map(|related| related.lang);
    headline.chain(body).chain(related).map(Language::code).collect::<Vec<_>>().join(" ")
}

const RUSSIAN: &str = "Министры обсудили поставки зерна и договорились, что следующая встреча пройдёт в мае, сообщили в пресс-службе.";
const ENGLISH: &str = "The ministers discussed the grain deal and agreed that they would meet again in May, the press office said.";
const UKRAINIAN: &str = "Міністри обговорили постачання зерна й домовилися, що наступна зустріч відбудеться у травні, повідомили в пресслужбі.";

#[test]
fn fields_and_paragraphs_have_their_own_tags() {
    for (headline, body, related, lang, expected) in [
        (
            "Grain deal talks",
            vec![ENGLISH, RUSSIAN, ENGLISH],
            vec!["Погода на завтра", "Oil prices"],
            "en",
            "en en ru en ru en",
        ),
        (
            "Что будет с экспортом этой зимой?",
            vec![UKRAINIAN, UKRAINIAN],
            vec!["Прогноз"],
            "uk",
            "ru uk uk uk",
        ),
        ("Путин — Трамп", vec![UKRAINIAN], vec![], "uk", "uk uk"),
        ("iPhone 17 Pro Max", vec![RUSSIAN, "Tesla Model 3"], vec![], "ru", "en ru en"),
        ("Зерновая сделка", vec![], vec!["1,5 %"], "ru", "ru und"),
        ("", vec![], vec![], "und", ""),
        ("新しい経済対策", vec!["政府は新しい経済対策を発表しました"], vec![], "other", "other other"),
    ] {
        let document = tagged(headline, &body, &related);
        assert_eq!((document.lang.code(), codes(&document).as_str()), (lang, expected), "{headline}");
    }
}

#[test]
fn the_rest_is_copied() {
    let document = tagged("Headline", &[ENGLISH], &[]);
    assert_eq!(document.site.as_deref(), Some("example.org"));
    assert_eq!((document.id.as_str(), document.path.as_str()), ("0000000000000001", "a.html"));
    assert_eq!(document.dek.as_ref().map(|dek| dek.lang), Some(Language::Russian));
    assert_eq!(document.rights, None);
}

#[test]
fn a_table_does_not_speak_for_the_text_around_it() {
    let row = || {
        (ParagraphKind::TableRow, "GeForce RTX 3080 Laptop GPU with the fan at full speed | 100 %".to_owned())
    };
    let plain = (ParagraphKind::Plain, RUSSIAN.to_owned());
    let article = |body| Article { body, ..Article::default() };
    let tag = |article| Tagger::new().tag(article, DocumentId::from_hash(1), "a.html".into()).lang.code();
    let rows = |count| (0..count).map(|_| row());
    assert_eq!(tag(article(std::iter::once(plain).chain(rows(9)).collect())), "ru");
    assert_eq!(tag(article(rows(9).collect())), "en");
}
