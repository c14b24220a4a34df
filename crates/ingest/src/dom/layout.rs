//! Tables that lay a page out rather than show data: their cells are boxes, not cells.
//!
//! Before style sheets, a page was a table with a column for the menu, one for the text and one for the rest; mail and old
//! content systems make such pages still. What is in their cells are paragraphs. Told by structure alone, as browsers
//! tell screen readers: a table with another table inside, with a cell that holds a text of several paragraphs, or with
//! a paragraph in its only row or column, is no table of data.
//!
//! The table around the headline, or around most of a page that has no `h1`, is a frame: all of it becomes boxes. Another, a
//! picture beside each paragraph, say, only loses its rows: a line in it that is a link or short is still part of the text.

use super::page::{Context, ElementId, Page};
use super::tag::Tag;

/// A cell with so many blocks and so many characters holds a text.
const BLOCKS_OF_TEXT: usize = 3;
const CHARS_OF_TEXT: u32 = 200;
/// A cell with so many characters holds a paragraph.
const CHARS_OF_PARAGRAPH: u32 = 100;

/// What a table is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Data,
    /// To stand texts and pictures beside each other.
    Text,
    /// To lay out the page.
    Frame,
}

/// Makes boxes of the tables that lay out.
pub(super) fn open_layout_tables(page: &mut Page<'_>) {
    if !page.elements.iter().any(|element| element.tag == Tag::Table) {
        return;
    }
    let elements = || (0..page.elements.len() as ElementId).filter(|id| !page.element(*id).blocks.is_empty());
    let tables = || elements().filter(|id| page.element(*id).tag == Tag::Table);
    let h1 = elements().find(|id| page.element(*id).tag == Tag::Heading(1));
    let purposes: Vec<(ElementId, Purpose)> = tables().map(|id| (id, purpose(page, id, h1))).collect();
    if purposes.iter().all(|(_, purpose)| *purpose == Purpose::Data) {
        return;
    }
    let mut tables = purposes.into_iter().peekable();
    // The tables around the element that is looked at, and where each ends.
    let mut around: Vec<(ElementId, Purpose)> = Vec::new();
    for id in 0..page.elements.len() as ElementId {
        around.retain(|(end, _)| *end > id);
        let element = &mut page.elements[id as usize];
        if let Some((_, purpose)) = tables.next_if(|(table, _)| *table == id) {
            around.push((element.end, purpose));
        }
        match (around.last(), element.tag) {
            (Some((_, Purpose::Frame)), Tag::Table | Tag::Row | Tag::Cell)
            | (Some((_, Purpose::Text)), Tag::Row) => element.tag = Tag::Div,
            _ => {}
        }
        if around.iter().all(|(_, purpose)| *purpose == Purpose::Frame) {
            element.context = element.context.without(Context::CELL);
        }
    }
    for block in &mut page.blocks {
        if !page.elements[block.element as usize].context.has(Context::CELL) {
            block.context = block.context.without(Context::CELL);
        }
    }
}

fn purpose(page: &Page<'_>, table: ElementId, h1: Option<ElementId>) -> Purpose {
    if !lays_out(page, table) {
        return Purpose::Data;
    }
    let is_frame = match h1 {
        Some(h1) => page.contains(table, h1),
        None => page.element(table).text.len() * 2 > page.text.len(),
    };
    if is_frame { Purpose::Frame } else { Purpose::Text }
}

/// Whether a table lays out a page or a part of it.
fn lays_out(page: &Page<'_>, table: ElementId) -> bool {
    let element = page.element(table);
    let (mut rows, mut columns, mut in_row, mut paragraph) = (0, 0, 0, false);
    for inner in (table + 1..element.end).filter(|inner| !page.element(*inner).blocks.is_empty()) {
        match page.element(inner).tag {
            Tag::Table | Tag::Heading(1) => return true,
            Tag::Row => (rows, in_row) = (rows + 1, 0),
            Tag::Cell => {
                in_row += 1;
                columns = columns.max(in_row);
                let blocks = page.blocks_of(inner);
                let chars: u32 = blocks.iter().map(|block| block.chars).sum();
                if blocks.len() >= BLOCKS_OF_TEXT && chars >= CHARS_OF_TEXT {
                    return true;
                }
                paragraph |= chars >= CHARS_OF_PARAGRAPH;
            }
            _ => {}
        }
    }
    paragraph && (rows == 1 || columns == 1)
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use super::super::page::Context;
    use super::super::tag::Tag;

    const LONG: &str = "Пароход «Заря» пришёл к пристани в шесть утра, и на берегу его ждали двести человек, из них тридцать с \
                        цветами, а остальные с мешками.";

    /// How many rows are left, and how many blocks stand in a cell.
    fn rows_and_cells(html: &str) -> (usize, usize) {
        let parsed = Parsed::parse(html, usize::MAX);
        let page = parsed.page();
        let rows = page.elements.iter().filter(|element| element.tag == Tag::Row).count();
        (rows, page.blocks.iter().filter(|block| block.context.has(Context::CELL)).count())
    }

    #[test]
    fn tables_of_data_stay_and_frames_become_boxes() {
        let data = "<table><tr><th>Команда<th>Очки</tr><tr><td>Метеор<td>41</tr></table>";
        let rest = format!("<p>{LONG}<p>{LONG}<p>{LONG}<p>{LONG}<p>{LONG}");
        let cells = |text: &str| format!("<table><tr><td>Menu<td>{text}</tr></table>");
        for (html, wanted) in [
            (data.to_owned(), (2, 4)),
            (format!("{data}{rest}"), (2, 4)),
            // A frame by its paragraphs, by a table inside, by a headline inside.
            (cells(&format!("<p>{LONG}<p>{LONG}<p>{LONG}")), (0, 0)),
            (cells(&format!("<h1>News</h1>{data}")), (2, 4)),
            (cells("<h1>News</h1>"), (0, 0)),
            (format!("{}{rest}", cells("<h1>News</h1>")), (0, 0)),
            // A paragraph in the only row; short words in it are data.
            (cells(LONG), (0, 0)),
            (cells("4:3"), (1, 2)),
            // Text beside a picture within a page is no frame.
            (format!("{}{rest}", cells(&format!("<p>{LONG}<p>{LONG}<p>{LONG}"))), (0, 4)),
            (format!("<table><tr><td>Кубок</tr><tr><td>Финал</tr></table>{rest}"), (2, 2)),
        ] {
            assert_eq!(rows_and_cells(&html), wanted, "{html}");
        }
    }
}
