//! Who wrote it.

use super::scene::Scene;
use super::witness::Witness;
use crate::dom::{Block, ElementId};
use crate::entities::unescape;
use crate::jsonld::LdFacts;
use crate::marks::Marks;
use vestnik_document::Source;

const META_AUTHORS: &[(&str, Source)] = &[
    ("author", Source::Meta),
    ("article:author", Source::OpenGraph),
    ("article:author_name", Source::OpenGraph),
    ("og:author", Source::OpenGraph),
    ("parsely-author", Source::Meta),
    ("sailthru.author", Source::Meta),
    ("cxenseparse:author", Source::Meta),
    ("dc.creator", Source::Meta),
    ("dcterms.creator", Source::Meta),
    ("dc.contributor", Source::Meta),
    ("byl", Source::Meta),
    ("twitter:creator:name", Source::Meta),
    ("mediator_author", Source::Meta),
];

/// The authors that were chosen, and who named them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Authors {
    /// One name each.
    pub(crate) names: Vec<String>,
    pub(crate) witnesses: Vec<Witness>,
    pub(crate) winner: Option<usize>,
}

/// The first witness that names persons rather than the site; the site's own name where nobody else is named.
pub(crate) fn authors(scene: &Scene<'_, '_>, facts: &LdFacts, site_names: &[String]) -> Authors {
    let witnesses = hear(scene, facts);
    let is_site = |name: &String| site_names.iter().any(|site| super::same_words(site, name));
    let mut fallback = (Vec::new(), None);
    let mut at = 0;
    while at < witnesses.len() {
        let group = witnesses[at..].iter().take_while(|witness| witness.name == witnesses[at].name);
        let (next, names) =
            (at + group.clone().count(), dedup(group.flat_map(|witness| split_names(&witness.value))));
        let names = without_roles(names);
        let persons: Vec<String> = names.iter().filter(|name| !is_site(name)).cloned().collect();
        if !persons.is_empty() {
            return Authors { names: persons, witnesses, winner: Some(at) };
        }
        if !names.is_empty() && fallback.1.is_none() {
            fallback = (names, Some(at));
        }
        at = next;
    }
    Authors { names: fallback.0, witnesses, winner: fallback.1 }
}

fn hear(scene: &Scene<'_, '_>, facts: &LdFacts) -> Vec<Witness> {
    let mut witnesses: Vec<Witness> =
        facts.authors.iter().map(|name| Witness::new(Source::JsonLd, "author", name.clone(), 0)).collect();
    for (name, source) in META_AUTHORS {
        let values = scene.page.metas.iter().filter(|(key, _)| key == name);
        witnesses.extend(values.map(|(_, value)| Witness::new(*source, name, unescape(value), 0)));
    }
    witnesses.extend(in_page(scene));
    witnesses
}

fn in_page(scene: &Scene<'_, '_>) -> Vec<Witness> {
    let mut found: Vec<Witness> = Vec::new();
    let mut end = 0;
    for id in 0..scene.page.elements.len() as ElementId {
        let Some((source, name)) = names_author(scene, id).filter(|_| id >= end) else { continue };
        let text = text_of(scene, id);
        if is_short(&text) && !(source == Source::PageText && holds_name(scene, id)) {
            end = scene.page.element(id).end;
            found.push(Witness::new(source, name, text, 0));
        }
    }
    found.sort_by_key(|witness| witness.source);
    found.extend(by_lines(scene));
    found
}

/// Whether a byline has an element for the name itself inside: the rest of it is a role or a date.
fn holds_name(scene: &Scene<'_, '_>, id: ElementId) -> bool {
    let inner = (id + 1..scene.page.element(id).end).take(MOST_INSIDE);
    inner.into_iter().any(|inner| names_author(scene, inner).is_some() && is_short(&text_of(scene, inner)))
}

/// How many elements of a byline are looked at.
const MOST_INSIDE: usize = 60;

/// The evidence that an element holds the name of an author of this article.
fn names_author(scene: &Scene<'_, '_>, id: ElementId) -> Option<(Source, &'static str)> {
    let elsewhere = Marks::RELATED | Marks::COMMENTS | Marks::SIDEBAR | Marks::NAV | Marks::FOOTER;
    let element = scene.page.element(id);
    let has = |list: &str| !list.is_empty() && list.split_ascii_whitespace().any(|word| word == "author");
    let evidence = if has(element.attributes.itemprop) {
        (Source::Microdata, "itemprop author")
    } else if has(element.attributes.rel) {
        (Source::Link, "rel author")
    } else if element.marks.intersects(Marks::BYLINE) && scene.near_headline(id) {
        (Source::PageText, "byline")
    } else {
        return None;
    };
    (!scene.dropped(id).intersects(elsewhere) && !scene.in_other_article(id)).then_some(evidence)
}

fn text_of(scene: &Scene<'_, '_>, id: ElementId) -> String {
    match scene.page.text_of(id) {
        text if text.is_empty() => scene.page.element(id).attributes.content.to_owned(),
        text => text,
    }
}

fn is_short(text: &str) -> bool {
    text.contains(char::is_alphabetic) && text.chars().count() <= 90
}

