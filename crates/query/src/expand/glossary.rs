//! The built-in glossary: `NATO` for `НАТО`, `prime minister` for `премьер`.

use super::equivalents::{Weighing, expansions};
use super::{ExpandInput, Expander, Expansion};
use crate::plan::ExpansionSource;
use vestnik_bilingual::{PhraseTable, glossary};

/// Adds what the built-in glossary has for words and phrases of the query.
#[derive(Clone, Copy, Debug)]
pub struct Glossary {
    table: PhraseTable<&'static [u8]>,
}

const WEIGHING: Weighing = Weighing { source: ExpansionSource::Glossary, best: 1.0, most: 8 };

impl Default for Glossary {
    fn default() -> Self {
        Self { table: glossary::built_in() }
    }
}

impl Expander for Glossary {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        expansions(input, &self.table, WEIGHING)
    }

    fn translates(&self) -> bool {
        true
    }
}
