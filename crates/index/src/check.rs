//! Is an index sound: checksums of all files, every stored document, and the catalogue against the documents.

use crate::catalogue::{Catalogue, Outcome};
use crate::collect::Address;
use crate::{ReadError, Store};
use std::collections::HashSet;
use vestnik_document::DocumentId;
use xxhash_rust::xxh3::xxh3_64;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckReport {
    /// How many documents were read.
    pub documents: u64,
    /// How many files the catalogue has.
    pub files: u64,
    /// What is wrong, one sentence each; empty for a sound index.
    pub problems: Vec<String>,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Reads everything and tells what does not fit.
///
/// # Errors
/// [`ReadError`] when the index cannot be read at all; damage is told in the report.
pub(crate) fn check(store: &Store) -> Result<CheckReport, ReadError> {
    let problems = crate::verify::damaged_files(store.index());
    let mut report = CheckReport { problems, ..CheckReport::default() };
    let ids = read_documents(store, &mut report)?;
    match store.catalogue() {
        Ok(catalogue) => compare(&catalogue, &ids, &mut report),
        Err(error) => report.problems.push(format!("the catalogue: {error}")),
    }
    Ok(report)
}

fn read_documents(store: &Store, report: &mut CheckReport) -> Result<HashSet<DocumentId>, ReadError> {
    let snapshot = store.snapshot()?;
    let mut ids = HashSet::new();
    for (ord, segment) in snapshot.searcher().segment_readers().iter().enumerate() {
        for doc in segment.doc_ids_alive() {
            match snapshot.document(Address { segment: ord as u32, doc }) {
                Ok(document) => {
                    report.documents += 1;
                    if ids.contains(&document.id) {
                        report.problems.push(format!("document {} is there twice", document.id));
                    }
                    ids.insert(document.id);
                }
                Err(error) => report.problems.push(format!("document {doc} of segment {ord}: {error}")),
            }
        }
    }
    Ok(ids)
}

/// Every page of the catalogue has its document. The other way round need not hold: documents can be added without files.
fn compare(catalogue: &Catalogue, ids: &HashSet<DocumentId>, report: &mut CheckReport) {
    report.files = catalogue.len() as u64;
    for (place, entry) in catalogue.files().filter(|(_, entry)| entry.outcome == Outcome::Page) {
        let Some(key) = catalogue.roots().key(place) else {
            report.problems.push(format!("{} lies in no known root", String::from_utf8_lossy(&place.path)));
            continue;
        };
        if !ids.contains(&DocumentId::from_hash(xxh3_64(&key))) {
            let size = entry.size;
            report.problems.push(format!("{} ({size} bytes) has no document", String::from_utf8_lossy(&key)));
        }
    }
}
