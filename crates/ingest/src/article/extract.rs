//! The whole of extraction, step by step.

use super::address::{address, host, site_names};
use super::authors::{Authors, authors};
use super::body::{Choice, choose};
use super::dek::intro;
use super::ends::drop_names;
use super::headline::{Headline, headline};
use super::paragraphs::paragraphs;
use super::published::{Dating, Evidence, dating};
use super::ruled::Ruled;
use super::scene::Scene;
use super::signature::signature;
use super::verdict::Verdict;
use super::versions::versions;
use super::{agency, beside, explained, fallback, scripted};
use crate::container::ReadLimits;
use crate::dateline::{Opening, opening};
use crate::dates::DateOrder;
use crate::dom::{Page, Parsed};
use crate::dump;
use crate::entities::unescape;
use crate::explain::Explanation;
use crate::jsonld::{self, LdFacts};
use crate::page::{DecodedText, PageKind};
use crate::sites::rule_for;
use crate::start::start_of;
use crate::words::Words;
use vestnik_document::{Agency, Article, Diagnostic, FieldName, Source};

/// How to extract.
#[derive(Clone, Debug, Default)]
pub struct ExtractOptions {
    /// Also say why: costs memory for a copy of the page's text.
    pub explain: bool,
    /// How much of a page is read.
    pub limits: ReadLimits,
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
///
/// Diagnostics: those of decoding, `page-cut`, `json-ld-broken`, `body-from-json-ld`, `body-unlike-json-ld`,
/// `body-from-script`, `body-empty`.
pub fn extract(text: &DecodedText, options: &ExtractOptions) -> Extraction {
    let max = options.limits.max_markup_bytes;
    if text.hints.kind == PageKind::TextDump {
        return extract_dump(text, max);
    }
    let parsed = Parsed::parse(&text.text, max);
    let page = parsed.page();
    let mut article = Article { diagnostics: text.diagnostics.clone(), ..Article::default() };
    if parsed.is_cut {
        article.diagnostics.push(cut_at(max));
    }
    let facts = read_json_ld(&page, &mut article);
    let mut explanation = options.explain.then(Explanation::default);
    Steps { page: &page, facts: &facts, text }.run(&mut article, explanation.as_mut());
    Extraction { article, explanation }
}

fn cut_at(max: usize) -> Diagnostic {
    Diagnostic::new("page-cut", format!("only the first {max} bytes of its markup were read"))
}

fn extract_dump(text: &DecodedText, max: usize) -> Extraction {
    let read = start_of(&text.text, max);
    let mut article = dump::read(read);
    if read.len() < text.text.len() {
        article.diagnostics.push(cut_at(max));
    }
    article.diagnostics.splice(0..0, text.diagnostics.iter().cloned());
    article.url = article.url.or_else(|| text.hints.url.clone());
    article.site = article.url.as_deref().and_then(host);
    Extraction { article, explanation: None }
}

fn read_json_ld(page: &Page<'_>, article: &mut Article) -> LdFacts {
    if page.json_ld.is_empty() {
        return LdFacts::default();
    }
    let titles: Vec<Words> =
        [Some(page.title.as_str()), page.meta("og:title")].into_iter().flatten().map(Words::of).collect();
    let is_this_page = |facts: &LdFacts| {
        let own = facts.headline.as_deref().map(Words::of).unwrap_or_default();
        !own.is_empty() && titles.iter().any(|title| title.contains_run(&own))
    };
    let facts = jsonld::read(&page.json_ld, &is_this_page);
    if facts.broken > 0 {
        article.diagnostics.push(Diagnostic::new("json-ld-broken", "a JSON-LD block is not valid JSON"));
    }
    facts
}

/// What every step reads.
struct Steps<'s, 'a> {
    page: &'s Page<'a>,
    facts: &'s LdFacts,
    text: &'s DecodedText,
}

impl Steps<'_, '_> {
    fn run(&self, article: &mut Article, mut explanation: Option<&mut Explanation>) {
        let address = address(self.page, self.facts, self.text.hints.url.as_deref());
        note(article, FieldName::Url, address.as_ref().map(|(_, source)| *source));
        article.url = address.map(|(url, _)| url);
        article.site = article.url.as_deref().and_then(host);
        note(
            article,
            FieldName::Site,
            article.provenance.get(&FieldName::Url).copied().filter(|_| article.site.is_some()),
        );
        article.versions = versions(self.page, article.url.as_deref());
        let names = site_names(self.page, self.facts, article.site.as_deref());
        let mut headline = headline(self.page, self.facts, &names, article.url.as_deref());
        let ruled = article.site.as_deref().and_then(rule_for).map(|rule| Ruled { rule, page: self.page });
        if let Some(ruled) = ruled {
            ruled.headline(&mut headline);
        }
        let scene = Scene::new(self.page, headline.element).with_paid(&self.facts.paid);
        let scene = scene.with_rule(ruled.map(|ruled| ruled.rule));
        let evidence = Evidence {
            url: article.url.as_deref(),
            order: self.order(),
            saved_ns: self.text.hints.modified_ns,
        };
        let mut dating = dating(&scene, self.facts, &evidence);
        let mut authors = authors(&scene, self.facts, &names);
        if let Some(ruled) = ruled {
            ruled.dating(&mut dating, self.order());
            ruled.authors(&mut authors);
        }
        if let Some(explanation) = explanation.as_deref_mut() {
            explained::fields(explanation, &headline, &dating, &authors);
            explanation.site_rule = ruled.map(|ruled| ruled.rule.host.to_owned());
        }
        take_fields(article, headline, dating, authors);
        self.take_body(&scene, article, explanation.as_deref_mut());
        if let Some(explanation) = explanation {
            explained::rest(explanation, article);
        }
    }

