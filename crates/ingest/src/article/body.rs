//! Which blocks of the container are the body.

use super::behind::{OTHERS, drop_behind_others};
use super::boxes::{RELATED, drop_teasers, is_labelled_link, is_under_picture};
use super::container::{AROUND_HEADLINE, Container, SITE_RULE, candidates};
use super::ends::trim_ends;
use super::headline_element::Ends;
use super::lines::{is_clock, is_date_line, is_trail, says_headline};
use super::phrases::boilerplate;
use super::repeated::drop_repeated;
use super::scene::Scene;
use super::subheads::heads_text;
use crate::dom::{Block, Context, Element, Tag};
use crate::fold::is_letter;
use crate::marks::Marks;
use crate::words::Words;
use std::ops::Range;

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
    /// The rule for the site leaves it out.
    Ruled,
    /// A heading that nothing follows.
    LoneHeading,
    /// A short line before the first sentence or behind the last.
    Tail,
    /// A date and little else.
    Date,
    /// It has been said before.
    Repeated,
    /// Too little to say anything.
    Crumb,
}

/// The body that was chosen.
pub(crate) struct Choice {
    pub(crate) container: Container,
    pub(crate) verdicts: Vec<Verdict>,
}

/// Judges the blocks of each candidate and takes the first that keeps most of what the best of them keeps. On a page
/// without any prose everything is outside.
pub(crate) fn choose(scene: &Scene<'_, '_>, headline: &str) -> Choice {
    let alone = Alone::of(scene, headline);
    let mut judged: Vec<(Choice, u64)> = Vec::new();
    for container in candidates(scene) {
        // An article is the container by its element, by its class and by its prose.
        let same =
            judged.iter().find(|(choice, _)| choice.container.blocks(scene).eq(container.blocks(scene)));
        let (verdicts, prose) = match same {
            Some((choice, prose)) => (choice.verdicts.clone(), *prose),
            None => judge_all(scene, container.blocks(scene), &alone),
        };
        judged.push((Choice { container, verdicts }, prose));
    }
    let wide = |choice: &Choice| choice.container.evidence == AROUND_HEADLINE;
    let most = judged.iter().filter(|(choice, _)| !wide(choice)).map(|(_, prose)| *prose).max().unwrap_or(0);
    let widest = judged.iter().map(|(_, prose)| *prose).max().unwrap_or(0);
    let enough = |prose: u64| prose * 10 >= most * ENOUGH && prose * 10 >= widest * ENOUGH_OF_WIDEST;
    let ruled = |choice: &Choice, prose: u64| choice.container.evidence == SITE_RULE && prose > 0;
    let mut judged = judged.into_iter();
    let best = judged.find(|(choice, prose)| ruled(choice, *prose) || enough(*prose));
    let mut choice = best.map_or_else(|| nothing(scene), |(choice, _)| choice);
    drop_repeated(scene, &mut choice.verdicts);
    choice
}

/// No container at all.
fn nothing(scene: &Scene<'_, '_>) -> Choice {
    let container = Container { parts: Vec::new(), evidence: "no text found" };
    Choice { container, verdicts: vec![Verdict::Outside; scene.page.blocks.len()] }
}

/// Tenths of the prose that the best candidate keeps.
const ENOUGH: u64 = 6;
/// Tenths of the prose that everything around the headline holds, other articles included.
const ENOUGH_OF_WIDEST: u64 = 3;

impl Verdict {
    /// The verdict in words.
    pub(crate) fn reason(self) -> String {
        match self {
            Verdict::Keep => "kept".to_owned(),
            Verdict::Outside => "outside the container".to_owned(),
            Verdict::Marked(marks) => format!("marked: {}", marks.names().collect::<Vec<_>>().join(", ")),
            Verdict::Headline => "the headline again".to_owned(),
            Verdict::Caption => "a caption".to_owned(),
            Verdict::Links => "mostly links".to_owned(),
            Verdict::Phrase(kind) => format!("begins like {kind}"),
            Verdict::Ruled => "begins as the rule for this site says".to_owned(),
            Verdict::LoneHeading => "a heading without text".to_owned(),
            Verdict::Tail => "a short line before or behind the text".to_owned(),
            Verdict::Date => "a date".to_owned(),
            Verdict::Repeated => "said before".to_owned(),
            Verdict::Crumb => "no words".to_owned(),
        }
    }
}

