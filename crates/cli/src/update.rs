//! One run over folders of pages, as a person sees it: progress while it lasts, failures by name, counts at the end.

use crate::interrupt;
use crate::paths;
use crate::progress::Progress;
use crate::terminal::Console;
use std::path::PathBuf;
use std::time::Duration;
use vestnik::{
    CancelToken, Corpus, DocumentId, FileResult, SkipReason, UpdateError, UpdateEvent, UpdateOptions,
    UpdateReport,
};

/// How many failed files are named; the rest is counted.
const NAMED: usize = 10;

/// Brings the index up to date with these folders and files.
pub(crate) fn run(
    corpus: &Corpus,
    paths: &[PathBuf],
    options: &UpdateOptions,
    left_out: &mut LeftOut,
    console: &Console,
) -> Result<UpdateReport, UpdateError> {
    watched(left_out, console, |on_event, cancel| corpus.update(paths, options, on_event, cancel))
}

/// Does work that tells how it goes on: shows that, and passes a Ctrl-C on.
pub(crate) fn watched<T>(
    left_out: &mut LeftOut,
    console: &Console,
    work: impl FnOnce(&mut dyn FnMut(UpdateEvent<'_>), &CancelToken) -> T,
) -> T {
    let cancel = CancelToken::new();
    interrupt::cancels(&cancel);
    let mut progress = Progress::new(&console.notes, cancel.clone());
    let mut on_event = |event: UpdateEvent<'_>| {
        left_out.on(&event);
        progress.on(&event);
    };
    let done = work(&mut on_event, &cancel);
    progress.finish();
    done
}

/// Files that were left out though they may be pages, for a person to hear of.
pub(crate) struct LeftOut {
    all: bool,
    files: Vec<(PathBuf, SkipReason)>,
    more: u64,
}

impl LeftOut {
    /// Listens for the first that are archives, too large or no files, or for all that are left out for whatever reason.
    pub(crate) fn new(all: bool) -> Self {
        Self { all, files: Vec::new(), more: 0 }
    }

    fn on(&mut self, event: &UpdateEvent<'_>) {
        let (path, reason) = match *event {
            UpdateEvent::Skipped { path, reason } => (path, reason),
            UpdateEvent::File { path, result: FileResult::Skipped, .. } => (path, SkipReason::NotAPage),
            _ => return,
        };
        let is_odd = matches!(reason, SkipReason::Archive | SkipReason::TooLarge | SkipReason::SpecialFile);
        if self.all || (is_odd && self.files.len() < NAMED) {
            self.files.push((path.to_owned(), reason));
        } else {
            self.more += u64::from(is_odd);
        }
    }

    /// Names them.
    pub(crate) fn name(&self, console: &mut Console) {
        for (path, reason) in &self.files {
            console.warn(&format!("{}: left out: {reason}", paths::shown(&path.to_string_lossy())));
        }
        if self.more > 0 {
            console.warn(&format!("{} more left out; --verbose names all", self.more));
        }
        if self.files.iter().any(|(_, reason)| *reason == SkipReason::TooLarge) {
            console.note("--max-page-size takes larger pages too");
        }
    }
}

/// Names the files that failed: all of them, or the first ones and the number of the rest.
pub(crate) fn name_failures(console: &mut Console, report: &UpdateReport, all: bool) {
    let named = if all { report.failed.len() } else { NAMED };
    for failed in report.failed.iter().take(named) {
        let line = failed.line.map(|line| format!(", line {line}")).unwrap_or_default();
        console.warn(&format!("{}{line}: {}", paths::shown(&failed.path.to_string_lossy()), failed.message));
    }
    if let Some(rest) = report.failed.len().checked_sub(named).filter(|rest| *rest > 0) {
        console.warn(&format!("{rest} more failed; --verbose names all"));
    }
}

/// Says how many documents took the place of others, with the first ids.
pub(crate) fn name_repeated(console: &mut Console, report: &UpdateReport) {
    let ids: Vec<&str> = report.repeated_ids.iter().map(DocumentId::as_str).collect();
    let more = if report.repeated > ids.len() as u64 { " …" } else { "" };
    let what = match report.repeated {
        0 => return,
        1 => "1 document took the place of another".to_owned(),
        count => format!("{count} documents took the place of others"),
    };
    console.warn(&format!("{what} with the same id: {}{more}", ids.join(", ")));
}

/// Counts what was odd about pages that became documents all the same.
pub(crate) fn name_diagnostics(console: &mut Console, report: &UpdateReport) {
    for (code, count) in &report.diagnostics {
        console.note(&format!("{count} × {code}"));
    }
}

/// Whether the run changed the index, or has something to say.
pub(crate) fn did_something(report: &UpdateReport) -> bool {
    !report.is_nothing() || !report.failed.is_empty() || report.interrupted
}

/// The closing line: what was done with how many files, and what was left out and why.
pub(crate) fn summary(report: &UpdateReport, took: Duration) -> String {
    let mut parts = Vec::new();
    let done = [
        (report.added, "added"),
        (report.changed, "changed"),
        (report.moved, "moved"),
        (report.removed, "removed"),
    ];
    for (count, what) in done {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    if parts.is_empty() {
        parts.push("nothing to do".to_owned());
    }
    if report.unchanged > 0 {
        parts.push(format!("{} unchanged", report.unchanged));
    }
    let skipped: u64 = report.skipped.values().sum();
    if skipped > 0 {
        let reasons: Vec<String> =
            report.skipped.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        parts.push(format!("{skipped} skipped ({})", reasons.join(", ")));
    }
    if !report.failed.is_empty() {
        parts.push(format!("{} failed", report.failed.len()));
    }
    let ending = if report.interrupted {
        "; interrupted: what was done is kept, the next run goes on from here"
    } else {
        ""
    };
    format!("{} ({:.1} s){ending}", parts.join(", "), took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik::SkipReason;

    #[test]
    fn the_closing_line_says_what_was_done_and_what_was_not() {
        let mut report = UpdateReport::default();
        let line = |report: &UpdateReport| summary(report, Duration::from_millis(1540));
        assert_eq!(line(&report), "nothing to do (1.5 s)");
        report.unchanged = 7;
        report.skipped = [(SkipReason::NotAPage, 2), (SkipReason::Hidden, 1)].into();
        assert_eq!(line(&report), "nothing to do, 7 unchanged, 3 skipped (2 not a page, 1 hidden) (1.5 s)");
        report.added = 1;
        report.removed = 3;
        report.interrupted = true;
        assert_eq!(
            line(&report),
            "1 added, 3 removed, 7 unchanged, 3 skipped (2 not a page, 1 hidden) (1.5 s); \
             interrupted: what was done is kept, the next run goes on from here"
        );
    }
}
