//! What came of a page, to the writer and the catalogue: new, changed, found under another name, no page, or not read.

use super::Apply;
use super::shared::is_mark;
use crate::page::{PageOutcome, ReadyDocument};
use crate::update::scan::{GonePage, Job};
use crate::update::{FileResult, UpdateError};
use vestnik_document::DocumentId;
use vestnik_index::{FileEntry, Origin, Outcome};
use vestnik_ingest::SkipReason;

impl Apply<'_> {
    pub(super) fn page(&mut self, job: &Job, outcome: PageOutcome) -> Result<(), UpdateError> {
        if job.again {
            return self.page_again(job, outcome);
        }
        let had_document = self.forget_other_kind(job)?;
        let result = match outcome {
            PageOutcome::Document(ready, hash) => return self.new_page(job, *ready, hash, had_document),
            PageOutcome::Same => {
                // What it lost in this run to another file has to be read again, whenever that is.
                let is_marked = self.writer.catalogue().get(&job.place).is_some_and(is_mark);
                if let Some(FileEntry { hash, outcome, .. }) = job.known.clone().filter(|_| !is_marked) {
                    self.record(job, hash, outcome);
                }
                self.report.unchanged += u64::from(self.page_keeps(job));
                FileResult::Unchanged
            }
            PageOutcome::Moved(gone) if gone.was_removed => {
                self.record(job, gone.hash, Outcome::Removed);
                FileResult::Unchanged
            }
            PageOutcome::Moved(gone) => {
                self.page_takes(job, had_document)?;
                self.take_over(job, gone)?;
                self.record(job, gone.hash, Outcome::Page);
                FileResult::Moved
            }
            PageOutcome::NotAPage => {
                if had_document {
                    self.remove_page(job)?;
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
                self.page_keeps(job);
                self.fail(job, None, message);
                FileResult::Failed
            }
        };
        self.count(result);
        self.tell(job, result, job.file.size);
        Ok(())
    }

    fn new_page(&mut self, job: &Job, ready: ReadyDocument, hash: u64, had: bool) -> Result<(), UpdateError> {
        let counted = self.page_takes(job, had)?;
        self.add_page(job, ready, hash)?;
        counted.into_iter().for_each(|result| self.count(result));
        self.tell(job, counted.unwrap_or(FileResult::Changed), job.file.size);
        Ok(())
    }

    fn add_page(&mut self, job: &Job, ready: ReadyDocument, hash: u64) -> Result<(), UpdateError> {
        self.count_diagnostics(&ready.diagnostics);
        self.writer.add_analyzed(ready.analyzed)?;
        self.record(job, hash, Outcome::Page);
        self.batch += 1;
        Ok(())
    }

    /// Removes the document of a file that was a page, unless a line of this run has taken its place.
    pub(super) fn remove_page(&mut self, job: &Job) -> Result<(), UpdateError> {
        if !self.ids.has_met(&job.id()) {
            self.writer.remove(&job.id())?;
            self.report.removed += 1;
            self.lose([&job.id()]);
        }
        Ok(())
    }

    /// A page whose id another file had gets its own document back. It stays marked where that fails.
    fn page_again(&mut self, job: &Job, outcome: PageOutcome) -> Result<(), UpdateError> {
        let result = match outcome {
            PageOutcome::Document(ready, hash) => match self.shared.claim(&job.id(), job.key) {
                Some(_) => {
                    self.add_page(job, *ready, hash)?;
                    self.report.removed = self.report.removed.saturating_sub(1);
                    FileResult::Changed
                }
                None => {
                    self.record_known(job);
                    FileResult::Skipped
                }
            },
            PageOutcome::Failed(message) => {
                self.fail(job, None, message);
                FileResult::Failed
            }
            _ => {
                self.record(job, 0, Outcome::NotAPage);
                FileResult::Skipped
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
            Some(Outcome::Documents(_)) => {
                self.remove_source(job.key)?;
                Ok(false)
            }
            _ => Ok(false),
        }
    }

    fn count(&mut self, result: FileResult) {
        match result {
            FileResult::Added => self.report.added += 1,
            FileResult::Changed => self.report.changed += 1,
            FileResult::Moved => self.report.moved += 1,
            // A file that is as it was may have no document.
            FileResult::Unchanged | FileResult::Removed | FileResult::Skipped | FileResult::Failed => {}
        }
    }
}
