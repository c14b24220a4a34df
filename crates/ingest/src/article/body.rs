//! Which blocks of the container are the body.

use super::container::Container;
use super::phrases::boilerplate;
use super::scene::Scene;
use crate::dom::{Block, Context, Tag};
use crate::marks::Marks;
use vestnik_document::ParagraphKind;

/// What was decided about one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is a paragraph of the body.
    Keep,
    /// It stands outside of the container.
    Outside,
    /// It, or something around it, is named as something else.
    Marked(Marks),
    /// It is the headline again.
    Headline,
    /// It is a caption.
    Caption,
    /// It is mostly links.
    Links,
    /// It begins as boilerplate does.
    Phrase(&'static str),
    /// A heading that nothing follows.
    LoneHeading,
    /// It stands behind the end of the article.
    Tail,
    /// Too little to say anything.
    Crumb,
}

/// Decides about every block of the page.
pub(crate) fn judge(scene: &Scene<'_, '_>, container: &Container, headline: &str) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Outside; scene.page.blocks.len()];
    for part in &container.parts {
        let range = scene.page.element(*part).blocks.clone();
        for at in range.start as usize..range.end as usize {
            verdicts[at] = judge_block(scene, &scene.page.blocks[at], headline);
        }
    }
    drop_link_lists(scene, &mut verdicts);
    drop_lone_headings(scene, &mut verdicts);
    verdicts
}

fn judge_block(scene: &Scene<'_, '_>, block: &Block, headline: &str) -> Verdict {
    let text = scene.page.block_text(block);
    let marks = scene.dropped(block.element);
    if !marks.is_empty() {
        return Verdict::Marked(marks);
    }
    if block.context.has(Context::CAPTION)
        || (block.context.has(Context::FIGURE) && block.chars < 300 && !block.context.has(Context::CELL))
    {
        return Verdict::Caption;
    }
    if block.context.heading() == 1 || (block.context.heading() > 0 && super::same_words(text, headline)) {
        return Verdict::Headline;
    }
    if block.chars < 200
        && let Some(kind) = boilerplate(text)
    {
        return Verdict::Phrase(kind);
    }
    if !text.contains(char::is_alphanumeric) {
        return Verdict::Crumb;
    }
    if block.chars < 250 && block.link_chars * 10 > block.chars * 8 && !in_list(block) {
        return Verdict::Links;
    }
    Verdict::Keep
}

fn in_list(block: &Block) -> bool {
    block.context.has(Context(Context::ITEM.0 | Context::CELL.0))
}

/// Lists in which links are most of the text are lists of other pages.
fn drop_link_lists(scene: &Scene<'_, '_>, verdicts: &mut [Verdict]) {
    for element in scene.page.elements.iter().filter(|element| matches!(element.tag, Tag::List | Tag::Table))
    {
        let range = element.blocks.start as usize..element.blocks.end as usize;
        let blocks = &scene.page.blocks[range.clone()];
        let chars: u64 = blocks.iter().map(|block| u64::from(block.chars)).sum();
        let links: u64 = blocks.iter().map(|block| u64::from(block.link_chars)).sum();
        if links * 10 > chars * 7 {
            for verdict in verdicts[range].iter_mut().filter(|verdict| **verdict == Verdict::Keep) {
                *verdict = Verdict::Links;
            }
        }
    }
}

/// A heading stays only when something of the body follows before the next heading of its level.
fn drop_lone_headings(scene: &Scene<'_, '_>, verdicts: &mut [Verdict]) {
    let mut waiting: Vec<(u8, usize)> = Vec::new();
    let mut lone = Vec::new();
    for (at, block) in scene.page.blocks.iter().enumerate() {
        if verdicts[at] != Verdict::Keep {
            continue;
        }
        let level = block.context.heading();
        if level == 0 {
            waiting.clear();
            continue;
        }
        while waiting.last().is_some_and(|(above, _)| *above >= level) {
            lone.extend(waiting.pop().map(|(_, at)| at));
        }
        waiting.push((level, at));
    }
    for at in lone.into_iter().chain(waiting.into_iter().map(|(_, at)| at)) {
        verdicts[at] = Verdict::LoneHeading;
    }
}

/// The kept blocks as paragraphs.
pub(crate) fn paragraphs(scene: &Scene<'_, '_>, verdicts: &[Verdict]) -> Vec<(ParagraphKind, String)> {
    let mut body: Vec<(ParagraphKind, String)> = Vec::new();
    let mut last_row = None;
    for (block, _) in scene.page.blocks.iter().zip(verdicts).filter(|(_, verdict)| **verdict == Verdict::Keep)
    {
        let text = scene.page.block_text(block);
        let kind = kind_of(block.context);
        let row = (kind == ParagraphKind::TableRow).then(|| row_of(scene, block)).flatten();
        match body.last_mut() {
            Some((_, cells)) if row.is_some() && row == last_row => {
                cells.push_str(" | ");
                cells.push_str(text);
            }
            _ => body.push((
                if row.is_none() && kind == ParagraphKind::TableRow { ParagraphKind::Plain } else { kind },
                text.to_owned(),
            )),
        }
        last_row = row;
    }
    body
}

fn kind_of(context: Context) -> ParagraphKind {
    if context.heading() > 0 {
        ParagraphKind::Subhead
    } else if context.has(Context::PRE) {
        ParagraphKind::Verbatim
    } else if context.has(Context::ITEM) {
        ParagraphKind::ListItem
    } else if context.has(Context::QUOTE) {
        ParagraphKind::Quote
    } else if context.has(Context::CELL) {
        ParagraphKind::TableRow
    } else {
        ParagraphKind::Plain
    }
}

/// The row of a data table that a block stands in; `None` in a table that only lays out the page.
fn row_of(scene: &Scene<'_, '_>, block: &Block) -> Option<u32> {
    let row = scene.page.ancestors(block.element).find(|id| scene.page.element(*id).tag == Tag::Row)?;
    let blocks = scene.page.blocks_of(row);
    let long = blocks.iter().any(|block| block.chars > 300);
    (!long && blocks.len() > 1 && blocks.len() < 30).then_some(row)
}
