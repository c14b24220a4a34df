//! What expanders add to the words of a plan.

use super::MAX_ALTERNATIVES;
use super::words::idf;
use crate::expand::{ExpandInput, Expander, Expansion};
use crate::hits::{SearchRequest, Translate};
use crate::plan::{Alternative, Matcher, QueryPlan};
use crate::vocabulary::Vocabulary;
use vestnik_analysis::Analyzer;

/// Asks the expanders in order; each sees what those before it added.
pub(super) fn expand(
    plan: &mut QueryPlan,
    expanders: &[Box<dyn Expander>],
    analyzer: &Analyzer,
    vocabulary: &dyn Vocabulary,
    request: &SearchRequest,
) {
    for expander in expanders {
        if expander.translates() && request.translate == Translate::Off {
            continue;
        }
        let found = expander.expand(&ExpandInput { query: "", words: &plan.words, analyzer, vocabulary });
        let wanted = found.into_iter().filter(|one| !request.without.contains(&one.alternative.source));
        wanted.for_each(|expansion| add(plan, expansion));
    }
    for group in &mut plan.words {
        // A word that the index does not have tells as much as the first word that stands for it there.
        let known = group.alternatives.iter().position(|one| is_known(one, vocabulary));
        if let Some(known) = known.filter(|&known| known > 0) {
            group.idf = idf(vocabulary, &group.alternatives[known..]);
        }
    }
}

fn add(plan: &mut QueryPlan, expansion: Expansion) {
    let Some(groups) = plan.words.get_mut(expansion.words) else { return };
    for group in groups.iter_mut().filter(|group| !group.negated) {
        let known = group.alternatives.iter().any(|known| known.matcher == expansion.alternative.matcher);
        if !known && group.alternatives.len() < MAX_ALTERNATIVES {
            group.alternatives.push(expansion.alternative.clone());
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
