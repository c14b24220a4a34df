//! How the program ends: exit codes that other programs rely on, and what to do next for each error.

use crate::follow::Follow;
use crate::terminal::{ColorWhen, Console, OutputError, marked};
use anyhow::Error;
use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;
use vestnik::{LearnError, OpenError, ReadError, SearchError, UpdateError, WriteError};

/// How a command that ran to its end came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There are hits, or the work is done.
    Done,
    /// Nothing was found.
    NoHits,
    /// The work is done, but some files failed.
    SomeFailed,
    /// The work was stopped by the user; what was done is kept.
    Interrupted,
}

/// What is said of a path that is not there.
pub(crate) const NOT_THERE: &str = "no such file or folder";

/// Why a command could not run, in the words of the program itself, with the advice that goes with it.
#[derive(Debug)]
pub(crate) struct Complaint {
    code: u8,
    message: String,
    advice: Option<String>,
}

/// The request makes no sense as it stands.
const USAGE: u8 = 2;
/// The index is missing, busy, damaged or of another version.
const NO_INDEX: u8 = 3;
/// The work is done, but not all of it came out: some files failed, or the results could not be written.
const SOME_FAILED: u8 = 4;
/// The program itself is at fault.
const FAULT: u8 = 101;
/// Stopped by Ctrl-C, as shells count it.
const INTERRUPTED: u8 = 130;

impl Complaint {
    /// A wrong use of the program.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { code: USAGE, message: message.into(), advice: None }
    }

    /// An index that cannot be used.
    pub(crate) fn index(message: impl Into<String>) -> Self {
        Self { code: NO_INDEX, message: message.into(), advice: None }
    }

    /// A fault of the program.
    pub(crate) fn fault(message: impl Into<String>) -> Self {
        Self { code: FAULT, message: message.into(), advice: None }
    }

    /// Stopped by the user before there was an answer.
    pub(crate) fn interrupted() -> Self {
        let message = "interrupted: what was done is kept, the next run goes on from here".to_owned();
        Self { code: INTERRUPTED, message, advice: None }
    }

    /// The same with the next step.
    pub(crate) fn advise(self, advice: impl Into<String>) -> Self {
        Self { advice: Some(advice.into()), ..self }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Complaint {}

/// Ends the program: hands over what is buffered, explains an error, chooses the exit code.
pub(crate) fn finish(result: anyhow::Result<Outcome>, console: &mut Console) -> ExitCode {
    let result = result.and_then(|outcome| Ok(console.flush().map(|()| outcome)?));
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NoHits) => ExitCode::from(1),
        Ok(Outcome::SomeFailed) => ExitCode::from(SOME_FAILED),
        Ok(Outcome::Interrupted) => ExitCode::from(INTERRUPTED),
        // The reader of our output has seen enough (`vestnik search … | head`): that is no error.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let advice = advice(&error, &console.follow);
            console.error(&message(&error), advice.as_deref());
            ExitCode::from(code(&error))
        }
    }
}

/// Ends the program where the command line holds no command to run: help and the version are results like any other, the rest is a
/// wrong use.
pub(crate) fn without_command(instead: &clap::Error) -> ExitCode {
    let printed = instead.print().and_then(|()| io::stdout().flush());
    if instead.use_stderr() {
        return ExitCode::from(USAGE);
    }
    let result = printed.map(|()| Outcome::Done).map_err(|error| Error::new(marked(error)));
    finish(result, &mut Console::new(ColorWhen::Auto, Follow::default()))
}

/// An error with its causes, each told once: many an error says its cause itself.
fn message(error: &Error) -> String {
    let mut message = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !message.ends_with(&cause) {
            message = format!("{message}: {cause}");
        }
    }
    message
}

/// Whether damage was met while an open index was read.
fn is_damage(error: &Error) -> bool {
    let read = match error.downcast_ref::<SearchError>() {
        Some(SearchError::Read(read)) => Some(read),
        _ => error.downcast_ref::<ReadError>(),
    };
    matches!(read, Some(ReadError::Damaged(_)))
}

