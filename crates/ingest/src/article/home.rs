//! The box around the headline, where it holds an article. What is named as something else and stands elsewhere is believed to
//! be that, however long it is: a stream of news beside a short report is longer than the report.

use super::scene::Scene;
use crate::dom::{ElementId, Page, Tag};
use crate::marks::Marks;

/// The box, and the marks that name something else on this page than on others.
pub(super) struct Home {
    id: ElementId,
    /// What the box, or most of what is in it or around it, is marked with.
    marks: Marks,
}

/// The fewest characters of prose in the box, and how many times as much the page may hold: where there is more, an introduction
/// may stand beside the headline and the text elsewhere.
const LEAST: u64 = 500;
const OF_PAGE: u64 = 8;
/// The fewest paragraphs, and the characters of prose that make one.
const PARAGRAPHS: usize = 3;
const SHORTEST: u64 = 60;

impl Home {
    /// The innermost box around the headline with text enough.
    pub(super) fn find(scene: &Scene<'_, '_>) -> Option<Home> {
        let around = scene.page.ancestors(scene.headline?);
        let mut boxes = around.take_while(|id| !matches!(scene.page.element(*id).tag, Tag::Html | Tag::Body));
        let id = boxes.find(|id| scene.prose(*id) >= LEAST)?;
        let blocks = scene.page.blocks_of(id).iter();
        let paragraphs = blocks.filter(|block| scene.prose_of_block(block) >= SHORTEST).take(PARAGRAPHS);
        if paragraphs.count() < PARAGRAPHS || scene.prose(id) * OF_PAGE < scene.total() {
            return None;
        }
        let inside =
            (id..scene.page.element(id).end).filter(|inner| scene.prose(*inner) * 2 > scene.prose(id));
        let marks = scene
            .page
            .ancestors(id)
            .chain(inside)
            .fold(Marks::default(), |marks, id| marks | scene.own_marks(id));
        Some(Home { id, marks })
    }

    /// Whether an element with these marks is no part of the article.
    pub(super) fn excludes(&self, page: &Page<'_>, id: ElementId, marks: Marks) -> bool {
        !marks.intersects(self.marks) && !page.contains(self.id, id) && !page.contains(id, self.id)
    }
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    fn first_and_last(html: &str) -> (String, String) {
        let page = DecodedText { text: html.to_owned(), encoding: "UTF-8", ..DecodedText::default() };
        let body = extract(&page, &ExtractOptions::default()).article.body;
        let text = |at: Option<&(_, String)>| at.map(|(_, text)| text.clone()).unwrap_or_default();
        (text(body.first()), text(body.last()))
    }

    #[test]
    fn a_stream_of_news_is_no_article_however_long_it_is() {
        let report = "<p>The harbour master said on Tuesday that the ferry would sail before winter, as every year.</p>";
        let news =
            "<p>A lighthouse on the outer islands was painted in red and white by its keeper on Monday.</p>";
        let beside = format!("<div class=sidebar>{}</div>", news.repeat(25));
        let html = |name: &str| {
            let own =
                format!("<div class={name}><h1>Ferry sails before winter</h1>{}</div>", report.repeat(8));
            format!("<title>Ferry sails before winter</title>{own}{beside}")
        };
        let (first, last) = first_and_last(&html("report"));
        assert!(first.starts_with("The harbour") && last.starts_with("The harbour"), "{first} {last}");
        // Here the name does not tell one from the other.
        let (_, last) = first_and_last(&html("sidebar-grid"));
        assert!(last.starts_with("A lighthouse"), "{last}");
    }
}
