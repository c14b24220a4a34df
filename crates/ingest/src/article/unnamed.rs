//! Pages whose title says nothing: `Exported Data`, `Untitled Document`. Their first line names them.

use super::witness::Witness;
use crate::dom::{Context, Page};
use crate::fold::{is_letter, lowered};
use crate::marks::Marks;
use vestnik_document::Source;

/// What programs write as the title where nobody gave one.
const NO_TITLES: [&str; 14] = [
    "exported data",
    "telegram widget",
    "untitled",
    "untitled document",
    "untitled page",
    "no title",
    "document",
    "new document",
    "new page",
    "без названия",
    "без имени",
    "без заголовка",
    "новый документ",
    "новая страница",
];

/// Whether a title is one of these.
pub(super) fn is_no_title(witness: &Witness) -> bool {
    witness.source == Source::Title && NO_TITLES.contains(&lowered(witness.value.trim()).as_str())
}

/// A first line is shorter, in characters.
const LONGEST: u32 = 120;

/// The first line of the page, unless it is a sentence or stands in what no article begins with.
pub(super) fn first_line(page: &Page<'_>) -> Option<Witness> {
    let block = page.blocks.first().filter(|block| (2..LONGEST).contains(&block.chars))?;
    let text = page.block_text(block);
    let never = Marks::DISCARD.without(Marks::BYLINE);
    let aside = Context(Context::NAV.0 | Context::ASIDE.0 | Context::FORM.0 | Context::DIALOG.0);
    let is_away = block.context.has(aside)
        || page.ancestors(block.element).any(|id| page.element(id).marks.intersects(never));
    let is_sentence = text.ends_with(['.', '!', '?', '…', ':', ';', ',']);
    (!is_away && !is_sentence && text.contains(is_letter))
        .then(|| Witness::new(Source::PageText, "first line of a page without a title", text, 1))
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn the_first_line_names_a_page_whose_title_says_nothing() {
        let text = "<p>The harbour master said on Tuesday that the ferry would sail again before winter.</p>";
        for (head, first, wanted) in [
            ("<title>Exported Data</title>", "<div class=page_header>Island news</div>", "Island news"),
            ("<title>Untitled document</title>", "<b>Island news</b><br><br>", "Island news"),
            (
                "<title>Telegram Widget</title>",
                "<a class=owner_name href=/isle>Island news</a>",
                "Island news",
            ),
            ("<title>Untitled</title>", "<nav>Home</nav>", ""),
            ("<title>Untitled</title>", "<div class=menu>Home</div>", ""),
            ("<title>Untitled</title>", "", ""),
            ("<title>Untitled</title>", "<div>News</div><h1>Untitled</h1>", "Untitled"),
            ("<title>Untitled ferries</title>", "<div>Island news</div>", "Untitled ferries"),
        ] {
            let text = format!("{head}<body>{first}{}", text.repeat(4));
            let page = DecodedText { text, encoding: "UTF-8", ..DecodedText::default() };
            let found = extract(&page, &ExtractOptions::default()).article;
            assert_eq!(found.headline, wanted, "{head} {first}");
            assert_eq!(found.body.len(), 4, "{head} {first}");
        }
    }
}
