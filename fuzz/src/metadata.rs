//! The index folder's own files, and documents as they are stored and given.

use crate::parts::{choice, text};
use vestnik::Document;
use vestnik_index::untrusted;

/// The first byte chooses what the rest is read as.
pub fn check(bytes: &[u8]) {
    let Some((first, bytes)) = choice(bytes) else { return };
    match first % 5 {
        0 => drop(untrusted::format_file(bytes)),
        1 => drop(untrusted::payload(&text(bytes))),
        2 => drop(untrusted::catalogue(bytes)),
        3 => document(bytes),
        _ => drop(untrusted::record(bytes)),
    }
}

fn document(bytes: &[u8]) {
    let Ok(document) = serde_json::from_slice::<Document>(bytes) else { return };
    let json = serde_json::to_vec(&document).expect("a document is JSON");
    assert_eq!(serde_json::from_slice::<Document>(&json).expect("JSON of a document"), document);
}
