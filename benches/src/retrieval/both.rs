//! A corpus that holds the documents of two cross-lingual sets, so that it can learn which words stand for which.
//!
//! `cross-en2ru` and `cross-ru2en` have the same articles, each in the language that its hits have to be in. Put together
//! under ids that say which set they are from, they are a corpus in two languages whose pairs are known to whoever
//! measures, and to nobody else.

use anyhow::Result;
use serde::Deserialize;
use std::path::Path;
use vestnik::document::{Paragraph, Published, Source, Text};
use vestnik::{Document, DocumentId, Language};

/// A line of a file of documents.
#[derive(Deserialize)]
struct Line {
    id: String,
    lang: String,
    #[serde(default)]
    headline: String,
    /// The headline as published; some sets leave `headline` empty because it is the query there.
    #[serde(default)]
    orig_headline: String,
    body: String,
    date: Option<String>,
    url: Option<String>,
}

/// The documents of a file, each with its language and a colon before its id: `ru:17`.
///
/// # Errors
/// When the file cannot be read or is not in the shape that it should be.
pub fn marked_documents(file: &Path, published_headlines: bool) -> Result<Vec<Document>> {
    let text = std::fs::read_to_string(file)?;
    text.lines().map(|line| document(serde_json::from_str(line)?, published_headlines)).collect()
}

/// The id of a document without the mark of its language.
pub fn unmarked(id: &DocumentId) -> &str {
    id.as_str().split_once(':').map_or(id.as_str(), |(_, id)| id)
}

fn document(line: Line, published_headlines: bool) -> Result<Document> {
    let lang = Language::from_code(&line.lang).unwrap_or_default();
    let mut document = Document::new(DocumentId::new(format!("{}:{}", line.lang, line.id))?);
    document.lang = lang;
    let published = published_headlines && line.headline.is_empty();
    let headline = if published { line.orig_headline } else { line.headline };
    document.headline = (!headline.is_empty()).then_some(Text { text: headline, lang });
    let paragraph = |text: &str| Paragraph { text: text.to_owned(), lang, ..Paragraph::default() };
    document.body = line.body.lines().map(paragraph).collect();
    document.published =
        line.date.and_then(|date| date.parse().ok()).map(|date| Published::new(date, Source::Given));
    document.url = line.url;
    Ok(document)
}
