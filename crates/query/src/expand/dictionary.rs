//! A dictionary of the user's machine: many more words than the glossary has, with more meanings that are not meant.

use super::equivalents::{Weighing, expansions};
use super::{ExpandInput, Expander, Expansion};
use crate::plan::ExpansionSource;
use vestnik_bilingual::{PhraseTable, TableBytes};

/// Adds what a dictionary has for words and phrases of the query.
#[derive(Clone, Debug)]
pub struct Dictionary {
    table: PhraseTable<TableBytes>,
}

/// Less than the glossary, which knows what words mean in the news.
const WEIGHING: Weighing = Weighing { source: ExpansionSource::Dictionary, best: 0.6, most: 8 };

impl Dictionary {
    /// An expander over the table of a dictionary.
    pub fn new(table: PhraseTable<TableBytes>) -> Self {
        Self { table }
    }
}

impl Expander for Dictionary {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        expansions(input, &self.table, WEIGHING)
    }

    fn translates(&self) -> bool {
        true
    }
}