fn is_broken_pipe(error: &Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// The exit code of an error: what an index says of itself is 3, results that could not be written are 4, everything else is a
/// request that makes no sense.
fn code(error: &Error) -> u8 {
    let index = |error: &Error| {
        error.downcast_ref::<OpenError>().is_some()
            || error
                .downcast_ref::<UpdateError>()
                .is_some_and(|error| !matches!(error, UpdateError::Root { .. }))
            || error.downcast_ref::<ReadError>().is_some()
            || error
                .downcast_ref::<LearnError>()
                .is_some_and(|error| !matches!(error, LearnError::Words { .. }))
            || error
                .downcast_ref::<SearchError>()
                .is_some_and(|error| !matches!(error, SearchError::BadCursor))
    };
    match error.downcast_ref::<Complaint>() {
        Some(complaint) => complaint.code,
        None if index(error) => NO_INDEX,
        None if error.downcast_ref::<io::Error>().is_some_and(OutputError::is) => SOME_FAILED,
        None => USAGE,
    }
}

/// What to do next, where there is something to do.
fn advice(error: &Error, follow: &Follow) -> Option<String> {
    if let Some(complaint) = error.downcast_ref::<Complaint>() {
        return complaint.advice.clone();
    }
    if let Some(advice) = error.downcast_ref::<LearnError>().and_then(|error| mend_learned(error, follow)) {
        return Some(advice);
    }
    let write = match error.downcast_ref::<UpdateError>() {
        Some(UpdateError::Write(error)) => Some(error),
        _ => None,
    };
    let advice = match (error.downcast_ref::<OpenError>(), write) {
        (Some(OpenError::Missing(_)), _) => return Some(make(follow)),
        (Some(OpenError::NotAnIndex(_)), _) => "name another folder with --index; nothing was changed",
        (Some(OpenError::Format { found, expected, .. }), _) if found > expected => {
            "use the program that made it, or name another folder with --index"
        }
        (Some(OpenError::Format { .. } | OpenError::Analyzer { .. }), _) => {
            return Some(format!("{} builds it again from its folders", follow.on_index("check --repair")));
        }
        (Some(OpenError::Damaged { .. }), _) | (_, Some(WriteError::Damaged(_))) => {
            return Some(mend(follow));
        }
        (Some(OpenError::Busy(_)), _) | (_, Some(WriteError::Busy)) => {
            "wait until the other program is through, or name another index with --index"
        }
        (_, Some(WriteError::Io(_))) => {
            "what was committed before is kept; free some space, then run the same again"
        }
        _ if is_damage(error) => return Some(mend(follow)),
        _ => return None,
    };
    Some(advice.to_owned())
}

/// What to do about a file of what was learned that cannot be read. What the user has decided no program can make anew.
pub(crate) fn mend_learned(error: &LearnError, follow: &Follow) -> Option<String> {
    let LearnError::Content { path, .. } = error else { return None };
    if path.ends_with("decisions.tsv") {
        return Some("correct the file, or move it away to go on without what was decided".to_owned());
    }
    Some(format!("{} makes it anew", follow.command("learn")))
}

fn make(follow: &Follow) -> String {
    format!("make it with {}", follow.on_index("index FOLDER"))
}

fn mend(follow: &Follow) -> String {
    let (check, repair) = (follow.on_index("check"), follow.on_index("check --repair"));
    format!("{check} says what is wrong, {repair} makes the index whole again from your pages")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_told_once() {
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        let open = OpenError::Io { path: "index".into(), source: denied() };
        assert_eq!(message(&Error::new(open)), format!("index: {}", denied()));
        let read = Error::new(denied()).context("reading").context("writing");
        assert_eq!(message(&read), format!("writing: reading: {}", denied()));
    }
}
