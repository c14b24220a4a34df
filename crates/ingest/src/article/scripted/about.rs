//! What stands beside a text in the data of a script: the day of the article, and who wrote it.

use crate::article::names::split_names;
use crate::dates::{self, DateOrder};
use crate::fold::same_words;
use serde_json::{Map, Value};
use vestnik_document::{Article, FieldName, Moment, Published, Source};

/// Keys of the headline, by which the data of this article are known from those of others.
const TITLES: [&str; 3] = ["headline", "title", "name"];
/// Keys of the day of publication, best first.
const PUBLISHED: [&str; 9] = [
    "datePublished",
    "publishedAt",
    "published_at",
    "publishedDate",
    "publishDate",
    "publicationDate",
    "firstPublished",
    "pubDate",
    "published",
];
/// Keys of the authors, best first.
const AUTHORS: [&str; 4] = ["authors", "author", "byline", "bylines"];
/// The most names of one article.
const MOST_NAMES: usize = 20;

/// Fills in the day and the authors that the page does not name, from the object that has its headline.
pub(super) fn fill(values: &[Value], article: &mut Article) {
    let mut waiting: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(items) => waiting.extend(items.iter().rev()),
            Value::Object(fields) => {
                let title = TITLES.iter().find_map(|key| fields.get(*key)?.as_str());
                if title.is_some_and(|title| same_words(title, &article.headline)) {
                    take(fields, article);
                }
                waiting.extend(fields.values().rev());
            }
            _ => {}
        }
    }
}

fn take(fields: &Map<String, Value>, article: &mut Article) {
    let date = || PUBLISHED.iter().filter_map(|key| fields.get(*key)).find_map(moment);
    if article.published.is_none()
        && let Some(date) = date()
    {
        article.published = Some(Published::new(date, Source::PageText));
        article.provenance.insert(FieldName::Published, Source::PageText);
    }
    let names =
        || AUTHORS.iter().filter_map(|key| fields.get(*key)).map(names).find(|names| !names.is_empty());
    if article.authors.is_empty()
        && let Some(names) = names()
    {
        article.authors = names;
        article.provenance.insert(FieldName::Authors, Source::PageText);
    }
}

/// A date as text, or in seconds or milliseconds since 1970.
fn moment(value: &Value) -> Option<Moment> {
    match value {
        Value::String(text) => dates::read(text, DateOrder::DayFirst),
        Value::Number(number) => dates::read(&number.to_string(), DateOrder::DayFirst),
        _ => None,
    }
}

/// The names in a text, in the `name` of an object, or in a list of these.
fn names(value: &Value) -> Vec<String> {
    let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let one = |item: &Value| item.as_str().or_else(|| item.get("name")?.as_str()).map(split_names);
    items.iter().take(MOST_NAMES).filter_map(one).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_object_with_the_headline_says_who_and_when() {
        let other = json!({"headline": "Other", "publishedAt": "2020-01-01", "author": "Tom Fox"});
        for (fields, day, authors) in [
            (
                json!({"publishedAt": "2025-10-01T08:30:00.000Z", "byline": [{"name": "Ann Lee"}]}),
                "2025-10-01",
                &["Ann Lee"][..],
            ),
            (
                json!({"published": 1_759_318_800, "author": "By Ann Lee and John Roe"}),
                "2025-10-01",
                &["Ann Lee", "John Roe"],
            ),
            (json!({"published": true, "author": {"id": 14}}), "", &[]),
            (json!({"related": [other]}), "", &[]),
        ] {
            let mut object = json!({"title": "Ferry sails"});
            object.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            let values = [other.clone(), json!({"props": {"page": [object]}})];
            let mut article = Article { headline: "Ferry sails!".to_owned(), ..Article::default() };
            fill(&values, &mut article);
            let found = article.published.map(|it| it.date.without_time().to_string()).unwrap_or_default();
            assert_eq!(
                (found.as_str(), article.authors.as_slice()),
                (day, &authors.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()[..]),
                "{fields}"
            );
        }
    }

    #[test]
    fn what_the_page_says_itself_stays() {
        let values = [json!({"headline": "Ferry sails", "publishedAt": "2020-01-01", "author": "Tom Fox"})];
        let day = Published::new(Moment::day(2025, 10, 1).unwrap(), Source::Time);
        let mut article = Article {
            headline: "Ferry sails".to_owned(),
            authors: vec!["Ann Lee".to_owned()],
            published: Some(day.clone()),
            ..Article::default()
        };
        fill(&values, &mut article);
        assert_eq!((article.published, article.authors), (Some(day), vec!["Ann Lee".to_owned()]));
    }
}
