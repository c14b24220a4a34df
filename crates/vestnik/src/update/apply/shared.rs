//! Ids that several files have: what one of them takes from another, and what another still holds when the one that had it has
//! it no longer.
//!
//! A page whose document gave way to one of a file of documents is recorded as one without a document. A file of documents that
//! gave some away has fewer in the index than it was recorded with. Where ids are lost, such files are marked, so that the next
//! run reads them whatever becomes of this one, and at its end this one reads them again, for these ids alone.

use super::Apply;
use crate::update::ids::{Elsewhere, Met, hash};
use crate::update::scan::Job;
use crate::update::{FileResult, UpdateError};
use std::collections::{BTreeMap, HashMap, HashSet};
use vestnik_document::DocumentId;
use vestnik_index::{FileEntry, Outcome, Place, ReadError};
use vestnik_ingest::{FoundFile, WalkEntry, WalkOptions, walk};
use xxhash_rust::xxh3::xxh3_64;

/// Ids that went from one file to another in this run, by their hashes.
#[derive(Default)]
pub(super) struct Shared {
    /// Documents of files of documents took them from others, pages perhaps.
    displaced: HashSet<u64>,
    /// A file had them and has them no longer. With the file that was found to hold them too.
    lost: HashMap<u64, Option<u64>>,
    /// Some were lost since the files that may hold them were looked for.
    is_news: bool,
    /// The files that may hold them, as they were recorded.
    marked: BTreeMap<Place, FileEntry>,
}

impl Shared {
    /// A document of a file of documents has this id now, and takes it from another file or not.
    pub(super) fn take(&mut self, id: &DocumentId, displaces: bool) {
        self.lost.remove(&hash(id));
        if displaces {
            self.displaced.insert(hash(id));
        }
    }

    /// Whether the file with this key, which is read again, may have an id: one that was lost, and that no other such file has
    /// claimed. Says whether it is the first claim.
    pub(super) fn claim(&mut self, id: &DocumentId, key: u64) -> Option<bool> {
        let holder = self.lost.get_mut(&hash(id))?;
        let is_first = holder.is_none();
        (*holder.get_or_insert(key) == key).then_some(is_first)
    }
}

