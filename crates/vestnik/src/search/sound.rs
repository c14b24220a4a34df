//! Hits that were found by sound only: a word that neither language has as it was typed, and that sounds like one of the
//! other. It may be a name that is rightly spelled, or a word of this language that is not.

use super::plans::Plans;
use super::{SearchError, Sought};
use std::collections::HashSet;
use vestnik_index::Wanted;
use vestnik_query::expand::Phonetic;
use vestnik_query::hits::Sort;
use vestnik_query::plan::{Alternative, ExpansionSource, Matcher, QueryPlan};

/// Whether nothing would be found if words stood for none that only sound like them.
pub(super) fn only_by_sound(sought: &Sought<'_>, plans: &Plans) -> Result<bool, SearchError> {
    if !plans_of(plans).any(|plan| alternatives(plan).any(is_sound)) {
        return Ok(false);
    }
    let wanted = Wanted { limit: 0, sort: Sort::Relevance, recent_from: None, facets: &[] };
    for plan in plans_of(plans) {
        if sought.snapshot.prepare(&without_sound(plan))?.run(&wanted)?.total > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The plan without words that only sound like those of the query.
pub(super) fn without_sound(plan: &QueryPlan) -> QueryPlan {
    let mut plan = plan.clone();
    plan.words.iter_mut().for_each(|group| group.alternatives.retain(|one| !is_sound(one)));
    plan
}

/// Whether a reading may take the place of hits by sound: where what it means is what the word sounds like («Трампп», Trump),
/// or nothing sounds quite like the word. Else it may be a name that the index has in the other language only.
pub(super) fn may_replace(plans: &Plans, reading: &Plans) -> bool {
    let quite_alike = |one: &Alternative| is_sound(one) && one.weight >= Phonetic::WEIGHT;
    is_meant(plans, reading) || !plans_of(plans).flat_map(alternatives).any(quite_alike)
}

/// Whether a reading means what a word sounds like: «президент» and `president` for «презедент».
pub(super) fn is_meant(plans: &Plans, reading: &Plans) -> bool {
    let sounds: Vec<&Alternative> =
        plans_of(plans).flat_map(alternatives).filter(|one| is_sound(one)).collect();
    let meant: HashSet<&String> =
        plans_of(reading).flat_map(alternatives).filter(|one| !is_sound(one)).flat_map(terms).collect();
    let is_meant = |one: &&Alternative| terms(one).any(|term| meant.contains(term));
    sounds.iter().any(is_meant)
}

fn plans_of(plans: &Plans) -> impl Iterator<Item = &QueryPlan> {
    std::iter::once(&plans.own).chain(plans.other.as_ref().map(|other| &other.plan))
}

fn alternatives(plan: &QueryPlan) -> impl Iterator<Item = &Alternative> {
    plan.words.iter().flat_map(|group| &group.alternatives)
}

fn is_sound(alternative: &Alternative) -> bool {
    alternative.source == ExpansionSource::Phonetic
}

fn terms(alternative: &Alternative) -> impl Iterator<Item = &String> {
    let terms: &[String] = match &alternative.matcher {
        Matcher::Terms(terms) => terms,
        _ => &[],
    };
    terms.iter()
}
