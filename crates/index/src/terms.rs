//! All terms of a snapshot, for tables that are made of a vocabulary.

use crate::{ReadError, Snapshot};

impl Snapshot {
    /// Hands out the terms of headlines and bodies with the number of documents that have each, segment by segment: a term
    /// may come more than once, and deleted documents are counted until they are merged away.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn terms(&self, each: &mut dyn FnMut(&str, u64)) -> Result<(), ReadError> {
        let fields = self.target().fields;
        for segment in self.searcher().segment_readers() {
            for field in [fields.headline, fields.body] {
                let index = segment.inverted_index(field)?;
                let mut stream = index.terms().stream()?;
                while stream.advance() {
                    if let Ok(term) = std::str::from_utf8(stream.key()) {
                        each(term, u64::from(stream.value().doc_freq));
                    }
                }
            }
        }
        Ok(())
    }
}
