//! Outcomes to the writer and the catalogue, in order, with a commit for each batch.
//!
//! What came of a saved page is taken in by `page`, what came of a file of documents, piece by piece, by `lines`. What that does to
//! other files that have the same ids is seen to by `shared`.

mod lines;
mod page;
mod shared;

use super::ids::Ids;
use super::scan::{Job, Vanished};
use super::target::Target;
use super::work::WorkOutcome;
use super::{CancelToken, FailedFile, FileResult, UpdateError, UpdateEvent, UpdateOptions, UpdateReport};
use lines::LinesState;
use shared::Shared;
use std::collections::HashSet;
use std::time::Instant;
use vestnik_document::{Diagnostic, DocumentId};
use vestnik_index::{FileEntry, Outcome, Snapshot, Writer};

/// The writing end of an update.
pub(crate) struct Apply<'a> {
    writer: Writer,
    /// The index as it was before.
    before: Snapshot,
    report: UpdateReport,
    options: &'a UpdateOptions,
    on_event: &'a mut dyn FnMut(UpdateEvent<'_>),
    cancel: &'a CancelToken,
    batch: u64,
    batch_start: Instant,
    lines: Option<LinesState>,
    ids: Ids<'a>,
    shared: Shared,
    /// How many files there are to read, and how large they are.
    files: u64,
    bytes: u64,
    /// The ids of pages that were found again under another name.
    moved: HashSet<u64>,
}

impl<'a> Apply<'a> {
    pub(crate) fn new(
        writer: Writer,
        before: Snapshot,
        report: UpdateReport,
        options: &'a UpdateOptions,
        on_event: &'a mut dyn FnMut(UpdateEvent<'_>),
        cancel: &'a CancelToken,
    ) -> Self {
        let batch_start = Instant::now();
        Self {
            writer,
            before,
            report,
            options,
            on_event,
            cancel,
            batch: 0,
            batch_start,
            lines: None,
            ids: Ids::default(),
            shared: Shared::default(),
            files: 0,
            bytes: 0,
            moved: HashSet::new(),
        }
    }

    /// Takes note of what this update does with files.
    pub(crate) fn expect(&mut self, jobs: &[Job], vanished: &[Vanished], targets: &'a [Target]) {
        self.ids.expect(jobs, vanished, targets, self.writer.catalogue());
    }

    /// Says what is to do, beside what was said before.
    pub(crate) fn start(&mut self, jobs: &[Job], vanished: u64) {
        self.files += jobs.len() as u64;
        self.bytes += jobs.iter().map(|job| job.file.size).sum::<u64>();
        (self.on_event)(UpdateEvent::Started { files: self.files, bytes: self.bytes, vanished });
    }

    /// Takes one outcome.
    pub(crate) fn outcome(&mut self, outcome: WorkOutcome<'_>) -> Result<(), UpdateError> {
        match outcome {
            WorkOutcome::Page(job, outcome) => self.page(job, outcome)?,
            WorkOutcome::SameLines(job, hash) => self.same_lines(job, hash)?,
            WorkOutcome::Lines { job, documents, lines, bytes } => {
                self.lines(job, documents, lines, bytes)?
            }
            WorkOutcome::EndOfLines(job, result) => self.end_of_lines(job, result)?,
        }
        if self.batch >= self.options.batch_documents || self.batch_start.elapsed() >= self.options.batch_time
        {
            self.commit()?;
        }
        Ok(())
    }

    /// Removes the documents of files that are gone, unless the update was asked to stop before it saw everything.
    pub(crate) fn remove_vanished(&mut self, vanished: Vec<Vanished>) -> Result<(), UpdateError> {
        self.report.interrupted |= self.cancel.is_cancelled();
        if self.report.interrupted {
            return Ok(());
        }
        for file in vanished {
            match file.entry.outcome {
                Outcome::Page => {
                    let id = DocumentId::from_hash(file.key);
                    if !self.ids.has_met(&id) {
                        self.writer.remove(&id)?;
                        self.report.removed += u64::from(!self.moved.contains(&file.key));
                        self.lose([&id]);
                    }
                }
                Outcome::Documents(_) => self.remove_source(file.key)?,
                _ => {}
            }
            self.writer.record_gone(file.place);
            (self.on_event)(UpdateEvent::File { path: &file.path, result: FileResult::Removed, bytes: 0 });
        }
        Ok(())
    }

    /// Whoever asked to stop while files were read again has stopped that.
    pub(crate) fn end_again(&mut self) {
        self.report.interrupted |= self.cancel.is_cancelled();
    }

    /// Removes the documents of a file of documents that are not those of another file now.
    fn remove_source(&mut self, key: u64) -> Result<(), UpdateError> {
        let mut gone = self.before.ids_of_source(key)?;
        gone.retain(|id| !self.ids.has_met(id));
        self.writer.remove_source(key)?;
        self.report.removed += gone.len() as u64;
        self.lose(&gone);
        Ok(())
    }

    /// Commits the rest and gives the report.
    pub(crate) fn finish(mut self) -> Result<UpdateReport, UpdateError> {
        self.settle()?;
        if self.writer.has_changes() {
            (self.on_event)(UpdateEvent::Committing);
        }
        self.writer.finish()?;
        Ok(self.report)
    }

    fn commit(&mut self) -> Result<(), UpdateError> {
        (self.on_event)(UpdateEvent::Committing);
        self.settle()?;
        self.writer.commit()?;
        (self.batch, self.batch_start) = (0, Instant::now());
        Ok(())
    }

    fn record(&mut self, job: &Job, hash: u64, outcome: Outcome) {
        let entry = FileEntry { size: job.file.size, modified_ns: job.file.modified_ns, hash, outcome };
        self.writer.record_file(job.place.clone(), entry);
    }

    /// Records a file that was read again as it was.
    fn record_known(&mut self, job: &Job) {
        if let Some(known) = job.known.clone() {
            self.writer.record_file(job.place.clone(), known);
        }
    }

    fn count_diagnostics(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            *self.report.diagnostics.entry(diagnostic.code.clone()).or_default() += 1;
        }
    }

    fn fail(&mut self, job: &Job, line: Option<u64>, message: String) {
        self.report.failed.push(FailedFile { path: job.file.path.clone(), line, message });
    }

    fn tell(&mut self, job: &Job, result: FileResult, bytes: u64) {
        (self.on_event)(UpdateEvent::File { path: &job.file.path, result, bytes });
    }
}
