//! The tree of a query to the tree of a plan.

use super::{days, numbers, stop_words::StopWords, words};
use crate::ast::{DateRange, Form, Node, NodeKind};
use crate::hits::SearchRequest;
use crate::plan::{Filter, PlanNode, Scope, Warning, WordGroup, comparable_url};
use crate::vocabulary::Vocabulary;
use std::ops::Range;
use vestnik_analysis::Analyzer;

/// A plan under construction.
pub(super) struct Builder<'a> {
    pub(super) analyzer: &'a Analyzer,
    pub(super) vocabulary: &'a dyn Vocabulary,
    today: Option<u32>,
    stop_words: StopWords,
    pub(super) words: Vec<WordGroup>,
    pub(super) warnings: Vec<Warning>,
}

/// What the nodes above say of a node.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    pub(super) negated: bool,
    pub(super) required: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        analyzer: &'a Analyzer,
        vocabulary: &'a dyn Vocabulary,
        request: &SearchRequest,
        warnings: Vec<Warning>,
    ) -> Self {
        let stop_words = StopWords::of_query(&request.query);
        Self { analyzer, vocabulary, today: request.today, stop_words, words: Vec::new(), warnings }
    }

    pub(super) fn warn(&mut self, span: &Range<usize>, message: impl Into<String>) {
        self.warnings.push(Warning { span: span.clone(), message: message.into() });
    }

    pub(super) fn root(&mut self, root: &Node) -> PlanNode {
        let node = self.node(root, Context::default());
        let only_negated = !self.words.is_empty() && self.words.iter().all(|word| word.negated);
        if only_negated {
            self.warn(
                &root.span,
                "the query only says what must not be found; searched in all other documents",
            );
        }
        node
    }

    /// A query that holds no word at all.
    pub(super) fn without_words(&mut self, filtered: bool) -> PlanNode {
        if filtered {
            return PlanNode::All;
        }
        self.warn(&(0..0), "the query holds no word to look for");
        PlanNode::Nothing
    }

    /// The tree is no deeper than the parser lets it be.
    fn node(&mut self, node: &Node, context: Context) -> PlanNode {
        match &node.kind {
            NodeKind::All => PlanNode::All,
            NodeKind::Term { scope, text, form } => self.term(node, *scope, text, *form, context),
            NodeKind::Url(url) => self.url(url, &node.span, context),
            NodeKind::Site(site) => PlanNode::Filter(Filter::Site(site.clone())),
            NodeKind::Language(language) => PlanNode::Filter(Filter::Language(*language)),
            NodeKind::Dates(range) => self.dates(*range, &node.span),
            NodeKind::And(nodes) => self.all_of(nodes, context),
            NodeKind::Or(nodes) => {
                let should = nodes.iter().map(|node| self.node(node, context)).collect();
                PlanNode::Bool { must: Vec::new(), should, must_not: Vec::new() }
            }
            NodeKind::Not(inner) => {
                let inner = self.node(inner, Context { negated: !context.negated, ..context });
                PlanNode::Bool { must: vec![PlanNode::All], should: Vec::new(), must_not: vec![inner] }
            }
            NodeKind::Required(inner) => self.node(inner, Context { required: true, ..context }),
            NodeKind::Boost(inner, weight) => PlanNode::Boost(Box::new(self.node(inner, context)), *weight),
        }
    }

    /// All of these: negations become exclusions, function words are wanted but not needed beside other words.
    fn all_of(&mut self, nodes: &[Node], context: Context) -> PlanNode {
        let has_content = nodes.iter().any(|node| self.is_content(node));
        let (mut must, mut should, mut must_not) = (Vec::new(), Vec::new(), Vec::new());
        let mut rest = nodes;
        while let [node, behind @ ..] = rest {
            let (number, other) = rest.split_at(numbers::length(rest));
            rest = if number.is_empty() { behind } else { other };
            match &node.kind {
                _ if !number.is_empty() => must.push(self.spaced_number(number, context)),
                NodeKind::Not(inner) => {
                    must_not.push(self.node(inner, Context { negated: !context.negated, ..context }));
                }
                _ if has_content && self.is_function_word(node) => should.push(self.node(node, context)),
                _ => must.push(self.node(node, context)),
            }
        }
        if must.is_empty() {
            must.push(PlanNode::All);
        }
        PlanNode::Bool { must, should, must_not }
    }

    fn is_function_word(&self, node: &Node) -> bool {
        match &node.kind {
            NodeKind::Term { text, form: Form::Word, scope: Scope::Text | Scope::Body | Scope::Headline } => {
                self.stop_words.contains(text, &node.span)
            }
            _ => false,
        }
    }

    /// Whether something is left to look for when all function words of a list are put aside.
    fn is_content(&self, node: &Node) -> bool {
        let filters = matches!(
            node.kind,
            NodeKind::Not(_) | NodeKind::Site(_) | NodeKind::Language(_) | NodeKind::Dates(_)
        );
        !filters && !self.is_function_word(node)
    }

    fn term(&mut self, node: &Node, scope: Scope, text: &str, form: Form, context: Context) -> PlanNode {
        if form == Form::Prefix
            && let Some(last) = self.analyzer.last_of_several(text)
        {
            return self.prefix_behind(node, scope, text, last, context);
        }
        match words::group(self, text, &node.span, scope, form, context) {
            Some(group) => self.push(group),
            // Letters that no token comes of: nothing to need.
            None => PlanNode::All,
        }
    }

    /// `10 000`, typed as two words, is a phrase: it may be written in other ways, and its parts say nothing alone.
    fn spaced_number(&mut self, parts: &[Node], context: Context) -> PlanNode {
        let Some((number, scope)) = numbers::joined(parts) else { return PlanNode::All };
        let span = parts[0].span.start..parts[parts.len() - 1].span.end;
        match words::group(self, &number, &span, scope, Form::Phrase { slop: 0 }, context) {
            Some(group) => self.push(group),
            None => PlanNode::All,
        }
    }

    /// `Ростов-на*`: the words before the last one are needed as they are, the last one is the beginning of a word.
    fn prefix_behind(
        &mut self,
        node: &Node,
        scope: Scope,
        text: &str,
        last: usize,
        context: Context,
    ) -> PlanNode {
        let before = text[..last].trim_end_matches(|c: char| !c.is_alphanumeric());
        let parts = [(before, Form::Phrase { slop: 0 }), (&text[last..], Form::Prefix)];
        let groups = parts.map(|(part, form)| words::group(self, part, &node.span, scope, form, context));
        let must = groups.into_iter().flatten().map(|group| self.push(group)).collect();
        PlanNode::Bool { must, should: Vec::new(), must_not: Vec::new() }
    }

    fn push(&mut self, group: WordGroup) -> PlanNode {
        self.words.push(group);
        PlanNode::Word(self.words.len() - 1)
    }

    /// The page at this address, or pages that name it.
    fn url(&mut self, url: &str, span: &Range<usize>, context: Context) -> PlanNode {
        let address = comparable_url(url);
        let quoted = words::group(self, &address, span, Scope::Text, Form::Phrase { slop: 0 }, context);
        let mut should = vec![PlanNode::Filter(Filter::Url(address))];
        should.extend(quoted.map(|group| self.push(group)));
        PlanNode::Bool { must: Vec::new(), should, must_not: Vec::new() }
    }

    fn dates(&mut self, range: DateRange, span: &Range<usize>) -> PlanNode {
        match days::filter(range, self.today) {
            Ok((filter, said)) => {
                if let Some(message) = said {
                    self.warn(span, message);
                }
                PlanNode::Filter(filter)
            }
            Err(message) => {
                self.warn(span, message);
                PlanNode::All
            }
        }
    }
}
