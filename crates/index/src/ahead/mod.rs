//! What can be done to a document before the writer has it: analysis and storing form, on as many threads as there are.

mod packed;

pub(crate) use packed::{Packer, Step, Unpacked};

use crate::schema::{Fields, Origin};
use crate::{Store, schema};
use std::sync::Arc;
use tantivy::TantivyDocument;
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId};

/// Makes documents ready for a [`Writer`](crate::Writer). Each thread has its own, which remembers the words that it has seen.
pub struct DocumentAnalyzer {
    fields: Fields,
    analyzer: Arc<Analyzer>,
    packer: Packer,
}

/// A document that is ready to be written.
pub struct AnalyzedDocument {
    pub(crate) id: DocumentId,
    pub(crate) inner: TantivyDocument,
}

impl DocumentAnalyzer {
    /// One for the documents of this index.
    pub fn new(store: &Store) -> Self {
        Self { fields: store.fields(), analyzer: Arc::clone(store.analyzer()), packer: Packer::default() }
    }

    /// Makes a document ready.
    pub fn analyze(&mut self, document: &Document, origin: Origin) -> AnalyzedDocument {
        let pack = |text: &str| self.packer.pack(&self.analyzer, text);
        let inner = schema::lower(&self.fields, document, origin, pack);
        AnalyzedDocument { id: document.id.clone(), inner }
    }
}
