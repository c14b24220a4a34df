//! Bringing an index up to date with folders of pages.
//!
//! ```text
//! target   the given paths → roots of the index                 (fails before anything is changed)
//! scan     walk, compare with the catalogue by size and time    → jobs, vanished files, counts
//! work     read, decode, extract, tag, analyze, on several threads → outcomes, in the order of the jobs
//! apply    outcomes → writer and catalogue, a commit per batch
//! ```
//! Files that the catalogue knows with the same size and time are never opened.

mod apply;
mod archive;
mod event;
mod folders;
mod ids;
mod lines;
mod order;
mod report;
mod scan;
mod target;
mod work;

pub use event::{CancelToken, FileResult, UpdateEvent, UpdateOptions};
pub use report::{FailedFile, UpdateError, UpdateReport};
pub(crate) use scan::{GonePage, Job};

use apply::Apply;
use vestnik_index::{Store, WriteError, Writer, WriterOptions};
use vestnik_ingest::Listings;

use std::path::PathBuf;

/// Eighths of the memory that are for postings which are not written yet; the rest is for pages in work, for merging and for what
/// every run needs. The longer postings wait, the fewer segments there are, and the less is written twice.
const WRITERS_EIGHTHS: usize = 5;

/// Runs one update. See [`crate::Corpus::update`].
pub(crate) fn run(
    store: &Store,
    paths: &[PathBuf],
    options: &UpdateOptions,
    on_event: &mut dyn FnMut(UpdateEvent<'_>),
    cancel: &CancelToken,
) -> Result<UpdateReport, UpdateError> {
    let report = try_run(store, paths, options, on_event, cancel);
    if report.is_err() {
        // A writer begins with removing what another has left: the space may be what was lacking.
        drop(Writer::open(store, WriterOptions::default()));
    }
    report
}

fn try_run(
    store: &Store,
    paths: &[PathBuf],
    options: &UpdateOptions,
    on_event: &mut dyn FnMut(UpdateEvent<'_>),
    cancel: &CancelToken,
) -> Result<UpdateReport, UpdateError> {
    let threads = options.threads.map_or_else(available_threads, |threads| threads.get());
    let writer_options = WriterOptions { wait: options.wait, memory: options.memory / 8 * WRITERS_EIGHTHS };
    let mut writer = match Writer::open_unless(store, writer_options, &|| cancel.is_cancelled()) {
        // It was asked to stop while it waited for another.
        Err(WriteError::Busy) if cancel.is_cancelled() => {
            return Ok(UpdateReport { interrupted: true, ..UpdateReport::default() });
        }
        opened => opened?,
    };
    let targets = target::resolve(paths, &mut writer)?;
    let mut listings =
        if options.now.is_some() { folders::load(store.folder()) } else { Listings::default() };
    let scan = scan::scan(&targets, writer.catalogue(), &mut listings, options, on_event, cancel);
    if options.now.is_some() && !scan.report.interrupted {
        folders::keep(store.folder(), listings, &targets, writer.catalogue().roots());
    }
    let vanished = scan.vanished;
    let mut apply = Apply::new(writer, store.snapshot()?, scan.report, options, on_event, cancel);
    apply.start(&scan.jobs, &vanished);
    let place = work::Workplace { store, threads, limits: &options.limits };
    work::run(&scan.jobs, place, cancel, &mut |outcome| apply.outcome(outcome))?;
    apply.remove_vanished(vanished)?;
    apply.finish()
}

fn available_threads() -> usize {
    std::thread::available_parallelism().map_or(1, |threads| threads.get())
}
