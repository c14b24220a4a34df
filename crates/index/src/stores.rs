//! Stored documents as bytes of the unpacked block that they lie in.
//!
//! The engine's own ways of writing and reading a document copy it byte by byte. Its document store takes and hands out the same bytes
//! without that: the number of values, then for each its field (`u32`, little-endian), a byte for its kind, and for
//! bytes their number and themselves. Numbers have seven bits in a byte, and the last byte has the eighth bit.

use crate::ReadError;
use crate::collect::Address;
use std::sync::OnceLock;
use tantivy::Searcher;
use tantivy::directory::OwnedBytes;
use tantivy::schema::Field;
use tantivy::store::StoreReader;

/// How many unpacked blocks each segment keeps: those of a few pages of hits.
const BLOCKS: usize = 32;
/// The kind of bytes.
const BYTES: u8 = 4;

/// A document as the engine stores it, with this value of one field.
pub(crate) fn stored_document(field: Field, value: &[u8]) -> Vec<u8> {
    let mut document = Vec::with_capacity(value.len() + 16);
    put_number(&mut document, 1);
    document.extend_from_slice(&field.field_id().to_le_bytes());
    document.push(BYTES);
    put_number(&mut document, value.len());
    document.extend_from_slice(value);
    document
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push(number as u8 & 0x7f);
        number >>= 7;
    }
    bytes.push(number as u8 | 0x80);
}

/// The document stores of a snapshot, opened when a document is first read.
pub(crate) struct Stores(Vec<OnceLock<StoreReader>>);

impl Stores {
    pub(crate) fn of(searcher: &Searcher) -> Self {
        Self(searcher.segment_readers().iter().map(|_| OnceLock::new()).collect())
    }

    /// The bytes of a field of a document; `None` where it has none.
    pub(crate) fn bytes(
        &self,
        searcher: &Searcher,
        address: Address,
        field: Field,
    ) -> Result<Option<OwnedBytes>, ReadError> {
        let store = &self.0[address.segment as usize];
        let store = match store.get() {
            Some(store) => store,
            None => {
                let opened = searcher
                    .segment_reader(address.segment)
                    .get_store_reader(BLOCKS)
                    .map_err(ReadError::Io)?;
                store.get_or_init(|| opened)
            }
        };
        let document = store.get_document_bytes(address.doc).map_err(ReadError::from)?;
        Ok(first_value(&document, field).map(|place| document.slice(place)))
    }
}

/// Where the value of a document lies that has one value, and that in this field.
fn first_value(document: &[u8], field: Field) -> Option<std::ops::Range<usize>> {
    let mut rest = document;
    if number(&mut rest)? != 1 {
        return None;
    }
    let (name, after) = rest.split_first_chunk()?;
    let (kind, mut value) = after.split_first()?;
    if u32::from_le_bytes(*name) != field.field_id() || *kind != BYTES {
        return None;
    }
    let length = usize::try_from(number(&mut value)?).ok()?;
    let start = document.len() - value.len();
    (length == value.len()).then_some(start..document.len())
}

fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 != 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use tantivy::schema::{STORED, STRING, Schema};
    use tantivy::{Index, TantivyDocument};

    #[test]
    fn the_bytes_are_those_that_were_stored() {
        let mut schema = Schema::builder();
        let (text, stored) =
            (schema.add_text_field("text", STRING), schema.add_bytes_field("stored", STORED));
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        let values: Vec<Vec<u8>> = [0, 1, 127, 128, 5_000, 70_000].map(|length| vec![7; length]).into();
        for value in &values {
            let mut document = TantivyDocument::new();
            document.add_text(text, "word");
            document.add_bytes(stored, value);
            writer.add_document(document).unwrap();
        }
        writer.add_document(TantivyDocument::new()).unwrap();
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        let stores = Stores::of(&searcher);
        let read = |doc, field| stores.bytes(&searcher, Address { segment: 0, doc }, field).unwrap();
        for (doc, value) in values.iter().enumerate() {
            assert_eq!(read(doc as u32, stored).as_deref(), Some(value.as_slice()));
            let store = searcher.segment_reader(0).get_store_reader(1).unwrap();
            let written = store.get_document_bytes(doc as u32).unwrap();
            assert_eq!(stored_document(stored, value), written.as_slice());
            assert!(read(doc as u32, text).is_none());
        }
        assert!(read(values.len() as u32, stored).is_none());
    }
}
