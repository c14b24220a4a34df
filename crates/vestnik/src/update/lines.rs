//! Files of documents, one JSON object a line: read a block at a time, parsed leniently.

use crate::given;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use vestnik_document::Document;
use vestnik_language::Tagger;
use xxhash_rust::xxh3::Xxh3;

/// Lines of a block, at most.
const BLOCK_LINES: usize = 64;
/// A block ends when it has so many bytes.
const BLOCK_BYTES: usize = 1 << 20;
/// A line longer than this is no document.
const LINE_BYTES: usize = 64 << 20;

/// A line that is no document.
#[derive(Debug)]
pub(crate) struct LineError {
    /// Its number, from 1; `None` in an archive, which has no lines.
    pub(crate) line: Option<u64>,
    /// What is wrong with it.
    pub(crate) message: String,
}

/// Some lines of a file.
pub(crate) struct Block {
    /// The number of the first line.
    first: u64,
    lines: Vec<Result<Vec<u8>, String>>,
}

/// Reads a file in blocks and hashes it on the way.
pub(crate) struct LineReader {
    reader: BufReader<File>,
    hash: Xxh3,
    lines: u64,
}

impl LineReader {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { reader: BufReader::with_capacity(1 << 16, File::open(path)?), hash: Xxh3::new(), lines: 0 })
    }

    /// The next block; `None` at the end.
    pub(crate) fn next_block(&mut self) -> io::Result<Option<Block>> {
        let mut block = Block { first: self.lines + 1, lines: Vec::new() };
        let mut bytes = 0;
        while block.lines.len() < BLOCK_LINES && bytes < BLOCK_BYTES {
            let Some(line) = self.next_line()? else { break };
            bytes += line.as_ref().map_or(0, Vec::len);
            block.lines.push(line);
        }
        Ok((!block.lines.is_empty()).then_some(block))
    }

    /// The hash of all that was read.
    pub(crate) fn hash(&self) -> u64 {
        self.hash.digest()
    }

    /// The next line with its end; one that is too long is read over.
    fn next_line(&mut self) -> io::Result<Option<Result<Vec<u8>, String>>> {
        let (mut line, mut too_long, mut read_any) = (Vec::new(), false, false);
        loop {
            let available = self.reader.fill_buf()?;
            if available.is_empty() {
                break;
            }
            read_any = true;
            let end = available.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
            let piece = &available[..end.unwrap_or(available.len())];
            self.hash.update(piece);
            too_long |= line.len() + piece.len() > LINE_BYTES;
            if !too_long {
                line.extend_from_slice(piece);
            }
            let taken = piece.len();
            self.reader.consume(taken);
            if end.is_some() {
                break;
            }
        }
        if !read_any {
            return Ok(None);
        }
        self.lines += 1;
        Ok(Some(if too_long { Err(format!("longer than {LINE_BYTES} bytes")) } else { Ok(line) }))
    }
}

/// The hash of a whole file, without keeping it.
pub(crate) fn hash_file(path: &Path) -> io::Result<u64> {
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut hash = Xxh3::new();
    loop {
        let available = reader.fill_buf()?;
        if available.is_empty() {
            return Ok(hash.digest());
        }
        hash.update(available);
        let taken = available.len();
        reader.consume(taken);
    }
}

impl Block {
    pub(crate) fn lines(&self) -> u64 {
        self.lines.len() as u64
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.lines.iter().flatten().map(|line| line.len() as u64).sum()
    }

    /// The documents of the block; blank lines are none.
    pub(crate) fn parse(self, tagger: &Tagger) -> Vec<Result<Document, LineError>> {
        let numbered = (self.first..).zip(self.lines);
        numbered.filter_map(|(line, text)| parse_line(line, text, tagger)).collect()
    }
}

fn parse_line(
    line: u64,
    text: Result<Vec<u8>, String>,
    tagger: &Tagger,
) -> Option<Result<Document, LineError>> {
    let text = match text {
        Ok(text) => text,
        Err(message) => return Some(Err(LineError { line: Some(line), message })),
    };
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    if text.iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    Some(given::parse(text, tagger).map_err(|message| LineError { line: Some(line), message }))
}
