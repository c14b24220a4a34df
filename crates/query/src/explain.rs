//! What a query was taken for, to be printed: as JSON by its serde form, as an indented tree by [`Display`](fmt::Display).

use crate::parse::parse;
use crate::plan::{Alternative, Filter, Matcher, PlanNode, QueryPlan, Slot, Warning, WordGroup};
use crate::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A plan with what an index says of its terms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The query as typed.
    pub query: String,
    /// The same in the canonical form of the query language.
    pub canonical: String,
    /// What is looked for.
    pub plan: QueryPlan,
    /// For every term of the plan the number of documents that have it in headline or body.
    pub documents: BTreeMap<String, u64>,
}

impl Explanation {
    /// Explains the plan of this query.
    pub fn new(query: &str, plan: &QueryPlan, vocabulary: &dyn Vocabulary) -> Self {
        let terms = plan.words.iter().flat_map(|group| &group.alternatives).flat_map(terms_of);
        let documents = terms.map(|term| (term.clone(), vocabulary.document_frequency(term))).collect();
        Self {
            query: query.to_owned(),
            canonical: parse(query).ast.to_string(),
            plan: plan.clone(),
            documents,
        }
    }

    fn node(&self, f: &mut fmt::Formatter<'_>, node: &PlanNode, role: &str, depth: usize) -> fmt::Result {
        write!(f, "{:depth$}{role}", "", depth = depth * 2)?;
        match node {
            PlanNode::All => writeln!(f, "every document"),
            PlanNode::Nothing => writeln!(f, "no document"),
            PlanNode::Word(word) => self.word(f, *word, depth),
            PlanNode::Filter(filter) => writeln!(f, "{}", Condition(filter)),
            PlanNode::Boost(inner, weight) => self.node(f, inner, &format!("^{weight} "), 0),
            PlanNode::Bool { must, should, must_not } => {
                writeln!(f, "{}", if must.is_empty() { "one of" } else { "all of" })?;
                let lists = [
                    ("", must),
                    (if must.is_empty() { "" } else { "wanted: " }, should),
                    ("not: ", must_not),
                ];
                lists.into_iter().try_for_each(|(role, nodes)| {
                    nodes.iter().try_for_each(|node| self.node(f, node, role, depth + 1))
                })
            }
            PlanNode::Most { nodes, at_least } => {
                writeln!(f, "most of, {at_least:.2} needed")?;
                nodes
                    .iter()
                    .try_for_each(|(node, weight)| self.node(f, node, &format!("{weight:.2} "), depth + 1))
            }
        }
    }

    fn word(&self, f: &mut fmt::Formatter<'_>, word: usize, depth: usize) -> fmt::Result {
        let Some(group) = self.plan.words.get(word) else { return writeln!(f, "word {word}") };
        writeln!(f, "{}", Heading(group))?;
        for alternative in &group.alternatives {
            let found = self.found(&alternative.matcher);
            writeln!(f, "{:indent$}{}{found}", "", Reason(alternative), indent = depth * 2 + 4)?;
        }
        Ok(())
    }

    /// In how many documents an alternative is. No document has a phrase that lacks one of its words: how many have it is
    /// known only once it is searched.
    fn found(&self, matcher: &Matcher) -> String {
        let most =
            |terms: &[String]| terms.iter().map(|term| self.documents.get(term).copied().unwrap_or(0)).max();
        match matcher {
            Matcher::Terms(terms) => most(terms).map(|found| format!(", documents: {found}")),
            Matcher::Phrase { slots, .. } => {
                let fewest = slots.iter().filter_map(|slot| most(&slot.terms)).min();
                fewest.map(|found| format!(", documents: {found} at most"))
            }
            Matcher::Prefix(_) | Matcher::Fuzzy { .. } => None,
        }
        .unwrap_or_default()
    }
}

fn terms_of(alternative: &Alternative) -> impl Iterator<Item = &String> {
    let (terms, slots): (&[String], &[Slot]) = match &alternative.matcher {
        Matcher::Terms(terms) => (terms, &[]),
        Matcher::Phrase { slots, .. } => (&[], slots),
        Matcher::Prefix(_) | Matcher::Fuzzy { .. } => (&[], &[]),
    };
    terms.iter().chain(slots.iter().flat_map(|slot| &slot.terms))
}

/// What the query is taken for, as a tree, then the warnings; `{:#}` is the tree alone, for whoever tells warnings apart.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.canonical)?;
        self.node(f, &self.plan.root, "", 0)?;
        let warnings: &[Warning] = if f.alternate() { &[] } else { &self.plan.warnings };
        for Warning { span, message } in warnings {
            writeln!(f, "warning at {}..{}: {message}", span.start, span.end)?;
        }
        Ok(())
    }
}

/// A word and where it is looked for.
struct Heading<'a>(&'a WordGroup);

impl fmt::Display for Heading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scope = crate::parse::scope_name(self.0.scope);
        write!(f, "{} in {}", self.0.text, if scope.is_empty() { "headline and body" } else { scope })?;
        f.write_str(if self.0.required { ", required" } else { "" })
    }
}

/// A weight as people read it, with two digits at most: `1.0`, `0.52`.
pub fn weight_text(weight: f32) -> String {
    format!("{:?}", (weight * 100.0).round() / 100.0)
}

/// An alternative, its source and weight, and its terms.
struct Reason<'a>(&'a Alternative);

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Alternative { matcher, weight, source, shown } = self.0;
        write!(f, "{shown} ({source}, {}): ", weight_text(*weight))?;
        match matcher {
            Matcher::Terms(terms) => f.write_str(&terms.join(" | ")),
            Matcher::Phrase { slots, slop } => {
                let words: Vec<String> = slots.iter().map(|slot| slot.terms.join("|")).collect();
                write!(f, "\"{}\"", words.join(" "))?;
                if *slop > 0 { write!(f, "~{slop}") } else { Ok(()) }
            }
            Matcher::Prefix(prefix) => write!(f, "{prefix}*"),
            Matcher::Fuzzy { term, distance } => write!(f, "{term}~{distance}"),
        }
    }
}

/// A filter in words.
pub(crate) struct Condition<'a>(pub(crate) &'a Filter);

impl fmt::Display for Condition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Filter::Language(language) => write!(f, "language {language}"),
            Filter::Site(site) => write!(f, "site {site}"),
            Filter::Url(url) => write!(f, "address {url}"),
            Filter::Days { from, to } => {
                f.write_str("published")?;
                from.map_or(Ok(()), |day| write!(f, " from {}", Day(day)))?;
                to.map_or(Ok(()), |day| write!(f, " to {}", Day(day)))
            }
        }
    }
}

/// `yyyymmdd` with its dashes.
struct Day(u32);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }
}
