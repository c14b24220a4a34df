//! The vocabulary that the threads of an index share.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use vestnik_analysis::Vocabulary;

/// Hands out one vocabulary to all who ask, until it is full; it is gone when nobody uses it any more.
#[derive(Debug, Default)]
pub(crate) struct SharedVocabulary {
    current: Mutex<Weak<Vocabulary>>,
}

impl SharedVocabulary {
    /// The vocabulary to go on with.
    pub(crate) fn current(&self) -> Arc<Vocabulary> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        current.upgrade().filter(|vocabulary| !vocabulary.is_full()).unwrap_or_else(|| {
            let new = Arc::new(Vocabulary::new());
            *current = Arc::downgrade(&new);
            new
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_analysis::{Analyzer, Scratch};

    #[test]
    fn a_full_one_is_replaced_for_all() {
        let shared = SharedVocabulary::default();
        let (first, same) = (shared.current(), shared.current());
        assert!(Arc::ptr_eq(&first, &same));
        let (mut scratch, mut tokens) = (Scratch::new(), Vec::new());
        for number in 0.. {
            if first.is_full() {
                break;
            }
            let text: String = (0..1_000).map(|word| format!("{}x ", number * 1_000 + word)).collect();
            Analyzer::new().number(&text, &first, &mut scratch, &mut tokens);
            tokens.clear();
        }
        let (next, same) = (shared.current(), shared.current());
        assert!(!Arc::ptr_eq(&first, &next) && Arc::ptr_eq(&next, &same));
        drop((next, same));
        assert_eq!(shared.current.lock().unwrap().strong_count(), 0);
    }
}
