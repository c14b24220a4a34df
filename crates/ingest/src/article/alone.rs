//! What each block of a page is by itself, whatever the container: its names, its context and its words tell.

use super::behind::OTHERS;
use super::boxes::{RELATED, is_labelled_link, is_under_picture};
use super::headline_element::Ends;
use super::lines::{is_clock, is_date_line, is_trail, says_headline};
use super::phrases::boilerplate;
use super::scene::Scene;
use super::subheads::heads_text;
use super::verdict::Verdict;
use crate::dom::{Block, Context, Element, Tag};
use crate::fold::is_letter;
use crate::words::Words;

/// What does not depend on the container.
pub(super) struct Alone<'s, 'a> {
    /// What each block is by itself.
    pub(super) verdicts: Vec<Verdict>,
    /// The lists and tables of the page.
    pub(super) lists: Vec<&'s Element<'a>>,
    /// The blocks that say that other articles follow.
    pub(super) leading: Vec<usize>,
}

impl<'s, 'a> Alone<'s, 'a> {
    pub(super) fn of(scene: &Scene<'s, 'a>, headline: &str) -> Alone<'s, 'a> {
        let (headline, ends) = (Words::of(headline), Ends::of(headline));
        let judged = scene.page.blocks.iter().map(|block| judge_block(scene, block, &headline, &ends));
        let heads = |at, verdict| verdict == Verdict::Links && heads_text(scene, at);
        let verdicts =
            judged.enumerate().map(|(at, verdict)| if heads(at, verdict) { Verdict::Keep } else { verdict });
        let verdicts: Vec<Verdict> = verdicts.collect();
        let leads_on = |at: &usize| matches!(verdicts[*at], Verdict::Phrase(RELATED | OTHERS));
        let leading = (0..verdicts.len()).filter(leads_on).collect();
        let lists = scene.page.elements.iter().filter(|element| is_list(element));
        Alone { verdicts, lists: lists.collect(), leading }
    }
}

/// Whether an element is a list, or a table, with anything in it.
fn is_list(element: &Element<'_>) -> bool {
    matches!(element.tag, Tag::List | Tag::Table) && !element.blocks.is_empty()
}

fn judge_block(scene: &Scene<'_, '_>, block: &Block, headline: &Words, ends: &Ends) -> Verdict {
    let text = scene.page.block_text(block);
    let marks = scene.dropped(block.element);
    if !marks.is_empty() {
        return Verdict::Marked(marks);
    }
    if scene.rule.is_some_and(|rule| rule.drops_line(text)) {
        return Verdict::Ruled;
    }
    if block.context.has(Context::CAPTION)
        || (block.context.has(Context::FIGURE) && block.chars < 300 && !block.context.has(Context::CELL))
        || (block.chars < 300 && is_under_picture(scene, block))
    {
        return Verdict::Caption;
    }
    let may_say_headline =
        block.context.heading() > 0 || (block.chars < 200 && scene.headline_is_no_heading());
    if block.context.heading() == 1 || (may_say_headline && says_headline(text, headline, ends)) {
        return Verdict::Headline;
    }
    if !block.context.has(Context::PRE) && is_trail(text) {
        return Verdict::Links;
    }
    if block.chars < 400
        && let Some(kind) = boilerplate(text)
        && !(kind == RELATED && heads_details(scene, block))
        && (block.chars < 200 || matches!(kind, "consent" | "filler"))
    {
        return Verdict::Phrase(kind);
    }
    if (!text.contains(is_letter) && !in_list(block)) || is_sign(block, text) {
        return Verdict::Crumb;
    }
    if block.chars < 14 && is_clock(text) && !in_list(block) {
        return Verdict::Date;
    }
    if block.chars < 70 && !in_list(block) && is_date_line(text) {
        return Verdict::Date;
    }
    if block.chars < 250 && block.link_chars * 10 > block.chars * 8 && !in_list(block) {
        return Verdict::Links;
    }
    if !in_list(block) && is_labelled_link(scene, block) {
        return Verdict::Links;
    }
    Verdict::Keep
}

/// Whether a block is the line that a part of the page opens by: what it promises more of stands below it.
fn heads_details(scene: &Scene<'_, '_>, block: &Block) -> bool {
    let mut above = scene.page.ancestors(block.element).skip(1);
    above.next().is_some_and(|above| {
        let details = scene.page.element(above);
        details.tag == Tag::Details && details.blocks.len() > 1
    })
}

/// Whether a block is one letter or sign, as buttons are that change the size of letters.
fn is_sign(block: &Block, text: &str) -> bool {
    block.chars < 2
        && !text.contains(char::is_numeric)
        && !block.context.has(Context(Context::CELL.0 | Context::PRE.0))
}

pub(super) fn in_list(block: &Block) -> bool {
    block.context.has(Context(Context::ITEM.0 | Context::CELL.0))
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn what_opens_below_a_line_is_text() {
        let text = "<p>The ferry sailed on Tuesday, the harbour master said to reporters.</p>";
        for (part, wanted) in [
            (format!("<details><summary>Подробнее о пароме</summary>{text}</details>"), 7),
            (format!("<div><div>Подробнее о пароме</div>{text}</div>"), 5),
            ("<details><summary>Подробнее о пароме</summary></details>".to_owned(), 5),
        ] {
            let html = format!("<h1>Ferry sails</h1><div>{}{part}</div>", text.repeat(5));
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.body.len(), wanted, "{part}");
        }
    }

    #[test]
    fn lines_of_lists_keep_their_dates() {
        let text = "<p>The ferry sailed on Tuesday, the harbour master said to reporters.</p>".repeat(5);
        let lines = "<p>15 May 2021, Tuesday</p><ul><li>First voyage: 15 May 2021</li><li>3 июля 2021 года Остров</li></ul>";
        let html = format!("<article><h1>Ferry sails before winter</h1>{text}{lines}</article>");
        let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
        assert_eq!(extract(&page, &ExtractOptions::default()).article.body.len(), 5 + 2);
    }
}
