//! The ids that documents have in this run: which of them come again, so that one document takes the place of another.
//!
//! Two files may have one id by mistake, or because the documents of pages were printed into a file beside them; it is told. A
//! file that has another name now brings the ids of the one that is gone, and an id may have gone from one file to another:
//! neither is a mistake.

use super::scan::{Job, Vanished};
use super::target::{Covered, Target};
use std::collections::{HashMap, HashSet};
use vestnik_document::DocumentId;
use vestnik_index::{Catalogue, Outcome, ReadError, Snapshot};
use xxhash_rust::xxh3::xxh3_64;

/// Hashes of ids: a file may have a million.
#[derive(Default)]
pub(super) struct Ids<'a> {
    targets: &'a [Target],
    /// Whether there are files of documents at all. Pages alone never have one id.
    are_shared: bool,
    met: HashSet<u64>,
    /// Those of the file of documents that is being read.
    here: HashSet<u64>,
    /// The files that are read in this run, or are gone, by their keys.
    on_the_move: HashSet<u64>,
    /// The ids of all other files, and whether they count as unchanged in this run; read when they are first asked for.
    elsewhere: Option<HashMap<u64, bool>>,
}

/// Whether this run has met an id before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    Not,
    /// In the file that is being read.
    Here,
    /// In another file.
    Before,
}

/// What a file has that stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elsewhere {
    No,
    /// It has the document.
    Yes,
    /// It has, and the document was counted as unchanged.
    Counted,
}

impl<'a> Ids<'a> {
    /// What this update does with files.
    pub(super) fn expect(
        &mut self,
        jobs: &[Job],
        vanished: &[Vanished],
        targets: &'a [Target],
        catalogue: &Catalogue,
    ) {
        let is_documents = |outcome: &Outcome| matches!(outcome, Outcome::Documents(_));
        self.are_shared = jobs.iter().any(Job::is_documents)
            || catalogue.files().any(|(_, entry)| is_documents(&entry.outcome));
        self.targets = targets;
        if self.are_shared {
            let read = jobs.iter().map(|job| job.key);
            self.on_the_move = read.chain(vanished.iter().map(|file| file.key)).collect();
        }
    }

    /// A file of documents was there.
    pub(super) fn share(&mut self) {
        self.are_shared = true;
    }

    /// Whether two files can have one id.
    pub(super) fn are_shared(&self) -> bool {
        self.are_shared
    }

    /// Whether a file is read in this run, or is gone.
    pub(super) fn is_on_the_move(&self, key: u64) -> bool {
        self.on_the_move.contains(&key)
    }

    /// Takes the id of a page down.
    pub(super) fn meet_page(&mut self, id: &DocumentId) -> Met {
        if !self.are_shared || self.met.insert(hash(id)) { Met::Not } else { Met::Before }
    }

    /// Takes an id down that the file of documents brings that is being read.
    pub(super) fn meet(&mut self, id: &DocumentId) -> Met {
        if !self.here.insert(hash(id)) {
            Met::Here
        } else if self.met.contains(&hash(id)) {
            Met::Before
        } else {
            Met::Not
        }
    }

    /// The file of documents is read.
    pub(super) fn end_file(&mut self) {
        self.met.extend(self.here.drain());
    }

    /// Whether it was met in this run.
    pub(super) fn has_met(&self, id: &DocumentId) -> bool {
        self.met.contains(&hash(id)) || self.here.contains(&hash(id))
    }

    /// Whether a file has it that stays as it is.
    pub(super) fn elsewhere(
        &mut self,
        id: &DocumentId,
        before: &Snapshot,
        catalogue: &Catalogue,
    ) -> Result<Elsewhere, ReadError> {
        if self.elsewhere.is_none() {
            self.elsewhere = Some(self.staying(before, catalogue)?);
        }
        Ok(match self.elsewhere.as_ref().and_then(|ids| ids.get(&hash(id))) {
            None => Elsewhere::No,
            Some(false) => Elsewhere::Yes,
            Some(true) => Elsewhere::Counted,
        })
    }

    fn staying(&self, before: &Snapshot, catalogue: &Catalogue) -> Result<HashMap<u64, bool>, ReadError> {
        let (mut ids, roots, covered) = (HashMap::new(), catalogue.roots(), Covered::by(self.targets));
        for (place, entry) in catalogue.files() {
            let Some(key) = roots.key(place).map(|key| xxh3_64(&key)) else { continue };
            let has_any = matches!(entry.outcome, Outcome::Page | Outcome::Documents(_));
            if !has_any || self.on_the_move.contains(&key) {
                continue;
            }
            let is_counted = roots.path(place).is_some_and(|path| covered.holds(&path));
            match entry.outcome {
                Outcome::Page => drop(ids.insert(hash(&DocumentId::from_hash(key)), is_counted)),
                _ => ids.extend(before.ids_of_source(key)?.iter().map(|id| (hash(id), is_counted))),
            }
        }
        Ok(ids)
    }
}

/// What ids are known by here.
pub(super) fn hash(id: &DocumentId) -> u64 {
    xxh3_64(id.as_str().as_bytes())
}
