//! The lists that answer a request, and the stories that they make together.

use super::Sought;
use super::list::{List, Relax};
use super::merge::other_places;
use super::plans::Plans;
use super::stories::{Story, stories};
use super::versions::Versions;
use std::collections::HashMap;
use vestnik_index::{Address, ReadError, Wanted};
use vestnik_query::hits::Facet;
use vestnik_query::plan::QueryPlan;
use vestnik_query::planner::TEXT;

/// The list of the words as typed, that of the other language, and both as one.
pub(crate) struct Lists<'a> {
    pub(crate) own: List<'a>,
    pub(crate) other: Option<List<'a>>,
    pub(crate) stories: Vec<Story>,
}

impl<'a> Lists<'a> {
    /// As many stories as `wanted` asks for, if there are.
    pub(crate) fn new(
        sought: &Sought<'a>,
        plans: &'a Plans,
        wanted: &Wanted<'_>,
        relax: bool,
    ) -> Result<Self, ReadError> {
        let needed = wanted.limit;
        let below = |enough| if relax { Relax::Below(enough) } else { Relax::Never };
        if sought.pairs.is_none() {
            return Self::run(sought, plans, wanted, below(needed));
        }
        let twice = needed.saturating_mul(2);
        let wanted = Wanted { limit: twice, ..wanted.clone() };
        let lists = Self::run(sought, plans, &wanted, below(needed))?;
        let is_short =
            lists.stories.len() < needed && lists.stories.iter().any(|story| story.folded.is_some());
        // There were enough hits with all the words, before versions were put together.
        if is_short && relax { Self::run(sought, plans, &wanted, below(twice)) } else { Ok(lists) }
    }

    fn run(
        sought: &Sought<'a>,
        plans: &'a Plans,
        wanted: &Wanted<'_>,
        relax: Relax,
    ) -> Result<Self, ReadError> {
        let counted = plans.other.as_ref().is_some_and(|other| other.known.is_none());
        let facets: &[Facet] = if counted { &[Facet::Language] } else { wanted.facets };
        let elsewhere = plans.other.as_ref().map(|other| other.language);
        let of_own = || List::new(sought, &plans.own, &Wanted { facets, ..wanted.clone() }, relax, elsewhere);
        let (mut own, mut other) = match &plans.other {
            Some(other) if is_text(&plans.own) && is_text(&other.plan) => {
                let (own, other) = both(of_own, || List::new(sought, &other.plan, wanted, relax, None));
                (own?, Some(other?))
            }
            Some(other) => {
                let own = of_own()?;
                // Two of them may be versions of one story.
                let stories = if sought.pairs.is_some() { 2 } else { 1 };
                let relax = beside(&own, relax, stories);
                (own, Some(List::new(sought, &other.plan, wanted, relax, None)?))
            }
            None => (of_own()?, None),
        };
        let languages = if counted { std::mem::take(&mut own.facets) } else { Vec::new() };
        if let (Some(list), Some(plan)) = (&mut other, &plans.other) {
            list.subtract(sought, plan, wanted, (&own, &languages))?;
        }
        let mut tiers = (own.tiers(0), other.as_ref().map(|other| other.tiers(1)).unwrap_or_default());
        if tiers.0.full.is_empty() && !is_text(&plans.own) && has_phrase(&plans.own) {
            // What was typed in quotes is there in the other language only: words of it apart are no answer before that.
            tiers.0.full = std::mem::take(&mut tiers.1.full);
        }
        let partners = match sought.pairs {
            Some(pairs) => {
                let found = tiers.0.iter().chain(tiers.1.iter()).map(|ranked| ranked.scored.address);
                Versions::new(sought.snapshot, pairs).among(&found.collect::<Vec<Address>>())?
            }
            None => HashMap::new(),
        };
        Ok(Self { stories: stories(tiers.0, tiers.1, &partners), own, other })
    }

    /// The lists by their numbers.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, &List<'a>)> {
        std::iter::once(&self.own).chain(&self.other).enumerate()
    }
}

/// Whether a list goes through so many documents that a thread of its own pays.
fn is_text(plan: &QueryPlan) -> bool {
    plan.words.len() >= TEXT
}

/// Whether words are to stand one after another, as quotes ask for. A number has spaces too.
fn has_phrase(plan: &QueryPlan) -> bool {
    let is_phrase = |text: &str| text.contains(char::is_whitespace) && text.contains(char::is_alphabetic);
    plan.words.iter().any(|word| !word.negated && is_phrase(&word.text))
}

/// Where the first list fills the page only its places are wanted of the other one.
fn beside(own: &List<'_>, relax: Relax, hits_of_story: usize) -> Relax {
    match relax {
        Relax::Below(needed) if own.hits_found() >= needed => {
            Relax::Below(hits_of_story * other_places(needed))
        }
        relax => relax,
    }
}

/// Does two things at once, the second one after the first where there is no thread to be had.
fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
    std::thread::scope(|scope| {
        let beside = std::thread::Builder::new().spawn_scoped(scope, &other);
        let one = one();
        let other = match beside {
            Ok(beside) => beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => other(),
        };
        (one, other)
    })
}