/// What does not depend on the container.
struct Alone<'s, 'a> {
    /// What each block is by itself.
    verdicts: Vec<Verdict>,
    /// The lists and tables of the page.
    lists: Vec<&'s Element<'a>>,
    /// The blocks that say that other articles follow.
    leading: Vec<usize>,
}

impl<'s, 'a> Alone<'s, 'a> {
    fn of(scene: &Scene<'s, 'a>, headline: &str) -> Alone<'s, 'a> {
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

/// Decides about every block of the page; gives the prose of those that are kept, too.
fn judge_all(
    scene: &Scene<'_, '_>,
    blocks: impl Iterator<Item = Range<usize>>,
    alone: &Alone<'_, '_>,
) -> (Vec<Verdict>, u64) {
    let verdicts = judge(scene, blocks, alone);
    let kept = verdicts.iter().enumerate().filter(|(_, verdict)| **verdict == Verdict::Keep);
    let prose = kept.map(|(at, _)| scene.prose_at(at)).sum();
    (verdicts, prose)
}

fn judge(
    scene: &Scene<'_, '_>,
    blocks: impl Iterator<Item = Range<usize>>,
    alone: &Alone<'_, '_>,
) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Outside; scene.page.blocks.len()];
    // Nothing is to be decided before and behind it.
    let mut span = verdicts.len()..0;
    for range in blocks {
        span = span.start.min(range.start)..span.end.max(range.end);
        verdicts[range.clone()].copy_from_slice(&alone.verdicts[range]);
    }
    let leads_on = alone.leading.iter().any(|at| span.contains(at));
    if leads_on {
        drop_teasers(scene, span.clone(), &mut verdicts);
    }
    drop_link_lists(scene, &alone.lists, &span, &mut verdicts);
    if leads_on {
        drop_behind_others(scene, &mut verdicts);
    }
    trim_ends(scene, span.clone(), &mut verdicts);
    drop_lone_headings(scene, span, &mut verdicts);
    verdicts
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

/// Whether a block is one letter or sign, as buttons are that change the size of letters.
fn is_sign(block: &Block, text: &str) -> bool {
    block.chars < 2
        && !text.contains(char::is_numeric)
        && !block.context.has(Context(Context::CELL.0 | Context::PRE.0))
}

/// The places of the blocks in a range that are kept.
pub(super) fn kept(verdicts: &[Verdict], range: Range<usize>) -> Vec<usize> {
    let mut kept = Vec::with_capacity(range.len());
    kept.extend(range.filter(|at| matches!(verdicts[*at], Verdict::Keep)));
    kept
}

pub(super) fn in_list(block: &Block) -> bool {
    block.context.has(Context(Context::ITEM.0 | Context::CELL.0))
}

/// Lists in which links are most of the text are lists of other pages.
fn drop_link_lists(
    scene: &Scene<'_, '_>,
    lists: &[&Element<'_>],
    span: &Range<usize>,
    verdicts: &mut [Verdict],
) {
    for element in lists {
        let range = element.blocks.start as usize..element.blocks.end as usize;
        if range.end <= span.start || range.start >= span.end {
            continue;
        }
        let kept =
            || range.clone().filter(|at| verdicts[*at] == Verdict::Keep).map(|at| &scene.page.blocks[at]);
        let chars: u64 = kept().map(|block| u64::from(block.chars)).sum();
        let links: u64 = kept().map(|block| u64::from(block.link_chars)).sum();
        if links * 10 > chars * 7 {
            for verdict in verdicts[range].iter_mut().filter(|verdict| **verdict == Verdict::Keep) {
                *verdict = Verdict::Links;
            }
        }
    }
}

/// A heading stays only when something of the body follows before the next heading of its level.
fn drop_lone_headings(scene: &Scene<'_, '_>, span: Range<usize>, verdicts: &mut [Verdict]) {
    let mut waiting: Vec<(u8, usize)> = Vec::new();
    let mut lone = Vec::new();
    for at in span {
        if !matches!(verdicts[at], Verdict::Keep) {
            continue;
        }
        let level = scene.page.blocks[at].context.heading();
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

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn lines_of_lists_keep_their_dates() {
        let text = "<p>The ferry sailed on Tuesday, the harbour master said to reporters.</p>".repeat(5);
        let lines = "<p>15 May 2021, Tuesday</p><ul><li>First voyage: 15 May 2021</li><li>3 июля 2021 года Остров</li></ul>";
        let html = format!("<article><h1>Ferry sails before winter</h1>{text}{lines}</article>");
        let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
        assert_eq!(extract(&page, &ExtractOptions::default()).article.body.len(), 5 + 2);
    }
}
