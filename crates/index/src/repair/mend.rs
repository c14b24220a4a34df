//! A commit of what is sound, in the place of one that is not.

use super::aside::Aside;
use super::salvage::free_number;
use super::segments::{COMMIT, LIST, with};
use super::survey::{Findings, Survey};
use crate::begin::log_name;
use crate::catalogue::Log;
use crate::disk::{Disk, GuardedDirectory};
use crate::error::RepairError;
use crate::payload::{Payload, log_number};
use crate::{OpenError, format, store, verify};
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::Directory;
use tantivy::directory::error::LockError;
use tantivy::directory::{DirectoryLock, INDEX_WRITER_LOCK};
use vestnik_analysis::Analyzer;

/// What a repair did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mended {
    /// What was wrong, what was safe, and what has to be read again.
    pub survey: Survey,
    /// Where the files lie that are of no use any more; `None` where there are none.
    pub aside: Option<PathBuf>,
}

/// Makes an index whole again that is damaged, of an older format or of another analyzer: keeps what is sound, and forgets what is
/// not, so that the next update reads it again. Moves damaged files aside and removes none. Leaves a sound index alone.
///
/// # Errors
/// As [`super::survey`]; [`RepairError::Busy`] while a writer has the index; [`RepairError::NothingLeft`] where nothing says what
/// was indexed. Then nothing was changed.
pub fn repair(folder: &Path, analyzer: &Arc<Analyzer>) -> Result<Mended, RepairError> {
    repair_on(&Disk::default(), folder, analyzer)
}

pub(crate) fn repair_on(disk: &Disk, folder: &Path, analyzer: &Arc<Analyzer>) -> Result<Mended, RepairError> {
    // Refuses a folder of somebody else before anything is made in it, the lock included.
    super::evidence::standing(folder, &analyzer.fingerprint())?;
    let segments = folder.join(store::SEGMENTS);
    disk.make_folder(&segments).map_err(|source| OpenError::io(&segments, source))?;
    let (directory, _lock) = locked(disk, &segments)?;
    let findings = Findings::of(disk, folder, analyzer)?;
    if findings.survey.is_sound() {
        return Ok(Mended { survey: findings.survey, aside: None });
    }
    if findings.is_hopeless {
        return Err(RepairError::NothingLeft(folder.to_owned()));
    }
    let mend = Mend { disk, folder, directory: &directory, findings: &findings };
    let aside = mend.run(&analyzer.fingerprint())?;
    Ok(Mended { survey: findings.survey, aside })
}

/// The directory of an index that nobody else writes to until the lock is dropped.
pub(crate) fn locked(disk: &Disk, segments: &Path) -> Result<(GuardedDirectory, DirectoryLock), RepairError> {
    let directory = GuardedDirectory::open(segments, disk.clone())
        .map_err(|error| OpenError::io(segments, io::Error::other(error.to_string())))?;
    let lock = directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| match error {
        LockError::LockBusy => RepairError::Busy,
        LockError::IoError(error) => OpenError::io(segments, crate::error::shared_io(&error)).into(),
    })?;
    Ok((directory, lock))
}

struct Mend<'a> {
    disk: &'a Disk,
    folder: &'a Path,
    directory: &'a GuardedDirectory,
    findings: &'a Findings,
}

impl Mend<'_> {
    /// The order matters: the new commit is true with the rename of `meta.json`, the old one until then. `FORMAT` follows, so that
    /// nobody reads the old segments as if they were of this program.
    fn run(&self, fingerprint: &str) -> Result<Option<PathBuf>, RepairError> {
        let aside = Aside::free(self.disk, self.folder);
        self.commit(&aside).map_err(|error| self.failed(error))?;
        if format::check(self.folder, fingerprint).is_err() {
            aside.copy(Path::new(format::FILE_NAME)).map_err(|error| self.failed(error))?;
            format::write(self.disk, self.folder, fingerprint)?;
        }
        self.clear(&aside).map_err(|error| self.failed(error))?;
        Ok(aside.is_used().then_some(aside.folder))
    }

    fn commit(&self, aside: &Aside<'_>) -> io::Result<()> {
        let Findings { catalogue, commit, sound, .. } = self.findings;
        for name in [COMMIT, LIST] {
            aside.copy(&Path::new(store::SEGMENTS).join(name))?;
        }
        let log = Log::create(self.disk, self.folder, log_name(free_number(self.folder)), catalogue)?;
        let payload = Payload::new(&log, catalogue).to_text();
        let mut list: Vec<PathBuf> = self.kept().into_iter().chain([COMMIT.into()]).collect();
        list.sort();
        self.directory.atomic_write(Path::new(LIST), &serde_json::to_vec(&list)?)?;
        self.directory.atomic_write(Path::new(COMMIT), &with(commit, sound, Some(payload)))
    }

    fn kept(&self) -> HashSet<PathBuf> {
        self.findings.sound.iter().flat_map(verify::files_of).collect()
    }

    /// Moves the files of other segments and the older catalogues aside.
    fn clear(&self, aside: &Aside<'_>) -> io::Result<()> {
        let kept = self.kept();
        for name in names(&self.folder.join(store::SEGMENTS))? {
            if is_of_a_segment(&name) && !kept.contains(Path::new(&name)) {
                aside.take(&Path::new(store::SEGMENTS).join(name))?;
            }
        }
        let last = free_number(self.folder) - 1;
        for name in names(self.folder)? {
            if log_number(&name).is_some_and(|number| number != last) {
                aside.take(Path::new(&name))?;
            }
        }
        self.disk.sync_folder(self.folder)
    }

    fn failed(&self, source: io::Error) -> RepairError {
        OpenError::io(self.folder, source).into()
    }
}

/// The names in a folder that are text; ours are.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}

/// Whether the engine names the files of a segment so: its id as 32 digits, and what is in the file.
fn is_of_a_segment(name: &str) -> bool {
    let id = name.split('.').next().unwrap_or_default();
    id.len() == 32 && id.len() < name.len() && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}
