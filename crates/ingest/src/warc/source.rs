//! The bytes of an archive, decompressed where it is compressed.

use super::collection::Parts;
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, Read};

const BUFFER: usize = 1 << 16;

pub(super) enum Source<R: Read> {
    Plain(BufReader<Parts<R>>),
    Compressed(Box<BufReader<MultiGzDecoder<BufReader<Parts<R>>>>>),
}

impl<R: Read> Source<R> {
    /// As they lie in the file.
    pub(super) fn of(parts: Parts<R>) -> Self {
        Source::Plain(BufReader::with_capacity(BUFFER, parts))
    }

    /// Decompressed from here on.
    pub(super) fn decompressed(self) -> Self {
        match self {
            Source::Plain(file) => {
                Source::Compressed(Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(file))))
            }
            compressed @ Source::Compressed(_) => compressed,
        }
    }

    pub(super) fn parts(&self) -> &Parts<R> {
        match self {
            Source::Plain(file) => file.get_ref(),
            Source::Compressed(file) => file.get_ref().get_ref().get_ref(),
        }
    }

    pub(super) fn into_parts(self) -> Parts<R> {
        match self {
            Source::Plain(file) => file.into_inner(),
            Source::Compressed(file) => file.into_inner().into_inner().into_inner(),
        }
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Source::Plain(file) => file.read(buffer),
            Source::Compressed(file) => file.read(buffer),
        }
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Source::Plain(file) => file.fill_buf(),
            Source::Compressed(file) => file.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Source::Plain(file) => file.consume(amount),
            Source::Compressed(file) => file.consume(amount),
        }
    }
}
