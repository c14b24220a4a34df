//! Hits that were found by sound only: a word that neither language has as it was typed, and that sounds like one of the
//! other. It may be a name that is rightly spelled, or a word of this language that is not.

use super::plans::Plans;
use super::standing::stands;
use super::{SearchError, Sought};
use std::collections::HashSet;
use vestnik_index::Wanted;
use vestnik_query::expand::Phonetic;
use vestnik_query::hits::Sort;
use vestnik_query::plan::{Alternative, ExpansionSource, Matcher, QueryPlan};

/// Whether hits were found by likeness to words of the other language alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BySound {
    /// By the words as typed, or by what they mean.
    No,
    /// By sound alone.
    Only,
    /// By sound, and other pages have some of the words as typed.
    WithTyped,
    /// By spelling in the other script.
    Transliterated,
}

impl BySound {
    /// Whether what was found so gives way to a reading.
    pub(super) fn gives_way(
        self,
        sought: &Sought<'_>,
        as_typed: &Plans,
        reading: &Plans,
    ) -> Result<bool, SearchError> {
        Ok(match self {
            BySound::No => false,
            BySound::Only => may_replace(as_typed, reading),
            BySound::WithTyped => is_meant(as_typed, reading),
            BySound::Transliterated => is_meant(as_typed, reading) || !is_written(sought, as_typed)?,
        })
    }
}

/// How the hits of these plans were found: whether there would be any if words stood for none that only sound like them, or for
/// none that are spelled like them.
pub(super) fn by_sound(sought: &Sought<'_>, plans: &Plans) -> Result<BySound, SearchError> {
    if !plans_of(plans).flat_map(alternatives).any(is_like) {
        return Ok(BySound::No);
    }
    if !has_hits(sought, plans, is_sound)? {
        return Ok(BySound::Only);
    }
    Ok(if has_hits(sought, plans, is_like)? { BySound::No } else { BySound::Transliterated })
}

/// Whether there are hits without some alternatives.
fn has_hits(
    sought: &Sought<'_>,
    plans: &Plans,
    is_left_out: fn(&Alternative) -> bool,
) -> Result<bool, SearchError> {
    let wanted = Wanted { limit: 0, sort: Sort::Relevance, recent_from: None, facets: &[] };
    for plan in plans_of(plans) {
        if sought.snapshot.prepare(&without(plan, is_left_out))?.run(&wanted)?.total > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The plan without words that only sound or are spelled like those of the query.
pub(super) fn without_sound(plan: &QueryPlan) -> QueryPlan {
    without(plan, is_like)
}

fn without(plan: &QueryPlan, is_left_out: fn(&Alternative) -> bool) -> QueryPlan {
    let mut plan = plan.clone();
    plan.words.iter_mut().for_each(|group| group.alternatives.retain(|one| !is_left_out(one)));
    plan
}

/// Whether a reading may take the place of hits by sound: where what it means is what the word sounds like («Трампп», Trump),
/// or nothing sounds quite like the word. Else it may be a name that the index has in the other language only.
fn may_replace(plans: &Plans, reading: &Plans) -> bool {
    let quite_alike = |one: &Alternative| is_sound(one) && one.weight >= Phonetic::WEIGHT;
    is_meant(plans, reading) || !plans_of(plans).flat_map(alternatives).any(quite_alike)
}

/// Whether a reading means what a word sounds or is spelled like: «президент» and `president` for «презедент».
fn is_meant(plans: &Plans, reading: &Plans) -> bool {
    let likes = plans_of(plans).flat_map(alternatives).filter(|one| is_like(one));
    let meant: HashSet<&String> =
        plans_of(reading).flat_map(alternatives).filter(|one| !is_like(one)).flat_map(terms).collect();
    likes.flat_map(terms).any(|term| meant.contains(term))
}

/// Whether a document has a word as it is spelled in the other script, not just another form of its stem: «минит» of `miniter`
/// would be a form of «мини».
fn is_written(sought: &Sought<'_>, plans: &Plans) -> Result<bool, SearchError> {
    let spellings = plans_of(plans)
        .flat_map(alternatives)
        .filter(|one| one.source == ExpansionSource::Transliteration)
        .map(|one| one.shown.to_lowercase());
    for spelling in spellings.collect::<HashSet<String>>() {
        if stands(sought, &spelling)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn plans_of(plans: &Plans) -> impl Iterator<Item = &QueryPlan> {
    std::iter::once(&plans.own).chain(plans.other.as_ref().map(|other| &other.plan))
}

fn alternatives(plan: &QueryPlan) -> impl Iterator<Item = &Alternative> {
    plan.words.iter().flat_map(|group| &group.alternatives)
}

fn is_like(alternative: &Alternative) -> bool {
    is_sound(alternative) || alternative.source == ExpansionSource::Transliteration
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
