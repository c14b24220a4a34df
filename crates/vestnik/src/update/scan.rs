//! The walk over the targets, compared with the catalogue: what is to do, what is gone, what stays.

use super::target::{Covered, Target};
use super::{CancelToken, FailedFile, UpdateEvent, UpdateOptions, UpdateReport};
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use vestnik_document::DocumentId;
use vestnik_index::{Catalogue, FileEntry, Outcome, Place, ReadError, Roots, Snapshot};
use vestnik_ingest::{FileKind, FoundFile, Listings, SkipReason, WalkEntry, WalkOptions, walk_again};
use xxhash_rust::xxh3::xxh3_64;

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) place: Place,
    pub(crate) file: FoundFile,
    /// What the catalogue knows of it.
    pub(crate) known: Option<FileEntry>,
    /// A hash of its place: the id of its page, or the source of its documents.
    pub(crate) key: u64,
    /// Pages that are gone and were as large and as old: this file may be one of them under another name.
    pub(crate) gone: Vec<GonePage>,
    /// It has not changed, and is read for documents that another file had too and has no longer.
    pub(crate) again: bool,
    /// It is a file of documents that gave some away to other files: they may be wanted of it, though it has not changed.
    pub(crate) has_given: bool,
}

/// A page that is gone from where it was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GonePage {
    /// The hash of its place: its id.
    pub(crate) key: u64,
    /// The hash of its content.
    pub(crate) hash: u64,
    /// Its document was removed before, and stays away under another name too.
    pub(crate) was_removed: bool,
}

impl Job {
    /// The id of the page.
    pub(crate) fn id(&self) -> DocumentId {
        DocumentId::from_hash(self.key)
    }

    /// Whether it is a file of documents.
    pub(crate) fn is_documents(&self) -> bool {
        self.file.kind == FileKind::Documents
    }

    /// The page that is gone from elsewhere and had these bytes.
    pub(crate) fn moved_from(&self, hash: u64) -> Option<GonePage> {
        self.gone.iter().copied().find(|gone| gone.hash == hash)
    }

    /// Whether the catalogue knows a page with these bytes here.
    pub(crate) fn is_known_page(&self, hash: u64) -> bool {
        let is_known = |known: &FileEntry| known.hash == hash && is_page(&known.outcome);
        !self.again && self.known.as_ref().is_some_and(is_known)
    }
}

/// What the walk gave.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) jobs: Vec<Job>,
    pub(crate) vanished: Vec<Vanished>,
    pub(crate) report: UpdateReport,
}

/// A file of the catalogue that is gone.
#[derive(Clone, Debug)]
pub(crate) struct Vanished {
    pub(crate) place: Place,
    pub(crate) path: PathBuf,
    /// What the catalogue knew of it.
    pub(crate) entry: FileEntry,
    pub(crate) key: u64,
}

/// What is said of a folder that had files.
const EMPTIED: &str = "it is empty, as the place of a disk that is not there: what was indexed from it stays until it is forgotten";
/// Pages of one size and time that are compared with a new file, at most.
const MOST_GONE: usize = 8;

impl Scan {
    /// Tells new files which of the pages that are gone they may be. The name's ending is part of what a page is.
    fn find_moved(&mut self, before: &Snapshot) -> Result<(), ReadError> {
        let mut gone: HashMap<(u64, i64, Option<&OsStr>), Vec<GonePage>> = HashMap::new();
        for file in self.vanished.iter().filter(|file| is_page(&file.entry.outcome)) {
            let alike = (file.entry.size, file.entry.modified_ns, file.path.extension());
            let was_removed = file.entry.outcome == Outcome::Removed;
            // The document of a file of documents stands in its place: under another name it has its own again.
            if was_removed && before.address(&DocumentId::from_hash(file.key))?.is_some() {
                continue;
            }
            let page = GonePage { key: file.key, hash: file.entry.hash, was_removed };
            gone.entry(alike).or_default().push(page);
        }
        for job in self.jobs.iter_mut().filter(|job| job.known.is_none()) {
            let alike = (job.file.size, job.file.modified_ns, job.file.path.extension());
            job.gone.extend(gone.get(&alike).into_iter().flatten().take(MOST_GONE));
        }
        Ok(())
    }
}

struct Scanner<'a> {
    catalogue: &'a Catalogue,
    before: &'a Snapshot,
    seen: HashSet<Place>,
    /// Folders that could not be read: what lies in them may still be there.
    unread: Vec<PathBuf>,
    scan: Scan,
    on_event: &'a mut dyn FnMut(UpdateEvent<'_>),
}

