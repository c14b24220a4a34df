//! The lexicon learned from the corpus itself: what stands where in versions of one story.

use super::equivalents::{Weighing, expansions};
use super::{ExpandInput, Expander, Expansion};
use crate::plan::ExpansionSource;
use vestnik_bilingual::{PhraseTable, TableBytes};

/// Adds what was learned about words of the query.
#[derive(Clone, Debug)]
pub struct Learned {
    table: PhraseTable<TableBytes>,
}

/// A little less than the glossary: it knows what words mean in this corpus, and errs now and then.
const WEIGHING: Weighing = Weighing { source: ExpansionSource::Learned, best: 0.9, most: 4 };

impl Learned {
    /// An expander over the table of a learned lexicon.
    pub fn new(table: PhraseTable<TableBytes>) -> Self {
        Self { table }
    }
}

impl Expander for Learned {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        expansions(input, &self.table, WEIGHING)
    }

    fn translates(&self) -> bool {
        true
    }
}
