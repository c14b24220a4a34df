//! A plan that does with most of the words, for queries that no document has all words of.

use super::kin;
use super::synonyms::Synonyms;
use super::words::idf;
use crate::plan::{
    Alternative, ExpansionSource, Filter, Matcher, PlanNode, QueryPlan, Scope, Slot, WordGroup,
};
use crate::vocabulary::Vocabulary;
use vestnik_document::Language;

/// The share of the weight of all words that a relaxed hit must have.
pub const RELAXED_SHARE: f32 = 0.4;

/// A query with so many words that may be missing is a text, most often a headline. The page that it stood over seldom
/// has all of them, and a page that does may be one long enough to have everything.
pub const TEXT: usize = 6;

/// So many alternatives of a word of a text are kept, the heaviest: the words beside it tell what is meant, and
/// the cost grows with all of them.
const MOST_IN_TEXT: usize = 8;

/// A plan that does with most of the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxed {
    /// The plan.
    pub plan: QueryPlan,
    /// How many words, phrases and groups of the query may be missing from a hit.
    pub optional: usize,
}

/// The relaxed form of a plan: of the words that may be missing, this `share` of their weight (idf) is needed. What was asked for by
/// name (`+word`, `AND`, `author:`), filters and exclusions stay as they are, and such words count as weight that every hit has; words that no
/// document has are not counted. A phrase is taken apart and wanted as a whole, but not one of numbers alone. The words keep their numbers; those of phrases are added behind them.
///
/// `None` where there is nothing to relax: the plan has no two words that could be missing each.
pub fn relaxed(plan: &QueryPlan, vocabulary: &dyn Vocabulary, share: f32) -> Option<Relaxed> {
    let mut relaxing =
        Relaxing { words: plan.words.clone(), vocabulary, nodes: Vec::new(), wanted: Vec::new() };
    let (must, should, must_not) = match &plan.root {
        PlanNode::Bool { must, should, must_not } if !must.is_empty() => {
            (must.clone(), should.clone(), must_not.clone())
        }
        PlanNode::Bool { .. }
        | PlanNode::All
        | PlanNode::Nothing
        | PlanNode::Filter(_)
        | PlanNode::Most { .. } => return None,
        root @ (PlanNode::Word(_) | PlanNode::Boost(..)) => (vec![root.clone()], Vec::new(), Vec::new()),
    };
    let (optional, mut must): (Vec<_>, Vec<_>) =
        must.into_iter().partition(|node| relaxing.may_be_missing(node));
    let before = optional.len();
    // Beside other words the halves of `20-летний` tell something.
    if let [node] = optional.as_slice()
        && relaxing.is_bound_to_number(node)
    {
        return None;
    }
    if before >= TEXT {
        relaxing.words.iter_mut().for_each(keep_heaviest);
    }
    optional.into_iter().for_each(|node| relaxing.add(node));
    let wanted = must.iter().find_map(|node| match node {
        PlanNode::Filter(Filter::Language(language)) => Some(*language),
        _ => None,
    });
    relaxing.stand_in(wanted, before >= TEXT);
    let Relaxing { words, nodes, wanted, .. } = relaxing;
    // Every hit has the words that were asked for by name.
    let had: f32 = must.iter().map(|node| weight(&words, node)).sum();
    let total: f32 = nodes.iter().map(|(_, weight)| weight).sum();
    let at_least = (total + had) * share - had;
    let mut should: Vec<PlanNode> = should.into_iter().chain(wanted).collect();
    if before > 0 && had > 0.0 && at_least <= 0.0 {
        should.extend(nodes.into_iter().map(|(node, _)| node));
    } else if nodes.is_empty() || (nodes.len() == 1 && before == 1) {
        return None;
    } else {
        must.push(PlanNode::Most { nodes, at_least });
    }
    let root = PlanNode::Bool { must, should, must_not };
    let plan = QueryPlan { root, words, warnings: plan.warnings.clone() };
    Some(Relaxed { plan, optional: before })
}

