//! Everything on the page beside the body that keeps a place: tags, other articles, rights (and `pictures`).

use super::body::Verdict;
use super::phrases::boilerplate;
use super::pictures;
use super::scene::Scene;
use crate::dates::{DateOrder, find};
use crate::dom::{Context, Link, Tag};
use crate::fold::{is_letter, lowered};
use crate::marks::Marks;
use std::collections::HashSet;
use vestnik_document::{Article, FieldName, RelatedArticle, Source};

/// The most entries that a page is believed to have of one kind.
const MOST: usize = 200;

/// Fills the fields beside the body.
pub(crate) fn fill(scene: &Scene<'_, '_>, verdicts: &[Verdict], keywords: &[String], article: &mut Article) {
    pictures::fill(scene, verdicts, article);
    article.rights = rights(scene, verdicts);
    article.tags = tags(scene, keywords);
    article.related = related(scene, verdicts, &article.headline);
    for (field, found) in [
        (FieldName::Captions, !article.captions.is_empty()),
        (FieldName::ImageCredits, !article.image_credits.is_empty()),
        (FieldName::Tags, !article.tags.is_empty()),
        (FieldName::Related, !article.related.is_empty()),
        (FieldName::Rights, !article.rights.is_empty()),
    ] {
        if found {
            article.provenance.insert(field, Source::PageText);
        }
    }
}

/// The first text that is left out and begins as a notice of rights does.
fn rights(scene: &Scene<'_, '_>, verdicts: &[Verdict]) -> String {
    let left_out = scene.page.blocks.iter().zip(verdicts).filter(|(_, verdict)| **verdict != Verdict::Keep);
    let mut texts = left_out.map(|(block, _)| (scene.page.block_text(block), block.chars));
    texts.find(|(text, chars)| is_rights(text, *chars)).map_or_else(String::new, |(text, _)| text.to_owned())
}

fn is_rights(text: &str, chars: u32) -> bool {
    (8..500).contains(&chars)
        && boilerplate(text) == Some("rights")
        && text.chars().filter(|c| is_letter(*c)).count() > 3
}

/// Links with `rel="tag"`, else those in boxes for tags or behind "Tags:", else the keywords of the page's head.
fn tags(scene: &Scene<'_, '_>, keywords: &[String]) -> Vec<String> {
    let boxes: [&dyn Fn(&Link<'_>) -> bool; 2] =
        [&|link| has_rel_tag(scene, link), &|link| is_in_tag_box(scene, link)];
    for is_tag in boxes {
        let shown = scene.page.links.iter().filter(|link| is_tag(link));
        let shown =
            unique(shown.map(|link| link_text(scene, link).trim_start_matches('#').trim().to_owned()));
        if !shown.is_empty() {
            return shown;
        }
    }
    let metas = scene
        .page
        .metas
        .iter()
        .filter(|(name, _)| matches!(name.as_str(), "article:tag" | "news_keywords" | "keywords"));
    let metas = metas.flat_map(|(_, value)| value.split([',', ';']).map(|tag| tag.trim().to_owned()));
    unique(keywords.iter().cloned().chain(metas))
}

/// A category is where the site files the page, not what the page is about.
fn has_rel_tag(scene: &Scene<'_, '_>, link: &Link<'_>) -> bool {
    let rels = || scene.page.element(link.element).attributes.rel.split_ascii_whitespace();
    rels().any(|rel| rel == "tag") && !rels().any(|rel| rel == "category")
}

fn is_in_tag_box(scene: &Scene<'_, '_>, link: &Link<'_>) -> bool {
    let marks = scene.dropped(link.element);
    let at = scene.page.blocks.partition_point(|block| block.range.end < link.range.end);
    let line = || scene.page.blocks.get(at).map_or("", |block| scene.page.block_text(block));
    !marks.intersects(Marks::NAV | Marks::FOOTER | Marks::SIDEBAR | Marks::RELATED)
        && (marks.intersects(Marks::TAGS) || boilerplate(line()) == Some("tags"))
}

fn unique(tags: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    let sound = |tag: &String| (2..60).contains(&tag.chars().count());
    tags.filter(sound).filter(|tag| seen.insert(tag.to_lowercase())).take(MOST / 4).collect()
}

fn link_text<'s>(scene: &'s Scene<'_, '_>, link: &Link<'_>) -> &'s str {
    scene.page.text.get(link.range.clone()).unwrap_or("").lines().max_by_key(|line| line.len()).unwrap_or("")
}

/// Links outside the body that read like headlines and lead to another page.
fn related(scene: &Scene<'_, '_>, verdicts: &[Verdict], headline: &str) -> Vec<RelatedArticle> {
    let mut seen = HashSet::new();
    let mut found: Vec<RelatedArticle> = Vec::new();
    for link in &scene.page.links {
        let text = link_text(scene, link).trim();
        let at = scene.page.blocks.partition_point(|block| block.range.end < link.range.end);
        let in_body = verdicts.get(at) == Some(&Verdict::Keep);
        if in_body
            || found.len() >= MOST
            || !is_headline(scene, link, text)
            || super::same_words(text, headline)
        {
            continue;
        }
        if seen.insert(lowered(text)) {
            let url = Some(link.href.to_owned());
            found.push(RelatedArticle { text: text.to_owned(), time: time_beside(scene, at, text), url });
        }
    }
    found
}

fn is_headline(scene: &Scene<'_, '_>, link: &Link<'_>, text: &str) -> bool {
    let leads_on = !link.href.starts_with(['#', '?'])
        && !link.href.starts_with("javascript:")
        && !link.href.starts_with("mailto:");
    let context = scene.page.element(link.element).context;
    let never = Marks::NAV | Marks::LEGAL | Marks::TAGS | Marks::SHARE | Marks::SUBSCRIBE;
    leads_on
        && text.len() >= 20
        && !context.has(Context(Context::NAV.0 | Context::FORM.0))
        && !scene.dropped(link.element).intersects(never)
        && (20..250).contains(&text.chars().count())
        && text.split_whitespace().nth(2).is_some()
        && boilerplate(text).is_none()
}

/// The time in the blocks of the same teaser: the one just before or just behind the headline.
fn time_beside(scene: &Scene<'_, '_>, at: usize, headline: &str) -> Option<vestnik_document::Moment> {
    let teaser = scene.page.blocks.get(at).map(|block| block.element)?;
    let holder = scene
        .page
        .ancestors(teaser)
        .take(5)
        .find(|id| matches!(scene.page.element(*id).tag, Tag::Item | Tag::Article))?;
    let blocks = scene.page.blocks_of(holder);
    let times = blocks
        .iter()
        .take(8)
        .map(|block| scene.page.block_text(block))
        .filter(|text| *text != headline && text.len() < 60);
    times.filter_map(|text| find(text, DateOrder::DayFirst)).map(|found| found.moment).next()
}
