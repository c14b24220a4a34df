//! The dek: what stands between the headline and the body and introduces it.

use super::scene::Scene;
use super::verdict::Verdict;
use crate::dom::{Block, ElementId};
use crate::fold::{bare_words, common_start};
use crate::marks::Marks;

/// How many blocks behind the headline it may stand.
const REACH: usize = 40;
/// How far up the names of boxes are asked.
const LEVELS: usize = 4;

/// The text between headline and body.
#[derive(Debug, Default)]
pub(crate) struct Intro {
    /// The blocks of the dek. Empty when the body has it already, or when there is none.
    pub(crate) dek: Vec<usize>,
    /// Blocks of the body that stand outside of its container.
    pub(crate) body: Vec<usize>,
}

/// Finds dek and intro among the blocks between the headline and the body.
pub(crate) fn intro(scene: &Scene<'_, '_>, verdicts: &[Verdict], descriptions: &[String]) -> Intro {
    let found = between(scene, verdicts, descriptions);
    let (dek, body) = found.into_iter().partition(|at| is_named(scene, scene.page.blocks[*at].element));
    Intro { dek, body }
}

fn between(scene: &Scene<'_, '_>, verdicts: &[Verdict], descriptions: &[String]) -> Vec<usize> {
    let Some(headline) = scene.headline_block() else { return Vec::new() };
    let body = (headline..verdicts.len()).find(|at| verdicts[*at] == Verdict::Keep).unwrap_or(headline);
    let between = headline..body.min(headline + REACH);
    let said = |block: &Block| {
        descriptions.iter().any(|description| is_described(scene.page.block_text(block), description))
    };
    let fits = |at: &usize| {
        let block = &scene.page.blocks[*at];
        (25..900).contains(&block.chars)
            && block.link_chars * 2 < block.chars
            && may_be_dek(scene, block, verdicts[*at])
    };
    let found: Vec<usize> = between
        .filter(fits)
        .filter(|at| {
            let block = &scene.page.blocks[*at];
            said(block)
                || is_named(scene, block.element)
                || (verdicts[*at] == Verdict::Outside && is_intro(scene, block))
        })
        .collect();
    let total: u32 = found.iter().map(|at| scene.page.blocks[*at].chars).sum();
    if total > 1_500 { Vec::new() } else { found }
}

fn may_be_dek(scene: &Scene<'_, '_>, block: &Block, verdict: Verdict) -> bool {
    let never = Marks::STRONG
        | Marks::NAV
        | Marks::BYLINE
        | Marks::COUNTER
        | Marks::DATE
        | Marks::TAGS
        | Marks::SUBSCRIBE
        | Marks::AD;
    let dropped = scene.dropped(block.element);
    match verdict {
        Verdict::Outside | Verdict::LoneHeading => !dropped.intersects(never) && block.context.heading() != 1,
        // A short line before the text says who and when, unless its name says that it is the dek.
        Verdict::Marked(_) | Verdict::Tail => is_named(scene, block.element) && !dropped.intersects(never),
        _ => false,
    }
}

fn is_named(scene: &Scene<'_, '_>, id: ElementId) -> bool {
    scene.page.ancestors(id).take(LEVELS).any(|id| {
        let element = scene.page.element(id);
        element.marks.intersects(Marks::LEAD) || scene.page.rare_of(element).itemprop == "description"
    })
}

/// A sentence or more that is not inside anything left out.
fn is_intro(scene: &Scene<'_, '_>, block: &Block) -> bool {
    let text = scene.page.block_text(block);
    block.chars >= 60
        && scene.dropped(block.element).is_empty()
        && block.context.heading() == 0
        && text.ends_with(['.', '!', '?', '…', '"', '»', '”'])
}

/// Whether a block says what a description of the page says, which may be cut short.
fn is_described(block: &str, description: &str) -> bool {
    let shared = common_start(block, description);
    let words = |text: &str| bare_words(text).count();
    shared >= 5 && shared * 10 >= words(block).min(words(description)) * 8
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn a_short_line_is_the_dek_where_it_is_named_so() {
        let text = "<p>The harbour master said on Tuesday that the ferry would sail again before winter.</p>";
        let line = "Roads and schools get the most, quays wait";
        for (tag, class, wanted) in [
            ("p", "standfirst", line),
            ("h2", "subtitle", line),
            ("div", "article__lead", line),
            ("p", "line", ""),
            ("p", "lead byline", ""),
        ] {
            let html = format!(
                "<article><h1>Budget is passed</h1><{tag} class='{class}'>{line}</{tag}>{}</article>",
                text.repeat(5)
            );
            let page = DecodedText { text: html.clone(), encoding: "UTF-8", ..DecodedText::default() };
            let article = extract(&page, &ExtractOptions::default()).article;
            assert_eq!((article.dek.as_str(), article.body.len()), (wanted, 5), "{html}");
        }
    }
}
