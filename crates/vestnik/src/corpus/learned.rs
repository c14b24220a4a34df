//! What an index learns from its own documents, and what its user says about that.

use super::Corpus;
use crate::CancelToken;
use crate::learning::{
    self, DocumentPair, Files, LearnError, LearnEvent, LearnOptions, LearnReport, WordPair,
};
use vestnik_bilingual::lexicon::Decision;

impl Corpus {
    /// Learns from the documents themselves which of them are versions of each other in the two languages, and from these
    /// which words stand for which. What is learned is kept beside the index, in place of what was learned before, and
    /// used by every search that asks for the other language.
    ///
    /// # Errors
    /// [`LearnError`] when the index cannot be read or the files not be written; [`LearnError::ReadOnly`] where it was opened for
    /// reading only; [`LearnError::Cancelled`] when it was asked to stop. Then what was learned before is as it was.
    pub fn learn(
        &self,
        options: &LearnOptions,
        on_event: &mut dyn FnMut(LearnEvent),
        cancel: &CancelToken,
    ) -> Result<LearnReport, LearnError> {
        let snapshot = self.store.snapshot()?;
        let dictionaries = &self.helpers.translation.dictionaries;
        learning::learn(&snapshot, &self.files(), dictionaries, options, (on_event, cancel))
    }

    /// The documents that were found to be versions of each other, in the order of the English ids. Some of them may be
    /// gone from the index since.
    ///
    /// # Errors
    /// [`LearnError`] when the list cannot be read.
    pub fn pairs(&self) -> Result<Vec<DocumentPair>, LearnError> {
        learning::pairs(&self.files())
    }

    /// The learned lexicon with what the user has decided, in the order of the English words.
    ///
    /// # Errors
    /// [`LearnError`] when it cannot be read.
    pub fn lexicon(&self) -> Result<Vec<WordPair>, LearnError> {
        learning::word_pairs(&self.files())
    }

    /// Takes down that two words or phrases stand for each other, or that they do not: for all their forms, whatever is learned later.
    /// They may come in either order; the English one is given back first.
    ///
    /// # Errors
    /// [`LearnError::Words`] where they are not one of each language, or no words; [`LearnError::ReadOnly`] where the index was opened
    /// for reading only; [`LearnError`] when the decision cannot be written.
    pub fn decide<'w>(
        &self,
        decision: Decision,
        one: &'w str,
        other: &'w str,
    ) -> Result<(&'w str, &'w str), LearnError> {
        learning::decide(&self.files(), decision, one, other)
    }

    /// Reads the files of what was learned and decided, which lie beside the index and are no part of it, and tells why those cannot be read that
    /// cannot. A search goes on without them.
    pub fn damaged_learning(&self) -> Vec<LearnError> {
        learning::damage(&self.files())
    }

    fn files(&self) -> Files {
        Files::beside(&self.store)
    }
}
