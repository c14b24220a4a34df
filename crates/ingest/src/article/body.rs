//! Which blocks of the container are the body: what each is by itself (`alone`), and then what stands around it.

use super::alone::Alone;
use super::behind::drop_behind_others;
use super::boxes::drop_teasers;
use super::container::{AROUND_HEADLINE, Container, SITE_RULE, candidates};
use super::ends::trim_ends;
use super::repeated::drop_repeated;
use super::scene::Scene;
use super::verdict::Verdict;
use crate::dom::Element;
use std::ops::Range;

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

/// The places of the blocks in a range that are kept.
pub(super) fn kept(verdicts: &[Verdict], range: Range<usize>) -> Vec<usize> {
    let mut kept = Vec::with_capacity(range.len());
    kept.extend(range.filter(|at| matches!(verdicts[*at], Verdict::Keep)));
    kept
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
