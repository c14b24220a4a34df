//! The whole of extraction, step by step.

use super::address::{address, host, site_names};
use super::authors::authors;
use super::body::{Choice, Verdict, choose, paragraphs};

use super::dek::intro;
use super::headline::headline;
use super::phrases::boilerplate;
use super::published::dating;
use super::scene::Scene;
use super::{agency, beside, explained, fallback};
use crate::dateline::dateline;
use crate::dates::DateOrder;
use crate::dom::{Page, Parsed};
use crate::dump;
use crate::entities::unescape;
use crate::explain::Explanation;
use crate::jsonld::{self, LdFacts};
use crate::page::{DecodedText, PageKind};
use vestnik_document::{Article, Diagnostic, FieldName, Source};

/// How to extract.
#[derive(Clone, Debug, Default)]
pub struct ExtractOptions {
    /// Also say why: costs memory for a copy of the page's text.
    pub explain: bool,
}

/// What came out.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The article.
    pub article: Article,
    /// Why, when asked for; text dumps have no explanation.
    pub explanation: Option<Explanation>,
}

/// Extracts the article of a page. Never fails: what is not found stays empty.
pub fn extract(text: &DecodedText, options: &ExtractOptions) -> Extraction {
    if text.hints.kind == PageKind::TextDump {
        return extract_dump(text);
    }
    let parsed = Parsed::parse(&text.text);
    let page = parsed.page();
    let mut article = Article { diagnostics: text.diagnostics.clone(), ..Article::default() };
    let facts = read_json_ld(&page, &mut article);
    let mut explanation = options.explain.then(Explanation::default);
    fill(&page, &facts, text, &mut article, explanation.as_mut());
    Extraction { article, explanation }
}

fn extract_dump(text: &DecodedText) -> Extraction {
    let mut article = dump::read(&text.text);
    article.diagnostics.splice(0..0, text.diagnostics.iter().cloned());
    article.url = article.url.or_else(|| text.hints.url.clone());
    article.site = article.url.as_deref().and_then(host);
    Extraction { article, explanation: None }
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

fn fill(
    page: &Page<'_>,
    facts: &LdFacts,
    text: &DecodedText,
    article: &mut Article,
    mut explanation: Option<&mut Explanation>,
) {
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
    if let Some(explanation) = explanation.as_deref_mut() {
        let heard: Vec<_> = dating.witnesses.iter().map(|(witness, _)| witness.clone()).collect();
        let day = dating.published.as_ref().map(|published| published.date.to_string()).unwrap_or_default();
        explanation.fields = vec![
            explained::field(
                FieldName::Headline,
                headline.text.clone(),
                HEADLINE_WHY,
                &headline.witnesses,
                headline.winner,
            ),
            explained::field(FieldName::Published, day, DATE_WHY, &heard, dating.winner),
            explained::field(FieldName::Authors, names.join(", "), AUTHORS_WHY, &witnesses, winner),
        ];
    }
    article.authors = names;
    note(article, FieldName::Authors, winner.map(|at| witnesses[at].source));
    note(article, FieldName::Headline, headline.winner.map(|at| headline.witnesses[at].source));
    note(article, FieldName::Published, dating.published.as_ref().map(|published| published.source));
    note(article, FieldName::Modified, dating.modified.as_ref().map(|modified| modified.source));
    article.headline = headline.text;
    article.published = dating.published;
    article.modified = dating.modified;
    if let Some(Choice { container, mut verdicts }) = choose(&scene, &article.headline) {
        let descriptions = descriptions(page, facts);
        let intro = intro(&scene, &verdicts, &descriptions);
        for at in intro.body {
            verdicts[at] = Verdict::Keep;
        }
        let dek: Vec<&str> = intro.dek.into_iter().map(|at| page.block_text(&page.blocks[at])).collect();
        article.dek = dek.join(" ");
        article.body = paragraphs(&scene, &verdicts);
        note(article, FieldName::Body, Some(Source::Structure));
        beside::fill(&scene, &verdicts, &facts.keywords, article);
        let sources =
            scene.page.blocks.iter().map(|block| page.block_text(block)).filter(|text| text.len() < 120);
        let sources: Vec<&str> = sources.filter(|text| boilerplate(text) == Some("source")).collect();
        fallback::from_json_ld(article, &facts.body);
        let first = article.body.first().map_or("", |(_, text)| text.as_str());
        article.dateline = dateline(first, article.published.as_ref().map(|published| published.date));
        note(article, FieldName::Dateline, article.dateline.as_ref().map(|_| Source::Dateline));
        agency::fill(article, &sources);
        if let Some(explanation) = explanation.as_deref_mut() {
            explained::body(explanation, &scene, &container, &verdicts);
        }
    }
    note(article, FieldName::Url, address.as_ref().map(|(_, source)| *source));
    article.url = address.map(|(url, _)| url);
}

/// What the page says of itself in its head.
fn descriptions(page: &Page<'_>, facts: &LdFacts) -> Vec<String> {
    let metas = ["description", "og:description", "twitter:description"];
    let metas = metas.iter().filter_map(|name| page.meta(name)).map(unescape);
    metas.chain(facts.description.clone()).collect()
}

const HEADLINE_WHY: &str =
    "each witness is supported by those that say the same words, and half by those that say more";
const DATE_WHY: &str =
    "the day with most support wins, each kind of source counted once; on it the most precise value";
const AUTHORS_WHY: &str = "the first witness that names persons rather than the site";

fn note(article: &mut Article, field: FieldName, source: Option<Source>) {
    article.provenance.extend(source.map(|source| (field, source)));
}
