//! One record of the catalogue and its bytes.
//!
//! A record does not know where it stands; framing and checksums are the log's.

use super::{Place, Root, path_from_bytes, path_to_bytes};
use crate::numbers::{Reader, put_bytes, put_number};

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970 UTC.
    pub modified_ns: i64,
    /// xxh3 of its bytes; 0 where it could not be read, or is no page.
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
    /// So many documents that bring their own ids. Fewer of them are in the index where another file has some of these ids too.
    Documents(u64),
    /// Nothing: it is no page.
    NotAPage,
    /// Nothing any more: it was a page, and its document was removed by itself, or gave way to one of a file of documents with its id.
    /// It stays away until the file changes or that other one is gone.
    Removed,
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
        let mut reader = Reader::new(bytes);
        let record = match reader.byte()? {
            ROOT => {
                let number = u32::try_from(reader.number()?).ok()?;
                let label = reader.text()?;
                Record::Root(Root { number, label, path: path_from_bytes(reader.bytes()?) })
            }
            FILE => Record::File(place(&mut reader)?, entry(&mut reader)?),
            GONE => Record::Gone(place(&mut reader)?),
            _ => return None,
        };
        reader.is_empty().then_some(record)
    }
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
        // A removed page is one that is known not to be one: programs that do not tell the two apart leave both alone.
        Outcome::NotAPage | Outcome::Removed => out.push(2),
        Outcome::Failed(reason) => {
            out.push(3);
            put_bytes(out, reason.as_bytes());
        }
    }
}

fn place(reader: &mut Reader<'_>) -> Option<Place> {
    let root = u32::try_from(reader.number()?).ok()?;
    Some(Place { root, path: reader.bytes()?.to_vec() })
}

fn entry(reader: &mut Reader<'_>) -> Option<FileEntry> {
    let size = reader.number()?;
    let modified_ns = i64::from_le_bytes(reader.array()?);
    let hash = u64::from_le_bytes(reader.array()?);
    let outcome = match reader.byte()? {
        0 => Outcome::Page,
        1 => Outcome::Documents(reader.number()?),
        // What is no page was not read.
        2 if hash == 0 => Outcome::NotAPage,
        2 => Outcome::Removed,
        3 => Outcome::Failed(reader.text()?),
        _ => return None,
    };
    Some(FileEntry { size, modified_ns, hash, outcome })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Record> {
        let place = |path: &[u8]| Place { root: 300, path: path.to_vec() };
        let entry = |outcome| {
            let hash = if outcome == Outcome::NotAPage { 0 } else { u64::MAX };
            FileEntry { size: 1 << 40, modified_ns: -5, hash, outcome }
        };
        vec![
            Record::Root(Root { number: 0, label: "news".to_owned(), path: "/data/news".into() }),
            Record::File(place(b"a.html"), entry(Outcome::Page)),
            Record::File(place(b"\xff\xfe.html"), entry(Outcome::Documents(1_000_000))),
            Record::File(place(b""), entry(Outcome::NotAPage)),
            Record::File(place(b"c.html"), entry(Outcome::Removed)),
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
