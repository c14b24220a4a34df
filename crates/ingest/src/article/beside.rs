//! Everything on the page beside the body that keeps a place: tags, other articles, rights (and `pictures`).

use super::line_of_link::LineOfLink;
use super::phrases::is_boilerplate;
use super::pictures;
use super::related::related;
use super::scene::Scene;
use super::verdict::Verdict;
use crate::dom::Link;
use crate::fold::{is_letter, same_letters};
use crate::marks::Marks;
use vestnik_document::{Article, FieldName, Source};

/// The most entries that a page is believed to have of one kind.
const MOST: usize = 200;

/// Fills the fields beside the body.
pub(crate) fn fill(scene: &Scene<'_, '_>, verdicts: &[Verdict], keywords: &[String], article: &mut Article) {
    pictures::fill(scene, verdicts, article);
    article.rights = rights(scene, verdicts);
    article.tags = tags(scene, keywords);
    let day = article.published.as_ref().map(|published| published.date);
    article.related = related(scene, verdicts, &article.headline, day);
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
        && is_boilerplate(text, "rights")
        && text.chars().filter(|c| is_letter(*c)).count() > 3
}

/// Links with `rel="tag"`, else those in boxes for tags or behind "Tags:", else the keywords of the page's head.
fn tags(scene: &Scene<'_, '_>, keywords: &[String]) -> Vec<String> {
    let mut lines = TagLines::default();
    let mut in_box = |link: &Link<'_>| lines.is_in_tag_box(scene, link);
    let boxes: [&mut dyn FnMut(&Link<'_>) -> bool; 2] = [&mut |link| has_rel_tag(scene, link), &mut in_box];
    for is_tag in boxes {
        let shown = scene.page.links.iter().filter(|link| is_tag(link));
        let shown = unique(shown.map(|link| link_text(scene, link).trim_matches(is_around_tag)));
        if !shown.is_empty() {
            return shown;
        }
    }
    let metas = scene
        .page
        .metas
        .iter()
        .filter(|(name, _)| matches!(&**name, "article:tag" | "news_keywords" | "keywords"));
    let metas = metas.flat_map(|(_, value)| value.split([',', ';']).map(str::trim));
    unique(keywords.iter().map(String::as_str).chain(metas))
}

/// A category is where the site files the page, not what the page is about.
fn has_rel_tag(scene: &Scene<'_, '_>, link: &Link<'_>) -> bool {
    let rel = scene.page.rare_of(scene.page.element(link.element)).rel;
    let rels = || rel.split_ascii_whitespace();
    !rel.is_empty() && rels().any(|rel| rel == "tag") && !rels().any(|rel| rel == "category")
}

/// Whether the line of the last link begins with "Tags:": lines of tags have many links.
#[derive(Default)]
struct TagLines {
    line: LineOfLink,
    last: Option<(usize, bool)>,
}

impl TagLines {
    fn is_in_tag_box(&mut self, scene: &Scene<'_, '_>, link: &Link<'_>) -> bool {
        let marks = scene.dropped(link.element);
        !marks.intersects(Marks::NAV | Marks::FOOTER | Marks::SIDEBAR | Marks::RELATED)
            && (marks.intersects(Marks::TAGS) || self.begins_so(scene, link))
    }

    fn begins_so(&mut self, scene: &Scene<'_, '_>, link: &Link<'_>) -> bool {
        let at = self.line.of(scene.page, link);
        if let Some((_, begins_so)) = self.last.filter(|(last, _)| *last == at) {
            return begins_so;
        }
        let line = scene.page.blocks.get(at).map_or("", |block| scene.page.block_text(block));
        self.last.insert((at, is_boilerplate(line, "tags"))).1
    }
}

fn unique<'t>(tags: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for tag in tags.filter(|tag| (2..60).contains(&tag.chars().count())) {
        if seen.len() == MOST / 4 {
            break;
        }
        if !seen.iter().any(|known| same_letters(known, tag)) {
            seen.push(tag.to_owned());
        }
    }
    seen
}

/// Signs before and behind a tag: `#мост`, `мост ,`.
fn is_around_tag(c: char) -> bool {
    c.is_whitespace() || matches!(c, '#' | ',' | ';' | '•' | '·' | '|')
}

fn link_text<'s>(scene: &'s Scene<'_, '_>, link: &Link<'_>) -> &'s str {
    scene.page.text.get(link.range.clone()).unwrap_or("").lines().max_by_key(|line| line.len()).unwrap_or("")
}
