//! All documents of a snapshot, one after another.

use crate::collect::Address;
use crate::{ReadError, Snapshot};
use vestnik_document::Document;

impl Snapshot {
    /// Hands out every document, in the order in which they are stored, until `each` says `false`.
    ///
    /// # Errors
    /// [`ReadError`] when one cannot be read.
    pub fn each_document(&self, each: &mut dyn FnMut(Document) -> bool) -> Result<(), ReadError> {
        for (ord, segment) in self.searcher().segment_readers().iter().enumerate() {
            for doc in segment.doc_ids_alive() {
                if !each(self.document(Address { segment: ord as u32, doc })?) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}
