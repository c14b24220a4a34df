//! The file `FORMAT`: what kind of folder this is, which version of it, and which analyzer made its terms.
//!
//! It is text, so that a person who finds the folder learns what it is:
//!
//! ```text
//! vestnik index
//! format 1
//! analyzer 3f2a…
//! ```

use crate::OpenError;
use std::path::Path;

/// The version of the index folder that this program writes and reads. See `docs/FORMAT.md`.
pub const FORMAT_VERSION: u32 = 1;

pub(crate) const FILE_NAME: &str = "FORMAT";
const FIRST_LINE: &str = "vestnik index";

/// Writes the file. It is the last one written when an index is created: without it there is no index.
pub(crate) fn write(folder: &Path, fingerprint: &str) -> Result<(), OpenError> {
    let path = folder.join(FILE_NAME);
    let text = format!("{FIRST_LINE}\nformat {FORMAT_VERSION}\nanalyzer {fingerprint}\n");
    let part = folder.join("FORMAT.part");
    std::fs::write(&part, text)
        .and_then(|()| std::fs::File::open(&part)?.sync_all())
        .and_then(|()| std::fs::rename(&part, &path))
        .map_err(|source| OpenError::io(&path, source))
}

/// Reads the file and holds it against this program.
pub(crate) fn check(folder: &Path, fingerprint: &str) -> Result<(), OpenError> {
    let path = folder.join(FILE_NAME);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(absent(folder)),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            return Err(OpenError::NotAnIndex(folder.to_owned()));
        }
        Err(error) => return Err(OpenError::io(&path, error)),
    };
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.lines();
    if lines.next() != Some(FIRST_LINE) {
        return Err(OpenError::NotAnIndex(folder.to_owned()));
    }
    let found = lines
        .next()
        .and_then(|line| line.strip_prefix("format ")?.parse().ok())
        .ok_or_else(|| OpenError::damaged(folder, "FORMAT names no version"))?;
    if found != FORMAT_VERSION {
        return Err(OpenError::Format { found, expected: FORMAT_VERSION });
    }
    let analyzer = lines
        .next()
        .and_then(|line| line.strip_prefix("analyzer "))
        .ok_or_else(|| OpenError::damaged(folder, "FORMAT names no analyzer"))?;
    if analyzer != fingerprint {
        return Err(OpenError::Analyzer { found: analyzer.to_owned(), expected: fingerprint.to_owned() });
    }
    Ok(())
}

/// A folder with files but no FORMAT is somebody else's; an empty or missing one is simply no index.
fn absent(folder: &Path) -> OpenError {
    // What a creation that was cut short leaves is no index yet: creating looks at it more closely.
    let unfinished = |name: std::ffi::OsString| name == "segments" || name == "FORMAT.part";
    let occupied = std::fs::read_dir(folder)
        .is_ok_and(|entries| entries.flatten().any(|entry| !unfinished(entry.file_name())));
    if occupied || folder.is_file() {
        OpenError::NotAnIndex(folder.to_owned())
    } else {
        OpenError::Missing(folder.to_owned())
    }
}
