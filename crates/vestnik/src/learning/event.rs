//! What goes into learning, what it says on the way, and what comes of it.

use serde::Serialize;
use std::path::PathBuf;
use vestnik_index::ReadError;

/// How to learn. Built with `LearnOptions::default()` and struct update syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnOptions {
    /// How many documents are looked at, those first that the index has first. Memory grows with it: less than ten
    /// kilobytes a document.
    pub most_documents: u64,
}

impl Default for LearnOptions {
    fn default() -> Self {
        Self { most_documents: 100_000 }
    }
}

/// What learning tells while it runs. Events come often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LearnEvent {
    /// Documents are read.
    Reading {
        /// So many.
        done: u64,
        /// Of so many.
        total: u64,
    },
    /// Documents are compared with those of the other language.
    Pairing {
        /// The round, from 1.
        round: u32,
        /// So many.
        done: u64,
        /// Of so many.
        total: u64,
    },
    /// The words of pairs are counted.
    Counting {
        /// The round, from 1.
        round: u32,
    },
}

/// What was learned. Its serde form is what `learn --json` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LearnReport {
    /// How many English documents were looked at.
    pub english: u64,
    /// How many Russian ones.
    pub russian: u64,
    /// How many documents in either language were left out, because there are more than asked for.
    pub left_out: u64,
    /// How many pairs there are.
    pub pairs: u64,
    /// How many entries the lexicon has.
    pub entries: u64,
}

/// Why nothing was learned, or what was learned cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LearnError {
    /// The index cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A file beside the index cannot be read or written.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file beside the index is not what it should be. Learning again makes it anew.
    #[error("{}: {message}", .path.display())]
    Content {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
    /// They are not an English word and a Russian one.
    #[error("“{one}” and “{other}”: one of the words must be English and the other Russian")]
    Words {
        /// As given.
        one: String,
        /// As given.
        other: String,
    },
    /// The index was opened for reading only.
    #[error("the index is open for reading only")]
    ReadOnly,
    /// It was asked to stop. What was there before is as it was.
    #[error("stopped; what was learned before is as it was")]
    Cancelled,
}
