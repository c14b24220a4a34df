//! What a walk read of folders, kept for the next run in the file `folders` of the index folder.
//!
//! It holds nothing that a walk does not find; it may be deleted at any time, and a damaged one is none.

use super::target::Target;
use std::path::{Path, PathBuf};
use vestnik_index::Roots;
use vestnik_ingest::Listings;

const FILE_NAME: &str = "folders";

/// What the last run kept.
pub(crate) fn load(index: &Path) -> Listings {
    let file = file(index);
    // A pipe under this name would be waited for.
    let is_file = std::fs::symlink_metadata(&file).is_ok_and(|found| found.is_file());
    let bytes = if is_file { std::fs::read(file).unwrap_or_default() } else { Vec::new() };
    Listings::from_bytes(&bytes)
}

/// Keeps the listings of the folders that the index knows, or was just told of; what was walked over as part of another folder is
/// kept there. Failing costs only the next run its time.
pub(crate) fn keep(index: &Path, mut listings: Listings, targets: &[Target], roots: &Roots) {
    listings.retain(|folder| {
        let is_within = |target: &Target| folder.starts_with(&target.path);
        targets.iter().any(|target| target.path == folder)
            || !targets.iter().any(is_within)
                && roots.iter().any(|root| !root.is_lone() && folder.starts_with(&root.path))
    });
    if !listings.is_changed() {
        return;
    }
    let part = file(index).with_extension(format!("{}.part", std::process::id()));
    let written = std::fs::write(&part, listings.to_bytes());
    if written.and_then(|()| std::fs::rename(&part, file(index))).is_err() {
        let _ = std::fs::remove_file(&part);
    }
}

fn file(index: &Path) -> PathBuf {
    index.join(FILE_NAME)
}
