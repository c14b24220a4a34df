//! The walk: a folder (or one file) becomes a stream of entries, sorted by name, and no entry can end it.
//!
//! [`walk`] never opens a file. It costs one `stat` for each file that is a page by its name, and none for the rest.
//! What is left out is still reported, with the reason; what cannot be looked at is reported as failed. Which names
//! are pages and which folders are passed over is in `rules`.

#[cfg(target_os = "linux")]
mod again;
mod entries;
mod listings;
#[cfg(target_os = "linux")]
mod records;
mod rules;
#[cfg(target_os = "linux")]
mod stamp;

pub use listings::Listings;
pub(crate) use rules::{ending, is_archive};

use entries::{Entry, EntryKind, Facts, Source, Tree};
use serde::Serialize;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What to walk over and what to leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalkOptions {
    /// Follow symbolic links below the root. Off by default; a loop of links is reported as failed.
    pub follow_links: bool,
    /// Pages larger than this, in bytes, are left out. Files of documents are read line by line and have no limit.
    pub max_page_bytes: u64,
    /// The present time, by which [`walk_again`] knows which folders have settled: it remembers none without.
    pub now: Option<SystemTime>,
}

impl Default for WalkOptions {
    fn default() -> Self {
        Self { follow_links: false, max_page_bytes: crate::ReadLimits::default().max_bytes, now: None }
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
    /// Many documents: one JSON object a line (`.ndjson`, `.jsonl`), or the pages of a crawl (`.warc`, `.warc.gz`, `.wacz`).
    Documents,
}

/// Why an entry is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SkipReason {
    /// Its ending is not that of a page.
    NotAPage,
    /// It is an archive, which may hold pages: `.webarchive`, `.zip` and the like.
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
    let entries = Box::new(Tree::new(root, options));
    Walk { root: root.to_owned(), entries, max_page_bytes: options.max_page_bytes }
}

/// Walks as [`walk`] does and gives the same to the same user, but does not read folders again that the listings of an earlier walk have as
/// they are; afterwards the listings are those of this walk. Saves nothing where links are followed, where the options do not
/// say what time it is, and on systems other than Linux. A walk that is not taken to its end leaves the listings of its root short.
pub fn walk_again<'l>(
    root: &Path,
    options: &WalkOptions,
    listings: &'l mut Listings,
) -> impl Iterator<Item = WalkEntry> + use<'l> {
    let entries = source(root, options, listings);
    Walk { root: root.to_owned(), entries, max_page_bytes: options.max_page_bytes }
}

#[cfg(target_os = "linux")]
fn source<'l>(root: &Path, options: &WalkOptions, listings: &'l mut Listings) -> Box<dyn Source + 'l> {
    match options.now.filter(|_| !options.follow_links) {
        Some(now) => Box::new(again::Again::new(root, listings, stamp::Stamps::at(now))),
        None => Box::new(Tree::new(root, options)),
    }
}

#[cfg(not(target_os = "linux"))]
fn source<'l>(root: &Path, options: &WalkOptions, _: &'l mut Listings) -> Box<dyn Source + 'l> {
    Box::new(Tree::new(root, options))
}

struct Walk<'l> {
    root: PathBuf,
    entries: Box<dyn Source + 'l>,
    max_page_bytes: u64,
}

impl Iterator for Walk<'_> {
    type Item = WalkEntry;

    fn next(&mut self) -> Option<WalkEntry> {
        loop {
            let entry = match self.entries.next()? {
                Ok(entry) => entry,
                Err((path, error)) => return Some(WalkEntry::Failed { path, error }),
            };
            if entry.kind == EntryKind::Folder {
                let Some(reason) = rules::skipped_folder(&entry) else { continue };
                self.entries.skip_folder();
                return Some(WalkEntry::Skipped { path: entry.path, reason });
            }
            // Of the files of an index this one is the first by its name, so that nothing of it was given before.
            if let Some(index) = rules::index_of(&entry).filter(|index| *index != self.root) {
                self.entries.skip_rest();
                return Some(WalkEntry::Skipped { path: index.to_owned(), reason: SkipReason::IndexFolder });
            }
            return Some(match self.judge(&entry) {
                Ok(Ok((size, modified_ns, kind))) => {
                    WalkEntry::File(FoundFile { path: entry.path, size, modified_ns, kind })
                }
                Ok(Err(reason)) => WalkEntry::Skipped { path: entry.path, reason },
                Err(error) => WalkEntry::Failed { path: entry.path, error: error.into() },
            });
        }
    }
}

impl Walk<'_> {
    /// The size, time and kind of a file to read. The reasons that need no `stat` come first: most files of a saved site are
    /// images and scripts.
    fn judge(&mut self, entry: &Entry) -> io::Result<Result<(u64, i64, FileKind), SkipReason>> {
        let name = entry.name();
        if rules::is_hidden(name) && !entry.is_root {
            return Ok(Err(SkipReason::Hidden));
        }
        let kind = match rules::kind_by_name(name) {
            Some(kind) => kind,
            None if rules::is_archive(name) => return Ok(Err(SkipReason::Archive)),
            None if entry.is_root => FileKind::Unknown,
            None => return Ok(Err(SkipReason::NotAPage)),
        };
        if entry.kind == EntryKind::Link {
            return Ok(Err(SkipReason::Link));
        }
        let Facts { is_file, size, modified_ns } = self.entries.facts(entry)?;
        if !is_file {
            return Ok(Err(SkipReason::SpecialFile));
        }
        if size > self.max_page_bytes && kind != FileKind::Documents {
            return Ok(Err(SkipReason::TooLarge));
        }
        Ok(Ok((size, modified_ns, kind)))
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
