//! The readers of the index folder's own files, over bytes instead of a folder.
//!
//! For fuzzing, which needs them without the disk; nothing else may rely on them.

use crate::{catalogue, format, payload::Payload};

/// Reads bytes as the file `FORMAT`. Says whether they are one.
pub fn format_file(bytes: &[u8]) -> bool {
    format::parse(bytes).is_ok()
}

/// Reads a text as the payload of a commit. Says whether it is one.
///
/// # Panics
/// When what was read is not the same after being written and read again.
pub fn payload(text: &str) -> bool {
    let Ok(Some(payload)) = Payload::parse(Some(text)) else { return false };
    let again = Payload::parse(Some(&payload.to_text()));
    let again = again.ok().flatten().expect("what was just written reads");
    assert_eq!(again.roots(), payload.roots());
    assert_eq!(
        (again.catalogue, again.length, again.files),
        (payload.catalogue, payload.length, payload.files)
    );
    true
}

/// Reads bytes as a log of the catalogue. Says whether they are one.
///
/// # Panics
/// When what was read is not the same after being written and read again.
pub fn catalogue(bytes: &[u8]) -> bool {
    let Ok(loaded) = catalogue::parse(bytes.to_vec(), bytes.len() as u64) else { return false };
    let again = catalogue::encode(&loaded.catalogue);
    let length = again.len() as u64;
    let again = catalogue::parse(again, length).expect("what was just written reads").catalogue;
    assert!(again.files().eq(loaded.catalogue.files()) && again.roots() == loaded.catalogue.roots());
    true
}

/// Reads bytes as one record of the catalogue, without the checksum that stands before it. Says whether they are one.
///
/// # Panics
/// When what was read is not the same after being written and read again.
pub fn record(bytes: &[u8]) -> bool {
    let Some(record) = catalogue::Record::decode(bytes) else { return false };
    let mut again = Vec::new();
    record.encode(&mut again);
    assert_eq!(catalogue::Record::decode(&again), Some(record));
    true
}
