//! Containers: how the bytes of a file become a page.
//!
//! A container is one file in this folder and one line in [`CONTAINERS`]. The first whose `claims` says yes opens
//! the file; when none does, the file is no page. [`read_page`] adds the reading: bounded, and of regular files only.

mod binary;
mod html;
mod http_head;
mod mhtml;
mod single_file;
mod sniff;
mod text;

use crate::RawPage;
use std::fs::File;
use std::io;
use std::path::Path;

/// A way of keeping a page in a file.
struct Container {
    /// Whether the file is one of these.
    claims: fn(&FileBytes<'_>) -> bool,
    /// Takes the page out of the bytes of the file, with what is said of it there.
    open: fn(Vec<u8>) -> Result<RawPage, NotAPage>,
}

/// All containers; the first that claims a file opens it.
const CONTAINERS: &[Container] = &[mhtml::CONTAINER, html::CONTAINER, text::CONTAINER];

/// A file's ending and content, before anything is known of it.
struct FileBytes<'a> {
    /// In lower case; `None` where the name has none.
    ending: Option<&'a str>,
    /// All of it.
    bytes: &'a [u8],
}

/// How much of a page is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLimits {
    /// Larger files are refused, also when they grow while they are read.
    pub max_bytes: u64,
    /// Of the markup of a page, without scripts, styles and images inside it, or of the text of a dump, so many bytes
    /// are read; the rest is left out, which a diagnostic says.
    pub max_markup_bytes: usize,
}

impl Default for ReadLimits {
    /// 32 MiB: the largest saved news pages, with images inside them, are about half of that. 4 MiB of markup: the
    /// largest have about one, and each byte of it costs up to fifty bytes of memory.
    fn default() -> Self {
        Self { max_bytes: 32 << 20, max_markup_bytes: 4 << 20 }
    }
}

/// Why a file did not become a page.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It was read, and it is no page.
    #[error("not a page: {0}")]
    NotAPage(NotAPage),
    /// It is larger than the limit, in bytes.
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// It is a pipe, a socket, a device or a folder.
    #[error("not a regular file")]
    NotAFile,
    /// The operating system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Why the content of a file is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NotAPage {
    /// There is nothing in it but white space.
    Empty,
    /// It is an archive of pages that cannot be opened yet, by its name.
    Archive,
    /// It has many pages, as WARC and WACZ files do: see [`WarcReader`](crate::WarcReader).
    Pages,
    /// It is an image, an archive or other binary data, whatever its name says.
    Binary,
    /// Its name does not say that it is a page, and it does not begin like one.
    NoMarkup,
    /// It should be a page in parts, as MHTML, and none of them can be read as one.
    Damaged,
}

impl std::fmt::Display for NotAPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            NotAPage::Empty => "it is empty",
            NotAPage::Archive => "an archive, which cannot be opened yet",
            NotAPage::Pages => "an archive of many pages, which only an index takes",
            NotAPage::Binary => "it holds binary data",
            NotAPage::NoMarkup => "it has neither the name nor the markup of one",
            NotAPage::Damaged => "no page can be read from the parts that it should have",
        })
    }
}

/// Reads a file and opens the container that it is.
///
/// # Errors
/// [`ReadError`]: the file cannot be read, is too large, or is no page. Nothing in its content can make this panic,
/// and a pipe is refused before it is opened.
pub fn read_page(path: &Path, limits: &ReadLimits) -> Result<RawPage, ReadError> {
    let before = std::fs::metadata(path)?;
    if !before.is_file() {
        return Err(ReadError::NotAFile);
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    if metadata.len() == 0 {
        // Some files of the system say so and wait for ever when they are read, such as the log of the kernel.
        return Err(ReadError::NotAPage(NotAPage::Empty));
    }
    let bytes = read_bounded(&file, metadata.len(), limits.max_bytes)?;
    let mut page = open_page(path, bytes).map_err(ReadError::NotAPage)?;
    page.hints.modified_ns.get_or_insert(crate::walk::modified_ns(&metadata));
    Ok(page)
}

/// Opens the container that these bytes are; `name` is asked for its ending only and may be empty.
///
/// # Errors
/// [`NotAPage`] when no container claims the bytes.
pub fn open_page(name: &Path, bytes: Vec<u8>) -> Result<RawPage, NotAPage> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(NotAPage::Empty);
    }
    if name.file_name().is_some_and(crate::warc::is_crawl) {
        return Err(NotAPage::Pages);
    }
    if name.file_name().is_some_and(crate::walk::is_archive) {
        return Err(NotAPage::Archive);
    }
    let ending = name.file_name().and_then(crate::walk::ending).map(str::to_ascii_lowercase);
    let file = FileBytes { ending: ending.as_deref(), bytes: &bytes };
    let container = CONTAINERS.iter().find(|container| (container.claims)(&file));
    match container {
        Some(container) => (container.open)(bytes),
        None if binary::is_binary(&bytes) => Err(NotAPage::Binary),
        None => Err(NotAPage::NoMarkup),
    }
}

fn read_bounded(file: &File, size: u64, max: u64) -> Result<Vec<u8>, ReadError> {
    if size > max {
        return Err(ReadError::TooLarge(max));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // One byte more than allowed shows that the file has grown since it was asked for its size.
    read_up_to(file, max.saturating_add(1), &mut bytes)?;
    if bytes.len() as u64 > max { Err(ReadError::TooLarge(max)) } else { Ok(bytes) }
}

/// Reads into all the room that there is: the standard library begins with a small piece and doubles it.
#[cfg(unix)]
fn read_up_to(file: &File, most: u64, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    while (bytes.len() as u64) < most {
        bytes.reserve(1);
        let read = || rustix::io::read(file, rustix::buffer::spare_capacity(bytes));
        if rustix::io::retry_on_intr(read)? == 0 {
            break;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn read_up_to(file: &File, most: u64, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    std::io::Read::read_to_end(&mut std::io::Read::take(file, most), bytes).map(drop)
}

#[cfg(test)]
mod tests;
