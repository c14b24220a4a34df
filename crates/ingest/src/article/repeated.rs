//! Texts that the page says twice: a film strip and the large form of its pictures, the forms for small and for wide screens.

use super::alone::in_list;
use super::body::kept;
use super::scene::Scene;
use super::verdict::Verdict;
use crate::dom::{Block, Context};
use std::collections::HashSet;

/// A block with fewer characters may be said twice, as the lines of a song are.
const SHORTEST: u32 = 40;
/// So many kept blocks behind the first a copy stands beside it.
const BESIDE: usize = 1;
/// A run with so many characters is the article once more, with all its headings and lists.
const WHOLE: u32 = 1500;

/// Leaves out copies: what another box has said in the same words right before, or what stands in a run of such texts. One
/// alone may be a quotation, and what comes again among its neighbours, or again and again, was written so.
pub(super) fn drop_repeated(scene: &Scene<'_, '_>, verdicts: &mut [Verdict]) {
    let kept = kept(verdicts, 0..verdicts.len());
    let block = |place: usize| &scene.page.blocks[kept[place]];
    let groups = Groups::of(scene, &kept);
    if groups.is_empty() {
        return;
    }
    let distance = groups.distances(scene, &kept);
    let refrains = groups.refrains();
    let is_refrain = |place: usize| refrains.contains(&place);
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

/// The places, among the kept blocks, of texts that stand there more than once: those of one text in each group, in order.
struct Groups(Vec<Vec<usize>>);

impl Groups {
    /// Most pages say everything once, and the length alone tells most texts apart: only those of one length are read.
    fn of(scene: &Scene<'_, '_>, kept: &[usize]) -> Groups {
        let text = |place: usize| scene.page.block_text(&scene.page.blocks[kept[place]]);
        let mut places: Vec<(usize, usize)> =
            (0..kept.len()).map(|place| (text(place).len(), place)).collect();
        places.sort_unstable();
        let mut groups = Vec::new();
        for alike in places.chunk_by_mut(|(a, _), (b, _)| a == b).filter(|alike| alike.len() > 1) {
            alike.sort_by_key(|(_, place)| text(*place));
            let same = alike.chunk_by(|(_, a), (_, b)| text(*a) == text(*b)).filter(|same| same.len() > 1);
            groups.extend(same.map(|same| same.iter().map(|(_, place)| *place).collect()));
        }
        Groups(groups)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many kept blocks before each one the first stands that says the same in another box; zero where there is none.
    fn distances(&self, scene: &Scene<'_, '_>, kept: &[usize]) -> Vec<usize> {
        let parent = |place: usize| scene.page.element(scene.page.blocks[kept[place]].element).parent;
        let mut distances = vec![0; kept.len()];
        for group in &self.0 {
            for place in group.iter().filter(|place| parent(**place) != parent(group[0])) {
                distances[*place] = place - group[0];
            }
        }
        distances
    }

    /// The places of texts that stand three times with others between them: questions that many answer, a chorus.
    fn refrains(&self) -> HashSet<usize> {
        let is_refrain =
            |group: &&Vec<usize>| group.len() > 2 && group[group.len() - 1] - group[0] >= group.len();
        self.0.iter().filter(is_refrain).flatten().copied().collect()
    }
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
