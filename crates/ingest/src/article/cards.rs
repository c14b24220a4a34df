//! Cards: small boxes alike, each with the headline of another article, which is a link, and a line or two about it.

use super::scene::Scene;
use crate::dom::{Block, ElementId, Tag};
use crate::marks::Marks;

/// The most blocks of a card, and the most characters.
const MOST_BLOCKS: usize = 5;
const MOST_CHARS: u32 = 400;
/// The fewest cards of a row. Two boxes may be alike by chance.
const FEWEST: usize = 3;
/// A headline has so many characters at least; shorter links are sections and authors.
const SHORTEST_HEADLINE: u32 = 20;

/// The outermost elements that are cards, or rows of them. A list of things that is the article has such a shape too:
/// what holds much of the prose stays, unless the headline stands in a box with an article elsewhere.
pub(super) fn cards(scene: &Scene<'_, '_>) -> Vec<ElementId> {
    let mut found = Vec::new();
    for (id, element) in scene.page.elements.iter().enumerate() {
        let id = id as ElementId;
        let inside = match element.tag {
            // Each card has two blocks.
            Tag::Div | Tag::Section | Tag::List | Tag::Main if element.blocks.len() < 2 * FEWEST => continue,
            Tag::Article => inner_articles(scene, id),
            Tag::Div | Tag::Section | Tag::List | Tag::Main => row(scene, id),
            _ => continue,
        };
        let prose: u64 = inside.iter().map(|id| scene.prose(*id)).sum();
        let is_little = prose * 10 <= scene.total() * MOST_OF_PAGE;
        if is_little || inside.iter().all(|id| scene.is_away_from_home(*id, Marks::RELATED)) {
            found.extend(inside);
        }
    }
    found
}

/// Tenths of the prose of the page that a row of cards may hold.
const MOST_OF_PAGE: u64 = 4;

/// The articles within an article, unless they are most of it, as the posts of a live blog are.
fn inner_articles(scene: &Scene<'_, '_>, id: ElementId) -> Vec<ElementId> {
    if scene.page.ancestors(id).skip(1).any(|above| scene.page.element(above).tag == Tag::Article) {
        return Vec::new();
    }
    let mut found: Vec<ElementId> = Vec::new();
    let mut next = id + 1;
    while next < scene.page.element(id).end {
        let element = scene.page.element(next);
        let is_article = element.tag == Tag::Article;
        if is_article {
            found.push(next);
        }
        next = if is_article { element.end } else { next + 1 };
    }
    let prose: u64 = found.iter().map(|id| scene.prose(*id)).sum();
    let holds_headline = found.iter().any(|id| scene.headline.is_some_and(|at| scene.page.contains(*id, at)));
    if holds_headline || prose * 3 > scene.prose(id) { Vec::new() } else { found }
}

/// The cards among the children of an element, where most of them are.
fn row(scene: &Scene<'_, '_>, id: ElementId) -> Vec<ElementId> {
    let (mut children, mut found) = (0, Vec::new());
    let mut next = id + 1;
    while next < scene.page.element(id).end {
        let element = scene.page.element(next);
        if !element.blocks.is_empty() {
            children += 1;
            if is_card(scene, next) {
                found.push(next);
            }
        }
        next = element.end;
    }
    let alike = found.windows(2).all(|pair| {
        let (a, b) = (scene.page.element(pair[0]), scene.page.element(pair[1]));
        a.tag == b.tag
    });
    if alike && found.len() >= FEWEST && found.len() * 10 >= children * 8 { found } else { Vec::new() }
}

/// Whether a box holds one headline that is a link, and at most one paragraph.
fn is_card(scene: &Scene<'_, '_>, id: ElementId) -> bool {
    let blocks = scene.page.blocks_of(id);
    if blocks.len() < 2 || blocks.len() > MOST_BLOCKS || scene.page.element(id).tag == Tag::Row {
        return false;
    }
    let is_headline = |block: &&Block| block.link_chars == block.chars && block.chars >= SHORTEST_HEADLINE;
    let is_text = |block: &&Block| block.link_chars < block.chars && scene.prose_of_block(block) > 0;
    blocks.iter().map(|block| block.chars).sum::<u32>() <= MOST_CHARS
        && blocks.iter().filter(is_headline).count() == 1
        && blocks.iter().filter(is_text).count() == 1
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    fn body(html: &str) -> Vec<String> {
        let page = DecodedText { text: html.to_owned(), encoding: "UTF-8", ..DecodedText::default() };
        let body = extract(&page, &ExtractOptions::default()).article.body;
        body.into_iter().map(|(_, text)| text).collect()
    }

    const REPORT: &str = "<p>The harbour master said on Tuesday that the ferry would sail before winter, as it does every year.</p>";

    fn page(inner: &str) -> String {
        let title = "Ferry sails before winter";
        format!("<title>{title}</title><article><h1>{title}</h1>{}{inner}</article>", REPORT.repeat(9))
    }

    #[test]
    fn cards_are_left_out() {
        let card = |tag: &str, at: usize| {
            format!(
                "<{tag}><h3><a href=/{at}>Lighthouse number {at} is painted again</a></h3><p>Its keeper began on Monday.</p></{tag}>"
            )
        };
        let cards = |tag: &str| (1..=4).map(|at| card(tag, at)).collect::<String>();
        for (inner, left) in [
            (cards("article"), 9),
            (format!("<ul>{}</ul>", cards("li")), 9),
            (format!("<div>{}</div>", cards("section")), 9),
            // Two may be alike by chance.
            (format!("<div>{}{}</div>", card("section", 1), card("section", 2)), 11),
        ] {
            let body = body(&page(&inner));
            assert_eq!(body.len(), left, "{inner} {body:?}");
        }
    }

    #[test]
    fn many_cards_beside_the_box_of_the_article_are_no_part_of_it() {
        let card = |at: usize| {
            format!(
                "<div><h3><a href=/{at}>Lighthouse number {at} is painted again</a></h3><p>Keeper {at} began on Monday, and he hopes to be done with all of it by the end of next week.</p></div>"
            )
        };
        let cards: String = (1..30).map(card).collect();
        let title = "Ferry sails before winter";
        for (page, left) in [
            (format!("<div><h1>{title}</h1>{}</div><section>{cards}</section>", REPORT.repeat(7)), 7),
            (format!("<div><h1>{title}</h1></div><section>{cards}</section>"), 29),
        ] {
            let body = body(&format!("<title>{title}</title><main>{page}</main>"));
            assert_eq!(body.len(), left, "{page}");
        }
    }

    #[test]
    fn what_is_most_of_the_article_stays() {
        let post = |at: usize| format!("<article><h3>Minute {at}</h3>{REPORT}</article>");
        let posts: String = (1..=12).map(post).collect();
        assert!(body(&page(&posts)).len() > 20);
    }
}
