//! The pairs as a search needs them: read when one first asks for them, and again when the list has changed.

use super::files::{self, Files, stamp};
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
}

impl Partners {
    /// The list; an empty one where nothing was learned, or what was cannot be read: a search goes on without it, and
    /// `vestnik pairs` says what is wrong.
    pub(crate) fn of(&self, files: &Files) -> Arc<PairList> {
        let state = stamp(&files.pairs);
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = last.as_ref().filter(|last| last.state == state) {
            return Arc::clone(&last.list);
        }
        let text = files::read(&files.pairs).ok().flatten();
        let list = Arc::new(text.and_then(|text| PairList::open(text).ok()).unwrap_or_default());
        *last = Some(Read { state, list: Arc::clone(&list) });
        list
    }
}