/// Drops the alternatives of least weight; of equal ones the last. The word itself stays.
fn keep_heaviest(group: &mut WordGroup) {
    while group.alternatives.len() > MOST_IN_TEXT {
        let own = |one: &Alternative| one.source == ExpansionSource::Query;
        let others = group.alternatives.iter().enumerate().filter(|(_, one)| !own(one));
        let lightest = others.rev().min_by(|(_, one), (_, other)| one.weight.total_cmp(&other.weight));
        let Some((lightest, _)) = lightest else { return };
        group.alternatives.remove(lightest);
    }
}

/// Whether every hit has to have a word: it bears a plus, or names who wrote, where, for whom or of what, as a filter does.
fn is_asked_for(word: &WordGroup) -> bool {
    word.required || matches!(word.scope, Scope::Author | Scope::Agency | Scope::Place | Scope::Tag)
}

/// Whether documents of the wanted language may have a word, by its script.
fn may_be_in(word: &WordGroup, wanted: Option<Language>) -> bool {
    let cyrillic = || word.text.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter));
    match wanted {
        Some(Language::English) => !cyrillic(),
        Some(Language::Russian) => cyrillic(),
        _ => true,
    }
}

struct Relaxing<'a> {
    words: Vec<WordGroup>,
    vocabulary: &'a dyn Vocabulary,
    nodes: Vec<(PlanNode, f32)>,
    wanted: Vec<PlanNode>,
}

impl Relaxing<'_> {
    /// Adds what may stand for words that are missing, where documents of their language are wanted: words of the same
    /// root, and in a text synonyms. In two or three words nothing tells which sense is meant, and a page that has only a
    /// synonym of one of them is no answer.
    fn stand_in(&mut self, wanted: Option<Language>, text: bool) {
        let mut synonyms = text.then(Synonyms::new);
        for word in self.words.iter_mut().filter(|word| !is_asked_for(word) && may_be_in(word, wanted)) {
            kin::add(word);
            if let Some(synonyms) = &mut synonyms {
                synonyms.add(word, self.vocabulary);
            }
        }
    }

    fn may_be_missing(&self, node: &PlanNode) -> bool {
        match node {
            PlanNode::Word(word) => self.words.get(*word).is_some_and(|group| !is_asked_for(group)),
            PlanNode::Boost(inner, _) => self.may_be_missing(inner),
            PlanNode::Bool { must, should, .. } => {
                let words = must.iter().chain(should).filter(|node| !matches!(node, PlanNode::Filter(_)));
                words.clone().count() > 0 && words.clone().all(|node| self.may_be_missing(node))
            }
            PlanNode::All | PlanNode::Nothing | PlanNode::Filter(_) | PlanNode::Most { .. } => false,
        }
    }

    fn is_bound_to_number(&self, node: &PlanNode) -> bool {
        match node {
            PlanNode::Word(word) => self.words[*word].is_bound_to_number(),
            PlanNode::Boost(inner, _) => self.is_bound_to_number(inner),
            _ => false,
        }
    }

    fn add(&mut self, node: PlanNode) {
        let inner = match &node {
            PlanNode::Boost(inner, _) => inner.as_ref(),
            node => node,
        };
        if let PlanNode::Word(word) = inner
            && let Some(slots) = phrase_of(&self.words[*word]).filter(|_| !self.words[*word].is_of_numbers())
        {
            self.take_apart(*word, &slots);
            self.wanted.push(node);
            return;
        }
        if self.can_match(&node) {
            let weight = weight(&self.words, &node);
            self.nodes.push((node, weight));
        }
    }

    /// The words of a phrase, each for itself.
    fn take_apart(&mut self, word: usize, slots: &[Slot]) {
        for (at, slot) in slots.iter().enumerate() {
            let whole = &self.words[word];
            // Where each slot is a word between spaces, it can be told by itself.
            let typed: Vec<&str> = whole.text.split_whitespace().collect();
            let text = if typed.len() == slots.len() { typed[at] } else { &whole.text };
            let alternatives = vec![Alternative {
                matcher: Matcher::Terms(slot.terms.clone()),
                weight: 1.0,
                source: whole.alternatives[0].source,
                shown: slot.terms.first().cloned().unwrap_or_default(),
            }];
            let idf = idf(self.vocabulary, &alternatives);
            let group = WordGroup { text: text.to_owned(), alternatives, idf, ..whole.clone() };
            self.words.push(group);
            let node = PlanNode::Word(self.words.len() - 1);
            if self.can_match(&node) {
                self.nodes.push((node, idf));
            }
        }
    }

    /// Whether any document may match; only terms can be asked for.
    fn can_match(&self, node: &PlanNode) -> bool {
        match node {
            PlanNode::Word(word) => self.words.get(*word).is_some_and(|group| {
                group.alternatives.iter().any(|alternative| match &alternative.matcher {
                    Matcher::Terms(terms) => {
                        let known = |term: &String| self.vocabulary.document_frequency(term) > 0;
                        // The vocabulary counts headline and body; other fields are not known to it.
                        !is_text(group) || self.vocabulary.document_count() == 0 || terms.iter().any(known)
                    }
                    _ => true,
                })
            }),
            PlanNode::Boost(inner, _) => self.can_match(inner),
            PlanNode::Bool { must, should, .. } => {
                must.iter().all(|node| self.can_match(node))
                    && (should.is_empty()
                        || !must.is_empty()
                        || should.iter().any(|node| self.can_match(node)))
            }
            _ => true,
        }
    }
}

