//! The ids that documents bring themselves: which of them come again, so that one document takes the place of another.
//!
//! Two files may bring one id by mistake, and it is told. A file that has another name now brings the ids of the one that is
//! gone, and an id may have gone from one file to another: neither is a mistake.

use super::Job;
use super::scan::Vanished;
use std::collections::HashSet;
use vestnik_document::DocumentId;
use vestnik_index::{Catalogue, Outcome, ReadError, Snapshot};
use vestnik_ingest::FileKind;
use xxhash_rust::xxh3::xxh3_64;

/// Hashes of ids: a file may have a million.
#[derive(Default)]
pub(super) struct Ids {
    met: HashSet<u64>,
    /// The files that are read in this run, or are gone, by their keys.
    on_the_move: HashSet<u64>,
    /// The ids of all other files of documents; read when they are first asked for.
    elsewhere: Option<HashSet<u64>>,
}

impl Ids {
    /// What this update does with files.
    pub(super) fn expect(&mut self, jobs: &[Job], vanished: &[Vanished]) {
        let read = jobs.iter().filter(|job| job.file.kind == FileKind::Documents).map(|job| job.key);
        self.on_the_move = read.chain(vanished.iter().map(|file| file.key)).collect();
    }

    /// Takes an id down. Says whether it was met in this run before.
    pub(super) fn meet(&mut self, id: &DocumentId) -> bool {
        !self.met.insert(hash(id))
    }

    /// Whether it was met in this run.
    pub(super) fn has_met(&self, id: &DocumentId) -> bool {
        self.met.contains(&hash(id))
    }

    /// Whether a file has it that stays as it is.
    pub(super) fn is_elsewhere(
        &mut self,
        id: &DocumentId,
        before: &Snapshot,
        catalogue: &Catalogue,
    ) -> Result<bool, ReadError> {
        if self.elsewhere.is_none() {
            self.elsewhere = Some(self.staying(before, catalogue)?);
        }
        Ok(self.elsewhere.as_ref().is_some_and(|ids| ids.contains(&hash(id))))
    }

    fn staying(&self, before: &Snapshot, catalogue: &Catalogue) -> Result<HashSet<u64>, ReadError> {
        let mut ids = HashSet::new();
        let files = catalogue.files().filter(|(_, entry)| matches!(entry.outcome, Outcome::Documents(_)));
        let keys = files.filter_map(|(place, _)| catalogue.roots().key(place)).map(|key| xxh3_64(&key));
        for key in keys.filter(|key| !self.on_the_move.contains(key)) {
            ids.extend(before.ids_of_source(key)?.iter().map(hash));
        }
        Ok(ids)
    }
}

fn hash(id: &DocumentId) -> u64 {
    xxh3_64(id.as_str().as_bytes())
}
