//! The log file: a head, then records, each with its length and a checksum.
//!
//! Only the writer that holds the index's lock appends. Readers are told by the commit how far to read; a log that is
//! shorter than that, or whose records within it do not check, is damaged.

use super::{Catalogue, Record};
use crate::disk::Disk;
use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

const HEAD: &[u8] = b"vestnik catalogue 1\n";
/// Length and checksum before each record.
const FRAME: usize = 8;

/// A log open for appending, and how much of it is void.
#[derive(Debug)]
pub(crate) struct Log {
    disk: Disk,
    file: File,
    path: PathBuf,
    name: String,
    length: u64,
    void: u64,
}

/// What reading a log gave.
pub(crate) struct Loaded {
    pub(crate) catalogue: Catalogue,
    /// The bytes of records that later ones made void.
    pub(crate) void: u64,
}

/// Reads the first `length` bytes of a log.
pub(crate) fn load(disk: &Disk, path: &Path, length: u64) -> io::Result<Loaded> {
    parse(disk.read(path)?, length)
        .map_err(|what| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {what}", path.display())))
}

/// Reads the first `length` of these bytes.
pub(crate) fn parse(mut bytes: Vec<u8>, length: u64) -> Result<Loaded, &'static str> {
    let length = usize::try_from(length).map_err(|_| "too long")?;
    if bytes.len() < length {
        return Err("shorter than the commit says");
    }
    bytes.truncate(length);
    let mut rest = bytes.strip_prefix(HEAD).ok_or("not a catalogue")?;
    let mut loaded = Loaded { catalogue: Catalogue::default(), void: 0 };
    while !rest.is_empty() {
        let (record, size) = next_record(rest).ok_or("a record does not check")?;
        rest = &rest[size..];
        let gone = matches!(record, Record::Gone(_));
        if loaded.catalogue.apply(record) {
            // Records are about alike in size: a void one is counted as large as the one that made it void.
            loaded.void += size as u64 * if gone { 2 } else { 1 };
        }
    }
    Ok(loaded)
}

/// Whether these bytes begin as a log does.
pub(crate) fn has_head(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD)
}

/// Reads of these bytes whatever checks: a record that does not is passed over, and what stands behind one whose length leads
/// out of them is not reached.
pub(crate) fn salvage(bytes: &[u8]) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let mut rest = bytes.get(HEAD.len()..).unwrap_or_default();
    while let Some((frame, payload)) = rest.split_first_chunk::<FRAME>() {
        let length = u32::from_le_bytes([frame[0], frame[1], frame[2], frame[3]]) as usize;
        if let Some((record, _)) = next_record(rest) {
            catalogue.apply(record);
        }
        let Some(next) = payload.get(length..) else { break };
        rest = next;
    }
    catalogue
}

/// The bytes of a log that holds this catalogue and nothing void.
pub(crate) fn encode(catalogue: &Catalogue) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    for record in catalogue.records() {
        append_framed(&mut bytes, &record);
    }
    bytes
}

fn next_record(bytes: &[u8]) -> Option<(Record, usize)> {
    let (frame, rest) = bytes.split_first_chunk::<FRAME>()?;
    let (length, check) = frame.split_at(4);
    let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
    let payload = rest.get(..length)?;
    if checksum(payload).to_le_bytes() != check {
        return None;
    }
    Some((Record::decode(payload)?, FRAME + length))
}

fn checksum(payload: &[u8]) -> u32 {
    xxh3_64(payload) as u32
}

fn append_framed(out: &mut Vec<u8>, record: &Record) {
    let start = out.len();
    out.extend_from_slice(&[0; FRAME]);
    record.encode(out);
    let length = (out.len() - start - FRAME) as u32;
    let check = checksum(&out[start + FRAME..]);
    out[start..start + 4].copy_from_slice(&length.to_le_bytes());
    out[start + 4..start + FRAME].copy_from_slice(&check.to_le_bytes());
}

impl Log {
    /// A new log that holds this catalogue.
    pub(crate) fn create(disk: &Disk, folder: &Path, name: String, catalogue: &Catalogue) -> io::Result<Log> {
        let bytes = encode(catalogue);
        let path = folder.join(&name);
        // A leftover of that name, or a link that would lead the writing elsewhere.
        match disk.remove(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let file = disk.create(&path)?;
        disk.write(&file, &path, &bytes)?;
        disk.sync(&file, &path)?;
        disk.sync_folder(folder)?;
        Ok(Log { disk: disk.clone(), file, path, name, length: bytes.len() as u64, void: 0 })
    }

    /// Opens a log for appending after its valid part; what stands behind that was never committed and is cut off.
    pub(crate) fn open(
        disk: &Disk,
        folder: &Path,
        name: String,
        length: u64,
    ) -> io::Result<(Log, Catalogue)> {
        let path: PathBuf = folder.join(&name);
        if !std::fs::symlink_metadata(&path)?.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{name}: not a file of the index"),
            ));
        }
        let loaded = load(disk, &path, length)?;
        let file = disk.open(&path)?;
        disk.cut(&file, &path, length)?;
        Ok((Log { disk: disk.clone(), file, path, name, length, void: loaded.void }, loaded.catalogue))
    }

    /// Appends records and waits until they are on the disk.
    pub(crate) fn append(&mut self, records: &[Record]) -> io::Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::new();
        for record in records {
            append_framed(&mut bytes, record);
        }
        // An append that failed half-way left bytes behind the valid part.
        self.file.seek(SeekFrom::Start(self.length))?;
        self.disk.write(&self.file, &self.path, &bytes)?;
        self.disk.sync(&self.file, &self.path)?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Counts a record that became void.
    pub(crate) fn count_void(&mut self, bytes: u64) {
        self.void += bytes;
    }

    /// Whether any of it is void.
    pub(crate) fn has_void(&self) -> bool {
        self.void > 0
    }

    /// Whether more than half of a log of some size is void.
    pub(crate) fn wants_compaction(&self) -> bool {
        self.length > 64 * 1024 && self.void * 2 > self.length
    }

    /// The name of the file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How much of it is valid.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }
}
