//! The file `FORMAT`: what kind of folder this is, which version of it, and which analyzer made its terms.
//!
//! It is text, so that a person who finds the folder learns what it is:
//!
//! ```text
//! vestnik index
//! format 3
//! analyzer 3f2a…
//! ```

use crate::disk::Disk;
use crate::{OpenError, repair};
use std::fs::File;
use std::io;
use std::path::Path;

/// The version of the index folder that this program writes and reads. See `docs/FORMAT.md`.
pub const FORMAT_VERSION: u32 = 3;

pub(crate) const FILE_NAME: &str = "FORMAT";
pub(crate) const PART_NAME: &str = "FORMAT.part";
const FIRST_LINE: &str = "vestnik index";

/// Writes the file anew.
pub(crate) fn write(disk: &Disk, folder: &Path, fingerprint: &str) -> Result<(), OpenError> {
    let part = folder.join(PART_NAME);
    // What was cut short has left one.
    let _ = std::fs::remove_file(&part);
    let written = disk.create(&part).and_then(|file| finish(disk, folder, &file, fingerprint));
    written.map_err(|source| OpenError::io(&folder.join(FILE_NAME), source))
}

/// Writes the open `FORMAT.part` and renames it. It is the last file written when an index is created: without it there is no
/// index.
pub(crate) fn finish(disk: &Disk, folder: &Path, file: &File, fingerprint: &str) -> io::Result<()> {
    let part = folder.join(PART_NAME);
    let text = format!("{FIRST_LINE}\nformat {FORMAT_VERSION}\nanalyzer {fingerprint}\n");
    disk.cut(file, &part, 0)?;
    disk.write(file, &part, text.as_bytes())?;
    disk.sync(file, &part)?;
    disk.replace(&part, &folder.join(FILE_NAME))?;
    disk.sync_folder(folder)
}

/// Reads the file and holds it against this program.
pub(crate) fn check(folder: &Path, fingerprint: &str) -> Result<(), OpenError> {
    if folder.as_os_str().is_empty() {
        return Err(OpenError::NoPath);
    }
    let path = folder.join(FILE_NAME);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let absent = absent(folder);
            // It may have come into being since.
            return if path.is_file() { check(folder, fingerprint) } else { Err(absent) };
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            return Err(OpenError::NotAnIndex(folder.to_owned()));
        }
        Err(error) => return Err(OpenError::io(&path, error)),
    };
    match parse(&bytes) {
        Err(Unreadable::Foreign) if repair::has_catalogue(folder) => Err(OpenError::damaged(folder, BROKEN)),
        Err(Unreadable::Foreign) => Err(OpenError::NotAnIndex(folder.to_owned())),
        Err(Unreadable::Damaged(reason)) => Err(OpenError::damaged(folder, reason)),
        Ok((found, _)) if found != FORMAT_VERSION => {
            Err(OpenError::Format { path: folder.to_owned(), found, expected: FORMAT_VERSION })
        }
        Ok((_, found)) if found != fingerprint => {
            Err(OpenError::Analyzer { path: folder.to_owned(), found, expected: fingerprint.to_owned() })
        }
        Ok(_) => Ok(()),
    }
}

/// Why the content of the file says nothing.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// It is no file of ours.
    Foreign,
    /// It was one.
    Damaged(&'static str),
}

/// The version and the analyzer that the content of the file names.
pub(crate) fn parse(bytes: &[u8]) -> Result<(u32, String), Unreadable> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    if lines.next() != Some(FIRST_LINE) {
        return Err(Unreadable::Foreign);
    }
    let version = lines.next().and_then(|line| line.strip_prefix("format ")?.parse().ok());
    let version = version.ok_or(Unreadable::Damaged("FORMAT names no version"))?;
    let analyzer = lines.next().and_then(|line| line.strip_prefix("analyzer "));
    let analyzer = analyzer.ok_or(Unreadable::Damaged("FORMAT names no analyzer"));
    // Another version may have other lines.
    let analyzer = if version == FORMAT_VERSION { analyzer? } else { analyzer.unwrap_or_default() };
    Ok((version, analyzer.to_owned()))
}

/// What is said of the file where the rest of the folder is an index, which a repair makes whole.
const BROKEN: &str = "FORMAT is not as it was written";

/// A folder with files but no FORMAT is somebody else's, unless they are ours; an empty or missing one is simply no index.
fn absent(folder: &Path) -> OpenError {
    if repair::has_catalogue(folder) {
        return OpenError::damaged(folder, BROKEN);
    }
    // What a creation that was cut short leaves is no index yet: creating looks at it more closely.
    let unfinished = |name: std::ffi::OsString| name == "segments" || name == PART_NAME;
    let occupied = std::fs::read_dir(folder)
        .is_ok_and(|entries| entries.flatten().any(|entry| !unfinished(entry.file_name())));
    if occupied || folder.is_file() {
        OpenError::NotAnIndex(folder.to_owned())
    } else {
        OpenError::Missing(folder.to_owned())
    }
}
