//! All documents of a snapshot, one after another.

use crate::collect::Address;
use crate::schema::column;
use crate::{ReadError, Snapshot};
use tantivy::columnar::StrColumn;
use vestnik_document::{Document, DocumentId};

impl Snapshot {
    /// The ids of documents at these addresses, in their order.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn ids(&self, addresses: &[Address]) -> Result<Vec<DocumentId>, ReadError> {
        let mut columns: Vec<Option<StrColumn>> = vec![None; self.searcher().segment_readers().len()];
        let damaged = || ReadError::Damaged("a document without an id".to_owned());
        let mut ids = Vec::with_capacity(addresses.len());
        for address in addresses {
            let column = &mut columns[address.segment as usize];
            if column.is_none() {
                *column = self.searcher().segment_reader(address.segment).fast_fields().str(column::ID)?;
            }
            let column = column.as_ref().ok_or_else(damaged)?;
            let mut id = String::new();
            column.ord_to_str(column.ords().first(address.doc).ok_or_else(damaged)?, &mut id)?;
            ids.push(DocumentId::new(id).map_err(|_| damaged())?);
        }
        Ok(ids)
    }

    /// Every document, in the order in which they are stored. One that cannot be read is an error in its place, and the next one follows.
    pub fn all_documents(&self) -> impl Iterator<Item = Result<Document, ReadError>> {
        self.addresses().map(|address| self.document(address))
    }
}
