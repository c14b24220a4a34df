//! The catalogue: which files were indexed, in which state, and what came of them.
//!
//! On disk it is a log that only grows ([`log`]) of checked records ([`record`]). The commit of the index names the
//! log file and how much of it is valid, so that index and catalogue are always of the same moment: what was appended
//! after the last commit is cut off by the next writer. In memory it is a map by root and path.

mod bytes;
mod log;
mod record;
mod roots;

pub use record::{FileEntry, Outcome};
pub use roots::{Place, Root, Roots};

pub(crate) use bytes::{path_from_bytes, path_to_bytes};
pub(crate) use log::{Log, encode, has_head, load, parse, salvage};
pub(crate) use record::Record;

use std::collections::BTreeMap;

/// The catalogue in memory.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    roots: Roots,
    files: BTreeMap<Place, FileEntry>,
}

impl Catalogue {
    /// The folders that files were indexed from.
    pub fn roots(&self) -> &Roots {
        &self.roots
    }

    /// What is known of the file at this place.
    pub fn get(&self, place: &Place) -> Option<&FileEntry> {
        self.files.get(place)
    }

    /// All files, ordered by root and path.
    pub fn files(&self) -> impl Iterator<Item = (&Place, &FileEntry)> {
        self.files.iter()
    }

    /// How many files are known.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether no file is known.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Takes a record in. Says whether it made an earlier record of the log void.
    pub(crate) fn apply(&mut self, record: Record) -> bool {
        match record {
            Record::Root(root) => self.roots.set(root),
            Record::File(place, entry) => self.files.insert(place, entry).is_some(),
            Record::Gone(place) => self.files.remove(&place).is_some(),
        }
    }

    /// Takes a root out, and its files with it. No record says so: the catalogue is to be written anew.
    pub(crate) fn drop_root(&mut self, number: u32) {
        self.roots.drop(number);
        self.files.retain(|place, _| place.root != number);
    }

    /// The records that make this catalogue, none of them void.
    pub(crate) fn records(&self) -> impl Iterator<Item = Record> {
        let roots = self.roots.iter().cloned().map(Record::Root);
        roots.chain(self.files.iter().map(|(place, entry)| Record::File(place.clone(), entry.clone())))
    }
}
