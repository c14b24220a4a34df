//! The progress of learning: the stage, and how far it is, for work over a second and only where a person looks.

use crate::terminal::Screen;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};
use vestnik::LearnEvent;

/// Work that is done sooner needs no bar.
const QUIET: Duration = Duration::from_secs(1);
/// Stages tell of themselves far more often than a person can look.
const BETWEEN_DRAWS: Duration = Duration::from_millis(100);

/// A bar that shows itself when it is worth it.
pub(crate) struct Stages {
    /// `None` where nobody looks.
    bar: Option<ProgressBar>,
    begun: Instant,
    drawn: Option<Instant>,
}

impl Stages {
    /// Progress on this screen, if it is a terminal.
    pub(crate) fn new(notes: &Screen) -> Self {
        let bar = notes.width.map(|_| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{bar:28} {percent:>3} %  {msg}");
            bar.set_style(style.expect("the template is fixed and sound").progress_chars("━╸─"));
            bar
        });
        Self { bar, begun: Instant::now(), drawn: None }
    }

    /// Takes note of an event, and draws when it is time.
    pub(crate) fn on(&mut self, event: LearnEvent) {
        let Some(bar) = &self.bar else { return };
        let due = match self.drawn {
            None => self.begun.elapsed() >= QUIET,
            Some(drawn) => drawn.elapsed() >= BETWEEN_DRAWS,
        };
        if !due {
            return;
        }
        let (message, done, total) = match event {
            LearnEvent::Reading { done, total } => ("reading documents".to_owned(), done, total),
            LearnEvent::Pairing { round, done, total } => (format!("comparing, round {round}"), done, total),
            LearnEvent::Counting { round } => (format!("counting words, round {round}"), 1, 1),
            _ => return,
        };
        if self.drawn.is_none() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.set_length(total);
        bar.set_position(done);
        bar.set_message(message);
        bar.tick();
        self.drawn = Some(Instant::now());
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
