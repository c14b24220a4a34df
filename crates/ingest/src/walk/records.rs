//! What was read of the folders below one root: records in the order of the walk, each a path (what it shares with the one before
//! it is left out), a stamp ([`super::stamp`]) and the names with their kinds. A walk reads the old records front to back and
//! writes the new ones as it goes: it looks nothing up.

use super::entries::EntryKind;
use super::listings::{bytes_at, number_at, put_bytes, put_number};
use std::cmp::Ordering;
use std::ffi::OsStr;
use std::ops::Range;
use std::os::unix::ffi::OsStrExt;

/// The records of an earlier walk, read front to back.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) bytes: Vec<u8>,
    at: usize,
    /// The record that was read last, if it was not asked for yet.
    path: Vec<u8>,
    next: Option<(u64, Range<usize>)>,
}

impl Records {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let mut records = Self { bytes, ..Self::default() };
        records.step();
        records
    }

    /// The stamp and the names of a folder, where they are known. Folders are to be asked for in the order of the walk.
    pub(super) fn find(&mut self, path: &[u8]) -> Option<(u64, &[u8])> {
        while self.next.is_some() {
            match in_order_of_walk(&self.path, path) {
                Ordering::Less => self.step(),
                Ordering::Greater => return None,
                Ordering::Equal => {
                    let (stamp, names) = self.next.clone()?;
                    return Some((stamp, &self.bytes[names]));
                }
            }
        }
        None
    }

    fn step(&mut self) {
        self.next = self.read();
    }

    fn read(&mut self) -> Option<(u64, Range<usize>)> {
        let shared = number_at(&self.bytes, &mut self.at)?;
        let rest = bytes_at(&self.bytes, &mut self.at)?;
        self.path.truncate(shared);
        self.path.extend_from_slice(&self.bytes[rest]);
        let stamp = self.bytes.get(self.at..)?.first_chunk()?;
        self.at += stamp.len();
        Some((u64::from_le_bytes(*stamp), bytes_at(&self.bytes, &mut self.at)?))
    }
}

/// Folders before what is in them, and else by the bytes of names: `a/b` comes before `a.b`.
fn in_order_of_walk(left: &[u8], right: &[u8]) -> Ordering {
    let shared = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let rank = |path: &[u8]| match path.get(shared) {
        None => 0,
        Some(b'/') => 1,
        Some(&byte) => 2 + u32::from(byte),
    };
    rank(left).cmp(&rank(right))
}

/// The records of this walk.
#[derive(Debug, Default)]
pub(super) struct RecordsWriter {
    pub(super) bytes: Vec<u8>,
    path: Vec<u8>,
}

impl RecordsWriter {
    /// Writes the record of a folder, and says where its names stand.
    pub(super) fn put(&mut self, path: &[u8], stamp: u64, names: &[u8]) -> Range<usize> {
        let shared = self.path.iter().zip(path).take_while(|(last, this)| last == this).count();
        put_number(&mut self.bytes, shared);
        put_bytes(&mut self.bytes, &path[shared..]);
        self.bytes.extend_from_slice(&stamp.to_le_bytes());
        put_bytes(&mut self.bytes, names);
        self.path.truncate(shared);
        self.path.extend_from_slice(&path[shared..]);
        self.bytes.len() - names.len()..self.bytes.len()
    }
}

/// The kinds by their numbers.
const KINDS: [EntryKind; 4] = [EntryKind::File, EntryKind::Folder, EntryKind::Link, EntryKind::Special];

/// Appends a name and what it is the name of.
pub(super) fn put_name(names: &mut Vec<u8>, name: &[u8], kind: EntryKind) {
    names.push(kind as u8);
    put_bytes(names, name);
}

/// The name that stands at a place, which is moved behind it.
pub(super) fn name_at<'n>(names: &'n [u8], at: &mut usize) -> Option<(&'n OsStr, EntryKind)> {
    let kind = *KINDS.get(usize::from(*names.get(*at)?))?;
    *at += 1;
    let name = bytes_at(names, at)?;
    Some((OsStr::from_bytes(&names[name]), kind))
}
