//! Headings that are short, or links, and yet head a part of the text.

use super::scene::Scene;

/// The fewest characters of prose in the box that a heading shares with the text, and of the paragraph below it.
const BOX: u64 = 1000;
const PARAGRAPH: u64 = 100;

/// Whether a block is a heading right above a paragraph of the same box, which holds much more text. The headline of a teaser shares
/// its box with a line or two.
pub(super) fn heads_text(scene: &Scene<'_, '_>, at: usize) -> bool {
    let blocks = &scene.page.blocks;
    let (Some(block), Some(next)) = (blocks.get(at), blocks.get(at + 1)) else { return false };
    if block.context.heading() < 2 || next.context.heading() > 0 {
        return false;
    }
    let parent = scene.page.element(block.element).parent;
    parent == scene.page.element(next.element).parent
        && scene.prose_of_block(next) >= PARAGRAPH
        && scene.prose(parent) >= BOX
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn a_heading_in_the_box_of_the_text_stays() {
        let text = "<p>The harbour master said on Tuesday that the ferry would sail again before winter comes, as it did in the years before.</p>";
        let part = format!("<h3><a href=/red>The red ferry</a></h3>{}", text.repeat(3));
        let teaser = format!("<div><h3><a href=/red>The red ferry</a></h3>{text}</div>");
        for (inner, wanted) in [
            (format!("<h3>In short</h3>{text}{}", part.repeat(4)), 5),
            (format!("{}{teaser}", text.repeat(12)), 0),
            (format!("<h3>In short</h3><div>{}</div>", text.repeat(12)), 0),
        ] {
            let html = format!("<title>Ferries</title><h1>Ferries of the north</h1><div>{inner}</div>");
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            let body = extract(&page, &ExtractOptions::default()).article.body;
            let headings = body.iter().filter(|(_, text)| text.len() < 20).count();
            assert_eq!(headings, wanted, "{inner}");
        }
    }
}
