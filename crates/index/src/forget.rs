//! Forgetting a root: its documents, its files and itself go, and the next commit is the first without them.
//!
//! The log of the catalogue has no record for a root that is gone. So that commit writes the catalogue anew, as a compaction
//! does, and programs that know nothing of forgetting read it like any other.

use crate::catalogue::{Outcome, Place};
use crate::{Snapshot, WriteError, Writer};
use vestnik_document::DocumentId;
use xxhash_rust::xxh3::xxh3_64;

impl Writer {
    /// Forgets a root with all its files and documents. Says how many documents these are in the last commit.
    ///
    /// # Errors
    /// [`WriteError`] when the index cannot be read; then this writer is to be dropped.
    pub fn forget_root(&mut self, number: u32) -> Result<u64, WriteError> {
        if self.catalogue().roots().get(number).is_none() {
            return Ok(0);
        }
        let snapshot = self.store.snapshot()?;
        let files = self.catalogue().files().filter(|(place, _)| place.root == number);
        let files: Vec<(Place, Outcome)> =
            files.map(|(place, entry)| (place.clone(), entry.outcome.clone())).collect();
        let mut count = 0;
        for (place, outcome) in files {
            count += self.forget_content(&place, &outcome, &snapshot)?;
        }
        self.drop_root(number);
        Ok(count)
    }

    /// Forgets one file with its documents. Says how many these are in the last commit.
    ///
    /// # Errors
    /// As [`Writer::forget_root`].
    pub fn forget_file(&mut self, place: &Place) -> Result<u64, WriteError> {
        let Some(outcome) = self.catalogue().get(place).map(|entry| entry.outcome.clone()) else {
            return Ok(0);
        };
        let count = self.forget_content(place, &outcome, &self.store.snapshot()?)?;
        self.record_gone(place.clone());
        Ok(count)
    }

    fn forget_content(
        &mut self,
        place: &Place,
        outcome: &Outcome,
        snapshot: &Snapshot,
    ) -> Result<u64, WriteError> {
        let Some(key) = self.catalogue().roots().key(place).map(|key| xxh3_64(&key)) else { return Ok(0) };
        match outcome {
            Outcome::Page => self.forget_page(key, snapshot),
            Outcome::Documents(_) => self.forget_documents(key, snapshot),
            _ => Ok(0),
        }
    }

    fn forget_page(&mut self, key: u64, snapshot: &Snapshot) -> Result<u64, WriteError> {
        let id = DocumentId::from_hash(key);
        let is_there = snapshot.address(&id)?.is_some();
        self.remove(&id)?;
        Ok(u64::from(is_there))
    }

    fn forget_documents(&mut self, key: u64, snapshot: &Snapshot) -> Result<u64, WriteError> {
        let count = snapshot.ids_of_source(key)?.len() as u64;
        self.remove_source(key)?;
        Ok(count)
    }
}
