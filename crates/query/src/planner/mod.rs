//! Tree and request to [`QueryPlan`]: which terms to look for, where, and what each is worth.
//!
//! `build` walks the tree, `words` turns a word or phrase into a group of alternatives, `days` counts dates from today,
//! `relax` makes the form of a plan that does with most of the words, `suggest` other readings of the query.

mod build;
mod conflicts;
mod days;
mod expanding;
mod kin;
mod numbers;
mod relax;
mod stop_words;
mod suggest;
mod synonyms;
#[cfg(test)]
mod tests;
mod words;

pub use days::days_of;
pub use relax::{RELAXED_SHARE, Relaxed, TEXT, relaxed};
pub(crate) use stop_words::{is_function_word, telling_terms};

use crate::expand::{ExpandInput, Expander};
use crate::hits::{SearchRequest, Suggestion};
use crate::parse::parse;
use crate::plan::{Filter, PlanNode, QueryPlan, Warning};
use crate::vocabulary::Vocabulary;
use build::Builder;
use vestnik_analysis::Analyzer;

/// How many alternatives one word may have, the word itself included.
pub const MAX_ALTERNATIVES: usize = 24;

/// Makes plans for one index.
pub struct Planner<'a> {
    analyzer: &'a Analyzer,
    vocabulary: &'a dyn Vocabulary,
    expanders: &'a [Box<dyn Expander>],
}

impl<'a> Planner<'a> {
    /// A planner without expanders.
    pub fn new(analyzer: &'a Analyzer, vocabulary: &'a dyn Vocabulary) -> Self {
        Self { analyzer, vocabulary, expanders: &[] }
    }

    /// The same planner with these expanders; [`crate::expand::comforts`] makes the usual ones.
    pub fn with_expanders(self, expanders: &'a [Box<dyn Expander>]) -> Self {
        Self { expanders, ..self }
    }

    /// The plan of a request. Never fails; the warnings are those of the parser and its own.
    pub fn plan(&self, request: &SearchRequest) -> QueryPlan {
        let parsed = parse(&request.query);
        let mut builder = Builder::new(self.analyzer, self.vocabulary, request, parsed.warnings);
        let root = match &parsed.ast.root {
            Some(root) => builder.root(root),
            None => builder.without_words(has_filter(request)),
        };
        let root = with_filters(root, request);
        let mut plan = QueryPlan { root, words: builder.words, warnings: builder.warnings };
        expanding::expand(&mut plan, self.expanders, self.analyzer, self.vocabulary, request);
        plan.warnings.extend(days::wrong(request));
        plan.warnings.extend(conflicts::warnings(&parsed.ast, filters(request), request.today));
        plan.warnings.sort_by_key(|warning: &Warning| (warning.span.start, warning.span.end));
        plan
    }

    /// Other readings of the query that the index has words for, the likeliest first: the other keyboard layout, transliterated
    /// Russian, near words. Only words that the index does not have are read otherwise; nothing is applied.
    pub fn suggest(&self, request: &SearchRequest, plan: &QueryPlan) -> Vec<Suggestion> {
        suggest::suggestions(self.expanders, &self.input(&request.query, plan))
    }

    /// Other readings of words that hardly a document has, beside which those of the reading are so many that a slip is likelier.
    pub fn suggest_likelier(&self, request: &SearchRequest, plan: &QueryPlan) -> Vec<Suggestion> {
        suggest::likelier(self.expanders, &self.input(&request.query, plan))
    }

    fn input<'i>(&'i self, query: &'i str, plan: &'i QueryPlan) -> ExpandInput<'i> {
        ExpandInput { query, words: &plan.words, analyzer: self.analyzer, vocabulary: self.vocabulary }
    }
}

fn has_filter(request: &SearchRequest) -> bool {
    !filters(request).is_empty()
}

fn filters(request: &SearchRequest) -> Vec<Filter> {
    let days = (request.since.is_some() || request.until.is_some())
        .then_some(Filter::Days { from: request.since, to: request.until });
    let site = request
        .site
        .as_ref()
        .map(|site| Filter::Site(crate::parse::site(site).unwrap_or_else(|| site.clone())));
    let filters = [request.language.map(Filter::Language), site, days];
    filters.into_iter().flatten().collect()
}

/// The node and the conditions of the request.
fn with_filters(root: PlanNode, request: &SearchRequest) -> PlanNode {
    let mut filters: Vec<PlanNode> = filters(request).into_iter().map(PlanNode::Filter).collect();
    match root {
        root if filters.is_empty() => root,
        PlanNode::Nothing => PlanNode::Nothing,
        PlanNode::Bool { mut must, should, must_not } if !must.is_empty() => {
            must.append(&mut filters);
            PlanNode::Bool { must, should, must_not }
        }
        root => {
            filters.insert(0, root);
            PlanNode::Bool { must: filters, should: Vec::new(), must_not: Vec::new() }
        }
    }
}
