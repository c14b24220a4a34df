//! Bringing an index up to date with folders of pages.
//!
//! ```text
//! target   the given paths → roots of the index                 (fails before anything is changed)
//! scan     walk, compare with the catalogue by size and time    → jobs, vanished files, counts
//! work     read, decode, extract, tag, analyze, on several threads → outcomes, in the order of the jobs
//! apply    outcomes → writer and catalogue, a commit per batch
//! again    files that hold documents too which another file had and has no longer, once more through work and apply
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
use vestnik_document::DocumentId;
use vestnik_index::{Snapshot, Store, WriteError, Writer, WriterOptions};
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
    let before = store.snapshot()?;
    let mut listings =
        if options.now.is_some() { folders::load(store.folder()) } else { Listings::default() };
    let known = (writer.catalogue(), &before);
    let scan = scan::scan(&targets, known, &mut listings, options, on_event, cancel)?;
    if options.now.is_some() && !scan.report.interrupted {
        folders::keep(store.folder(), listings, &targets, writer.catalogue().roots());
    }
    let vanished = scan.vanished;
    let mut apply = Apply::new(writer, before, scan.report, options, on_event, cancel);
    apply.expect(&scan.jobs, &vanished, &targets);
    apply.start(&scan.jobs, vanished.len() as u64);
    let place = work::Workplace { store, threads, limits: &options.limits };
    work::run(&scan.jobs, place, cancel, &mut |outcome| apply.outcome(outcome))?;
    apply.remove_vanished(vanished)?;
    read_again(apply, place, cancel)
}

/// Reads what other files still hold of documents that are gone, and ends the update.
fn read_again(
    mut apply: Apply<'_>,
    place: work::Workplace<'_>,
    cancel: &CancelToken,
) -> Result<UpdateReport, UpdateError> {
    let again = apply.again()?;
    if !again.is_empty() {
        work::run(&again, place, cancel, &mut |outcome| apply.outcome(outcome))?;
        apply.end_again();
    }
    apply.finish()
}

/// Commits what a writer has forgotten, once what other files still hold of the documents with these ids is read.
pub(crate) fn finish_without(
    store: &Store,
    writer: Writer,
    before: Snapshot,
    ids: &[DocumentId],
) -> Result<(), UpdateError> {
    let (options, cancel) = (UpdateOptions::default(), CancelToken::new());
    let on_event = &mut |_: UpdateEvent<'_>| {};
    let mut apply = Apply::new(writer, before, UpdateReport::default(), &options, on_event, &cancel);
    apply.forget(ids);
    let place = work::Workplace { store, threads: available_threads(), limits: &options.limits };
    read_again(apply, place, &cancel).map(drop)
}

fn available_threads() -> usize {
    std::thread::available_parallelism().map_or(1, |threads| threads.get())
}