impl Apply<'_> {
    /// Takes down that these ids were forgotten with their files.
    pub(crate) fn forget(&mut self, ids: &[DocumentId]) {
        if !ids.is_empty() {
            self.ids.share();
            self.lose(ids);
        }
    }

    /// Takes down that a file had these ids and has them no longer.
    pub(crate) fn lose<'i>(&mut self, ids: impl IntoIterator<Item = &'i DocumentId>) {
        if !self.ids.are_shared() {
            return;
        }
        for id in ids {
            self.shared.is_news |= self.shared.lost.insert(hash(id), None).is_none();
        }
    }

    /// A page has a new document. Says as what it counts: not at all where a line of this run was counted that it replaces.
    pub(super) fn page_takes(&mut self, job: &Job, had: bool) -> Result<Option<FileResult>, UpdateError> {
        let is_new = if had { FileResult::Changed } else { FileResult::Added };
        if !self.ids.are_shared() {
            return Ok(Some(is_new));
        }
        let id = job.id();
        self.shared.displaced.remove(&hash(&id));
        self.shared.lost.remove(&hash(&id));
        if self.ids.meet_page(&id) == Met::Before {
            self.report.repeat(&id);
            return Ok(None);
        }
        if had || self.before.address(&id)?.is_none() {
            return Ok(Some(is_new));
        }
        if self.gives_way(&id)? {
            self.report.repeat(&id);
        }
        Ok(Some(FileResult::Changed))
    }

    /// A page keeps the document that it had, if it had one. Says whether it does, and no line of this run has taken its place.
    pub(super) fn page_keeps(&mut self, job: &Job) -> bool {
        let had = job.known.as_ref().is_some_and(|known| known.outcome == Outcome::Page);
        let is_taken = had && self.ids.meet_page(&job.id()) == Met::Before;
        if is_taken {
            self.report.repeat(&job.id());
        }
        had && !is_taken
    }

    /// Whether a file that stays as it is had this id, which it has no longer. Its document is not unchanged then.
    pub(super) fn gives_way(&mut self, id: &DocumentId) -> Result<bool, ReadError> {
        let had = self.ids.elsewhere(id, &self.before, self.writer.catalogue())?;
        if had == Elsewhere::Counted {
            self.report.unchanged = self.report.unchanged.saturating_sub(1);
        }
        Ok(had != Elsewhere::No)
    }

    /// Records what this batch did to files that it has not read, so that the commit is true of them too.
    pub(super) fn settle(&mut self) -> Result<(), ReadError> {
        let catalogue = self.writer.catalogue();
        let mut records: Vec<(Place, FileEntry)> = Vec::new();
        if !self.shared.displaced.is_empty() {
            let pages = catalogue.files().filter(|(_, entry)| entry.outcome == Outcome::Page);
            let pages = pages.filter(|(place, _)| self.shared.displaced.contains(&self.page_hash(place)));
            let without = |entry: &FileEntry| FileEntry { outcome: Outcome::Removed, ..entry.clone() };
            records.extend(pages.map(|(place, entry)| (place.clone(), without(entry))));
        }
        if std::mem::take(&mut self.shared.is_news) {
            for (place, entry) in self.holders()? {
                let outcome = match entry.outcome {
                    Outcome::Page => Outcome::Removed,
                    ref outcome => outcome.clone(),
                };
                records.push((place.clone(), FileEntry { outcome, ..UNREAD }));
                self.shared.marked.insert(place, entry);
            }
        }
        records.into_iter().for_each(|(place, entry)| self.writer.record_file(place, entry));
        Ok(())
    }

    /// The files that may hold ids that are lost, but for those that this run reads and those that are marked.
    fn holders(&self) -> Result<Vec<(Place, FileEntry)>, ReadError> {
        let mut holders = Vec::new();
        for (place, entry) in self.writer.catalogue().files() {
            let holds = match entry.outcome {
                Outcome::Page | Outcome::Removed => self.shared.lost.contains_key(&self.page_hash(place)),
                Outcome::Documents(count) => {
                    let key = self.key(place);
                    !self.ids.is_on_the_move(key) && self.before.count_of_source(key)? < count
                }
                _ => false,
            };
            if holds && !self.shared.marked.contains_key(place) {
                holders.push((place.clone(), entry.clone()));
            }
        }
        Ok(holders)
    }

    /// The files that this run is to read again. Those that are not needed any more are recorded as they were; those that are not
    /// there now stay marked.
    pub(crate) fn again(&mut self) -> Result<Vec<Job>, ReadError> {
        self.settle()?;
        if self.report.interrupted {
            return Ok(Vec::new());
        }
        let mut jobs = Vec::new();
        for (place, known) in std::mem::take(&mut self.shared.marked) {
            let is_needed = match known.outcome {
                Outcome::Documents(_) => !self.shared.lost.is_empty(),
                _ => self.shared.lost.contains_key(&self.page_hash(&place)),
            };
            if !is_needed {
                // Unless this run has read it since.
                if self.writer.catalogue().get(&place).is_some_and(is_mark) {
                    self.writer.record_file(place, known);
                }
                continue;
            }
            let key = self.key(&place);
            let path = self.writer.catalogue().roots().path(&place);
            let max_page_bytes = self.options.limits.max_bytes;
            let options = WalkOptions { max_page_bytes, ..WalkOptions::default() };
            let found = path.and_then(|path| walk(&path, &options).find_map(file));
            jobs.extend(found.map(|file| Job {
                place,
                file,
                known: Some(known),
                key,
                gone: vec![],
                again: true,
                has_given: false,
            }));
        }
        if !jobs.is_empty() {
            self.start(&jobs, 0);
        }
        Ok(jobs)
    }

    fn key(&self, place: &Place) -> u64 {
        xxh3_64(&self.writer.catalogue().roots().key(place).unwrap_or_default())
    }

    /// The hash of the id of the page at this place.
    fn page_hash(&self, place: &Place) -> u64 {
        hash(&DocumentId::from_hash(self.key(place)))
    }
}

/// What a marked file is recorded as, but for its outcome: no file looks like that, so the next run reads it.
const UNREAD: FileEntry = FileEntry { size: 0, modified_ns: 0, hash: 0, outcome: Outcome::Removed };

pub(super) fn is_mark(entry: &FileEntry) -> bool {
    (entry.size, entry.modified_ns, entry.hash) == (UNREAD.size, UNREAD.modified_ns, UNREAD.hash)
}

fn file(entry: WalkEntry) -> Option<FoundFile> {
    match entry {
        WalkEntry::File(file) => Some(file),
        _ => None,
    }
}
