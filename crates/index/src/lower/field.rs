//! Statistics of the text fields of a snapshot, and BM25 with them.
//!
//! Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; the inverse document
//! frequency is that of Lucene, which is never negative.

use crate::schema::{Fields, ScopedField};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use tantivy::Searcher;
use tantivy::fieldnorm::FieldNormReader;

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What a word gives for being there at all, however long the document (BM25+: Lv and Zhai, "Lower-Bounding Term
/// Frequency Normalization", 2011).
const PRESENCE: f32 = 0.45;

/// What length does to the score, for each of the 256 lengths that are told apart.
pub(crate) type Norms = Arc<[f32; 256]>;

/// Document count and lengths, taken when first asked for.
pub(crate) struct FieldStatistics<'a> {
    searcher: &'a Searcher,
    fields: Fields,
    documents: u64,
    norms: RefCell<HashMap<ScopedField, Norms>>,
}

impl<'a> FieldStatistics<'a> {
    pub(crate) fn new(searcher: &'a Searcher, fields: Fields) -> Self {
        let documents = searcher.segment_readers().iter().map(|segment| u64::from(segment.max_doc())).sum();
        Self { searcher, fields, documents, norms: RefCell::default() }
    }

    /// `ln(1 + (N - n + 0.5) / (n + 0.5))`.
    pub(crate) fn idf(&self, documents: u64) -> f32 {
        let n = documents.min(self.documents) as f32;
        (1.0 + (self.documents as f32 - n + 0.5) / (n + 0.5)).ln()
    }

    /// The length factors of a field.
    pub(crate) fn norms(&self, scoped: ScopedField) -> tantivy::Result<Norms> {
        if let Some(norms) = self.norms.borrow().get(&scoped) {
            return Ok(Arc::clone(norms));
        }
        let field = self.fields.field(scoped);
        let mut tokens = 0;
        for segment in self.searcher.segment_readers() {
            tokens += segment.inverted_index(field)?.total_num_tokens();
        }
        let average = tokens.max(1) as f32 / self.documents.max(1) as f32;
        let norms: Norms = Arc::new(std::array::from_fn(|id| {
            let length = FieldNormReader::id_to_fieldnorm(id as u8) as f32;
            K1 * (1.0 - B + B * length / average)
        }));
        self.norms.borrow_mut().insert(scoped, Arc::clone(&norms));
        Ok(norms)
    }
}

/// How often a term stands in a field, against the field's length: between 0 and `K1 + 1`, and a little for being there.
#[inline]
pub(crate) fn saturation(norms: &[f32; 256], length_id: u8, frequency: u32) -> f32 {
    let frequency = frequency as f32;
    (K1 + 1.0) * frequency / (frequency + norms[length_id as usize]) + PRESENCE
}
