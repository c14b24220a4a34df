//! The phonetic table of an index: made of its vocabulary by an update or at first use, kept in the file `sounds` of the index
//! folder, made anew when the index has grown or shrunk by a twentieth.
//!
//! The file is the number of documents that the table was made for, eight bytes little-endian, then the table. It holds
//! nothing that the index does not; it may be deleted at any time, and a damaged one is made anew.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use vestnik_bilingual::TableBytes;
use vestnik_bilingual::phonetic::{PhoneticTable, build};
use vestnik_index::{MappedFile, ReadError, Snapshot, Store};

const FILE_NAME: &str = "sounds";

/// One table for each state of the index that is far enough from the one before.
#[derive(Debug)]
pub(crate) struct Sounds {
    file: PathBuf,
    /// Whether a table that was made is kept for the next program.
    keeps: bool,
    current: Mutex<Option<Made>>,
}

type Table = PhoneticTable<TableBytes>;

#[derive(Clone, Debug)]
struct Made {
    documents: u64,
    table: Table,
}

impl Made {
    /// Whether a table is near enough to a snapshot. New words of the last few documents are then found by spelling only.
    fn fits(&self, documents: u64) -> bool {
        self.documents.abs_diff(documents).saturating_mul(20) <= documents
    }
}

impl Sounds {
    pub(crate) fn beside(store: &Store) -> Self {
        let file = store.folder().join(FILE_NAME);
        Self { file, keeps: store.is_writable(), current: Mutex::default() }
    }

    /// The table for a snapshot, and how many documents it was made for.
    pub(crate) fn of(&self, snapshot: &Snapshot) -> Result<(u64, Table), ReadError> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let documents = snapshot.documents();
        let made = current.take().or_else(|| self.read()).filter(|made| made.fits(documents));
        let made = made.map_or_else(|| self.make(snapshot), Ok)?;
        *current = Some(made.clone());
        Ok((made.documents, made.table))
    }

    fn read(&self) -> Option<Made> {
        let (documents, table) = MappedFile::open(&self.file).ok()?.split_first_chunk()?;
        let table = PhoneticTable::open(TableBytes::new(table)).ok()?;
        Some(Made { documents: u64::from_le_bytes(documents), table })
    }

    fn make(&self, snapshot: &Snapshot) -> Result<Made, ReadError> {
        let mut vocabulary: Vec<(String, u64)> = Vec::new();
        snapshot.terms(&mut |term, frequency| vocabulary.push((term.to_owned(), frequency)))?;
        let bytes = build(vocabulary);
        let documents = snapshot.documents();
        if self.keeps {
            self.write(documents, &bytes);
        }
        let table = PhoneticTable::open(bytes.into()).expect("build writes a table of this version");
        Ok(Made { documents, table })
    }

    /// Keeps the table for the next program, if the folder can be written to. Programs that do so at once each rename a
    /// whole file.
    fn write(&self, documents: u64, table: &[u8]) {
        let part = self.file.with_extension(format!("{}.part", std::process::id()));
        let bytes = [documents.to_le_bytes().as_slice(), table].concat();
        if std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, &self.file)).is_err() {
            // A folder that is only read: the table lives as long as this program. Nothing is lost.
            let _ = std::fs::remove_file(&part);
        }
    }
}