/// Walks over all targets.
pub(crate) fn scan(
    targets: &[Target],
    (catalogue, before): (&Catalogue, &Snapshot),
    listings: &mut Listings,
    options: &UpdateOptions,
    on_event: &mut dyn FnMut(UpdateEvent<'_>),
    cancel: &CancelToken,
) -> Result<Scan, ReadError> {
    let seen = HashSet::with_capacity(catalogue.len());
    let mut scanner =
        Scanner { catalogue, before, seen, unread: Vec::new(), scan: Scan::default(), on_event };
    let UpdateOptions { follow_links, now, .. } = *options;
    let walk_options = WalkOptions { follow_links, max_page_bytes: options.limits.max_bytes, now };
    let mut emptied = Vec::new();
    for target in targets {
        let mut is_empty = true;
        for entry in walk_again(&target.path, &walk_options, listings) {
            if cancel.is_cancelled() {
                scanner.scan.report.interrupted = true;
                return Ok(scanner.scan);
            }
            is_empty = false;
            scanner.entry(entry, target)?;
            (scanner.on_event)(UpdateEvent::Scanning { found: scanner.seen.len() as u64 });
        }
        if is_empty {
            emptied.push(&target.path);
        }
    }
    emptied.into_iter().for_each(|folder| scanner.keep_emptied(folder));
    scanner.find_vanished(targets);
    scanner.scan.find_moved(before)?;
    Ok(scanner.scan)
}

impl Scanner<'_> {
    fn entry(&mut self, entry: WalkEntry, target: &Target) -> Result<(), ReadError> {
        match entry {
            WalkEntry::File(file) => self.file(file, target)?,
            WalkEntry::Skipped { path, reason } => self.skip(&path, reason),
            WalkEntry::Failed { path, error } => self.fail(path, error.to_string()),
        }
        Ok(())
    }

    fn skip(&mut self, path: &Path, reason: SkipReason) {
        (self.on_event)(UpdateEvent::Skipped { path, reason });
        self.scan.report.skip(reason);
    }

    fn fail(&mut self, path: PathBuf, message: String) {
        (self.on_event)(UpdateEvent::Unread { path: &path, message: &message });
        self.scan.report.failed.push(FailedFile { path: path.clone(), line: None, message });
        self.unread.push(path);
    }

    fn file(&mut self, file: FoundFile, target: &Target) -> Result<(), ReadError> {
        let roots = self.catalogue.roots();
        let Some(place) = place_of(roots, &file.path, target) else { return Ok(()) };
        if !self.seen.insert(place.clone()) {
            return Ok(());
        }
        let known = self.catalogue.get(&place);
        if let Some(known) = known.filter(|known| is_unchanged(known, &file)) {
            match known.outcome {
                Outcome::Page => self.scan.report.unchanged += 1,
                // Another file may have some of them now.
                Outcome::Documents(_) => {
                    self.scan.report.unchanged += self.before.count_of_source(key_of(roots, &place))?;
                }
                Outcome::Removed => {}
                _ => self.skip(&file.path, SkipReason::NotAPage),
            }
            return Ok(());
        }
        let key = key_of(roots, &place);
        let has_given = match known.map(|known| &known.outcome) {
            Some(Outcome::Documents(count)) => self.before.count_of_source(key)? < *count,
            _ => false,
        };
        let known = known.cloned();
        self.scan.jobs.push(Job { known, place, file, key, gone: Vec::new(), again: false, has_given });
        Ok(())
    }

    /// A folder that had files and has nothing at all now is most often the place of a disk that is not mounted: its files stay,
    /// unless this run has met some of them elsewhere.
    fn keep_emptied(&mut self, folder: &Path) {
        let roots = self.catalogue.roots();
        let files = self.catalogue.files().filter_map(|(place, entry)| Some((roots.path(place)?, entry)));
        let looks: HashSet<_> = files
            .filter(|(path, _)| path.starts_with(folder))
            .map(|(path, entry)| (entry.size, entry.modified_ns, path.extension().map(OsStr::to_owned)))
            .collect();
        let is_elsewhere = |job: &Job| {
            let ending = job.file.path.extension().map(OsStr::to_owned);
            job.known.is_none() && looks.contains(&(job.file.size, job.file.modified_ns, ending))
        };
        if looks.is_empty() || self.scan.jobs.iter().any(is_elsewhere) {
            return;
        }
        self.fail(folder.to_owned(), EMPTIED.to_owned());
    }

    /// Files of the catalogue below the targets that the walk has not met.
    fn find_vanished(&mut self, targets: &[Target]) {
        let (roots, covered) = (self.catalogue.roots(), Covered::by(targets));
        for (place, entry) in self.catalogue.files().filter(|(place, _)| !self.seen.contains(*place)) {
            let Some(path) = roots.path(place) else { continue };
            if covered.holds(&path) && !self.unread.iter().any(|unread| path.starts_with(unread)) {
                let key = key_of(roots, place);
                self.scan.vanished.push(Vanished { place: place.clone(), path, entry: entry.clone(), key });
            }
        }
    }
}

fn place_of(roots: &Roots, path: &Path, target: &Target) -> Option<Place> {
    match target.lone_root {
        None => roots.place(path),
        Some(root) => Some(roots.get(root)?.place(Path::new(path.file_name()?))),
    }
}

fn key_of(roots: &Roots, place: &Place) -> u64 {
    xxh3_64(&roots.key(place).unwrap_or_default())
}

/// Whether a file was read as a page, be its document there or not.
fn is_page(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Page | Outcome::Removed)
}

/// Failed files are tried again each time: what kept them from being read may not show in their size and time.
fn is_unchanged(known: &FileEntry, file: &FoundFile) -> bool {
    let tried = !matches!(known.outcome, Outcome::Failed(_));
    let documents = matches!(known.outcome, Outcome::Documents(_)) == (file.kind == FileKind::Documents);
    tried && documents && known.size == file.size && known.modified_ns == file.modified_ns
}
