//! What can be done to a document before the writer has it: analysis and storing form, on as many threads as there are.

mod packed;
mod vocabulary;

pub(crate) use packed::{NumberedTerm, PackedTerms, Packer, fields};
pub(crate) use vocabulary::SharedVocabulary;

use crate::schema::{Fields, Origin};
use crate::stores::stored_document;
use crate::{Store, schema, stored};
use std::sync::Arc;
use tantivy::TantivyDocument;
use vestnik_analysis::{Analyzer, Vocabulary};
use vestnik_document::{Document, DocumentId};

/// Makes documents ready for a [`Writer`](crate::Writer). Each thread has its own; all of an index know the words that any has seen.
pub struct DocumentAnalyzer {
    fields: Fields,
    analyzer: Arc<Analyzer>,
    shared: Arc<SharedVocabulary>,
    vocabulary: Arc<Vocabulary>,
    packer: Packer,
}

/// A document that is ready to be written.
pub struct AnalyzedDocument {
    pub(crate) id: DocumentId,
    /// The file of documents that it came from, by a hash of its place.
    pub(crate) source: Option<u64>,
    /// The terms of all fields, as [`packed`] has them.
    pub(crate) terms: Vec<u8>,
    /// What the numbers of the terms mean.
    pub(crate) vocabulary: Arc<Vocabulary>,
    /// What goes into columns.
    pub(crate) columns: TantivyDocument,
    /// The document itself, as the engine stores it.
    pub(crate) stored: Vec<u8>,
}

impl DocumentAnalyzer {
    /// One for the documents of this index.
    pub fn new(store: &Store) -> Self {
        Self::with_vocabulary(store, Arc::clone(store.vocabulary()))
    }

    pub(crate) fn with_vocabulary(store: &Store, shared: Arc<SharedVocabulary>) -> Self {
        let vocabulary = shared.current();
        let analyzer = Arc::clone(store.analyzer());
        Self { fields: store.fields(), analyzer, shared, vocabulary, packer: Packer::default() }
    }

    /// Makes a document ready.
    pub fn analyze(&mut self, document: &Document, origin: Origin) -> AnalyzedDocument {
        if self.vocabulary.is_full() {
            self.vocabulary = self.shared.current();
        }
        let (analyzer, vocabulary) = (&self.analyzer, &self.vocabulary);
        schema::pack(&self.fields, document, origin, analyzer, vocabulary, &mut self.packer);
        AnalyzedDocument {
            id: document.id.clone(),
            source: origin.source,
            terms: self.packer.take(),
            vocabulary: Arc::clone(&self.vocabulary),
            columns: schema::columns(&self.fields, document),
            stored: stored_document(self.fields.stored, &stored::encode(document, origin.root)),
        }
    }
}
