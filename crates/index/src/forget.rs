//! Forgetting a root: its documents, its files and itself go, and the next commit is the first without them.
//!
//! The log of the catalogue has no record for a root that is gone. So that commit writes the catalogue anew, as a compaction
//! does, and programs that know nothing of forgetting read it like any other.

use crate::catalogue::{Outcome, Place, Root};
use crate::{Snapshot, WriteError, Writer};
use vestnik_document::DocumentId;
use xxhash_rust::xxh3::xxh3_64;

impl Writer {
    /// Forgets a root with all its files and documents. Says how many documents these are in the last commit.
    ///
    /// # Errors
    /// [`WriteError`] when the index cannot be read; then this writer is to be dropped.
    pub fn forget_root(&mut self, number: u32) -> Result<u64, WriteError> {
        let Some(root) = self.catalogue().roots().get(number).cloned() else { return Ok(0) };
        let snapshot = self.store.snapshot()?;
        let files = self.catalogue().files().filter(|(place, _)| place.root == number);
        let files: Vec<(Place, Outcome)> =
            files.map(|(place, entry)| (place.clone(), entry.outcome.clone())).collect();
        let mut count = 0;
        for (place, outcome) in files {
            count += self.forget_content(&root, &place, &outcome, &snapshot)?;
        }
        self.drop_root(number);
        Ok(count)
    }

    /// Forgets one file with its documents. Says how many these are in the last commit.
    ///
    /// # Errors
    /// As [`Writer::forget_root`].
    pub fn forget_file(&mut self, place: &Place) -> Result<u64, WriteError> {
        let Some(root) = self.catalogue().roots().get(place.root).cloned() else { return Ok(0) };
        let Some(outcome) = self.catalogue().get(place).map(|entry| entry.outcome.clone()) else {
            return Ok(0);
        };
        let count = self.forget_content(&root, place, &outcome, &self.store.snapshot()?)?;
        self.record_gone(place.clone());
        Ok(count)
    }

    fn forget_content(
        &mut self,
        root: &Root,
        place: &Place,
        outcome: &Outcome,
        snapshot: &Snapshot,
    ) -> Result<u64, WriteError> {
        let Some(key) = self.catalogue().roots().key(place).map(|key| xxh3_64(&key)) else { return Ok(0) };
        let count = match outcome {
            Outcome::Page => self.forget_page(root, key, snapshot)?,
            Outcome::Documents(_) => self.forget_documents(key, snapshot)?,
            _ => return Ok(0),
        };
        if root.label.is_empty() {
            self.forget_namesakes(place);
        }
        Ok(count)
    }

    fn forget_page(&mut self, root: &Root, key: u64, snapshot: &Snapshot) -> Result<u64, WriteError> {
        let id = DocumentId::from_hash(key);
        let Some(address) = snapshot.address(&id)? else { return Ok(0) };
        // The document of a lone file may be that of its namesake, see below.
        let is_ours = snapshot.place_of(address)?.is_some_and(|(_, place)| place.root == root.number);
        self.remove(&id)?;
        Ok(u64::from(is_ours))
    }

    fn forget_documents(&mut self, key: u64, snapshot: &Snapshot) -> Result<u64, WriteError> {
        let count = snapshot.ids_of_source(key)?.len() as u64;
        self.remove_source(key)?;
        Ok(count)
    }

    /// Files that were given one by one have no label, and those of one name in two folders have the same key. What goes with one
    /// of them was the other's too: that one is read again by the next update.
    fn forget_namesakes(&mut self, gone: &Place) {
        let roots = self.catalogue().roots().iter();
        let others = roots.filter(|root| root.label.is_empty() && root.number != gone.root);
        let places = others.map(|root| Place { root: root.number, path: gone.path.clone() });
        let known: Vec<Place> = places.filter(|place| self.catalogue().get(place).is_some()).collect();
        known.into_iter().for_each(|place| self.record_gone(place));
    }
}
