//! A document as the bytes that the index stores: a small head, then its JSON without empty fields.
//!
//! JSON because every field of [`Document`] reads back from its absence: documents stored by an older program load in a
//! newer one. The block compression of the store takes the repeated names away.

use crate::ReadError;
use serde_json::Value;
use vestnik_document::Document;

/// The head byte of a document whose path is kept as it is.
const NO_ROOT: u32 = 0;

/// Document and root number to bytes.
pub(crate) fn encode(document: &Document, root: Option<u32>) -> Vec<u8> {
    let head = root.map_or(NO_ROOT, |root| root + 1);
    let mut bytes = head.to_le_bytes().to_vec();
    let mut value = serde_json::to_value(document).expect("a document has only string keys");
    drop_empty(&mut value);
    serde_json::to_writer(&mut bytes, &value).expect("writing to memory does not fail");
    bytes
}

/// Bytes to document and root number.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Document, Option<u32>), ReadError> {
    let (head, json) = bytes
        .split_first_chunk::<4>()
        .ok_or_else(|| ReadError::Damaged("a stored document is cut short".to_owned()))?;
    let document = serde_json::from_slice(json)
        .map_err(|error| ReadError::Damaged(format!("a stored document does not read: {error}")))?;
    Ok((document, u32::from_le_bytes(*head).checked_sub(1)))
}

/// Empty fields of the document itself are left out; below it nothing is touched.
fn drop_empty(value: &mut Value) {
    let Value::Object(fields) = value else { return };
    fields.retain(|_, value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_document::{DocumentId, Language, Paragraph, Text};

    #[test]
    fn a_document_reads_back() {
        let mut document = Document::new(DocumentId::from_hash(7));
        document.path = "a/b.html".to_owned();
        document.headline = Some(Text { text: "Встреча".to_owned(), lang: Language::Russian });
        document.body = vec![Paragraph { text: "Text.".to_owned(), ..Paragraph::default() }];
        for root in [None, Some(0), Some(41)] {
            let bytes = encode(&document, root);
            assert_eq!(decode(&bytes).unwrap(), (document.clone(), root));
        }
        assert!(decode(b"").is_err());
        assert!(decode(b"\0\0\0\0{").is_err());
    }
}
