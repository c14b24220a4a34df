//! Who wrote it.

use super::bylines::{by_lines, is_here};
use super::credits::{CREDIT, credit};
use super::names::split_names;
use super::roles::{is_company, without_roles};
use super::scene::Scene;
use super::witness::Witness;
use crate::dom::{Element, ElementId, Page};
use crate::entities::unescape;
use crate::fold::lowered;
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

/// The first witness that names persons rather than the site or a company; these where nobody else is named.
pub(crate) fn authors(scene: &Scene<'_, '_>, facts: &LdFacts, site_names: &[String]) -> Authors {
    let mut witnesses = hear(scene, facts);
    let is_site =
        |name: &String| site_names.iter().any(|site| super::same_words(site, name)) || is_company(name);
    let mut fallback = (Vec::new(), None);
    let mut at = 0;
    loop {
        if at == witnesses.len() {
            // Only now, because nobody else names a person.
            match credit(scene).filter(|_| !witnesses.iter().any(|witness| witness.name == CREDIT)) {
                Some(credit) => witnesses.push(credit),
                None => break,
            }
        }
        let group = witnesses[at..].iter().take_while(|witness| witness.name == witnesses[at].name);
        let (next, names) =
            (at + group.clone().count(), dedup(group.flat_map(|witness| split_names(&witness.value))));
        let names = without_roles(names);
        let others: Vec<String> = names.iter().filter(|name| !is_site(name)).cloned().collect();
        if others.iter().any(|name| !is_company(name)) {
            return Authors { names: others, witnesses, winner: Some(at) };
        }
        let names = if others.is_empty() { names } else { others };
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
    witnesses.extend(labelled(scene));
    witnesses.extend(in_page(scene));
    witnesses
}

/// The labels that programs write into the card of a page for "written by".
const LABELS: [&str; 7] =
    ["written by", "author", "автор", "écrit par", "verfasst von", "escrito por", "написано автором"];

/// A value of the card whose label says that it is the author.
fn labelled<'s>(scene: &'s Scene<'_, '_>) -> impl Iterator<Item = Witness> + 's {
    let pairs = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    pairs.into_iter().filter_map(|(label, name)| {
        let label = lowered(scene.page.meta(label)?);
        let value = scene.page.meta(name).filter(|_| LABELS.contains(&label.as_str()))?;
        Some(Witness::new(Source::Meta, name, unescape(value), 0))
    })
}

fn in_page(scene: &Scene<'_, '_>) -> Vec<Witness> {
    let mut found: Vec<Witness> = Vec::new();
    let mut end = 0;
    for (id, element) in scene.page.telling() {
        if id < end || !may_name(scene.page, element) {
            continue;
        }
        let Some((source, name)) = names_author(scene, id) else { continue };
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

/// Whether an element has anything that could tell: nearly all have nothing.
fn may_name(page: &Page<'_>, element: &Element<'_>) -> bool {
    let rare = page.rare_of(element);
    !rare.itemprop.is_empty() || !rare.rel.is_empty() || element.marks.intersects(Marks::BYLINE)
}

/// The evidence that an element holds the name of an author of this article.
fn names_author(scene: &Scene<'_, '_>, id: ElementId) -> Option<(Source, &'static str)> {
    let element = scene.page.element(id);
    if !may_name(scene.page, element) {
        return None;
    }
    let rare = scene.page.rare_of(element);
    let has = |list: &str| !list.is_empty() && list.split_ascii_whitespace().any(|word| word == "author");
    let evidence = if has(rare.itemprop) {
        (Source::Microdata, "itemprop author")
    } else if has(rare.rel) {
        (Source::Link, "rel author")
    } else if element.marks.intersects(Marks::BYLINE) && scene.near_headline(id) {
        (Source::PageText, "byline")
    } else {
        return None;
    };
    is_here(scene, id).then_some(evidence)
}

fn text_of(scene: &Scene<'_, '_>, id: ElementId) -> String {
    match scene.page.text_of(id) {
        text if text.is_empty() => scene.page.rare_of(scene.page.element(id)).content.to_owned(),
        text => text,
    }
}

fn is_short(text: &str) -> bool {
    text.contains(char::is_alphabetic) && text.chars().count() <= 90
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
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn the_card_of_a_page_labels_its_author() {
        for (label, value, wanted) in [
            ("Written by", "Ann Lee", &["Ann Lee"][..]),
            ("Автор", "Иван Петров", &["Иван Петров"]),
            ("Est. reading time", "Five minutes", &[]),
        ] {
            let html = format!(
                "<meta name=twitter:label1 content='{label}'><meta name=twitter:data1 content='{value}'><h1>Ferry sails</h1>"
            );
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.authors, wanted, "{label}");
        }
    }

    #[test]
    fn a_counter_names_nobody() {
        for (name, text, wanted) in [
            ("info_counters", "subscribers", &[][..]),
            ("views", "Visitors", &[]),
            ("byline", "Ann Lee", &["Ann Lee"]),
        ] {
            let html = format!("<h1>Ferry sails</h1><div class={name}>{text}</div>");
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.authors, wanted, "{name}");
        }
    }
}
