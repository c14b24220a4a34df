//! The pairs as a search needs them: read when one first asks for them, and again when the list has changed.

use super::event::LearnError;
use super::files::{self, Files, content, stamp};
use std::sync::{Arc, Mutex, PoisonError};
use vestnik_bilingual::pairs::PairList;

/// The last list that was read.
#[derive(Debug, Default)]
pub(crate) struct Partners(Mutex<Option<Read>>);

/// A list and the state of its file.
#[derive(Debug)]
struct Read {
    state: (u64, u128),
    list: Arc<PairList>,
    /// Why it could not be read.
    problem: Option<String>,
}

impl Partners {
    /// The list; an empty one where nothing was learned, or what was cannot be read: a search goes on without it, and
    /// says so.
    pub(crate) fn of(&self, files: &Files) -> Arc<PairList> {
        let state = stamp(&files.pairs);
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = last.as_ref().filter(|last| last.state == state) {
            return Arc::clone(&last.list);
        }
        let read = read(files);
        let problem = read.as_ref().err().map(ToString::to_string);
        let list = Arc::new(read.unwrap_or_default());
        *last = Some(Read { state, list: Arc::clone(&list), problem });
        list
    }

    /// Why the last list could not be read.
    pub(crate) fn problem(&self) -> Option<String> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().and_then(|last| last.problem.clone())
    }
}

fn read(files: &Files) -> Result<PairList, LearnError> {
    let Some(text) = files::read(&files.pairs)? else { return Ok(PairList::default()) };
    PairList::open(text).map_err(|error| content(&files.pairs, error))
}
