//! Who wrote it.

use super::scene::Scene;
use super::witness::Witness;
use crate::dom::ElementId;
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
    let elsewhere = Marks::RELATED | Marks::COMMENTS | Marks::SIDEBAR | Marks::NAV | Marks::FOOTER;
    let mut found: Vec<Witness> = Vec::new();
    let mut end = 0;
    for (id, element) in scene.page.elements.iter().enumerate() {
        let id = id as ElementId;
        let prop = element.attributes.itemprop.split_ascii_whitespace().any(|prop| prop == "author");
        let rel = element.attributes.rel.split_ascii_whitespace().any(|rel| rel == "author");
        let named = element.marks.intersects(Marks::BYLINE) && scene.near_headline(id);
        if id < end || !(prop || rel || named) || scene.dropped(id).intersects(elsewhere) {
            continue;
        }
        let text = match scene.page.text_of(id) {
            text if text.is_empty() => element.attributes.content.to_owned(),
            text => text,
        };
        if text.is_empty() || text.chars().count() > 90 {
            continue;
        }
        end = element.end;
        let (source, name) = match (prop, rel) {
            (true, _) => (Source::Microdata, "itemprop author"),
            (_, true) => (Source::Link, "rel author"),
            _ => (Source::PageText, "byline"),
        };
        found.push(Witness::new(source, name, text, 0));
    }
    found.sort_by_key(|witness| witness.source);
    for block in scene.blocks_near_headline().filter(|block| block.chars < 80) {
        let text = scene.page.block_text(block);
        if let Some(rest) = BY.iter().find_map(|by| text.strip_prefix(by)) {
            found.push(Witness::new(Source::PageText, "line that begins with by", rest, 0));
        }
    }
    found
}

const BY: [&str; 10] =
    ["Written by", "By ", "By:", "Авторы:", "Автор:", "Автор ", "Текст:", "Von ", "Author:", "Author "];

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
    BY.iter()
        .find_map(|by| {
            let head = value.get(..by.len()).filter(|head| head.to_lowercase() == by.to_lowercase())?;
            Some(value[head.len()..].trim_start_matches([':', ' ']))
        })
        .unwrap_or(value)
}

/// Words of lines that stand in bylines but name nobody.
const NO_NAMES: [&str; 12] = [
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
];

fn is_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let lower = name.to_lowercase();
    letters > 1
        && !name.contains('@')
        && !NO_NAMES.iter().any(|word| lower.contains(word))
        && name.chars().count() < 60
        && name.split_whitespace().count() <= 6
        && !name.contains(|c: char| c.is_ascii_digit())
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
