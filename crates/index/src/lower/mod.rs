//! A plan to scorers.
//!
//! First a plan is compiled against a snapshot as a whole ([`compile`]): terms are looked up, prefixes and near words
//! spelled out, statistics taken over all segments, so that scores do not depend on how documents are spread over
//! segments. Then each segment gets its scorer ([`Node::scorer`]). Scoring is our own (per word the best alternative,
//! per alternative the best field), so it is written against tantivy's `DocSet` and postings and not against its
//! query types.

mod best;
mod blocks;
mod boolean;
mod field;
mod filter;
mod leaf;
mod lookups;
mod most;
mod phrase;
mod tally;
mod terms;
mod word;

pub(crate) use field::FieldStatistics;
pub(crate) use lookups::Lookups;
pub(crate) use terms::{look_up, near_terms};
pub(crate) use word::{CompiledWord, PartKind, postings};

use crate::ReadError;
use crate::schema::Fields;
use boolean::CompiledBool;
use filter::CompiledFilter;
use most::Member;
use std::sync::Arc;
use tantivy::query::{AllScorer, EmptyScorer, Scorer};
use tantivy::schema::Field;
use tantivy::{Searcher, SegmentReader};
use terms::Lookup;
use vestnik_query::plan::{PlanNode, QueryPlan};
use vestnik_query::planner::TEXT;

/// A plan made ready for one snapshot.
pub(crate) struct Compiled {
    pub(crate) root: Node,
    /// One for each of [`QueryPlan::words`].
    pub(crate) words: Vec<CompiledWord>,
    /// Whether so many words were typed that they are a text, as a headline is. Those that stand for a document were not typed.
    pub(crate) is_text: bool,
}

/// A node of a compiled plan.
pub(crate) enum Node {
    All,
    Nothing,
    /// By its number among [`Compiled::words`].
    Word(usize),
    Bool(CompiledBool),
    Filter(CompiledFilter),
    Boost(Box<Node>, f32),
    Most(Vec<(Node, f32)>, f32),
}

/// What lowering looks at.
pub(crate) struct Target<'a> {
    pub(crate) searcher: &'a Searcher,
    pub(crate) fields: Fields,
    pub(crate) statistics: FieldStatistics<'a>,
    lookups: &'a Lookups,
}

impl<'a> Target<'a> {
    pub(crate) fn new(searcher: &'a Searcher, fields: Fields, lookups: &'a Lookups) -> Self {
        Target { searcher, fields, statistics: FieldStatistics::new(searcher, fields), lookups }
    }

    /// One term in the dictionaries of all segments; `None` where no segment has it.
    pub(crate) fn look_up(&self, field: Field, term: &str) -> tantivy::Result<Option<Arc<Lookup>>> {
        look_up(self.searcher, self.lookups, field, term)
    }
}

/// Compiles a plan.
pub(crate) fn compile(plan: &QueryPlan, target: &Target<'_>) -> Result<Compiled, ReadError> {
    let mut words: Vec<CompiledWord> =
        plan.words.iter().map(|word| CompiledWord::compile(word, target)).collect::<Result<_, _>>()?;
    if words.len() < TEXT {
        words.iter_mut().for_each(CompiledWord::saturate);
    }
    let is_text = plan.words.iter().filter(|word| !word.span.is_empty()).count() >= TEXT;
    Ok(Compiled { root: Node::compile(&plan.root, target), words, is_text })
}

impl Node {
    fn compile(node: &PlanNode, target: &Target<'_>) -> Node {
        match node {
            PlanNode::All => Node::All,
            PlanNode::Nothing => Node::Nothing,
            PlanNode::Word(number) => Node::Word(*number),
            PlanNode::Bool { must, should, must_not } => {
                let all = |nodes: &[PlanNode]| nodes.iter().map(|node| Node::compile(node, target)).collect();
                Node::Bool(CompiledBool { must: all(must), should: all(should), must_not: all(must_not) })
            }
            PlanNode::Filter(filter) => Node::Filter(CompiledFilter::compile(filter, target.fields)),
            PlanNode::Boost(node, factor) => Node::Boost(Box::new(Node::compile(node, target)), *factor),
            PlanNode::Most { nodes, at_least } => {
                let nodes = nodes.iter().map(|(node, weight)| (Node::compile(node, target), *weight));
                Node::Most(nodes.collect(), *at_least)
            }
        }
    }

    fn factors(&self, factor: f32, of_words: &mut [f32]) {
        match self {
            Node::All | Node::Nothing | Node::Filter(_) => {}
            Node::Word(number) => of_words.iter_mut().skip(*number).take(1).for_each(|of| *of = factor),
            Node::Bool(CompiledBool { must, should, .. }) => {
                must.iter().chain(should).for_each(|node| node.factors(factor, of_words));
            }
            Node::Boost(node, by) => node.factors(factor * by, of_words),
            Node::Most(nodes, _) => nodes.iter().for_each(|(node, _)| node.factors(factor, of_words)),
        }
    }
}

impl Compiled {
    /// What the score of each word is multiplied by in the plan; 1 for one that is in it nowhere.
    pub(crate) fn factors(&self) -> Vec<f32> {
        let mut factors = vec![1.0; self.words.len()];
        self.root.factors(1.0, &mut factors);
        factors
    }

    /// The scorer for one segment.
    pub(crate) fn scorer(&self, segment: &SegmentReader, ord: usize) -> Result<Box<dyn Scorer>, ReadError> {
        self.node_scorer(&self.root, segment, ord, 1.0)
    }

    fn node_scorer(
        &self,
        node: &Node,
        segment: &SegmentReader,
        ord: usize,
        factor: f32,
    ) -> Result<Box<dyn Scorer>, ReadError> {
        Ok(match node {
            Node::All => Box::new(AllScorer::new(segment.max_doc())),
            Node::Nothing => Box::new(EmptyScorer),
            Node::Word(number) => match self.words.get(*number) {
                Some(word) => word.scorer(segment, ord, factor)?,
                None => Box::new(EmptyScorer),
            },
            Node::Filter(filter) => filter.scorer(segment)?,
            Node::Boost(node, by) => self.node_scorer(node, segment, ord, factor * by)?,
            Node::Bool(parts) => {
                parts.scorer(segment, &mut |node| self.node_scorer(node, segment, ord, factor))?
            }
            Node::Most(nodes, at_least) => {
                let mut members = Vec::with_capacity(nodes.len());
                for (node, weight) in nodes {
                    members.extend(self.member(node, segment, ord, factor)?.map(|member| (member, *weight)));
                }
                most::scorer(members, *at_least)
            }
        })
    }

    /// A node among others of which some may be missing; `None` where it is a word that the segment does not have.
    fn member(
        &self,
        node: &Node,
        segment: &SegmentReader,
        ord: usize,
        factor: f32,
    ) -> Result<Option<Member>, ReadError> {
        match node {
            Node::Word(number) => {
                let word = self.words.get(*number);
                let scorer = word.map(|word| word.word_scorer(segment, ord, factor)).transpose()?;
                Ok(scorer.flatten().map(Member::Word))
            }
            Node::Boost(node, by) => self.member(node, segment, ord, factor * by),
            node => Ok(Some(Member::Other(self.node_scorer(node, segment, ord, factor)?))),
        }
    }
}
