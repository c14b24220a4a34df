//! One record of the catalogue and its bytes.
//!
//! Numbers are LEB128, strings are a length and their bytes. A record does not know where it stands; framing and
//! checksums are the log's.

use super::{Place, Root, path_from_bytes, path_to_bytes};

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970 UTC.
    pub modified_ns: i64,
    /// xxh3 of its bytes; 0 where it could not be read.
    pub hash: u64,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// One document, whose id follows from the file's place.
    Page,
    /// So many documents that bring their own ids.
    Documents(u64),
    /// Nothing: it is no page.
    NotAPage,
    /// Nothing: it failed, for this reason.
    Failed(String),
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Record {
    /// A root is known, or has moved.
    Root(Root),
    /// A file is in this state.
    File(Place, FileEntry),
    /// A file is gone.
    Gone(Place),
}

const ROOT: u8 = 1;
const FILE: u8 = 2;
const GONE: u8 = 3;

impl Record {
    /// Appends the bytes of the record.
    pub(crate) fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Record::Root(root) => {
                out.push(ROOT);
                put_number(out, u64::from(root.number));
                put_bytes(out, root.label.as_bytes());
                put_bytes(out, &path_to_bytes(&root.path));
            }
            Record::File(place, entry) => {
                out.push(FILE);
                put_place(out, place);
                put_number(out, entry.size);
                out.extend_from_slice(&entry.modified_ns.to_le_bytes());
                out.extend_from_slice(&entry.hash.to_le_bytes());
                put_outcome(out, &entry.outcome);
            }
            Record::Gone(place) => {
                out.push(GONE);
                put_place(out, place);
            }
        }
    }

    /// Reads the bytes of one record; `None` where they are none.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Record> {
        let mut reader = Reader(bytes);
        let record = match reader.byte()? {
            ROOT => {
                let number = u32::try_from(reader.number()?).ok()?;
                let label = reader.text()?;
                Record::Root(Root { number, label, path: path_from_bytes(reader.bytes()?) })
            }
            FILE => Record::File(reader.place()?, reader.entry()?),
            GONE => Record::Gone(reader.place()?),
            _ => return None,
        };
        reader.0.is_empty().then_some(record)
    }
}

fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn put_place(out: &mut Vec<u8>, place: &Place) {
    put_number(out, u64::from(place.root));
    put_bytes(out, &place.path);
}

fn put_outcome(out: &mut Vec<u8>, outcome: &Outcome) {
    match outcome {
        Outcome::Page => out.push(0),
        Outcome::Documents(count) => {
            out.push(1);
            put_number(out, *count);
        }
        Outcome::NotAPage => out.push(2),
        Outcome::Failed(reason) => {
            out.push(3);
            put_bytes(out, reason.as_bytes());
        }
    }
}

/// Takes values from the front of the bytes of a record.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*array)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }

    fn place(&mut self) -> Option<Place> {
        let root = u32::try_from(self.number()?).ok()?;
        Some(Place { root, path: self.bytes()?.to_vec() })
    }

    fn entry(&mut self) -> Option<FileEntry> {
        let size = self.number()?;
        let modified_ns = i64::from_le_bytes(self.array()?);
        let hash = u64::from_le_bytes(self.array()?);
        let outcome = match self.byte()? {
            0 => Outcome::Page,
            1 => Outcome::Documents(self.number()?),
            2 => Outcome::NotAPage,
            3 => Outcome::Failed(self.text()?),
            _ => return None,
        };
        Some(FileEntry { size, modified_ns, hash, outcome })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Record> {
        let place = |path: &[u8]| Place { root: 300, path: path.to_vec() };
        let entry = |outcome| FileEntry { size: 1 << 40, modified_ns: -5, hash: u64::MAX, outcome };
        vec![
            Record::Root(Root { number: 0, label: "news".to_owned(), path: "/data/news".into() }),
            Record::File(place(b"a.html"), entry(Outcome::Page)),
            Record::File(place(b"\xff\xfe.html"), entry(Outcome::Documents(1_000_000))),
            Record::File(place(b""), entry(Outcome::NotAPage)),
            Record::File(place(b"x"), entry(Outcome::Failed("нет прав".to_owned()))),
            Record::Gone(place(b"b/c.html")),
        ]
    }

    #[test]
    fn records_read_back_and_nothing_less_is_a_record() {
        for record in samples() {
            let mut bytes = Vec::new();
            record.encode(&mut bytes);
            assert_eq!(Record::decode(&bytes).as_ref(), Some(&record));
            for cut in 0..bytes.len() {
                assert_eq!(Record::decode(&bytes[..cut]), None, "{record:?} cut at {cut}");
            }
            bytes.push(0);
            assert_eq!(Record::decode(&bytes), None);
        }
    }
}
