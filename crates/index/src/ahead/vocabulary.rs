//! The vocabulary that the threads of an index share.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use vestnik_analysis::Vocabulary;

/// Hands out one vocabulary to all who ask, until it is full; it is gone when nobody uses it any more.
#[derive(Debug)]
pub(crate) struct SharedVocabulary {
    current: Mutex<Weak<Vocabulary>>,
    room: usize,
}

/// How many bytes of words are kept: half a million words, with which a vocabulary takes about sixty megabytes.
const ROOM: usize = 16 << 20;

impl Default for SharedVocabulary {
    fn default() -> Self {
        Self::with_room(ROOM)
    }
}

impl SharedVocabulary {
    /// One whose vocabularies are full with so many bytes of words.
    pub(crate) fn with_room(room: usize) -> Self {
        Self { current: Mutex::default(), room }
    }

    /// The vocabulary to go on with.
    pub(crate) fn current(&self) -> Arc<Vocabulary> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        current.upgrade().filter(|vocabulary| !vocabulary.is_full()).unwrap_or_else(|| {
            let new = Arc::new(Vocabulary::with_room(self.room));
            *current = Arc::downgrade(&new);
            new
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentAnalyzer, Origin, Store};
    use vestnik_analysis::Analyzer;
    use vestnik_document::{Document, DocumentId, Paragraph};

    #[test]
    fn a_full_one_is_replaced_for_all() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("index"), Arc::new(Analyzer::new())).unwrap();
        let shared = Arc::new(SharedVocabulary::with_room(10_000));
        let mut analyzers = [0, 1].map(|_| DocumentAnalyzer::with_vocabulary(&store, Arc::clone(&shared)));
        let mut vocabularies = Vec::new();
        for number in 0..40 {
            let mut document = Document::new(DocumentId::from_hash(number));
            let text = (0..100).map(|word| format!("слово{} ", number * 100 + word)).collect();
            document.body = vec![Paragraph { text, ..Paragraph::default() }];
            let used = analyzers[number as usize % 2].analyze(&document, Origin::default()).vocabulary;
            if vocabularies.last().is_none_or(|last| !Arc::ptr_eq(last, &used)) {
                vocabularies.push(used);
            }
        }
        // 4,000 words of some thirty bytes each.
        assert!((8..20).contains(&vocabularies.len()), "{}", vocabularies.len());
        drop((vocabularies, analyzers));
        assert_eq!(shared.current.lock().unwrap().strong_count(), 0);
    }
}
