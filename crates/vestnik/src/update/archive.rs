//! Archives of pages (WARC, WACZ): read a block of pages at a time, as files of documents are.

use super::lines::LineError;
use super::work::End;
use crate::page;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use vestnik_document::Document;
use vestnik_ingest::{ArchivedPage, ReadLimits, WarcReader, is_collection};
use vestnik_language::Tagger;
use xxhash_rust::xxh3::Xxh3;

/// Pages of a block, at most.
const BLOCK_PAGES: usize = 16;
/// A block ends when it has so many bytes, or a page of which only its opening shows how large it is.
const BLOCK_BYTES: usize = 2 << 20;

/// Some pages of an archive.
pub(crate) struct Block {
    pages: Vec<Result<ArchivedPage, String>>,
    /// So many bytes of the file were read for them.
    bytes: u64,
}

/// Reads an archive in blocks and hashes the file on the way.
pub(crate) struct ArchiveReader {
    reader: WarcReader<Hashed>,
    is_over: bool,
    is_damaged: bool,
}

struct Hashed {
    file: File,
    read: u64,
    hash: Xxh3,
}

impl Hashed {
    fn new(file: File) -> Self {
        Self { file, read: 0, hash: Xxh3::new() }
    }
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read += read as u64;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}

impl ArchiveReader {
    pub(crate) fn open(path: &Path, limits: &ReadLimits) -> io::Result<Self> {
        let file = File::open(path)?;
        let reader = if path.file_name().is_some_and(is_collection) {
            let contents = file.try_clone()?;
            WarcReader::collection(Hashed::new(file), contents, limits.clone())?
        } else {
            WarcReader::new(Hashed::new(file), limits.clone())
        };
        Ok(Self { reader, is_over: false, is_damaged: false })
    }

    /// The next block; `None` at the end. Where an archive is cut off or damaged, what stands before that is read, and that is
    /// said once; in a collection the next archive follows.
    pub(crate) fn next_block(&mut self) -> io::Result<Option<Block>> {
        let before = self.read();
        let (mut pages, mut bytes) = (Vec::new(), 0);
        while pages.len() < BLOCK_PAGES && bytes < BLOCK_BYTES && !self.is_over {
            match self.reader.next_page() {
                Ok(Some(page)) => {
                    let room =
                        |page: &ArchivedPage| if page.is_compressed() { BLOCK_BYTES } else { page.size() };
                    bytes += page.as_ref().map_or(0, room);
                    pages.push(page);
                }
                Ok(None) => self.is_over = true,
                Err(error) if is_damage(&error) => {
                    pages.push(Err(format!("{error}: nothing behind that is read")));
                    self.is_damaged = true;
                }
                Err(error) => return Err(error),
            }
        }
        let read = self.read() - before;
        Ok((!pages.is_empty()).then_some(Block { pages, bytes: read }))
    }

    pub(crate) fn end(self) -> End {
        let hash = self.reader.into_file().map_or(0, |file| file.hash.digest());
        End { is_damaged: self.is_damaged, hash }
    }

    /// So many bytes of the file were read.
    fn read(&self) -> u64 {
        self.reader.file().map_or(0, |file| file.read)
    }
}

/// Whether the file itself is at fault; it is the same when it is read again.
fn is_damage(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput)
}

impl Block {
    pub(crate) fn pages(&self) -> u64 {
        self.pages.len() as u64
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The documents of the block; `key` is that of the archive.
    pub(crate) fn parse(
        self,
        key: u64,
        limits: &ReadLimits,
        tagger: &Tagger,
    ) -> Vec<Result<Document, LineError>> {
        let read = |page: Result<ArchivedPage, String>| match page {
            Ok(page) => page::archived(page, key, limits, tagger),
            Err(message) => Err(message),
        };
        let told = |document: Result<Document, String>| {
            document.map_err(|message| LineError { line: None, message })
        };
        self.pages.into_iter().filter_map(|page| read(page).transpose()).map(told).collect()
    }
}
