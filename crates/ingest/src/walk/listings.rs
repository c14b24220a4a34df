//! Which names stood in which folders at an earlier walk, so that a folder that has not changed need not be read again.
//!
//! The listings below one root are records in the order of the walk, each a path (what it shares with the one before it is
//! left out), a stamp ([`super::stamp`]) and the names with their kinds. A walk reads the old records front to back and writes
//! the new ones as it goes: it looks nothing up.

use super::entries::EntryKind;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::ops::Range;
use std::path::Path;
use xxhash_rust::xxh3::xxh3_64;

const HEAD: &[u8] = b"vestnik folders 1\n";

/// What earlier walks read of folders, by root. A thing to keep between walks: it holds nothing that a walk does not find, and
/// may be thrown away at any time.
#[derive(Debug, Default)]
pub struct Listings {
    roots: BTreeMap<Vec<u8>, Vec<u8>>,
    pub(super) folders_read: u64,
    changed: bool,
}

impl Listings {
    /// Reads what [`Listings::to_bytes`] wrote. Bytes that are damaged, or of another version, give none.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self { roots: read(bytes).unwrap_or_default(), ..Self::default() }
    }

    /// The bytes of all listings, with a checksum.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for (root, records) in &self.roots {
            put_bytes(&mut body, root);
            put_bytes(&mut body, records);
        }
        [HEAD, &xxh3_64(&body).to_le_bytes(), &body].concat()
    }

    /// Whether a walk has found anything that was not known before.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// How many folders were read, and not found as they were.
    pub fn folders_read(&self) -> u64 {
        self.folders_read
    }

    /// Keeps the listings below these roots alone.
    pub fn retain(&mut self, mut keep: impl FnMut(&Path) -> bool) {
        let before = self.roots.len();
        self.roots.retain(|root, _| keep(Path::new(os_str(root))));
        self.changed |= self.roots.len() != before;
    }

    pub(super) fn take(&mut self, root: &Path) -> Records {
        Records::new(self.roots.remove(root.as_os_str().as_encoded_bytes()).unwrap_or_default())
    }

    pub(super) fn put(&mut self, root: &Path, old: Records, new: RecordsWriter) {
        self.changed |= old.bytes != new.bytes;
        if !new.bytes.is_empty() {
            self.roots.insert(root.as_os_str().as_encoded_bytes().to_vec(), new.bytes);
        }
    }
}

fn read(bytes: &[u8]) -> Option<BTreeMap<Vec<u8>, Vec<u8>>> {
    let (check, body) = bytes.strip_prefix(HEAD)?.split_first_chunk()?;
    if u64::from_le_bytes(*check) != xxh3_64(body) {
        return None;
    }
    let (mut roots, mut at) = (BTreeMap::new(), 0);
    while at < body.len() {
        let (root, records) = (bytes_at(body, &mut at)?, bytes_at(body, &mut at)?);
        roots.insert(body[root].to_vec(), body[records].to_vec());
    }
    Some(roots)
}

/// The records of an earlier walk, read front to back.
#[derive(Debug, Default)]
pub(super) struct Records {
    bytes: Vec<u8>,
    at: usize,
    /// The record that was read last, if it was not asked for yet.
    path: Vec<u8>,
    next: Option<(u64, Range<usize>)>,
}

impl Records {
    fn new(bytes: Vec<u8>) -> Self {
        let mut records = Self { bytes, ..Self::default() };
        records.step();
        records
    }

    /// The stamp and the names of a folder, where they are known. Folders are to be asked for in the order of the walk.
    pub(super) fn find(&mut self, path: &[u8]) -> Option<(u64, &[u8])> {
        while self.next.is_some() {
            match in_order_of_walk(&self.path, path) {
                std::cmp::Ordering::Less => self.step(),
                std::cmp::Ordering::Greater => return None,
                std::cmp::Ordering::Equal => {
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
fn in_order_of_walk(left: &[u8], right: &[u8]) -> std::cmp::Ordering {
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

/// Appends a name and what it is the name of.
pub(super) fn put_name(names: &mut Vec<u8>, name: &OsStr, kind: EntryKind) {
    names.push(kind as u8);
    put_bytes(names, name.as_encoded_bytes());
}

/// The name that stands at a place, which is moved behind it.
pub(super) fn name_at<'n>(names: &'n [u8], at: &mut usize) -> Option<(&'n OsStr, EntryKind)> {
    let kind = EntryKind::from_byte(*names.get(*at)?)?;
    *at += 1;
    let name = bytes_at(names, at)?;
    Some((os_str(&names[name]), kind))
}

#[cfg(unix)]
fn os_str(bytes: &[u8]) -> &OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(bytes)
}

/// Where names are no bytes, one that is not UTF-8 cannot be given back; nothing is remembered there ([`super::stamp`]).
#[cfg(not(unix))]
fn os_str(bytes: &[u8]) -> &OsStr {
    OsStr::new(std::str::from_utf8(bytes).unwrap_or_default())
}

/// Numbers are LEB128, as in the catalogue.
fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

fn number_at(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn bytes_at(bytes: &[u8], at: &mut usize) -> Option<Range<usize>> {
    let length = number_at(bytes, at)?;
    let range = *at..at.checked_add(length).filter(|&end| end <= bytes.len())?;
    *at = range.end;
    Some(range)
}
