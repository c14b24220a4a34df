//! The two streams: results go to standard output and nowhere else, everything said about them to standard error.

use super::output::Output;
use super::{ColorWhen, Role, Screen};
use crate::follow::Follow;
use console::Term;
use std::io::{self, BufWriter, Write};

/// Where a command writes.
pub(crate) struct Console {
    out: BufWriter<Output>,
    /// What standard output can show.
    pub(crate) screen: Screen,
    /// What standard error can show.
    pub(crate) notes: Screen,
    /// How commands to run next are told.
    pub(crate) follow: Follow,
}

impl Console {
    /// The streams of this process.
    pub(crate) fn new(when: ColorWhen, follow: Follow) -> Self {
        Self {
            out: BufWriter::new(Output(io::stdout())),
            screen: Screen::of(&Term::stdout(), when),
            notes: Screen::of(&Term::stderr(), when),
            follow,
        }
    }

    /// Standard output, buffered.
    pub(crate) fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Writes one line of results.
    pub(crate) fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }

    /// Hands over what is buffered.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Says something to the person, on standard error; results written so far come first.
    pub(crate) fn note(&mut self, text: &str) {
        self.say(Role::Plain, "", text);
    }

    /// Warns the person.
    pub(crate) fn warn(&mut self, text: &str) {
        self.say(Role::Warning, "warning: ", text);
    }

    /// Reports an error, with what to do next.
    pub(crate) fn error(&mut self, text: &str, advice: Option<&str>) {
        self.say(Role::Error, "error: ", text);
        if let Some(advice) = advice {
            self.say(Role::Dim, "  next: ", advice);
        }
    }

    fn say(&mut self, role: Role, label: &str, text: &str) {
        // A reader that went away is noticed by whoever writes the next result, not here.
        let _ = self.out.flush();
        let line = self.notes.paint(role, label) + &self.notes.paint(Role::Plain, text);
        let _ = writeln!(io::stderr(), "{line}");
    }
}
