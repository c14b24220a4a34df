//! Outcomes to the writer and the catalogue, in order, with a commit for each batch.

use super::ids::Ids;
use super::lines::LineError;
use super::scan::{GonePage, Job, Vanished};
use super::work::{LineDocument, WorkOutcome};
use super::{CancelToken, FailedFile, FileResult, UpdateError, UpdateEvent, UpdateOptions, UpdateReport};
use crate::page::PageOutcome;
use std::collections::{HashMap, HashSet};
use std::time::Instant;
use vestnik_document::{Diagnostic, DocumentId};
use vestnik_index::{FileEntry, Origin, Outcome, Snapshot, Writer};
use vestnik_ingest::SkipReason;

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
    ids: Ids,
    /// The ids of pages that were found again under another name.
    moved: HashSet<u64>,
}

/// A file of documents that is being read.
struct LinesState {
    key: u64,
    lines: u64,
    told: u64,
    /// The ids that it had before, and whether each was met again.
    before: HashMap<DocumentId, bool>,
    documents: u64,
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
            moved: HashSet::new(),
        }
    }

    /// Says what is to do.
    pub(crate) fn start(&mut self, jobs: &[Job], vanished: &[Vanished]) {
        self.ids.expect(jobs, vanished);
        let bytes = jobs.iter().map(|job| job.file.size).sum();
        (self.on_event)(UpdateEvent::Started {
            files: jobs.len() as u64,
            bytes,
            vanished: vanished.len() as u64,
        });
    }

    /// Takes one outcome.
    pub(crate) fn outcome(&mut self, outcome: WorkOutcome<'_>) -> Result<(), UpdateError> {
        match outcome {
            WorkOutcome::Page(job, outcome) => self.page(job, outcome)?,
            WorkOutcome::SameLines(job, hash) => self.same_lines(job, hash),
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

    fn page(&mut self, job: &Job, outcome: PageOutcome) -> Result<(), UpdateError> {
        let had_document = self.forget_other_kind(job)?;
        let result = match outcome {
            PageOutcome::Document(ready, hash) => {
                self.count_diagnostics(&ready.diagnostics);
                self.writer.add_analyzed(ready.analyzed)?;
                self.record(job, hash, Outcome::Page);
                self.batch += 1;
                if had_document { FileResult::Changed } else { FileResult::Added }
            }
            PageOutcome::Same => {
                if let Some(FileEntry { hash, outcome, .. }) = job.known.clone() {
                    self.record(job, hash, outcome);
                }
                FileResult::Unchanged
            }
            PageOutcome::Moved(gone) if gone.was_removed => {
                self.record(job, gone.hash, Outcome::Removed);
                FileResult::Unchanged
            }
            PageOutcome::Moved(gone) => {
                self.take_over(job, gone)?;
                self.record(job, gone.hash, Outcome::Page);
                FileResult::Moved
            }
            PageOutcome::NotAPage => {
                if had_document {
                    self.writer.remove(&job.id())?;
                    self.report.removed += 1;
                }
                self.record(job, 0, Outcome::NotAPage);
                self.report.skip(SkipReason::NotAPage);
                FileResult::Skipped
            }
            PageOutcome::Failed(message) => {
                // A document of an earlier run stays: what cannot be read today may be read tomorrow. So does a removal.
                let was_removed = job.known.as_ref().is_some_and(|known| known.outcome == Outcome::Removed);
                if !had_document && !was_removed {
                    self.record(job, 0, Outcome::Failed(message.clone()));
                }
                self.fail(job, None, message);
                FileResult::Failed
            }
        };
        self.count(result);
        self.tell(job, result, job.file.size);
        Ok(())
    }

    /// Adds the document of a page that is gone again, under its new name.
    fn take_over(&mut self, job: &Job, gone: GonePage) -> Result<(), UpdateError> {
        let Some(address) = self.before.address(&DocumentId::from_hash(gone.key))? else { return Ok(()) };
        let mut document = self.before.document(address)?;
        document.id = job.id();
        document.path = String::from_utf8_lossy(&job.place.path).into_owned();
        self.writer.add(&document, Origin { root: Some(job.place.root), source: None })?;
        self.moved.insert(gone.key);
        self.batch += 1;
        Ok(())
    }

    /// Whether the file had a page before. If it had documents, which no longer count, they are removed.
    fn forget_other_kind(&mut self, job: &Job) -> Result<bool, UpdateError> {
        match job.known.as_ref().map(|known| &known.outcome) {
            Some(Outcome::Page) => Ok(true),
            Some(Outcome::Documents(count)) => {
                self.report.removed += count;
                self.writer.remove_source(job.key)?;
                Ok(false)
            }
            _ => Ok(false),
        }
    }

    fn same_lines(&mut self, job: &Job, hash: u64) {
        let Some(known) = job.known.clone() else { return };
        if let Outcome::Documents(count) = known.outcome {
            self.report.unchanged += count;
        }
        self.record(job, hash, known.outcome);
        self.tell(job, FileResult::Unchanged, job.file.size);
    }

    fn lines(
        &mut self,
        job: &Job,
        documents: Vec<Result<LineDocument, LineError>>,
        lines: u64,
        bytes: u64,
    ) -> Result<(), UpdateError> {
        let mut state = self.take_state(job)?;
        for document in documents {
            match document {
                Ok(line) => self.line(line, &mut state)?,
                Err(error) => self.fail(job, Some(error.line), error.message),
            }
        }
        state.lines += lines;
        state.told += bytes;
        (self.on_event)(UpdateEvent::Lines { path: &job.file.path, lines: state.lines, bytes });
        self.lines = Some(state);
        Ok(())
    }

    fn take_state(&mut self, job: &Job) -> Result<LinesState, UpdateError> {
        if let Some(state) = self.lines.take_if(|state| state.key == job.key) {
            return Ok(state);
        }
        let ids = match job.known {
            Some(_) => self.before.ids_of_source(job.key)?,
            None => {
                // A run that ends before the file does leaves documents behind: the catalogue has to know whose they are.
                let unread = FileEntry { size: 0, modified_ns: 0, hash: 0, outcome: Outcome::Documents(0) };
                self.writer.record_file(job.place.clone(), unread);
                Vec::new()
            }
        };
        let before = ids.into_iter().map(|id| (id, false)).collect();
        Ok(LinesState { key: job.key, lines: 0, told: 0, before, documents: 0 })
    }

    fn line(&mut self, line: LineDocument, state: &mut LinesState) -> Result<(), UpdateError> {
        let LineDocument { document, origin, analyzed } = line;
        state.documents += 1;
        let met_before = state.before.get_mut(&document.id).map(|met| std::mem::replace(met, true));
        let known = self.before.address(&document.id)?;
        let is_second = self.ids.meet(&document.id);
        if is_second
            || (known.is_some()
                && met_before.is_none()
                && self.ids.is_elsewhere(&document.id, &self.before, self.writer.catalogue())?)
        {
            self.report.repeat(&document.id);
        }
        // Only the first line with an id can be the same as before: a second one replaces the first.
        let same = match (met_before, known) {
            (Some(false), Some(address)) => self.before.holds(address, &document, origin.root)?,
            _ => false,
        };
        if same {
            self.report.unchanged += 1;
            return Ok(());
        }
        self.count_diagnostics(&document.diagnostics);
        match analyzed {
            Some(analyzed) => self.writer.add_analyzed(analyzed)?,
            None => self.writer.add(&document, origin)?,
        }
        self.batch += 1;
        // The first one was counted.
        self.report.changed += u64::from(known.is_some() && !is_second);
        self.report.added += u64::from(known.is_none() && !is_second);
        Ok(())
    }

    fn end_of_lines(&mut self, job: &Job, result: std::io::Result<u64>) -> Result<(), UpdateError> {
        let state = self.lines.take_if(|state| state.key == job.key);
        let (told, documents, before) =
            state.map_or((0, 0, HashMap::new()), |state| (state.told, state.documents, state.before));
        let was_page = job.known.as_ref().is_some_and(|known| known.outcome == Outcome::Page);
        let result = match result {
            Ok(hash) => {
                // An id that another file of this run has brought is that file's now.
                let is_gone = |(id, met): &(&DocumentId, &bool)| !**met && !self.ids.has_met(id);
                for (id, _) in before.iter().filter(is_gone) {
                    self.writer.remove(id)?;
                    self.report.removed += 1;
                }
                if was_page {
                    self.writer.remove(&job.id())?;
                    self.report.removed += 1;
                }
                self.record(job, hash, Outcome::Documents(documents));
                if job.known.is_some() { FileResult::Changed } else { FileResult::Added }
            }
            Err(error) => {
                self.fail(job, None, error.to_string());
                FileResult::Failed
            }
        };
        self.tell(job, result, job.file.size.saturating_sub(told));
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
                    self.writer.remove(&DocumentId::from_hash(file.key))?;
                    self.report.removed += u64::from(!self.moved.contains(&file.key));
                }
                Outcome::Documents(count) => {
                    self.writer.remove_source(file.key)?;
                    self.report.removed += count;
                }
                _ => {}
            }
            self.writer.record_gone(file.place);
            (self.on_event)(UpdateEvent::File { path: &file.path, result: FileResult::Removed, bytes: 0 });
        }
        Ok(())
    }

    /// Commits the rest and gives the report.
    pub(crate) fn finish(self) -> Result<UpdateReport, UpdateError> {
        if self.writer.has_changes() {
            (self.on_event)(UpdateEvent::Committing);
        }
        self.writer.finish()?;
        Ok(self.report)
    }

    fn commit(&mut self) -> Result<(), UpdateError> {
        (self.on_event)(UpdateEvent::Committing);
        self.writer.commit()?;
        (self.batch, self.batch_start) = (0, Instant::now());
        Ok(())
    }

    fn record(&mut self, job: &Job, hash: u64, outcome: Outcome) {
        let entry = FileEntry { size: job.file.size, modified_ns: job.file.modified_ns, hash, outcome };
        self.writer.record_file(job.place.clone(), entry);
    }

    fn count(&mut self, result: FileResult) {
        match result {
            FileResult::Added => self.report.added += 1,
            FileResult::Changed => self.report.changed += 1,
            FileResult::Moved => self.report.moved += 1,
            FileResult::Unchanged => self.report.unchanged += 1,
            FileResult::Removed | FileResult::Skipped | FileResult::Failed => {}
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
