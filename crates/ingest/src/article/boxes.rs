//! Small boxes within the body that belong to something else: an image with its caption, a teaser of another article.

use super::behind::OTHERS;
use super::scene::Scene;
use super::verdict::Verdict;
use crate::dom::{Block, ElementId, Tag};
use crate::marks::Marks;
use std::ops::Range;

/// The kind of the lines that a link to another article follows.
pub(super) const RELATED: &str = "related";
/// How far up from a block its box is looked for.
const LEVELS: usize = 5;
/// A box with more characters is a part of the article.
const LARGEST: u32 = 500;
/// A box with more blocks is a part of the article.
const MOST_BLOCKS: usize = 4;

/// Whether a block is the caption in a box that is named after an image or a film, or in a table with an image.
pub(super) fn is_under_picture(scene: &Scene<'_, '_>, block: &Block) -> bool {
    small_boxes(scene, block.element).any(|id| {
        let element = scene.page.element(id);
        if element.tag == Tag::Table {
            let rows = scene.page.blocks_of(id).len();
            return rows <= 2 && !scene.ends_sentence(block) && holds_image(scene, id);
        }
        element.marks.intersects(Marks::PICTURE)
            && !matches!(element.tag, Tag::P | Tag::Heading(_) | Tag::Item)
            && (!scene.ends_sentence(block) || holds_image(scene, id))
    })
}

/// Whether there is an image or a player in an element: without one, `gallery-intro` is the name of a text.
fn holds_image(scene: &Scene<'_, '_>, id: ElementId) -> bool {
    let end = scene.page.element(id).end;
    (id..end).any(|inner| matches!(scene.page.element(inner).tag, Tag::Image | Tag::Opaque))
}

/// Whether a line is a link to another page behind a short label, `WATCH | The ferry comes home`, or a link and a few
/// words that make no paragraph.
pub(super) fn is_labelled_link(scene: &Scene<'_, '_>, block: &Block) -> bool {
    if block.chars > 250 || block.link_chars * 2 < block.chars || scene.ends_sentence(block) {
        return false;
    }
    if scene.page.element(block.element).tag == Tag::Div {
        return true;
    }
    let links = &scene.page.links;
    let Some(link) = links.get(links.partition_point(|link| link.range.end <= block.range.start)) else {
        return false;
    };
    let start = link.range.start.clamp(block.range.start, block.range.end);
    let label = scene.page.text[block.range.start..start].trim_end();
    !label.is_empty() && label.ends_with([':', '|', '»', '>', '–', '—', '▶', '►', '→'])
}

/// Leaves out the small boxes that a line like "Read also" begins.
pub(super) fn drop_teasers(scene: &Scene<'_, '_>, span: Range<usize>, verdicts: &mut [Verdict]) {
    for at in span {
        let block = &scene.page.blocks[at];
        if !matches!(verdicts[at], Verdict::Phrase(RELATED | OTHERS)) || block.chars > 60 {
            continue;
        }
        let Some(id) = small_boxes(scene, block.element).last() else { continue };
        let range = &scene.page.element(id).blocks;
        for verdict in &mut verdicts[at..range.end as usize] {
            if *verdict == Verdict::Keep {
                *verdict = Verdict::Phrase(RELATED);
            }
        }
    }
}

/// The elements around a place that hold little, from the inside out.
fn small_boxes<'s>(scene: &'s Scene<'_, '_>, id: ElementId) -> impl Iterator<Item = ElementId> + 's {
    scene.page.ancestors(id).take(LEVELS).take_while(|id| {
        let blocks = scene.page.blocks_of(*id);
        let element = scene.page.element(*id);
        blocks.len() <= MOST_BLOCKS
            && blocks.iter().map(|block| block.chars).sum::<u32>() <= LARGEST
            && !matches!(element.tag, Tag::Article | Tag::Main | Tag::Body)
    })
}
