//! Making an index, and taking away one that this program cannot read, beside others that may do the same.
//!
//! Whoever makes an index holds a lock on `FORMAT.part`. The last step gives that file its content and renames it to
//! `FORMAT`: until then there is no index for anybody, from then on a whole one. Who had to wait for the lock finds it.

use crate::disk::{Disk, GuardedDirectory};
use crate::store::{SEGMENTS, settings};
use crate::{OpenError, RepairError, Store, format, repair, schema};
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tantivy::Index;
use vestnik_analysis::Analyzer;

/// How long to wait for another who makes an index in the same folder: it takes some milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// Makes an index in a folder that does not exist, is empty, or holds what a creation that was cut short has left.
pub(crate) fn create(disk: &Disk, folder: &Path, fingerprint: &str) -> Result<(), OpenError> {
    if folder.as_os_str().is_empty() {
        return Err(OpenError::NoPath);
    }
    refuse_others(folder)?;
    disk.make_folder(folder).map_err(|source| OpenError::io(folder, source))?;
    let part = folder.join(format::PART_NAME);
    let file = locked(disk, folder, &part)?;
    refuse_others(folder).inspect_err(|error| {
        if matches!(error, OpenError::Exists(_)) {
            // Another has made the index since, and this file after that.
            let _ = disk.remove(&part);
        }
    })?;
    make_segments(disk, folder)?;
    // Without its own name on the disk nothing in the folder would last.
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    disk.sync_folder(above).map_err(|source| OpenError::io(above, source))?;
    format::finish(disk, folder, &file, fingerprint).map_err(|source| OpenError::io(&part, source))
}

