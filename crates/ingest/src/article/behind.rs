//! What stands behind a line like "Related articles" at the end of the text.

use super::scene::Scene;
use super::verdict::Verdict;

/// The kind of the lines that other articles follow.
pub(super) const OTHERS: &str = "others";

/// Such a line is short.
const LONGEST: u32 = 60;
/// The text behind it is so small a part of all; where there is more, the article goes on.
const PART: u64 = 4;
/// The fewest characters of a paragraph.
const PARAGRAPH: u32 = 60;
/// The fewest lines of other articles. One alone may be the last paragraph.
const FEWEST: usize = 2;
/// The level of a heading that a line without one counts as.
const LEVEL_OF_LINE: u8 = 3;

/// Leaves out what follows such a line: texts that stand alone between headlines, up to a heading above the line or a text of
/// two paragraphs. With that the article goes on, and the line was one within it.
pub(super) fn drop_behind_others(scene: &Scene<'_, '_>, verdicts: &mut [Verdict]) {
    if !verdicts.contains(&Verdict::Phrase(OTHERS)) {
        return;
    }
    let prose = |at: usize, verdict| match verdict {
        Verdict::Keep => scene.prose_of_block(&scene.page.blocks[at]),
        _ => 0,
    };
    let all: u64 = verdicts.iter().enumerate().map(|(at, verdict)| prose(at, *verdict)).sum();
    // A link that was never closed makes everything behind it a link, so prose does not tell.
    let is_paragraph = |at: usize, verdict: Option<&Verdict>| {
        verdict == Some(&Verdict::Keep) && {
            let block = &scene.page.blocks[at];
            block.context.heading() == 0 && block.chars >= PARAGRAPH
        }
    };
    let mut rest = all;
    let mut above = None;
    let mut found = Vec::new();
    for at in 0..verdicts.len() {
        let block = &scene.page.blocks[at];
        let level = block.context.heading();
        rest -= prose(at, verdicts[at]);
        if verdicts[at] == Verdict::Keep {
            let goes_on = is_paragraph(at, verdicts.get(at)) && is_paragraph(at + 1, verdicts.get(at + 1));
            above = above.filter(|above| !goes_on && (level == 0 || level >= *above));
            found.extend(above.map(|_| at));
        } else if verdicts[at] == Verdict::Phrase(OTHERS)
            && block.chars <= LONGEST
            && block.link_chars == 0
            && rest * PART <= all
        {
            above = Some(if level == 0 { LEVEL_OF_LINE } else { level });
        }
    }
    if found.len() >= FEWEST {
        found.into_iter().for_each(|at| verdicts[at] = Verdict::Phrase(OTHERS));
    }
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn other_articles_end_the_text() {
        let text =
            "<p>The harbour master said on Tuesday that the ferry would sail again before winter comes.</p>";
        let other =
            "<h4>Lighthouses</h4><p>A tower on the outer islands was painted in red by its keeper.</p>";
        for (line, behind, kept) in [
            ("<h3>Related articles</h3>", other, 12),
            ("<div>Ähnliche Beiträge:</div>", other, 12),
            ("<p>Похожие материалы</p>", other, 12),
            // The article goes on.
            ("<h3>Related articles</h3>", text, 14),
            ("<h3>Relations with the islands</h3>", other, 17),
        ] {
            let body = format!("{}{line}{}", text.repeat(12), behind.repeat(2));
            let text = format!("<title>Ferry</title><h1>Ferry sails before winter</h1><div>{body}</div>");
            let page = DecodedText { text, encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(
                extract(&page, &ExtractOptions::default()).article.body.len(),
                kept,
                "{line} {behind}"
            );
        }
    }
}
