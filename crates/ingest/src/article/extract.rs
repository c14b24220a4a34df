//! The whole of extraction, step by step.

use super::address::{address, host, site_names};
use super::authors::authors;
use super::body::{judge, paragraphs};
use super::container::choose;
use super::headline::headline;
use super::published::dating;
use super::scene::Scene;
use crate::dates::DateOrder;
use crate::dom::{Page, Parsed};
use crate::dump;
use crate::jsonld::{self, LdFacts};
use crate::page::{DecodedText, PageKind};
use vestnik_document::{Article, Diagnostic, FieldName, Source};

/// How to extract.
#[derive(Clone, Debug, Default)]
pub struct ExtractOptions {}

/// What came out.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The article.
    pub article: Article,
}

/// Extracts the article of a page. Never fails: what is not found stays empty.
pub fn extract(text: &DecodedText, _options: &ExtractOptions) -> Extraction {
    if text.hints.kind == PageKind::TextDump {
        return extract_dump(text);
    }
    let parsed = Parsed::parse(&text.text);
    let page = parsed.page();
    let mut article = Article { diagnostics: text.diagnostics.clone(), ..Article::default() };
    let facts = read_json_ld(&page, &mut article);
    fill(&page, &facts, text, &mut article);
    Extraction { article }
}

fn extract_dump(text: &DecodedText) -> Extraction {
    let mut article = dump::read(&text.text);
    article.diagnostics.splice(0..0, text.diagnostics.iter().cloned());
    article.url = article.url.or_else(|| text.hints.url.clone());
    article.site = article.url.as_deref().and_then(host);
    Extraction { article }
}

fn read_json_ld(page: &Page<'_>, article: &mut Article) -> LdFacts {
    let titles: Vec<Vec<String>> =
        [Some(page.title.as_str()), page.meta("og:title")].into_iter().flatten().map(super::words).collect();
    let is_this_page = |facts: &LdFacts| {
        let own = facts.headline.as_deref().map(super::words).unwrap_or_default();
        !own.is_empty() && titles.iter().any(|title| title.windows(own.len()).any(|part| part == own))
    };
    let facts = jsonld::read(&page.json_ld, &is_this_page);
    if facts.broken > 0 {
        article.diagnostics.push(Diagnostic::new("json-ld-broken", "a JSON-LD block is not valid JSON"));
    }
    facts
}

fn fill(page: &Page<'_>, facts: &LdFacts, text: &DecodedText, article: &mut Article) {
    let address = address(page, facts, text.hints.url.as_deref());
    article.site = address.as_ref().and_then(|(url, _)| host(url));
    let names = site_names(page, facts, article.site.as_deref());
    let headline = headline(page, facts, &names);
    let scene = Scene::new(page, headline.element);
    let order = match page.lang {
        Some(lang) if lang.eq_ignore_ascii_case("en-us") || lang == "en" => DateOrder::MonthFirst,
        _ => DateOrder::DayFirst,
    };
    let dating = dating(&scene, facts, address.as_ref().map(|(url, _)| url.as_str()), order);
    let (names, witnesses, winner) = authors(&scene, facts, &names);
    article.authors = names;
    note(article, FieldName::Authors, winner.map(|at| witnesses[at].source));
    note(article, FieldName::Headline, headline.winner.map(|at| headline.witnesses[at].source));
    note(article, FieldName::Published, dating.published.as_ref().map(|published| published.source));
    note(article, FieldName::Modified, dating.modified.as_ref().map(|modified| modified.source));
    article.headline = headline.text;
    article.published = dating.published;
    article.modified = dating.modified;
    if let Some(container) = choose(&scene) {
        let verdicts = judge(&scene, &container, &article.headline);
        article.body = paragraphs(&scene, &verdicts);
        note(article, FieldName::Body, Some(Source::Structure));
    }
    note(article, FieldName::Url, address.as_ref().map(|(_, source)| *source));
    article.url = address.map(|(url, _)| url);
}

fn note(article: &mut Article, field: FieldName, source: Option<Source>) {
    article.provenance.extend(source.map(|source| (field, source)));
}