/// Lines near the headline that begin with "by"; where there is none, the first line that begins with "Author:".
fn by_lines(scene: &Scene<'_, '_>) -> Vec<Witness> {
    let line = |block: &Block, words: &[&str]| {
        let text = scene.page.block_text(block);
        let rest = words.iter().find_map(|by| text.strip_prefix(by)).filter(|_| block.chars < 80)?;
        Some(Witness::new(Source::PageText, "line that begins with by", rest, 0))
    };
    let near: Vec<Witness> = scene.blocks_near_headline().filter_map(|block| line(block, &BY)).collect();
    if !near.is_empty() {
        return near;
    }
    let elsewhere = Marks::RELATED | Marks::COMMENTS | Marks::SIDEBAR | Marks::NAV;
    let blocks = scene.page.blocks.iter();
    let here = blocks.filter(|block| !scene.dropped(block.element).intersects(elsewhere));
    here.filter_map(|block| line(block, &BY_ANYWHERE)).take(1).collect()
}

/// Not to be mistaken for the beginning of a sentence.
const BY_ANYWHERE: [&str; 4] = ["Автор:", "Авторы:", "Текст:", "Author:"];

const BY: [&str; 10] =
    ["Written by", "By ", "By:", "Авторы:", "Автор:", "Автор ", "Текст:", "Von ", "Author:", "Author "];

/// What stands before a name where a place is known to hold one; elsewhere a sentence may begin so.
const BEFORE_NAME: [&str; 17] = [
    "View all posts by",
    "View all articles by",
    "All posts by",
    "Posts by",
    "More by",
    "Story by",
    "Words by",
    "Text by",
    "Reporting by",
    "Autor/in:",
    "Autorin:",
    "Autor:",
    "Auteur :",
    "Auteur:",
    "Par ",
    "Por ",
    "Автор статьи:",
];

/// One name each of a byline: `By A and B` gives two.
pub(crate) fn split_names(value: &str) -> Vec<String> {
    let value = value.trim();
    if value.contains("://") || value.starts_with("www.") || value.starts_with('@') || value.starts_with('{')
    {
        return Vec::new();
    }
    let value = without_by(value);
    let value = value.replace(" and ", ",").replace(" und ", ",").replace(" и ", ",").replace(" & ", ",");
    // `Jane Roe, PhD` is one name; `Jane Roe, John Doe` are two.
    let commas = value.split(',').filter(|part| !part.trim().is_empty());
    let listed = commas.clone().all(|part| part.split_whitespace().count() >= 2);
    let value = if listed { value } else { commas.take(1).map(str::to_owned).collect() };
    value
        .split([',', ';', '|', '•', '·', '\n'])
        .map(without_by)
        .map(|name| {
            name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '.'))
        })
        .filter(|name| is_name(name))
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The value without the word that says that a name follows.
fn without_by(value: &str) -> &str {
    let value = value.trim();
    BEFORE_NAME
        .iter()
        .chain(&BY)
        .find_map(|by| {
            let head = value.get(..by.len()).filter(|head| head.to_lowercase() == by.to_lowercase())?;
            Some(value[head.len()..].trim_start_matches([':', ' ']))
        })
        .unwrap_or(value)
}

/// Words of lines that stand in bylines but name nobody.
const NO_NAMES: [&str; 17] = [
    "photo",
    "foto",
    "фото",
    "comment",
    "updated",
    "read",
    "редакция сайта",
    "©",
    "about",
    "published",
    "posted",
    "share",
    "headshot",
    "avatar",
    "image:",
    "bildrechte",
    "getty",
];

fn is_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let lower = name.to_lowercase();
    letters > 1
        && !name.contains('@')
        && !BY.iter().any(|by| by.trim_end_matches([' ', ':']).to_lowercase() == lower)
        && !NO_NAMES.iter().any(|word| lower.contains(word))
        && name.chars().count() < 60
        && name.split_whitespace().count() <= 6
        && !name.contains(|c: char| c.is_ascii_digit())
}

/// `Ann Lee, business editor` names one person: where some names are written as names are, the others are not names.
fn without_roles(names: Vec<String>) -> Vec<String> {
    let is_role = |name: &String| {
        let last = name.split_whitespace().next_back().unwrap_or("");
        name.starts_with(char::is_lowercase) || last.starts_with(char::is_lowercase)
    };
    if names.iter().all(is_role) {
        return names;
    }
    names.into_iter().filter(|name| !is_role(name)).collect()
}

fn dedup(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names.take(40) {
        if !seen.iter().any(|known| super::same_words(known, &name)) {
            seen.push(name);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::split_names;

    #[test]
    fn bylines_are_cut_into_names() {
        for (value, wanted) in [
            ("By Ann Lee and John Roe", &["Ann Lee", "John Roe"][..]),
            ("Автор: Иван Петров", &["Иван Петров"]),
            ("View all posts by Ann Lee", &["Ann Lee"]),
            ("Autor/in: Jana Roth", &["Jana Roth"]),
            ("Par Jeanne Moulin", &["Jeanne Moulin"]),
            ("Jane Roe, PhD", &["Jane Roe"]),
            ("By", &[]),
            ("Автор:", &[]),
            ("Ann Lee Headshot", &[]),
            ("(Image: Getty Images)", &[]),
            ("Bildrechte: Agentur", &[]),
            ("https://a.example/ann", &[]),
        ] {
            assert_eq!(split_names(value), wanted, "{value}");
        }
    }
}
