//! The hits of one plan: those with all words, then, where they do not fill the page, those with most of them; for a
//! query of many words one list of both.

use super::Sought;
use super::counts::subtract;
use super::hit::HitMaker;
use super::merge::Tiers;
use super::plans::OtherPlan;
use std::collections::HashSet;
use vestnik_document::Language;
use vestnik_index::{Address, Found, Prepared, ReadError, Scored, Wanted};
use vestnik_query::hits::{FacetCounts, Hit, Sort};
use vestnik_query::plan::{Filter, PlanNode, QueryPlan};
use vestnik_query::planner::{Relaxed, TEXT, relaxed};

/// The share of the weight of all words that a hit needs which lacks some. Lower lets in what shares a name only,
/// higher leaves long queries without hits: measured with `eval-search`.
const SHARE: f32 = 0.2;

/// A hit before its document is read.
#[derive(Clone, Copy)]
pub(crate) struct Ranked {
    pub(crate) scored: Scored,
    /// The number of its list.
    pub(crate) list: usize,
    /// Whether the plan itself found it, not the relaxed plan.
    pub(crate) front: bool,
}

/// Whether hits that lack words are sought.
#[derive(Clone, Copy)]
pub(crate) enum Relax {
    /// Never.
    Never,
    /// Where fewer hits than this have all the words.
    Below(usize),
}

/// The hits of one plan on one snapshot.
pub(crate) struct List<'a> {
    plan: &'a QueryPlan,
    /// Documents of this language are those of another list, which knows more words for them.
    elsewhere: Option<Language>,
    prepared: Prepared<'a>,
    /// All hits in order.
    all: Vec<Scored>,
    /// How many at the front are hits of the plan itself; the others are those of the relaxed plan.
    front: usize,
    relaxed: Option<(QueryPlan, Prepared<'a>)>,
    /// Whether the query is a text: its list goes by score alone.
    is_text: bool,
    /// How many documents have all the words.
    pub(crate) total: u64,
    /// The facets of these.
    pub(crate) facets: Vec<FacetCounts>,
}

impl<'a> List<'a> {
    /// Runs a plan. Hits that lack words are not sought in the language that another list is for, `elsewhere`: that one has all of them, by
    /// the words as typed and by what stands for these.
    pub(crate) fn new(
        sought: &Sought<'a>,
        plan: &'a QueryPlan,
        wanted: &Wanted<'_>,
        relax: Relax,
        elsewhere: Option<Language>,
    ) -> Result<Self, ReadError> {
        let prepared = sought.snapshot.prepare(plan)?;
        let may_be_text = wanted.sort == Sort::Relevance && plan.words.len() >= TEXT;
        if let Relax::Below(_) = relax
            && may_be_text
            && let Some(Relaxed { plan: loose, optional }) = relaxed_outside(plan, sought, elsewhere)
            && optional >= TEXT
        {
            // Of those with all the words only the number is wanted.
            let Found { total, facets, .. } = prepared.run(&Wanted { limit: 0, ..*wanted })?;
            let relaxed = sought.snapshot.prepare(&loose)?;
            let all = relaxed.run(&Wanted { facets: &[], ..*wanted })?.top;
            let relaxed = Some((loose, relaxed));
            return Ok(Self {
                plan,
                elsewhere,
                prepared,
                all,
                front: 0,
                relaxed,
                is_text: true,
                total,
                facets,
            });
        }
        let Found { top, total, facets, .. } = prepared.run(wanted)?;
        let front = top.len();
        let mut list =
            Self { plan, elsewhere, prepared, all: top, front, relaxed: None, is_text: false, total, facets };
        if let Relax::Below(enough) = relax
            && list.all.len() < enough.min(wanted.limit)
        {
            list.fill(sought, wanted)?;
        }
        Ok(list)
    }

    /// How many hits there are to choose from.
    pub(crate) fn hits_found(&self) -> usize {
        self.all.len()
    }

    /// Leaves out of the counts of a list of the other language the documents that the words as typed find:
    /// `own` are these, with their number in each language.
    pub(crate) fn subtract(
        &mut self,
        sought: &Sought<'a>,
        other: &OtherPlan,
        wanted: &Wanted<'_>,
        (own, languages): (&Self, &[FacetCounts]),
    ) -> Result<(), ReadError> {
        if own.total == 0 || self.total == 0 {
            return Ok(());
        }
        if let Some(known) = &other.known {
            let known = sought.snapshot.prepare(known)?.run(&Wanted { limit: 0, ..*wanted })?;
            self.total = self.total.saturating_sub(known.total);
            subtract(&mut self.facets, &known.facets);
        } else {
            let mut counts = languages.iter().flat_map(|facet| &facet.counts);
            let known = counts.find(|(code, _)| code == other.language.code());
            self.total = self.total.saturating_sub(known.map_or(0, |(_, count)| *count));
        }
        Ok(())
    }

    /// Adds the hits with most of the words.
    fn fill(&mut self, sought: &Sought<'a>, wanted: &Wanted<'_>) -> Result<(), ReadError> {
        let Some(Relaxed { plan, .. }) = relaxed_outside(self.plan, sought, self.elsewhere) else {
            return Ok(());
        };
        let prepared = sought.snapshot.prepare(&plan)?;
        let found = prepared.run(&Wanted { facets: &[], ..*wanted })?.top;
        self.relaxed = Some((plan, prepared));
        let with_all: HashSet<Address> = self.all.iter().map(|scored| scored.address).collect();
        self.all.extend(found.into_iter().filter(|scored| !with_all.contains(&scored.address)));
        self.all.truncate(wanted.limit);
        Ok(())
    }

    /// The hits as list number `number` of an answer. Those of a text make one tier.
    pub(crate) fn tiers(&self, number: usize) -> Tiers<Ranked> {
        let ranked = |hits: &[Scored], front| {
            hits.iter().map(|&scored| Ranked { scored, list: number, front }).collect::<Vec<_>>()
        };
        let (front, rest) = self.all.split_at(self.front);
        if self.is_text {
            Tiers { full: ranked(rest, false), relaxed: Vec::new() }
        } else {
            Tiers { full: ranked(front, true), relaxed: ranked(rest, false) }
        }
    }

    /// Reads the documents of some hits, all of them from the front or all from behind it.
    pub(crate) fn hits(
        &self,
        mut maker: HitMaker<'_>,
        found: &[Scored],
        front: bool,
    ) -> Result<Vec<Hit>, ReadError> {
        match &self.relaxed {
            Some((plan, prepared)) if !front && !found.is_empty() => {
                let addresses: Vec<Address> = found.iter().map(|scored| scored.address).collect();
                let complete = self.prepared.matching(&addresses)?;
                maker.make(plan, prepared, found, &complete)?;
            }
            _ => maker.make(self.plan, &self.prepared, found, &vec![true; found.len()])?,
        }
        Ok(maker.finish())
    }
}

/// The relaxed form of a plan, without the documents of a language.
fn relaxed_outside(plan: &QueryPlan, sought: &Sought<'_>, language: Option<Language>) -> Option<Relaxed> {
    let mut relaxed = relaxed(plan, sought.snapshot, SHARE)?;
    if let (Some(language), PlanNode::Bool { must_not, .. }) = (language, &mut relaxed.plan.root) {
        must_not.push(PlanNode::Filter(Filter::Language(language)));
    }
    Some(relaxed)
}
