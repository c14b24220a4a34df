//! Further stories behind the first one, as sites add them while their readers scroll.

use super::scene::Scene;
use crate::dom::{Block, ElementId, Tag};
use crate::fold::lowered;
use crate::marks::Marks;

/// The fewest characters of prose in the first story, and in a further one.
const LEAST: u64 = 400;
const LEAST_FURTHER: u64 = 120;
/// The heading of a story is among its first blocks, and a title has so many words at least.
const FIRST: usize = 6;
const TITLE: usize = 3;

/// The boxes behind that of the headline which are like it: the same tag and class, a heading of its level, a text, and what only a
/// story of its own has. An `article` may have a smaller heading, too, but only where the first one is the text of the page: posts of a live blog stand in
/// such boxes, and the headline outside of them.
pub(super) fn further_stories(scene: &Scene<'_, '_>) -> Vec<ElementId> {
    let Some(headline) = scene.headline else { return Vec::new() };
    let page = scene.page;
    let level = page.element(headline).context.heading();
    let around =
        page.ancestors(headline).take_while(|id| !matches!(page.element(*id).tag, Tag::Html | Tag::Body));
    let mut boxes = around.filter(|id| {
        let element = page.element(*id);
        matches!(element.tag, Tag::Article | Tag::Div | Tag::Section | Tag::Main) && scene.prose(*id) >= LEAST
    });
    let Some(own) = boxes.next() else { return Vec::new() };
    // The box with the siblings is this one or one of those around it.
    [own]
        .into_iter()
        .chain(boxes)
        .map(|own| alike(scene, own, level))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// The later siblings of a box that are stories like it.
fn alike(scene: &Scene<'_, '_>, own: ElementId, level: u8) -> Vec<ElementId> {
    let page = scene.page;
    let element = page.element(own);
    let is_article = element.tag == Tag::Article;
    if element.class.is_empty() && !is_article {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut next = element.end;
    let end = page.element(element.parent).end;
    while next < end {
        let other = page.element(next);
        let is_like = other.tag == element.tag && other.class == element.class;
        if is_like
            && scene.prose(next) >= LEAST_FURTHER
            && title(page.blocks_of(next), scene, level, is_article)
                .is_some_and(|title| is_other(scene, next, title))
        {
            found.push(next);
        }
        next = other.end;
    }
    found
}

/// The heading of a box, where it fits the title of a story.
fn title<'s>(blocks: &'s [Block], scene: &Scene<'_, '_>, level: u8, is_article: bool) -> Option<&'s Block> {
    blocks.iter().take(FIRST).find(|block| {
        let own = block.context.heading();
        let fits = if is_article { (1..=2).contains(&own) } else { own == 1 && level == 1 };
        fits && scene.page.block_text(block).split_whitespace().nth(TITLE - 1).is_some()
    })
}

/// How the heading of a part begins, if not with a number.
const PARTS: [&str; 4] = ["chapter", "part", "глава", "часть"];

/// Whether a box has a date, an author or an address of its own. Parts of one article have none.
fn is_other(scene: &Scene<'_, '_>, id: ElementId, title: &Block) -> bool {
    let page = scene.page;
    let text = page.block_text(title).trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if text.starts_with(|c: char| c.is_ascii_digit()) || PARTS.contains(&lowered(first).as_str()) {
        return false;
    }
    let links = &page.links;
    let from = links.partition_point(|link| link.range.end <= title.range.start);
    let linked = || {
        let mut own = links[from..].iter().take_while(|link| link.range.start < title.range.end);
        own.any(|link| !link.href.is_empty() && !link.href.starts_with('#'))
    };
    let inside = &page.elements[id as usize + 1..page.element(id).end as usize];
    linked()
        || inside.iter().any(|element| {
            element.tag == Tag::Time
                || !page.rare_of(element).datetime.is_empty()
                || element.marks.intersects(Marks::BYLINE | Marks::COUNTER | Marks::DATE)
        })
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn stories_behind_the_first_are_left_out() {
        let title = "Ferry sails before winter";
        let story = "<p>The harbour master said on Tuesday that the ferry would sail again before winter, as it does every year.</p>";
        let other = "<p>Chess players of the region met in the old library on Sunday for the autumn cup of the city.</p>";
        let first = |tag: &str| {
            format!(
                "<{tag}><h1>{title}</h1><div class=text>{}</div></{}>",
                story.repeat(6),
                &tag[..tag.find(' ').unwrap_or(tag.len())]
            )
        };
        let titled = |tag: &str, heading: &str, title: &str, behind: &str| {
            format!(
                "<{tag}><{heading}>{title}</{heading}>{behind}<div class=text>{}</div></{}>",
                other.repeat(5),
                &tag[..tag.find(' ').unwrap_or(tag.len())]
            )
        };
        let date = "<time>12 May 2024</time>";
        let next = |tag: &str, heading: &str| titled(tag, heading, "Chess cup won by a boy", date);
        let part = |title: &str, behind: &str| titled("article", "h2", title, behind);
        let chapter = |title: &str| titled("section class=chapter", "h1", title, date);
        for (html, chess) in [
            (first("article") + &next("article", "h2"), false),
            (first("div class=story") + &next("div class=story", "h1"), false),
            (first("article") + &part("Chess cup won by a boy", "<p class=byline>Ann Lee</p>"), false),
            (first("article") + &part("<a href=/chess>Chess cup won by a boy</a>", ""), false),
            // Parts of one article.
            (first("article") + &part("Chess cup won by a boy", ""), true),
            (first("article") + &part("<a href=#chess>Chess cup won by a boy</a>", ""), true),
            (first("article") + &part("1. Chess cup of the city", date), true),
            (first("article") + &part("Часть вторая: шахматы", date), true),
            (first("section class=chapter") + &chapter("Chapter 2: The chess cup"), true),
            (first("div class=story") + &next("div class=story", "h2"), true),
            (first("article") + &next("section", "h2"), true),
            (format!("<header><h1>{title}</h1></header>{}", next("article", "h2").repeat(3)), true),
        ] {
            let text = format!("<title>{title}</title><main>{html}</main>");
            let page = DecodedText { text, encoding: "UTF-8", ..DecodedText::default() };
            let body = extract(&page, &ExtractOptions::default()).article.body;
            assert_eq!(body.iter().any(|(_, text)| text.starts_with("Chess players")), chess, "{html}");
        }
    }
}
