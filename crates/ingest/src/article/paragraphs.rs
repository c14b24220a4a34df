//! The blocks that were kept, as the paragraphs of the body.

use super::scene::Scene;
use super::verdict::Verdict;
use crate::dom::{Block, Context, Tag};
use vestnik_document::ParagraphKind;

/// The kept blocks as paragraphs.
pub(crate) fn paragraphs(scene: &Scene<'_, '_>, verdicts: &[Verdict]) -> Vec<(ParagraphKind, String)> {
    let kept = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Keep)).count();
    let mut body: Vec<(ParagraphKind, String)> = Vec::with_capacity(kept);
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