    /// American pages write the month first.
    fn order(&self) -> DateOrder {
        match self.page.lang {
            Some(lang) if lang.eq_ignore_ascii_case("en-us") || lang == "en" => DateOrder::MonthFirst,
            _ => DateOrder::DayFirst,
        }
    }

    fn take_body(&self, scene: &Scene<'_, '_>, article: &mut Article, explanation: Option<&mut Explanation>) {
        let Choice { container, mut verdicts } = choose(scene, &article.headline);
        let intro = intro(scene, &verdicts, &self.descriptions());
        for at in intro.body {
            verdicts[at] = Verdict::Keep;
        }
        drop_names(scene, &article.authors, &mut verdicts);
        let dek: Vec<&str> =
            intro.dek.into_iter().map(|at| self.page.block_text(&self.page.blocks[at])).collect();
        article.dek = dek.join(" ");
        note(article, FieldName::Dek, (!article.dek.is_empty()).then_some(Source::PageText));
        article.body = paragraphs(scene, &verdicts);
        note(article, FieldName::Body, (!article.body.is_empty()).then(|| container.source()));
        beside::fill(scene, &verdicts, &self.facts.keywords, article);
        if article.authors.is_empty()
            && let Some(name) = signature(scene, &verdicts)
        {
            article.authors.push(name);
            note(article, FieldName::Authors, Some(Source::PageText));
        }
        fallback::from_json_ld(article, &self.facts.body);
        scripted::fill(&self.text.text, article);
        fallback::from_description(article, self.page, self.facts);
        self.take_dateline(article);
        if let Some(explanation) = explanation {
            explained::body(explanation, scene, &container, &verdicts);
        }
    }

    fn take_dateline(&self, article: &mut Article) {
        let first = article.body.first().map_or("", |(_, text)| text.as_str());
        let evidence =
            article.published.as_ref().or(article.modified.as_ref()).map(|published| published.date);
        if let Some(Opening { dateline, persons }) = opening(first, evidence) {
            article.dateline = Some(dateline);
            note(article, FieldName::Dateline, Some(Source::Dateline));
            // An agency that is named as the author is the agency of the article in any case.
            if !persons.is_empty() && article.authors.iter().all(|author| Agency::named(author).is_some()) {
                article.authors = persons;
                note(article, FieldName::Authors, Some(Source::Dateline));
            }
        }
        agency::fill(article, self.page);
    }

    /// What the page says of itself in its head.
    fn descriptions(&self) -> Vec<String> {
        let metas = fallback::DESCRIPTIONS.iter().filter_map(|(name, _)| self.page.meta(name)).map(unescape);
        metas.chain(self.facts.description.clone()).collect()
    }
}

fn take_fields(article: &mut Article, headline: Headline, dating: Dating, authors: Authors) {
    note(article, FieldName::Headline, headline.winner.map(|at| headline.witnesses[at].source));
    note(article, FieldName::Published, dating.published.as_ref().map(|published| published.source));
    note(article, FieldName::Modified, dating.modified.as_ref().map(|modified| modified.source));
    note(article, FieldName::Authors, authors.winner.map(|at| authors.witnesses[at].source));
    article.headline = headline.text;
    article.published = dating.published;
    article.modified = dating.modified;
    article.authors = authors.names;
}

fn note(article: &mut Article, field: FieldName, source: Option<Source>) {
    article.provenance.extend(source.map(|source| (field, source)));
}
