//! What planning may ask of an index: its terms, and nothing else.

/// The terms of an index. Implemented by the engine; a plan made without one is sound but knows no comforts.
pub trait Vocabulary {
    /// How many documents have this term in headline or body; 0 if none.
    fn document_frequency(&self, term: &str) -> u64;
    /// How many documents there are.
    fn document_count(&self) -> u64;
    /// At most `limit` terms within this edit distance (1 or 2) of `term`, with their document frequencies, most frequent first.
    /// At distance 2 an engine may keep to terms that begin with the same letter.
    fn near(&self, term: &str, distance: u8, limit: usize) -> Vec<(String, u64)>;
}

/// The vocabulary of no index at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoVocabulary;

impl Vocabulary for NoVocabulary {
    fn document_frequency(&self, _term: &str) -> u64 {
        0
    }

    fn document_count(&self) -> u64 {
        0
    }

    fn near(&self, _term: &str, _distance: u8, _limit: usize) -> Vec<(String, u64)> {
        Vec::new()
    }
}
