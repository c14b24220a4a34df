//! What goes into an update and what it says on the way.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};
use vestnik_ingest::{ReadLimits, SkipReason};

/// How to update. Built with `UpdateOptions::default()` and struct update syntax.
#[derive(Clone, Debug)]
pub struct UpdateOptions {
    /// Threads that read and extract pages; all processors by default.
    pub threads: Option<NonZeroUsize>,
    /// How long to wait while another program or thread writes to the index; by default not at all. Cancelling ends it.
    pub wait: Duration,
    /// Follow symbolic links below the given folders.
    pub follow_links: bool,
    /// The present time. Folders that have not changed are not read again where it is given: one that changed a moment ago may
    /// do so again without telling.
    pub now: Option<SystemTime>,
    /// How much of a page is read; larger pages are left out.
    pub limits: ReadLimits,
    /// About how much memory the run takes at most, in bytes. Pages that are near the limits take more.
    pub memory: usize,
    /// Commit after so many documents.
    pub batch_documents: u64,
    /// Commit after this much time.
    pub batch_time: Duration,
}

impl Default for UpdateOptions {
    fn default() -> Self {
        Self {
            threads: None,
            wait: Duration::ZERO,
            follow_links: false,
            now: None,
            limits: ReadLimits::default(),
            memory: 256 << 20,
            batch_documents: 20_000,
            batch_time: Duration::from_secs(20),
        }
    }
}

/// What an update tells while it runs. Events come often: whoever shows them decides how many to show.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum UpdateEvent<'a> {
    /// The walk goes on.
    Scanning {
        /// Files found so far.
        found: u64,
    },
    /// A file or a whole folder is left out. What was read and was no page is told here in later runs, which do not read it again.
    Skipped {
        /// Where it is.
        path: &'a Path,
        /// Why.
        reason: SkipReason,
    },
    /// A file or a whole folder could not be looked at. What was indexed from it stays.
    Unread {
        /// Where it is.
        path: &'a Path,
        /// Why.
        message: &'a str,
    },
    /// The walk is over and it is known what is to do.
    Started {
        /// Files to read.
        files: u64,
        /// Their size.
        bytes: u64,
        /// Files that are gone.
        vanished: u64,
    },
    /// Lines of a file of documents were read.
    Lines {
        /// The file.
        path: &'a Path,
        /// How many lines so far.
        lines: u64,
        /// How many bytes these were since the last such event.
        bytes: u64,
    },
    /// A file is done.
    File {
        /// The file.
        path: &'a Path,
        /// What came of it.
        result: FileResult,
        /// Its size, as far as [`UpdateEvent::Lines`] has not told it already.
        bytes: u64,
    },
    /// A batch is being committed.
    Committing,
}

/// What came of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileResult {
    /// It is new in the index.
    Added,
    /// It was there and is different now.
    Changed,
    /// Its time has changed, its content has not.
    Unchanged,
    /// It was elsewhere before, or had another name.
    Moved,
    /// It is gone, and so is its document.
    Removed,
    /// It is no page.
    Skipped,
    /// It failed; the report says why.
    Failed,
}

/// Asks a running update to stop after the files that it is working on. Clones ask together.
#[derive(Clone, Debug, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    /// A token that nobody has used.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
