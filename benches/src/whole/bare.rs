//! The least that any indexer of a folder does: walk it, read it, parse it. Each is run as a process of its own, on one
//! thread, so that its figures can stand beside those of whole programs.

use clap::ValueEnum;
use std::hint::black_box;
use std::path::Path;
use walkdir::WalkDir;

/// One of the bare jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Bare {
    /// Visits every file and asks for its size and time.
    Walk,
    /// Reads every file.
    Read,
    /// Reads every file and parses it with `scraper`.
    Parse,
}

impl Bare {
    /// Does the job and answers how many bytes the files hold.
    pub fn over(self, folder: &Path) -> u64 {
        let entries = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
        entries.map(|entry| self.one(entry.path())).sum()
    }

    fn one(self, path: &Path) -> u64 {
        if self == Self::Walk {
            return std::fs::metadata(path).map_or(0, |metadata| black_box(metadata).len());
        }
        let bytes = black_box(std::fs::read(path).unwrap_or_default());
        if self == Self::Parse {
            black_box(scraper::Html::parse_document(&String::from_utf8_lossy(&bytes)));
        }
        bytes.len() as u64
    }
}
