//! Links that are never closed. By the rules of the standard the link goes on in each paragraph that follows, to the end of
//! the page. Nobody means that: what it runs over is text.

use super::page::{Block, Context, Page};

/// Paragraphs of one link that show that it was not closed, the characters of a paragraph, and of all of them. The card of
/// another article may be one link around a headline and a text or two.
const PARAGRAPHS: usize = 3;
const PARAGRAPH: u32 = 80;
const ALL: u32 = 400;
/// The most blocks of a card before its heading.
const KICKERS: usize = 2;

/// Frees the text that such links run over. What stands in the block where the link begins stays a link.
pub(super) fn free_from_open_links(page: &mut Page<'_>) {
    let mut at = 0;
    while at < page.links.len() {
        let first = &page.links[at];
        let (href, start, mut end, mut next) = (first.href, first.range.start, first.range.end, at + 1);
        // Text without the link ends the run.
        while page.links.get(next).is_some_and(|link| link.href == href && link.range.start <= end + 1) {
            end = end.max(page.links[next].range.end);
            next += 1;
        }
        // Nearly all are short, of which nothing more is asked.
        let is_open = end - start >= ALL as usize
            && !is_button(href)
            && !(next == at + 1 && has_own_heading(page, start, end))
            && free(page, start, end);
        at = if is_open { shorten(page, at, next) } else { next };
    }
}

/// Whether an address is none. Buttons share such addresses, and each of them is closed.
fn is_button(href: &str) -> bool {
    href.starts_with('#') || href.trim_start().starts_with("javascript:")
}

/// Whether a link begins with a heading and goes on behind it, perhaps with a kicker before: the card of another article.
fn has_own_heading(page: &Page<'_>, start: usize, end: usize) -> bool {
    let from = page.blocks.partition_point(|block| block.range.end <= start);
    let own = page.blocks[from..].iter().take_while(|block| block.range.end <= end);
    own.take(KICKERS + 1).any(|block| block.context.heading() > 0)
}

/// Frees the blocks behind the first one of a run, where there are enough that are no items of a list.
fn free(page: &mut Page<'_>, start: usize, end: usize) -> bool {
    let from = page.blocks.partition_point(|block| block.range.end <= start) + 1;
    let to = page.blocks.partition_point(|block| block.range.end <= end).max(from);
    let Some(blocks) = page.blocks.get_mut(from..to) else { return false };
    let is_paragraph = |block: &&Block| {
        block.chars >= PARAGRAPH && block.context.heading() == 0 && !block.context.has(Context::ITEM)
    };
    let paragraphs = || blocks.iter().filter(is_paragraph);
    if paragraphs().count() < PARAGRAPHS || paragraphs().map(|block| block.chars).sum::<u32>() < ALL {
        return false;
    }
    blocks.iter_mut().for_each(|block| block.link_chars = 0);
    true
}

/// Leaves one link of a run, as long as the block where it begins.
fn shorten(page: &mut Page<'_>, at: usize, next: usize) -> usize {
    page.links.drain(at + 1..next);
    let link = &mut page.links[at];
    let block = page.blocks.partition_point(|block| block.range.end <= link.range.start);
    let end = page.blocks.get(block).map_or(link.range.end, |block| block.range.end);
    link.range.end = link.range.end.min(end);
    at + 1
}

#[cfg(test)]
mod tests {
    use crate::dom::Parsed;
    use crate::{DecodedText, ExtractOptions, extract};

    const TEXT: &str = "The harbour master said on Tuesday that the ferry would sail before winter, as it does every year, and that it would take on wood, sheep and two lighthouse keepers.";

    fn links(html: &str) -> (usize, u32) {
        let parsed = Parsed::parse(html, 1 << 20);
        let page = parsed.page();
        (page.links.len(), page.blocks.iter().map(|block| block.link_chars).sum())
    }

    #[test]
    fn text_behind_a_link_that_is_never_closed_is_free() {
        let paragraph = format!("<p>{TEXT}</p>");
        let text = paragraph.repeat(6);
        for (html, wanted) in [
            (format!("<p>See <a href=/a>this</p>{text}"), (1, 5)),
            (format!("<p>See <a href=/a>this</a></p>{text}"), (1, 5)),
            (format!("<p>See <a href=/a>this<div>{text}</div>"), (1, 5)),
            // A card.
            (format!("<a href=/a><h3>this</h3>{paragraph}</a>"), (1, 4 + TEXT.len() as u32)),
            (format!("<a href=/a><h3>this</h3>{text}</a>"), (1, 4 + 6 * TEXT.len() as u32)),
            // Buttons and lists.
            (format!("<p><a href=javascript:void(0)>{TEXT}</a></p>").repeat(6), (6, 6 * TEXT.len() as u32)),
            (format!("<p><a href=#>{TEXT}</a></p>").repeat(6), (6, 0)),
            (format!("<li><a href=/a>{TEXT}</a></li>").repeat(6), (6, 6 * TEXT.len() as u32)),
        ] {
            assert_eq!(links(&html), wanted, "{html}");
        }
        let apart = format!("<p><a href=/a>{TEXT}</a> or <a href=/b>{TEXT}</a></p>").repeat(6);
        assert_eq!(links(&apart).0, 12);
    }

    #[test]
    fn such_a_page_has_its_body() {
        let title = "Ferry sails before winter";
        let html = format!(
            "<title>{title}</title><article><h1>{title}</h1><p>{TEXT} <a href=/a>A link</p><p>{TEXT} Once.</p><p>{TEXT} Twice.</p><p>{TEXT} A third time.</p></article>"
        );
        let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
        assert_eq!(extract(&page, &ExtractOptions::default()).article.body.len(), 4);
    }
}
