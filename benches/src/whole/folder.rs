//! A copy of a folder of pages that a bench may change.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A folder of pages of our own.
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Its files, in order.
    pub files: Vec<PathBuf>,
    /// How many bytes they hold.
    pub bytes: u64,
}

impl Folder {
    /// Copies every file below `from` to a new folder `to`.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn copy(from: &Path, to: &Path) -> Result<Self> {
        let mut folder = Self { path: to.to_owned(), files: Vec::new(), bytes: 0 };
        for entry in WalkDir::new(from).sort_by_file_name() {
            let entry = entry.with_context(|| format!("walking {}", from.display()))?;
            let place = to.join(entry.path().strip_prefix(from)?);
            if entry.file_type().is_dir() {
                fs::create_dir_all(&place).with_context(|| format!("making {}", place.display()))?;
            } else if entry.file_type().is_file() {
                folder.bytes += fs::copy(entry.path(), &place)
                    .with_context(|| format!("copying {}", entry.path().display()))?;
                folder.files.push(place);
            }
        }
        Ok(folder)
    }

    /// Puts a new paragraph before the first paragraph of one page in a hundred; `number` makes it a new text each time.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn change_one_in_hundred(&self, number: usize) -> Result<()> {
        for path in self.files.iter().step_by(100) {
            let mut page = fs::read(path)?;
            let place = page.windows(2).position(|window| window == b"<p").unwrap_or(page.len());
            let paragraph =
                format!("<p>The paper added this paragraph when the page was edited, time {number}.</p>");
            page.splice(place..place, paragraph.into_bytes());
            fs::write(path, page).with_context(|| format!("writing {}", path.display()))?;
        }
        Ok(())
    }
}

/// How many bytes the files below a folder hold.
pub fn folder_size(folder: &Path) -> u64 {
    let entries = WalkDir::new(folder).into_iter().flatten();
    entries
        .filter_map(|entry| entry.metadata().ok())
        .filter(|file| file.is_file())
        .map(|file| file.len())
        .sum()
}
