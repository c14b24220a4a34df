//! Other readings of a query that found nothing with all its words: offered where they find something, shown where nothing is lost by it.

use super::plans::{Plans, plans};
use super::standing::standing;
use super::strict::run;
use super::{SearchError, Sought, sound};
use vestnik_query::hits::{Hit, Hits, SearchRequest, Suggestion};
use vestnik_query::plan::{ExpansionSource, QueryPlan};

/// The hits that are looked at where none are asked for.
pub(super) const PAGE: usize = 10;

/// Whether words were found by sound, and whether some as they were typed are there beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BySound {
    No,
    Only,
    WithTyped,
}

impl BySound {
    /// Whether what was found by sound gives way to a reading.
    fn gives_way(self, as_typed: &Plans, reading: &Plans) -> bool {
        match self {
            BySound::No => false,
            BySound::Only => sound::may_replace(as_typed, reading),
            BySound::WithTyped => sound::is_meant(as_typed, reading),
        }
    }
}

/// Other readings of a query that found nothing with all its words, or nothing but by sound. Only those that find something are
/// offered; where nothing was found of what the reading keeps, or what the first reading means is what was found by sound,
/// the hits are those of the first.
pub(super) fn offer(
    sought: &Sought<'_>,
    request: &SearchRequest,
    as_typed: &Plans,
    hits: &mut Hits,
    by_sound: BySound,
) -> Result<(), SearchError> {
    let typed = sound::without_sound(&as_typed.own);
    for suggestion in readings(sought, request, &typed) {
        let Some(suggestion) = readable(sought, &typed, suggestion)? else { continue };
        let reading = SearchRequest { query: suggestion.query.clone(), relax: false, ..request.clone() };
        let plans = plans(sought, &reading);
        let is_first = hits.suggestions.is_empty();
        let applied =
            is_first && (loses_nothing(hits, &typed, &plans.own) || by_sound.gives_way(as_typed, &plans));
        let limit = if applied { request.limit } else { 0 };
        let mut found = run(sought, &SearchRequest { limit, ..reading.clone() }, &plans)?;
        if applied && by_sound == BySound::WithTyped && request.relax && found.total + found.total_other > 0 {
            // Pages with some of the words as typed are not given up for a reading.
            found = run(sought, &SearchRequest { relax: true, ..reading }, &plans)?;
        }
        if found.total > 0 || found.total_other > 0 {
            add(hits, suggestion, applied.then_some(found));
        }
    }
    Ok(())
}

/// The first reading of which a page has some of the words, one that was not typed among them: `карантин москва` for `карантин
/// масква`, though no page has both.
pub(super) fn offer_with_some_words(
    sought: &Sought<'_>,
    request: &SearchRequest,
    as_typed: &Plans,
    hits: &mut Hits,
) -> Result<(), SearchError> {
    let typed = &as_typed.own;
    for suggestion in readings(sought, request, typed) {
        let Some(suggestion) = readable(sought, typed, suggestion)? else { continue };
        let reading = SearchRequest { query: suggestion.query.clone(), ..request.clone() };
        let plans = plans(sought, &reading);
        let looked_at = SearchRequest { limit: request.limit.max(PAGE), ..reading.clone() };
        let is_new = |word: usize| {
            let word = plans.own.words.get(word);
            word.is_some_and(|word| typed.words.iter().all(|typed| typed.text != word.text))
        };
        let has_new =
            |hit: &Hit| hit.why.iter().any(|why| why.source == ExpansionSource::Query && is_new(why.word));
        if !run(sought, &looked_at, &plans)?.hits.iter().any(has_new) {
            continue;
        }
        let applied = loses_nothing(hits, typed, &plans.own);
        let found = if applied { Some(run(sought, &reading, &plans)?) } else { None };
        add(hits, suggestion, found);
        break;
    }
    Ok(())
}

/// A reading of a word that hardly a page has, where many more have the reading. It is only offered: the hits are those of the word.
pub(super) fn offer_likelier(
    sought: &Sought<'_>,
    request: &SearchRequest,
    as_typed: &Plans,
    hits: &mut Hits,
) -> Result<(), SearchError> {
    let typed = &as_typed.own;
    for suggestion in sought.planner().suggest_likelier(request, typed) {
        let Some(suggestion) = readable(sought, typed, suggestion)? else { continue };
        let reading = SearchRequest { query: suggestion.query.clone(), limit: 0, ..request.clone() };
        if run(sought, &reading, &plans(sought, &reading))?.total > MORE_TIMES * hits.total {
            add(hits, suggestion, None);
        }
    }
    Ok(())
}

/// So many times as many hits make a slip likely.
const MORE_TIMES: u64 = 10;

/// Readings of words that no document has, then of those that hardly one has.
fn readings(sought: &Sought<'_>, request: &SearchRequest, typed: &QueryPlan) -> Vec<Suggestion> {
    let mut readings = sought.planner().suggest(request, typed);
    readings.extend(sought.planner().suggest_likelier(request, typed));
    readings
}

/// A near word in a form that stands in a document; `None` where there is none.
fn readable(
    sought: &Sought<'_>,
    typed: &QueryPlan,
    suggestion: Suggestion,
) -> Result<Option<Suggestion>, SearchError> {
    if suggestion.source != ExpansionSource::Spelling {
        return Ok(Some(suggestion));
    }
    let query = standing(sought, typed, &suggestion.query)?;
    Ok(query.map(|query| Suggestion { query, ..suggestion }))
}

/// Whether hits have nothing that a reading keeps of what was typed: there are none, or they have only what it reads otherwise, such
/// as the `b` of `genby b nhfvg`.
fn loses_nothing(hits: &Hits, typed: &QueryPlan, reading: &QueryPlan) -> bool {
    let is_kept = |text: &String| reading.words.iter().any(|word| word.text == *text);
    let is_without_all = hits.total == 0 && hits.total_other == 0;
    hits.hits.is_empty() || is_without_all && !typed.words.iter().any(|word| is_kept(&word.text))
}

/// Adds a suggestion; `found` are its hits where they take the place of those there are.
fn add(hits: &mut Hits, suggestion: Suggestion, found: Option<Hits>) {
    let applied = found.is_some();
    if let Some(found) = found {
        let (warnings, suggestions) =
            (std::mem::take(&mut hits.warnings), std::mem::take(&mut hits.suggestions));
        *hits = Hits { warnings, suggestions, next: None, ..found };
    }
    hits.suggestions.push(Suggestion { applied, ..suggestion });
}
