//! Standard output, whose failures can be told from all others.

use std::fmt;
use std::io::{self, Stdout, Write};

/// Standard output.
pub(super) struct Output(pub(super) Stdout);

/// Why results could not be written: a full disk, say. A closed pipe is told by the kind of the error, as ever.
#[derive(Debug)]
pub(crate) struct OutputError(io::Error);

impl OutputError {
    /// Whether an error is one of standard output.
    pub(crate) fn is(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<Self>())
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "standard output: {}", self.0)
    }
}

impl std::error::Error for OutputError {}

/// A failure of standard output, told from all others.
pub(crate) fn marked(error: io::Error) -> io::Error {
    // These two are no failures to whoever writes: the one is tried again, the other ends the program quietly.
    match error.kind() {
        io::ErrorKind::Interrupted | io::ErrorKind::BrokenPipe => error,
        kind => io::Error::new(kind, OutputError(error)),
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(marked)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(marked)
    }
}
