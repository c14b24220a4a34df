//! The agency that the text comes from.

use crate::dateline::is_cyrillic;
use vestnik_document::{Agency, Article, FieldName, Source};

/// Fills the agency: from the dateline, else from an author that is an agency, else from a line that names the
/// source. Its name is the canonical one in the script of the body.
pub(crate) fn fill(article: &mut Article, source_lines: &[&str]) {
    let russian =
        is_cyrillic(article.body.first().map_or(article.headline.as_str(), |(_, text)| text.as_str()));
    let from_dateline = article
        .dateline
        .as_ref()
        .and_then(|dateline| dateline.agency.clone())
        .map(|name| (name, Source::Dateline));
    let author = || article.authors.iter().find_map(|author| Agency::named(author));
    let author_source = article.provenance.get(&FieldName::Authors).copied().unwrap_or(Source::PageText);
    let line = || {
        source_lines.iter().find_map(|line| line.split_once(':').and_then(|(_, name)| Agency::named(name)))
    };
    let found = from_dateline
        .or_else(|| author().map(|agency| (agency.name(russian).to_owned(), author_source)))
        .or_else(|| line().map(|agency| (agency.name(russian).to_owned(), Source::PageText)));
    if let Some((name, source)) = found {
        article.agency = Some(name);
        article.provenance.insert(FieldName::Agency, source);
    }
}
