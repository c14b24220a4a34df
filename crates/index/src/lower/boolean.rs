//! Needed, wanted and excluded nodes.

use super::{Node, most};
use crate::ReadError;
use tantivy::query::{AllScorer, ConstScorer, Exclude, Scorer, intersect_scorers};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

/// [`vestnik_query::plan::PlanNode::Bool`] with its nodes compiled.
pub(crate) struct CompiledBool {
    pub(crate) must: Vec<Node>,
    pub(crate) should: Vec<Node>,
    pub(crate) must_not: Vec<Node>,
}

type Lower<'l> = &'l mut dyn FnMut(&Node) -> Result<Box<dyn Scorer>, ReadError>;

impl CompiledBool {
    pub(crate) fn scorer(
        &self,
        segment: &SegmentReader,
        lower: Lower<'_>,
    ) -> Result<Box<dyn Scorer>, ReadError> {
        let mut all = |nodes: &[Node]| nodes.iter().map(&mut *lower).collect::<Result<Vec<_>, _>>();
        let (must, should, must_not) = (all(&self.must)?, all(&self.should)?, all(&self.must_not)?);
        let wanted = match (must.is_empty(), should.is_empty()) {
            // Nothing is asked for but what is not: everything else, without a score.
            (true, true) => Box::new(ConstScorer::new(AllScorer::new(segment.max_doc()), 0.0)),
            (true, false) => {
                let members = should.into_iter().map(|scorer| (most::Member::Other(scorer), 1.0));
                most::scorer(members.collect(), 1.0)
            }
            (false, true) => intersect_scorers(must, segment.max_doc()),
            (false, false) => {
                let needed = intersect_scorers(must, segment.max_doc());
                Box::new(WithOptional { needed, optional: should })
            }
        };
        Ok(if must_not.is_empty() { wanted } else { Box::new(Exclude::new(wanted, must_not)) })
    }
}

/// The documents of one scorer, with what others add to the score.
struct WithOptional {
    needed: Box<dyn Scorer>,
    optional: Vec<Box<dyn Scorer>>,
}

impl DocSet for WithOptional {
    fn advance(&mut self) -> DocId {
        self.needed.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.needed.seek(target)
    }

    fn doc(&self) -> DocId {
        self.needed.doc()
    }

    fn size_hint(&self) -> u32 {
        self.needed.size_hint()
    }
}

impl Scorer for WithOptional {
    fn score(&mut self) -> f32 {
        let doc = self.needed.doc();
        let mut sum = self.needed.score();
        for scorer in self.optional.iter_mut().filter(|scorer| scorer.doc() != TERMINATED) {
            let at = if scorer.doc() < doc { scorer.seek(doc) } else { scorer.doc() };
            if at == doc {
                sum += scorer.score();
            }
        }
        sum
    }
}
