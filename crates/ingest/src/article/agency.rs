//! The agency that the text comes from.

use super::phrases::boilerplate;
use crate::dateline::is_cyrillic;
use crate::dom::{Block, Page};
use vestnik_document::{Agency, Article, FieldName, Source};

/// Fills the agency: from the dateline, else from an author that is an agency, else from a line that names the
/// source. Its name is the canonical one in the script of the body.
pub(crate) fn fill(article: &mut Article, page: &Page<'_>) {
    let russian =
        || is_cyrillic(article.body.first().map_or(article.headline.as_str(), |(_, text)| text.as_str()));
    let from_dateline = article
        .dateline
        .as_ref()
        .and_then(|dateline| dateline.agency.clone())
        .map(|name| (name, Source::Dateline));
    let author = || article.authors.iter().find_map(|author| Agency::named(author));
    let author_source = article.provenance.get(&FieldName::Authors).copied().unwrap_or(Source::PageText);
    let line = || page.blocks.iter().find_map(|block| in_line(page, block));
    let found = from_dateline
        .or_else(|| author().map(|agency| (agency.name(russian()).to_owned(), author_source)))
        .or_else(|| line().map(|agency| (agency.name(russian()).to_owned(), Source::PageText)));
    if let Some((name, source)) = found {
        article.agency = Some(name);
        article.provenance.insert(FieldName::Agency, source);
    }
}

/// The agency that a line names as its source. Hardly any line has a colon and an agency behind it.
fn in_line(page: &Page<'_>, block: &Block) -> Option<&'static Agency> {
    let line = page.block_text(block);
    if block.chars >= LONGEST {
        return None;
    }
    let colon = memchr::memchr(b':', line.as_bytes())?;
    Agency::named(&line[colon + 1..]).filter(|_| boilerplate(line) == Some("source"))
}

/// A line that names the source has fewer characters.
const LONGEST: u32 = 120;

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn a_dateline_names_the_agency_and_the_author_where_the_page_names_none() {
        let text = "<p>Паром снова вышел в море во вторник утром, сообщил капитан порта журналистам.</p>";
        for (head, start, author) in [
            ("", "ПАРИЖ, 15 фев — РИА Новости, Вера Лис. ", "Вера Лис"),
            (
                "<meta name=author content='РИА Новости'>",
                "ПАРИЖ, 15 фев — РИА Новости, Вера Лис. ",
                "Вера Лис",
            ),
            (
                "<meta name=author content='Иван Петров'>",
                "ПАРИЖ, 15 фев — РИА Новости, Вера Лис. ",
                "Иван Петров",
            ),
            ("<meta name=author content='РИА Новости'>", "ПАРИЖ, 15 фев — РИА Новости. ", "РИА Новости"),
        ] {
            let html = format!(
                "{head}<h1>Паром вернулся на острова</h1><p>{start}Порт открыт.</p>{}",
                text.repeat(4)
            );
            let options = ExtractOptions { explain: true, ..ExtractOptions::default() };
            let read = extract(&DecodedText { text: html, ..DecodedText::default() }, &options);
            assert_eq!(read.article.authors, [author], "{head} {start}");
            assert_eq!(read.article.agency.as_deref(), Some("РИА Новости"), "{head} {start}");
            let explanation = read.explanation.expect("it was asked for");
            assert!(explanation.fields.iter().any(|field| field.value == author), "{head} {start}");
        }
    }
}
