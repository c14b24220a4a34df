//! The documents of a file of documents to the writer, as its pieces come in; at its end, what it no longer holds is removed.

use super::Apply;
use crate::update::ids::Met;
use crate::update::lines::LineError;
use crate::update::scan::Job;
use crate::update::work::{End, LineDocument};
use crate::update::{FileResult, UpdateError, UpdateEvent};
use std::collections::HashMap;
use vestnik_document::DocumentId;
use vestnik_index::{FileEntry, Outcome};
use vestnik_ingest::is_crawl;

/// A file of documents that is being read.
pub(super) struct LinesState {
    key: u64,
    lines: u64,
    told: u64,
    /// The ids that it had before, and whether each was met again.
    before: HashMap<DocumentId, bool>,
    documents: u64,
}

impl Apply<'_> {
    pub(super) fn same_lines(&mut self, job: &Job, hash: u64) -> Result<(), UpdateError> {
        let Some(known) = job.known.clone() else { return Ok(()) };
        // Another file may have some of them now.
        self.report.unchanged += self.before.count_of_source(job.key)?;
        self.record(job, hash, known.outcome);
        self.tell(job, FileResult::Unchanged, job.file.size);
        Ok(())
    }

    pub(super) fn lines(
        &mut self,
        job: &Job,
        documents: Vec<Result<LineDocument, LineError>>,
        lines: u64,
        bytes: u64,
    ) -> Result<(), UpdateError> {
        let mut state = self.take_state(job)?;
        for document in documents {
            match document {
                Ok(line) if job.again => self.line_again(job, line)?,
                Ok(line) => self.line(job, line, &mut state)?,
                // Of a file that is read again they were named when it was read.
                Err(_) if job.again => {}
                Err(error) => self.fail(job, error.line, error.message),
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
        let had = match &job.known {
            None => Some(0),
            Some(FileEntry { outcome: Outcome::Documents(count), .. }) if !job.again => Some(*count),
            Some(_) => None,
        };
        if let Some(count) = had {
            // A run that ends before the file does leaves documents behind: the catalogue has to know whose they are, and that it is to be
            // read, also where it is again what it was.
            let unread = FileEntry { size: 0, modified_ns: 0, hash: 0, outcome: Outcome::Documents(count) };
            self.writer.record_file(job.place.clone(), unread);
        }
        let ids = match job.known {
            Some(_) if !job.again => self.before.ids_of_source(job.key)?,
            _ => Vec::new(),
        };
        let before = ids.into_iter().map(|id| (id, false)).collect();
        Ok(LinesState { key: job.key, lines: 0, told: 0, before, documents: 0 })
    }

    fn line(&mut self, job: &Job, line: LineDocument, state: &mut LinesState) -> Result<(), UpdateError> {
        let LineDocument { document, origin, analyzed } = line;
        let met_before = state.before.get_mut(&document.id).map(|met| std::mem::replace(met, true));
        let known = self.before.address(&document.id)?;
        let met = self.ids.meet(&document.id);
        state.documents += u64::from(met != Met::Here);
        // Crawls fetch an address more than once, and the last copy is what they have of it.
        let is_copy = met == Met::Here && job.file.path.file_name().is_some_and(is_crawl);
        let is_from_elsewhere = known.is_some() && met_before.is_none();
        let is_first = met == Met::Not;
        if (!is_first && !is_copy) || (is_first && is_from_elsewhere && self.gives_way(&document.id)?) {
            self.report.repeat(&document.id);
        }
        self.shared.take(&document.id, is_from_elsewhere || met == Met::Before);
        // Only the first line with an id can be the same as before: a second one replaces the first, in whatever file.
        let same = match (met_before, known) {
            (Some(false), Some(address)) if is_first => self.before.holds(address, &document, origin.root)?,
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
        self.report.changed += u64::from(known.is_some() && is_first);
        self.report.added += u64::from(known.is_none() && is_first);
        Ok(())
    }

    /// A line of a file that is read again: one with an id that another file had and has no longer.
    fn line_again(&mut self, job: &Job, line: LineDocument) -> Result<(), UpdateError> {
        let Some(is_first) = self.shared.claim(&line.document.id, job.key) else { return Ok(()) };
        self.writer.add(&line.document, line.origin)?;
        self.batch += 1;
        if is_first {
            self.report.changed += 1;
            self.report.removed = self.report.removed.saturating_sub(1);
        }
        Ok(())
    }

    /// A file that has changed since it was recorded stays marked: the next run reads all of it.
    fn end_of_lines_again(&mut self, job: &Job) {
        let is_as_known =
            |known: &FileEntry| (known.size, known.modified_ns) == (job.file.size, job.file.modified_ns);
        if job.known.as_ref().is_some_and(is_as_known) {
            self.record_known(job);
        }
    }

    pub(super) fn end_of_lines(
        &mut self,
        job: &Job,
        result: std::io::Result<End>,
    ) -> Result<(), UpdateError> {
        let was_page = job.known.as_ref().is_some_and(|known| known.outcome == Outcome::Page);
        let (result, told) = match result {
            Ok(End { hash, is_damaged }) => {
                // Also where there was nothing in it: then all that it had is gone.
                let LinesState { told, mut documents, before, .. } = self.take_state(job)?;
                if job.again {
                    self.end_of_lines_again(job);
                    self.tell(job, FileResult::Changed, job.file.size.saturating_sub(told));
                    return Ok(());
                }
                // An id that another file of this run has brought is that file's now.
                let is_gone = |(id, met): (DocumentId, bool)| (!met && !self.ids.has_met(&id)).then_some(id);
                let gone: Vec<DocumentId> = before.into_iter().filter_map(is_gone).collect();
                if is_damaged {
                    // What is behind the damage may still be what it was.
                    documents += gone.len() as u64;
                } else {
                    gone.iter().try_for_each(|id| self.writer.remove(id))?;
                    self.report.removed += gone.len() as u64;
                    self.lose(&gone);
                }
                if was_page {
                    self.remove_page(job)?;
                }
                self.record(job, hash, Outcome::Documents(documents));
                (if job.known.is_some() { FileResult::Changed } else { FileResult::Added }, told)
            }
            Err(error) => {
                self.fail(job, None, error.to_string());
                let state = self.lines.take_if(|state| state.key == job.key);
                (FileResult::Failed, state.map_or(0, |state| state.told))
            }
        };
        self.ids.end_file();
        self.tell(job, result, job.file.size.saturating_sub(told));
        Ok(())
    }
}
