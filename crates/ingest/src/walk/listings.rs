//! Which names stood in which folders at an earlier walk, so that a folder that has not changed need not be read again.

#[cfg(target_os = "linux")]
use super::records::{Records, RecordsWriter};
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
    /// The bytes of paths, and what `records` has of the folders below.
    roots: BTreeMap<Vec<u8>, Vec<u8>>,
    /// How many folders were read, and not found as they were.
    #[cfg(test)]
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

    /// Keeps the listings below these roots alone.
    pub fn retain(&mut self, mut keep: impl FnMut(&Path) -> bool) {
        let before = self.roots.len();
        self.roots.retain(|root, _| keep(Path::new(os_str(root))));
        self.changed |= self.roots.len() != before;
    }

    /// The listings below a root, which are to be put back.
    #[cfg(target_os = "linux")]
    pub(super) fn take(&mut self, root: &Path) -> Records {
        Records::new(self.roots.remove(root.as_os_str().as_encoded_bytes()).unwrap_or_default())
    }

    #[cfg(target_os = "linux")]
    pub(super) fn count_read(&mut self) {
        #[cfg(test)]
        {
            self.folders_read += 1;
        }
    }

    #[cfg(target_os = "linux")]
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

#[cfg(unix)]
fn os_str(bytes: &[u8]) -> &OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(bytes)
}

/// Where names are no bytes nothing is remembered.
#[cfg(not(unix))]
fn os_str(bytes: &[u8]) -> &OsStr {
    OsStr::new(std::str::from_utf8(bytes).unwrap_or_default())
}

/// Numbers are LEB128, as in the catalogue.
pub(super) fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

pub(super) fn number_at(bytes: &[u8], at: &mut usize) -> Option<usize> {
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

pub(super) fn bytes_at(bytes: &[u8], at: &mut usize) -> Option<Range<usize>> {
    let length = number_at(bytes, at)?;
    let range = *at..at.checked_add(length).filter(|&end| end <= bytes.len())?;
    *at = range.end;
    Some(range)
}
