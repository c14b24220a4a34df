//! Texts that the page says twice: a film strip and the large form of its pictures, the forms for small and for wide screens.

use super::body::{Verdict, in_list};
use super::scene::Scene;
use crate::dom::{Block, Context};
use std::collections::{HashMap, HashSet};

/// A block with fewer characters may be said twice, as the lines of a song are.
const SHORTEST: u32 = 40;
/// So many kept blocks behind the first a copy stands beside it.
const BESIDE: usize = 1;
/// A run with so many characters is the article once more, with all its headings and lists.
const WHOLE: u32 = 1500;

/// Leaves out copies: what another box has said in the same words right before, or what stands in a run of such texts. One
/// alone may be a quotation, and what comes again among its neighbours, or again and again, was written so.
pub(super) fn drop_repeated(scene: &Scene<'_, '_>, verdicts: &mut [Verdict]) {
    let kept: Vec<usize> = (0..verdicts.len()).filter(|at| verdicts[*at] == Verdict::Keep).collect();
    let block = |place: usize| &scene.page.blocks[kept[place]];
    let distance = distances(scene, &kept);
    let refrains = refrains(scene, &kept);
    let is_refrain = |place: usize| refrains.contains(scene.page.block_text(block(place)));
    let mut start = 0;
    while start < kept.len() {
        let run = distance[start..].iter().take_while(|distance| **distance > 0).count();
        let places = start..start + run;
        let is_whole = places.clone().map(|place| block(place).chars).sum::<u32>() >= WHOLE;
        let copies: Vec<usize> = places
            .clone()
            .filter(|place| is_whole || (may_be_copy(block(*place)) && !is_refrain(*place)))
            .collect();
        let many = copies.len() > 1;
        for place in copies.into_iter().filter(|place| many || distance[*place] <= BESIDE) {
            verdicts[kept[place]] = Verdict::Repeated;
        }
        start = places.end + 1;
    }
}

/// How many kept blocks before each one the first stands that says the same in another box; zero where there is none.
fn distances(scene: &Scene<'_, '_>, kept: &[usize]) -> Vec<usize> {
    let mut said: HashMap<&str, usize> = HashMap::with_capacity(kept.len());
    let parent = |at: usize| scene.page.element(scene.page.blocks[at].element).parent;
    let distance_of = |(place, at): (usize, &usize)| {
        let first = *said.entry(scene.page.block_text(&scene.page.blocks[*at])).or_insert(place);
        if parent(kept[first]) == parent(*at) { 0 } else { place - first }
    };
    kept.iter().enumerate().map(distance_of).collect()
}

/// The texts that stand three times with others between them: questions that many answer, a chorus.
fn refrains<'p>(scene: &Scene<'p, '_>, kept: &[usize]) -> HashSet<&'p str> {
    // How often each text stands there, and where first and last.
    let mut said: HashMap<&str, (usize, usize, usize)> = HashMap::with_capacity(kept.len());
    for (place, at) in kept.iter().enumerate() {
        let (times, _, last) =
            said.entry(scene.page.block_text(&scene.page.blocks[*at])).or_insert((0, place, place));
        (*times, *last) = (*times + 1, place);
    }
    let is_refrain = |(times, first, last): (usize, usize, usize)| times > 2 && last - first >= times;
    said.into_iter().filter(|(_, places)| is_refrain(*places)).map(|(text, _)| text).collect()
}

fn may_be_copy(block: &Block) -> bool {
    let verbatim = block.context.has(Context::PRE);
    block.chars >= SHORTEST && block.context.heading() == 0 && !in_list(block) && !verbatim
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn copies_are_left_out_and_repetitions_stay() {
        let text = |what: &str| {
            format!("<p>The harbour master said that {what} would sail again before winter comes.</p>")
        };
        let (ferry, barge, boat) = (text("the ferry"), text("the barge"), text("the boat"));
        let all = format!("{ferry}{barge}{boat}");
        let lines: String = (0..30)
            .map(|at| format!("<li>The harbour master said that raft {at} would sail.</li>"))
            .collect();
        let whole = format!("<ul>{lines}</ul><div>{ferry}</div>");
        for (why, html, wanted) in [
            (
                "beside it",
                format!("{all}<div><div>{}</div><div>{}</div></div>", text("a raft"), text("a raft")),
                4,
            ),
            ("a run", format!("<div>{all}</div><div>{all}</div>"), 3),
            ("a quotation", format!("<div>{all}</div><blockquote>{ferry}</blockquote>"), 4),
            ("written so", format!("<div>{ferry}{ferry}{ferry}</div>"), 3),
            (
                "questions",
                ["a raft", "a tug", "a yacht", "a punt"]
                    .map(|who| format!("<div>{ferry}{}</div>", text(who)))
                    .concat(),
                8,
            ),
            ("one question twice", format!("<div>{ferry}{barge}</div><div>{ferry}{boat}</div>"), 4),
            (
                "a chorus",
                ["a raft", "a tug", "a yacht"]
                    .map(|who| format!("<p>{}</p><div>{ferry}{barge}</div>", text(who)))
                    .concat(),
                9,
            ),
            ("the whole article", format!("<div>{whole}</div><div>{whole}</div>"), 31),
            ("lines of a list", format!("<div>{all}</div><ul><li>{ferry}<li>{barge}<li>{boat}</ul>"), 6),
        ] {
            let html = format!("<article><h1>Ferry sails before winter</h1>{html}</article>");
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            let body = extract(&page, &ExtractOptions::default()).article.body;
            assert_eq!(body.len(), wanted, "{why}: {body:?}");
        }
    }
}
