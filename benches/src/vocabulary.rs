//! The documents of a search set and their terms, without an index.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vestnik_analysis::{Analyzer, Scratch};
use vestnik_document::{Document, DocumentId, Paragraph, Text};
use vestnik_query::vocabulary::Vocabulary;

/// How often each term occurs in the documents of a set.
#[derive(Default)]
pub struct Terms {
    counts: BTreeMap<String, u64>,
    documents: u64,
}

impl Terms {
    /// The terms of these documents' headlines and bodies.
    pub fn of(documents: &[Document]) -> Self {
        let (analyzer, mut scratch) = (Analyzer::new(), Scratch::new());
        let mut terms = Self { documents: documents.len() as u64, ..Self::default() };
        for document in documents {
            let texts = document.body.iter().map(|paragraph| paragraph.text.as_str());
            let mut seen = BTreeSet::new();
            for text in texts.chain([document.headline_text()]) {
                analyzer.analyze(text, &mut scratch, &mut |token| {
                    seen.insert(token.term.to_owned());
                });
            }
            seen.into_iter().for_each(|term| *terms.counts.entry(term).or_insert(0) += 1);
        }
        terms
    }
}

impl Vocabulary for Terms {
    fn document_frequency(&self, term: &str) -> u64 {
        self.counts.get(term).copied().unwrap_or(0)
    }

    fn document_count(&self) -> u64 {
        self.documents
    }

    /// None: near words are not what is measured with this.
    fn near(&self, _term: &str, _distance: u8, _limit: usize) -> Vec<(String, u64)> {
        Vec::new()
    }
}

/// The documents of `search/<set>/docs.jsonl` below the data folder.
///
/// # Errors
/// When the file cannot be read or a line is no document.
pub fn documents(data: &Path, set: &str) -> Result<Vec<Document>> {
    let path = data.join("search").join(set).join("docs.jsonl");
    let file = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    file.lines().enumerate().map(|(number, line)| document(number, line)).collect()
}

fn document(number: usize, line: &str) -> Result<Document> {
    let value: serde_json::Value = serde_json::from_str(line).context("a line of documents")?;
    let mut document = Document::new(DocumentId::from_hash(number as u64));
    let headline = value["headline"].as_str().unwrap_or_default();
    document.headline = Some(Text { text: headline.to_owned(), ..Text::default() });
    let body = value["body"].as_str().context("a document without a body")?;
    let paragraph = |text: &str| Paragraph { text: text.to_owned(), ..Paragraph::default() };
    document.body = body.lines().map(paragraph).collect();
    Ok(document)
}
