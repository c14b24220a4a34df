//! What expanders add to the words of a plan.

use super::MAX_ALTERNATIVES;
use super::words::idf;
use crate::expand::{ExpandInput, Expander, Expansion};
use crate::hits::{SearchRequest, Translate};
use crate::plan::{Alternative, Matcher, QueryPlan};
use crate::vocabulary::Vocabulary;
use vestnik_analysis::Analyzer;

/// What alternatives in the other language are worth where hits in the language of the query come first.
const BEHIND: f32 = 0.5;

/// Asks the expanders in order; each sees what those before it added.
pub(super) fn expand(
    plan: &mut QueryPlan,
    expanders: &[Box<dyn Expander>],
    analyzer: &Analyzer,
    vocabulary: &dyn Vocabulary,
    request: &SearchRequest,
) {
    for expander in expanders {
        let factor = match request.translate {
            _ if !expander.translates() => 1.0,
            Translate::Off => continue,
            // Hits in one language have no others to come behind.
            Translate::Also if request.language.is_none() => BEHIND,
            Translate::Also | Translate::All => 1.0,
        };
        let found = expander.expand(&ExpandInput { query: "", words: &plan.words, analyzer, vocabulary });
        let wanted = found.into_iter().filter(|one| !request.without.contains(&one.alternative.source));
        wanted.for_each(|expansion| add(plan, expansion, factor));
    }
    for group in &mut plan.words {
        // A word that the index does not have tells as much as the first word that stands for it there.
        let known = group.alternatives.iter().position(|one| is_known(one, vocabulary));
        if let Some(known) = known.filter(|&known| known > 0) {
            group.idf = idf(vocabulary, &group.alternatives[known..]);
        }
    }
}

fn add(plan: &mut QueryPlan, expansion: Expansion, factor: f32) {
    let Some(groups) = plan.words.get_mut(expansion.words) else { return };
    for group in groups.iter_mut().filter(|group| !group.negated) {
        let known = group.alternatives.iter().any(|known| known.matcher == expansion.alternative.matcher);
        if !known && group.alternatives.len() < MAX_ALTERNATIVES {
            let weight = expansion.alternative.weight * factor;
            group.alternatives.push(Alternative { weight, ..expansion.alternative.clone() });
        }
    }
}

/// Whether the index has the words of an alternative; prefixes and near words are taken to be there.
fn is_known(alternative: &Alternative, vocabulary: &dyn Vocabulary) -> bool {
    let any = |terms: &[String]| terms.iter().any(|term| vocabulary.document_frequency(term) > 0);
    match &alternative.matcher {
        Matcher::Terms(terms) => any(terms),
        Matcher::Phrase { slots, .. } => slots.iter().all(|slot| any(&slot.terms)),
        Matcher::Prefix(_) | Matcher::Fuzzy { .. } => true,
    }
}
