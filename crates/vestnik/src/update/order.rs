//! Results of several threads, brought back into the order of their jobs, with a bound on how far ahead they run.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};

/// Holds jobs back that are too far ahead of the first unfinished one.
pub(crate) struct Window {
    done: Mutex<u64>,
    moved: Condvar,
    width: u64,
}

impl Window {
    pub(crate) fn new(width: u64) -> Self {
        Self { done: Mutex::new(0), moved: Condvar::new(), width }
    }

    /// Waits until job `number` may start.
    pub(crate) fn wait_for(&self, number: u64) {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        while number >= done.saturating_add(self.width) {
            done = self.moved.wait(done).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// All jobs before `number` are done.
    pub(crate) fn advance(&self, number: u64) {
        *self.done.lock().unwrap_or_else(PoisonError::into_inner) = number;
        self.moved.notify_all();
    }

    /// Lets everybody through: nobody will advance the window any more.
    pub(crate) fn open(&self) {
        self.advance(u64::MAX);
    }
}

/// Results that came before their turn.
pub(crate) struct Reorder<T> {
    next: u64,
    early: BTreeMap<u64, T>,
}

impl<T> Reorder<T> {
    pub(crate) fn new() -> Self {
        Self { next: 0, early: BTreeMap::new() }
    }

    /// Takes the result of job `number`.
    pub(crate) fn put(&mut self, number: u64, result: T) {
        self.early.insert(number, result);
    }

    /// The next result, if it is there, and the number of jobs done with it.
    pub(crate) fn take(&mut self) -> Option<(T, u64)> {
        let result = self.early.remove(&self.next)?;
        self.next += 1;
        Some((result, self.next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_out_in_the_order_of_their_jobs() {
        let mut reorder = Reorder::new();
        let mut seen = Vec::new();
        for number in [2, 0, 1, 4, 3] {
            reorder.put(number, number);
            while let Some((result, _)) = reorder.take() {
                seen.push(result);
            }
        }
        assert_eq!(seen, [0, 1, 2, 3, 4]);
    }
}
