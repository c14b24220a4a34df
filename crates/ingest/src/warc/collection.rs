//! A collection (WACZ 1.1.1): a zip file with the archives of a crawl in its folder `archive`, stored as they are. They are read one behind the
//! other as the file is read from its beginning to its end, so whoever counts or hashes its bytes meets each once.

use rawzip::{CompressionMethod, RECOMMENDED_BUFFER_SIZE, ZipArchive};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Error, ErrorKind, Read, Seek};
use std::ops::Range;

/// As long as the file is.
const WHOLE: Range<u64> = 0..u64::MAX;
/// More archives no crawl has; the list of them is kept in memory.
const MOST_PARTS: usize = 1 << 16;

/// An archive within a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its name in the collection; nothing where the file itself is the archive.
    name: String,
    place: Range<u64>,
}

impl Part {
    /// The file itself.
    pub(super) fn whole() -> Self {
        Self { name: String::new(), place: WHOLE }
    }
}

/// Parts of a file, each of which ends until the next one is asked for.
pub(super) struct Parts<R> {
    file: R,
    /// Where the file is.
    at: u64,
    /// The part that is read, and those that follow it.
    left: VecDeque<Part>,
}

impl<R: Read> Parts<R> {
    /// These parts, in the order in which they lie in the file.
    pub(super) fn of(file: R, parts: Vec<Part>) -> Self {
        Self { file, at: 0, left: parts.into() }
    }

    /// Goes on with the next part; `false` behind the last one.
    pub(super) fn advance(&mut self) -> bool {
        self.left.pop_front();
        !self.left.is_empty()
    }

    /// The name of the part that is read.
    pub(super) fn name(&self) -> &str {
        self.left.front().map_or("", |part| &part.name)
    }

    pub(super) fn get_ref(&self) -> &R {
        &self.file
    }

    pub(super) fn into_inner(self) -> R {
        self.file
    }
}

impl<R: Read> Read for Parts<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(Part { place, .. }) = self.left.front() else { return Ok(0) };
        if let Some(gap @ 1..) = place.start.checked_sub(self.at) {
            let passed = io::copy(&mut self.file.by_ref().take(gap), &mut io::sink())?;
            self.at += passed;
            if passed < gap {
                return Err(part_cut_off());
            }
        }
        let room = place.end.saturating_sub(self.at);
        let read = self.file.by_ref().take(room).read(buffer)?;
        self.at += read as u64;
        if read == 0 && room > 0 && !buffer.is_empty() && *place != WHOLE {
            return Err(part_cut_off());
        }
        Ok(read)
    }
}

/// Where the archives of a collection lie, in their order. The file is at its beginning then.
///
/// # Errors
/// When the file cannot be read; of the kind [`ErrorKind::InvalidData`] when it is no such collection.
pub(super) fn archives(file: File) -> io::Result<Vec<Part>> {
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let zip = ZipArchive::from_file(file, &mut buffer).map_err(io_error)?;
    let mut parts = Vec::new();
    let mut entries = zip.entries(&mut buffer);
    while let Some(entry) = entries.next_entry().map_err(io_error)? {
        // Programs of other systems write `.\archive\`.
        let name = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
        let name = name.trim_start_matches("./");
        if !name.starts_with("archive/") || !super::is_one_archive(name.as_bytes()) {
            continue;
        }
        let name = name.to_owned();
        if entry.compression_method() != CompressionMethod::STORE || entry.flags().is_encrypted() {
            return Err(wrong("an archive in it is compressed once more, or encrypted: unpack it"));
        }
        if parts.len() == MOST_PARTS {
            return Err(wrong("it has too many archives"));
        }
        let (start, end) = zip.get_entry(entry.wayfinder()).map_err(io_error)?.compressed_data_range();
        parts.push(Part { name, place: start..end });
    }
    parts.sort_by_key(|part| part.place.start);
    if parts.windows(2).any(|two| two[1].place.start < two[0].place.end) {
        return Err(wrong("archives in it lie in each other"));
    }
    // A handle of the same file reads from where this one is.
    zip.into_inner().into_inner().rewind()?;
    if parts.is_empty() { Err(wrong("it has no archive of a crawl")) } else { Ok(parts) }
}

fn io_error(error: rawzip::Error) -> Error {
    match error.kind() {
        rawzip::ErrorKind::IO(io) if io.kind() != ErrorKind::UnexpectedEof => {
            Error::new(io.kind(), io.to_string())
        }
        _ => Error::new(ErrorKind::InvalidData, format!("it is no zip file that can be read: {error}")),
    }
}

fn wrong(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, what)
}

fn part_cut_off() -> Error {
    Error::new(ErrorKind::UnexpectedEof, "it is cut off within an archive")
}

#[cfg(test)]
mod tests {
    use crate::{ReadLimits, WarcReader};
    use rawzip::ZipArchiveWriter;
    use std::io::Write;

    const INDEX: (&str, &[u8]) = ("indexes/index.cdx", b"com,example)/ 2024");

    fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = Vec::new();
        let mut writer = ZipArchiveWriter::new(&mut zip);
        for (name, bytes) in members {
            let (mut entry, config) = writer.new_file(*name).start().unwrap();
            let mut content = config.wrap(&mut entry);
            content.write_all(bytes).unwrap();
            let (_, descriptor) = content.finish().unwrap();
            entry.finish(descriptor).unwrap();
        }
        writer.finish().unwrap();
        zip
    }

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn record(number: u8) -> Vec<u8> {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{number}");
        let kind = "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\n";
        let place =
            format!("WARC-Target-URI: http://a.example/{number}\r\nContent-Length: {}\r\n", block.len());
        format!("{kind}{place}\r\n{block}\r\n\r\n").into_bytes()
    }

    /// The addresses of the pages that a collection has, and how it ends.
    fn read(zip: &[u8]) -> Vec<String> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(zip).unwrap();
        let mut reader = match WarcReader::collection(zip, file, ReadLimits::default()) {
            Ok(reader) => reader,
            Err(error) => return vec![format!("! {error}")],
        };
        let mut read = Vec::new();
        loop {
            match reader.next_page() {
                Ok(Some(page)) => read.push(page.unwrap().url().to_owned()),
                Ok(None) => break,
                Err(error) => read.push(format!("! {error}")),
            }
        }
        assert_eq!(reader.into_file(), Some(&b""[..]), "all bytes are met");
        read
    }

    #[test]
    fn the_archives_of_a_collection_are_read_one_behind_the_other() {
        let (one, two, three) = (record(1), record(2), record(3));
        let (one, two, three) = (one.as_slice(), two.as_slice(), three.as_slice());
        let cut = &one[..one.len() - 9];
        let (zipped_one, zipped_two) = (gzipped(one), gzipped(two));
        let (first, second) = ("http://a.example/1", "http://a.example/2");
        for (why, members, expected) in [
            ("one", &[("archive/data.warc", one), INDEX][..], vec![first]),
            ("two", &[("archive/b.warc", one), INDEX, ("archive/a.WARC", two)], vec![first, second]),
            (
                "others beside it",
                &[("pages/pages.jsonl", b"{}"), ("c.warc", three), ("archive/data.warc", one)],
                vec![first],
            ),
            ("an empty one", &[("archive/a.warc", b""), ("archive/b.warc", two)], vec![second]),
            ("none", &[INDEX], vec!["! it has no archive of a crawl"]),
            (
                "a damaged one before a whole one",
                &[("archive/a.warc", cut), INDEX, ("archive/b.warc", two)],
                vec!["! archive/a.warc: it is cut off within a record", second],
            ),
            (
                "compressed ones, damaged and whole",
                &[
                    ("archive/a.warc.gz", &zipped_one[..zipped_one.len() - 12]),
                    ("./archive/b.warc.gz", &zipped_two),
                ],
                vec!["! archive/a.warc.gz: incomplete deflate stream", second],
            ),
            (
                "compressed and plain",
                &[("archive/a.warc.gz", &zipped_one), ("archive/b.warc", two)],
                vec![first, second],
            ),
            (
                "plain and compressed",
                &[("archive\\a.warc", one), ("archive\\b.warc.gz", &zipped_two)],
                vec![first, second],
            ),
        ] {
            assert_eq!(read(&zip(members)), expected, "{why}");
        }
    }

    #[test]
    fn what_is_no_collection_is_said() {
        let record = record(1);
        let whole = zip(&[("archive/data.warc", &record), INDEX]);
        for (why, bytes, expected) in [
            ("nothing", Vec::new(), "! it is no zip file that can be read"),
            ("a page", b"<html><p>1".to_vec(), "! it is no zip file that can be read"),
            ("cut off", whole[..whole.len() - 30].to_vec(), "! it is no zip file that can be read"),
            ("compressed once more", with_method(&whole, 8), "! an archive in it is compressed once more"),
        ] {
            assert!(read(&bytes)[0].starts_with(expected), "{why}: {:?}", read(&bytes));
        }
    }

    /// The same with this method of compression in the directory's first entry.
    fn with_method(zip: &[u8], method: u8) -> Vec<u8> {
        let mut zip = zip.to_vec();
        let entry = memchr::memmem::find(&zip, b"PK\x01\x02").unwrap();
        zip[entry + 10] = method;
        zip
    }

    proptest::proptest! {
        /// Whatever the bytes are, reading ends.
        #[test]
        fn any_damage_is_read(at in 0..600_usize, byte: u8, cut in 0..900_usize) {
            let (one, two) = (record(1), record(2));
            let mut bytes = zip(&[("archive/a.warc", &one), INDEX, ("archive/b.warc", &two)]);
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            bytes.truncate(cut);
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(&bytes).unwrap();
            if let Ok(mut reader) = WarcReader::collection(bytes.as_slice(), file, ReadLimits::default()) {
                while let Ok(Some(_)) = reader.next_page() {}
                assert_eq!(reader.into_file(), Some(&b""[..]));
            }
        }
    }
}
