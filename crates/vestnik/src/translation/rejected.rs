//! What the user rejected: no table may bring it back, whichever has it.

use std::collections::HashMap;
use vestnik_bilingual::lexicon::{Decisions, key};
use vestnik_query::expand::{ExpandInput, Expander, Expansion, Rewrite};
use vestnik_query::plan::{Alternative, Matcher};

/// For each word the words that do not stand for it, all by their keys, in both directions.
pub(super) type Rejected = HashMap<String, Vec<String>>;

/// The rejected words of these decisions.
pub(super) fn rejected(decisions: &Decisions) -> Rejected {
    let mut rejected = Rejected::new();
    for (english, russian) in decisions.rejected_keys() {
        rejected.entry(english.to_owned()).or_default().push(russian.to_owned());
        rejected.entry(russian.to_owned()).or_default().push(english.to_owned());
    }
    rejected
}

/// An expander without what was rejected.
pub(super) struct Without {
    pub(super) inner: Box<dyn Expander>,
    pub(super) rejected: Rejected,
}

impl Without {
    fn allows(&self, input: &ExpandInput<'_>, expansion: &Expansion) -> bool {
        let words = input.words.get(expansion.words.clone()).unwrap_or_default();
        let typed: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let Some(others) = self.rejected.get(&key(&typed.join(" "))) else { return true };
        !others.iter().any(|other| is(&expansion.alternative, other))
    }
}

/// Whether an alternative is the word with this key, in any form.
fn is(alternative: &Alternative, word: &str) -> bool {
    let has_term = |terms: &[String]| terms.iter().any(|term| term == word);
    key(&alternative.shown) == word
        || matches!(&alternative.matcher, Matcher::Terms(terms) if has_term(terms))
}

impl Expander for Without {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        let mut found = self.inner.expand(input);
        found.retain(|expansion| self.allows(input, expansion));
        found
    }

    fn translates(&self) -> bool {
        self.inner.translates()
    }

    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        self.inner.rewrite(input)
    }

    fn likelier(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        self.inner.likelier(input)
    }
}
