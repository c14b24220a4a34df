//! Words of the same language and sense for hits that may lack a word: `died` for `killed`, `talks` for `negotiations`.
//!
//! Two words are taken for synonyms when the built-in glossary has a word of the other language that both stand for
//! (paraphrase by a pivot: Bannard and Callison-Burch, "Paraphrasing with Bilingual Parallel Corpora", 2005). That
//! also joins senses that only the other language joins, so a synonym weighs less than half of the word itself, and a
//! document that has all words never needs one.

use crate::plan::{Alternative, ExpansionSource, Matcher, Scope, WordGroup};
use crate::vocabulary::Vocabulary;
use vestnik_analysis::{Analyzer, Scratch};
use vestnik_bilingual::{PhraseTable, glossary};

/// What a synonym is worth beside the word itself.
const WEIGHT: f32 = 0.4;
/// How many words of the other language are asked, best first.
const PIVOTS: usize = 3;
/// How many words each of them gives back.
const BACK: usize = 4;
/// How many synonyms a word may have.
const MOST: usize = 6;

/// Finds synonyms in the glossary.
pub(super) struct Synonyms {
    table: PhraseTable<&'static [u8]>,
    analyzer: Analyzer,
    scratch: Scratch,
}

impl Synonyms {
    pub(super) fn new() -> Self {
        Self { table: glossary::built_in(), analyzer: Analyzer::new(), scratch: Scratch::new() }
    }

    /// Adds the synonyms of a word that the index has.
    pub(super) fn add(&mut self, word: &mut WordGroup, vocabulary: &dyn Vocabulary) {
        let in_text = matches!(word.scope, Scope::Text | Scope::Headline | Scope::Body);
        let Some(Alternative { matcher: Matcher::Terms(own), source: ExpansionSource::Query, .. }) =
            word.alternatives.first().filter(|_| in_text && !word.negated)
        else {
            return;
        };
        let found = self.of(own, vocabulary);
        word.alternatives.extend(found.into_iter().map(|(shown, terms)| Alternative {
            shown,
            matcher: Matcher::Terms(terms),
            weight: WEIGHT,
            source: ExpansionSource::Synonym,
        }));
    }

    /// The synonyms of a word as they are shown, each with its terms.
    fn of(&mut self, own: &[String], vocabulary: &dyn Vocabulary) -> Vec<(String, Vec<String>)> {
        let table = self.table;
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        let pivots = own.first().map(|term| table.lookup(term).take(PIVOTS)).into_iter().flatten();
        for pivot in pivots {
            let Some(key) = self.terms(pivot.text()).into_iter().next() else { continue };
            for back in table.lookup(&key).take(BACK) {
                let terms = self.terms(back.text());
                let new = terms
                    .iter()
                    .all(|term| !own.contains(term) && found.iter().all(|(_, of)| !of.contains(term)));
                if new && terms.iter().any(|term| vocabulary.document_frequency(term) > 0) {
                    found.push((back.text().to_owned(), terms));
                }
            }
        }
        found.truncate(MOST);
        found
    }

    /// The terms of a single word; none of a phrase.
    fn terms(&mut self, text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        let mut single = true;
        self.analyzer.analyze(text, &mut self.scratch, &mut |token| {
            single &= token.position == 0;
            terms.push(token.term.to_owned());
        });
        if single { terms } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index that has every word.
    struct Everything;

    impl Vocabulary for Everything {
        fn document_frequency(&self, _term: &str) -> u64 {
            1
        }

        fn document_count(&self) -> u64 {
            1
        }

        fn near(&self, _term: &str, _distance: u8, _limit: usize) -> Vec<(String, u64)> {
            Vec::new()
        }
    }

    fn synonyms(word: &str, vocabulary: &dyn Vocabulary) -> Vec<String> {
        let mut synonyms = Synonyms::new();
        let own = synonyms.terms(word);
        synonyms.of(&own, vocabulary).into_iter().map(|(shown, _)| shown).collect()
    }

    #[test]
    fn words_that_share_a_translation_are_synonyms() {
        for (word, wanted) in
            [("talks", "negotiation"), ("quake", "earthquake"), ("возгорание", "пожар"), ("ЦБ", "Центробанк")]
        {
            let found = synonyms(word, &Everything);
            assert!(found.iter().any(|one| one == wanted), "{word}: {found:?}");
            assert!(found.len() <= MOST && !found.iter().any(|one| one == word), "{word}: {found:?}");
        }
    }

    #[test]
    fn words_that_the_index_lacks_are_left_out() {
        assert!(synonyms("talks", &crate::vocabulary::NoVocabulary).is_empty());
    }
}
