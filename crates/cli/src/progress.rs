//! A progress bar with rate and remaining time, for work over a second, and only where a person looks.

use crate::terminal::Screen;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::Write;
use std::time::{Duration, Instant};
use vestnik::{CancelToken, UpdateEvent};

/// Work that is done sooner needs no bar.
const QUIET: Duration = Duration::from_secs(1);
/// Files are done far more often than a person can look.
const BETWEEN_DRAWS: Duration = Duration::from_millis(100);

/// The progress of one run, which shows itself when it is worth it.
pub(crate) struct Progress {
    /// `None` where nobody looks.
    bar: Option<ProgressBar>,
    begun: Instant,
    drawn: Option<Instant>,
    files: u64,
    done: u64,
    bytes: u64,
    cancel: CancelToken,
    cancel_told: bool,
}

impl Progress {
    /// Progress on this screen, if it is a terminal.
    pub(crate) fn new(notes: &Screen, cancel: CancelToken) -> Self {
        let bar = notes.width.map(|_| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            bar.set_style(style("{spinner} {msg}"));
            bar
        });
        Self {
            bar,
            begun: Instant::now(),
            drawn: None,
            files: 0,
            done: 0,
            bytes: 0,
            cancel,
            cancel_told: false,
        }
    }

    /// Takes note of an event, and draws when it is time.
    pub(crate) fn on(&mut self, event: &UpdateEvent<'_>) {
        self.tell_of_cancelling();
        match *event {
            UpdateEvent::Scanning { found } => {
                return self.draw(|_| format!("looking for changes: {found} files"));
            }
            UpdateEvent::Started { files, bytes, .. } => {
                self.files = files;
                if let Some(bar) = &self.bar {
                    bar.set_length(bytes);
                    bar.set_style(style(
                        "{bar:28} {percent:>3} %  {msg}, {binary_bytes_per_sec}, {eta} left",
                    ));
                    bar.reset_eta();
                }
            }
            UpdateEvent::Lines { bytes, .. } => self.bytes += bytes,
            UpdateEvent::File { bytes, .. } => {
                self.done += 1;
                self.bytes += bytes;
            }
            _ => {}
        }
        self.draw(|progress| format!("{} of {} files", progress.done, progress.files));
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }

    /// Says once that Ctrl-C was heard. Not in the handler of the signal: the bar would be torn.
    fn tell_of_cancelling(&mut self) {
        if self.cancel_told || !self.cancel.is_cancelled() {
            return;
        }
        self.cancel_told = true;
        let tell = || {
            let _ = writeln!(std::io::stderr(), "finishing the batch; press Ctrl-C again to stop at once");
        };
        match &self.bar {
            Some(bar) => bar.suspend(tell),
            None => tell(),
        }
    }

    fn draw(&mut self, message: impl Fn(&Self) -> String) {
        let Some(bar) = &self.bar else { return };
        let due = match self.drawn {
            None => self.begun.elapsed() >= QUIET,
            Some(drawn) => drawn.elapsed() >= BETWEEN_DRAWS,
        };
        if !due {
            return;
        }
        if self.drawn.is_none() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.set_position(self.bytes);
        bar.set_message(message(self));
        bar.tick();
        self.drawn = Some(Instant::now());
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the template is fixed and sound").progress_chars("━╸─")
}