/// The file that is to become `FORMAT`, locked until it is dropped.
fn locked(disk: &Disk, folder: &Path, part: &Path) -> Result<File, OpenError> {
    let wrong = |source| OpenError::io(part, source);
    let file = disk.open_or_create(part).map_err(wrong)?;
    let begun = Instant::now();
    loop {
        match disk.lock(&file, part) {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(source)) => return Err(wrong(source)),
            Err(TryLockError::WouldBlock) if begun.elapsed() >= PATIENCE => {
                return Err(OpenError::Busy(folder.to_owned()));
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// Empty segments, in the place of those that a creation left that was cut short.
fn make_segments(disk: &Disk, folder: &Path) -> Result<(), OpenError> {
    let segments = folder.join(SEGMENTS);
    if segments.exists() {
        disk.remove_folder(&segments).map_err(|source| OpenError::io(&segments, source))?;
    }
    disk.make_folder(&segments).map_err(|source| OpenError::io(&segments, source))?;
    let directory = GuardedDirectory::open(&segments, disk.clone())
        .map_err(|error| OpenError::from_tantivy(folder, error.into()))?;
    Index::builder()
        .schema(schema::build().0)
        .settings(settings())
        .open_or_create(directory)
        .map_err(|error| OpenError::from_tantivy(folder, error))?;
    Ok(())
}

/// Refuses a folder with an index, and one with anything else than what a creation leaves that was cut short.
fn refuse_others(folder: &Path) -> Result<(), OpenError> {
    let exists = || folder.join(format::FILE_NAME).exists();
    let refused = |error| match error {
        // It came into being while the names were read.
        OpenError::NotAnIndex(folder) if exists() => OpenError::Exists(folder),
        error => error,
    };
    if exists() {
        return Err(OpenError::Exists(folder.to_owned()));
    }
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|source| OpenError::io(folder, source))?,
    };
    for entry in entries {
        let entry = entry.map_err(|source| OpenError::io(folder, source))?;
        match entry.file_name().to_str() {
            Some(SEGMENTS) if holds_no_commit(&entry.path()) => {}
            Some(format::PART_NAME) => {}
            _ => return Err(refused(OpenError::NotAnIndex(folder.to_owned()))),
        }
    }
    Ok(())
}

/// Whether tantivy has written nothing but its first, empty commit here.
fn holds_no_commit(segments: &Path) -> bool {
    let entries = match std::fs::read_dir(segments) {
        Ok(entries) => entries,
        // Another who makes the index begins with removing it.
        Err(error) => return error.kind() == io::ErrorKind::NotFound,
    };
    entries.flatten().all(|entry| matches!(entry.file_name().to_str(), Some(name) if name == "meta.json" || name.starts_with('.')))
}

/// Removes an index that does not open because it is damaged or was made by another version of this program, with all that lies in its
/// folder, for one that can be made anew at any time, such as a cache. Says whether there was one: another program may have put a new one in its place.
///
/// # Errors
/// [`OpenError::Busy`] while a writer has the index; [`OpenError::Io`] where it cannot be removed.
pub fn discard_unfit(folder: &Path, analyzer: &Arc<Analyzer>) -> Result<bool, OpenError> {
    let fits = || match Store::open_read_only(folder, Arc::clone(analyzer)) {
        Ok(_) => Ok(true),
        Err(error) if error.is_unfit() => Ok(false),
        // Nothing is there, so that one can be made.
        Err(OpenError::Missing(_)) => Ok(true),
        Err(error) => Err(error),
    };
    if fits()? {
        return Ok(false);
    }
    let disk = Disk::default();
    let segments = folder.join(SEGMENTS);
    disk.make_folder(&segments).map_err(|source| OpenError::io(&segments, source))?;
    let _lock = repair::locked(&disk, &segments).map_err(|error| match error {
        RepairError::Open(error) => error,
        _ => OpenError::Busy(folder.to_owned()),
    })?;
    if fits()? {
        return Ok(false);
    }
    remove(&disk, folder).map_err(|source| OpenError::io(folder, source))?;
    Ok(true)
}

/// The folder goes at one stroke, so that nobody takes what is left of it for an index.
fn remove(disk: &Disk, folder: &Path) -> io::Result<()> {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".unfit");
    let aside: PathBuf = folder.with_file_name(name);
    if aside.exists() {
        disk.remove_folder(&aside)?;
    }
    match disk.replace(folder, &aside) {
        Ok(()) => disk.remove_folder(&aside),
        // Where folders with open files, such as the lock, have to keep their name.
        Err(_) => disk.remove_folder(folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Writer, WriterOptions};
    use std::fs;
    use std::sync::Barrier;

    fn analyzer() -> Arc<Analyzer> {
        Arc::new(Analyzer::new())
    }

    /// What `open_or_create` of the library does.
    fn open_or_create(folder: &Path) -> Result<Store, OpenError> {
        loop {
            match Store::open(folder, analyzer()) {
                Err(OpenError::Missing(_)) => match Store::create(folder, analyzer()) {
                    Err(OpenError::Exists(_)) => continue,
                    made => return made,
                },
                opened => return opened,
            }
        }
    }

    #[test]
    fn two_creators_at_once_make_one_index_and_neither_is_told_of_damage() {
        for _ in 0..40 {
            let place = tempfile::tempdir().unwrap();
            let folder = place.path().join("new");
            let barrier = Barrier::new(3);
            std::thread::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| {
                        barrier.wait();
                        let store = open_or_create(&folder).unwrap();
                        let options =
                            WriterOptions { wait: Duration::from_secs(60), ..WriterOptions::default() };
                        Writer::open(&store, options).unwrap().finish().unwrap();
                    });
                }
            });
            assert!(Store::open(&folder, analyzer()).unwrap().check().unwrap().is_sound());
            assert!(!folder.join(format::PART_NAME).exists());
        }
    }

    #[test]
    fn only_an_index_that_does_not_open_is_discarded_and_only_while_nobody_writes() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("cache");
        assert!(!discard_unfit(&folder, &analyzer()).unwrap());
        let store = Store::create(&folder, analyzer()).unwrap();
        assert!(!discard_unfit(&folder, &analyzer()).unwrap());
        fs::write(folder.join(format::FILE_NAME), "vestnik index\nformat 1\nanalyzer x\n").unwrap();
        let writer = Writer::open(&store, WriterOptions::default()).unwrap();
        assert!(matches!(discard_unfit(&folder, &analyzer()), Err(OpenError::Busy(_))));
        drop(writer);
        assert!(discard_unfit(&folder, &analyzer()).unwrap());
        assert!(fs::read_dir(place.path()).unwrap().next().is_none());
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("letter.txt"), "").unwrap();
        assert!(matches!(discard_unfit(&folder, &analyzer()), Err(OpenError::NotAnIndex(_))));
    }
}
