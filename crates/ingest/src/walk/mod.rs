//! The walk: a folder (or one file) becomes a stream of entries, sorted by name, and no entry can end it.
//!
//! [`walk`] never opens a file. It costs one `stat` for each file that is a page by its name, and none for the rest.
//! What is left out is still reported, with the reason; what cannot be looked at is reported as failed. Which names
//! are pages and which folders are passed over is in `rules`.

mod rules;

pub(crate) use rules::{ending, is_archive};

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use walkdir::{DirEntry, WalkDir};

/// What to walk over and what to leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalkOptions {
    /// Follow symbolic links below the root. Off by default; a loop of links is reported as failed.
    pub follow_links: bool,
    /// Pages larger than this, in bytes, are left out. Files of documents are read line by line and have no limit.
    pub max_page_bytes: u64,
}

impl Default for WalkOptions {
    fn default() -> Self {
        Self { follow_links: false, max_page_bytes: crate::ReadLimits::default().max_bytes }
    }
}

/// One step of the walk.
#[derive(Debug)]
pub enum WalkEntry {
    /// A file to read.
    File(FoundFile),
    /// A file or a whole folder that is left out.
    Skipped {
        /// Where it is.
        path: PathBuf,
        /// Why it is left out.
        reason: SkipReason,
    },
    /// An entry that could not be looked at. The walk goes on behind it.
    Failed {
        /// Where it is, as far as that is known.
        path: PathBuf,
        /// What went wrong.
        error: WalkError,
    },
}

/// A file that the walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// The root joined with the place below it.
    pub path: PathBuf,
    /// In bytes.
    pub size: u64,
    /// When its content last changed, in nanoseconds since 1970 UTC; 0 where the file system does not say.
    pub modified_ns: i64,
    /// What its name says that it is.
    pub kind: FileKind,
}

/// What a file's name says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// A page: `.html`, `.htm`, `.xhtml`, `.shtml` or `.txt`.
    Page,
    /// No ending that says anything, or that of a program that made pages, such as `.php`: read it and see.
    Unknown,
    /// Documents, one JSON object a line: `.ndjson`, `.jsonl`.
    Documents,
}

/// Why an entry is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SkipReason {
    /// Its ending is not that of a page.
    NotAPage,
    /// It is an archive, which may hold pages: `.mhtml`, `.webarchive`, `.warc`, `.zip` and the like.
    Archive,
    /// Its name begins with a dot.
    Hidden,
    /// It is the folder of an index.
    IndexFolder,
    /// It is the folder of images and scripts that a browser saved beside a page.
    CompanionFolder,
    /// It is a symbolic link, and links are not followed.
    Link,
    /// It is no regular file: a pipe, a socket, a device.
    SpecialFile,
    /// It is larger than the limit.
    TooLarge,
}

impl std::fmt::Display for SkipReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            SkipReason::NotAPage => "not a page",
            SkipReason::Archive => "unread archive",
            SkipReason::Hidden => "hidden",
            SkipReason::IndexFolder => "index folder",
            SkipReason::CompanionFolder => "folder of a saved page",
            SkipReason::Link => "symbolic link",
            SkipReason::SpecialFile => "not a regular file",
            SkipReason::TooLarge => "too large",
        })
    }
}

/// Why an entry could not be looked at.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WalkError {
    /// A link leads back to a folder above it.
    #[error("a link that leads back to {}", .0.display())]
    LinkLoop(PathBuf),
    /// The operating system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Walks over `root`, which may be a folder or a file; a link as root is followed.
///
/// Entries come sorted by the bytes of their names, a folder's content in its place, so that two walks over the
/// same tree give the same order. The root itself is not left out for its name, unless that is an archive's, and a root that is a file
/// whose ending says nothing is handed out as [`FileKind::Unknown`].
pub fn walk(root: &Path, options: &WalkOptions) -> impl Iterator<Item = WalkEntry> + use<> {
    let entries = WalkDir::new(root)
        .follow_links(options.follow_links)
        .sort_by(|a, b| a.file_name().as_encoded_bytes().cmp(b.file_name().as_encoded_bytes()))
        .into_iter();
    Walk { entries, root: root.to_owned(), max_page_bytes: options.max_page_bytes }
}

struct Walk {
    entries: walkdir::IntoIter,
    root: PathBuf,
    max_page_bytes: u64,
}

impl Iterator for Walk {
    type Item = WalkEntry;

    fn next(&mut self) -> Option<WalkEntry> {
        loop {
            let entry = match self.entries.next()? {
                Ok(entry) => entry,
                Err(error) => return Some(self.failed(error)),
            };
            // A root that is a link to a folder is entered, but its own entry still says "link".
            if entry.file_type().is_dir() || (entry.depth() == 0 && entry.path().is_dir()) {
                let Some(reason) = rules::skipped_folder(&entry) else { continue };
                self.entries.skip_current_dir();
                return Some(WalkEntry::Skipped { path: entry.into_path(), reason });
            }
            return Some(match self.judge(&entry) {
                Ok(Ok(found)) => WalkEntry::File(found),
                Ok(Err(reason)) => WalkEntry::Skipped { path: entry.into_path(), reason },
                Err(error) => WalkEntry::Failed { path: entry.into_path(), error: error.into() },
            });
        }
    }
}

impl Walk {
    /// The reasons that need no `stat` come first: most files of a saved site are images and scripts.
    fn judge(&self, entry: &DirEntry) -> io::Result<Result<FoundFile, SkipReason>> {
        let is_root = entry.depth() == 0;
        if rules::is_hidden(entry.file_name()) && !is_root {
            return Ok(Err(SkipReason::Hidden));
        }
        let kind = match rules::kind_by_name(entry.file_name()) {
            Some(kind) => kind,
            None if rules::is_archive(entry.file_name()) => return Ok(Err(SkipReason::Archive)),
            None if is_root => FileKind::Unknown,
            None => return Ok(Err(SkipReason::NotAPage)),
        };
        if entry.file_type().is_symlink() && !is_root {
            return Ok(Err(SkipReason::Link));
        }
        let metadata = if is_root { std::fs::metadata(entry.path())? } else { entry.metadata()? };
        if !metadata.is_file() {
            return Ok(Err(SkipReason::SpecialFile));
        }
        if metadata.len() > self.max_page_bytes && kind != FileKind::Documents {
            return Ok(Err(SkipReason::TooLarge));
        }
        let path = entry.path().to_owned();
        Ok(Ok(FoundFile { path, size: metadata.len(), modified_ns: modified_ns(&metadata), kind }))
    }

    fn failed(&self, error: walkdir::Error) -> WalkEntry {
        let path = error.path().unwrap_or(&self.root).to_owned();
        let error = match error.loop_ancestor() {
            Some(ancestor) => WalkError::LinkLoop(ancestor.to_owned()),
            None => WalkError::Io(error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into())),
        };
        WalkEntry::Failed { path, error }
    }
}

/// The time of the last change; 0 where the file system keeps none, and held within 64 bits.
pub(crate) fn modified_ns(metadata: &Metadata) -> i64 {
    let Ok(time) = metadata.modified() else { return 0 };
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanos| -nanos),
    }
}

#[cfg(test)]
mod tests;
