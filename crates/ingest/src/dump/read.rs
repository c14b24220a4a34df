//! The article of a dump.

use super::above::read_above;
use super::below::read_below;
use super::line::{Line, Look, lines};
use super::stretch::body_stretch;
use crate::dateline::opening;
use vestnik_document::{Article, FieldName, ParagraphKind, Source};

/// Lines of a body longer than this are not headlines, in a file that begins with its body.
const MAX_HEADLINE: usize = 200;

/// Reads a dump. Never fails: a text in which nothing is recognised becomes a body.
pub(crate) fn read(text: &str) -> Article {
    let mut article = Article::default();
    let lines = lines(text);
    let mut stretch = body_stretch(&lines);
    if stretch.is_empty() {
        stretch = usize::from(lines.len() > 1)..lines.len();
    }
    // A headline may end like a sentence: when nothing stands above the body, its first short line is it.
    let first = lines.get(stretch.start);
    if stretch.start == 0 && stretch.len() > 1 && first.is_some_and(|line| line.chars < MAX_HEADLINE) {
        stretch.start = 1;
    }
    read_above(&lines[..stretch.start], &mut article);
    read_below(&lines[stretch.end..], &mut article);
    read_body(&lines[stretch], &mut article);
    let start = article.body.first().map_or("", |(_, text)| text.as_str());
    let opening = opening(start, article.published.as_ref().map(|published| published.date));
    article.dateline = opening.as_ref().map(|opening| opening.dateline.clone());
    if article.authors.is_empty() {
        article.authors = opening.map(|opening| opening.persons).unwrap_or_default();
    }
    article.agency = article.dateline.as_ref().and_then(|dateline| dateline.agency.clone());
    note_sources(&mut article);
    article
}

fn read_body(lines: &[Line<'_>], article: &mut Article) {
    for (at, line) in lines.iter().enumerate() {
        match line.look {
            Look::Prose | Look::Words => {
                let followed = lines[at + 1..].first().is_some_and(|next| next.look == Look::Prose);
                let kind = match line.look {
                    _ if line.bullet => ParagraphKind::ListItem,
                    Look::Words if followed && line.apart && line.chars < 100 => ParagraphKind::Subhead,
                    _ => ParagraphKind::Plain,
                };
                article.body.push((kind, line.text.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
            Look::Boilerplate("credit") => article.image_credits.push(line.text.to_owned()),
            _ => {}
        }
    }
}

fn note_sources(article: &mut Article) {
    let fields = [
        (FieldName::Headline, !article.headline.is_empty()),
        (FieldName::Dek, !article.dek.is_empty()),
        (FieldName::Body, !article.body.is_empty()),
        (FieldName::Published, article.published.is_some()),
        (FieldName::Authors, !article.authors.is_empty()),
        (FieldName::ImageCredits, !article.image_credits.is_empty()),
        (FieldName::Tags, !article.tags.is_empty()),
        (FieldName::Related, !article.related.is_empty()),
        (FieldName::Rights, !article.rights.is_empty()),
        (FieldName::Url, article.url.is_some()),
    ];
    let known = fields.into_iter().filter(|(_, known)| *known);
    article.provenance.extend(known.map(|(field, _)| (field, Source::TextDump)));
    if article.dateline.is_some() {
        article.provenance.insert(FieldName::Dateline, Source::Dateline);
    }
    if article.agency.is_some() {
        article.provenance.insert(FieldName::Agency, Source::Dateline);
    }
}