fn weight(words: &[WordGroup], node: &PlanNode) -> f32 {
    match node {
        PlanNode::Word(word) => words.get(*word).map_or(0.0, |group| group.idf),
        PlanNode::Boost(inner, _) => weight(words, inner),
        PlanNode::Bool { must, should, .. } if must.is_empty() => {
            should.iter().map(|node| weight(words, node)).fold(0.0, f32::max)
        }
        PlanNode::Bool { must, .. } => must.iter().map(|node| weight(words, node)).sum(),
        _ => 0.0,
    }
}

fn is_text(group: &WordGroup) -> bool {
    matches!(group.scope, Scope::Text | Scope::Headline | Scope::Body)
}

/// The slots of a group whose word itself is a phrase.
fn phrase_of(group: &WordGroup) -> Option<Vec<Slot>> {
    match &group.alternatives.first()?.matcher {
        Matcher::Phrase { slots, .. } => Some(slots.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Scope;

    fn alternative(shown: &str, weight: f32, source: ExpansionSource) -> Alternative {
        Alternative {
            matcher: Matcher::Terms(vec![shown.to_owned()]),
            weight,
            source,
            shown: shown.to_owned(),
        }
    }

    #[test]
    fn a_word_of_a_text_keeps_itself_and_its_heaviest_alternatives() {
        let mut alternatives = vec![
            alternative("typed", 0.1, ExpansionSource::Query),
            alternative("form", 0.1, ExpansionSource::Query),
        ];
        let weights = [0.5, 0.9, 0.2, 0.7, 0.5, 0.5, 0.8, 0.3];
        alternatives.extend(
            weights
                .iter()
                .enumerate()
                .map(|(at, weight)| alternative(&format!("{at}"), *weight, ExpansionSource::Glossary)),
        );
        let mut group = WordGroup {
            text: "typed".to_owned(),
            span: 0..5,
            scope: Scope::Text,
            alternatives,
            negated: false,
            required: false,
            idf: 1.0,
        };
        keep_heaviest(&mut group);
        let shown: Vec<&str> = group.alternatives.iter().map(|one| one.shown.as_str()).collect();
        assert_eq!(shown, ["typed", "form", "0", "1", "3", "4", "5", "6"]);
    }
}
