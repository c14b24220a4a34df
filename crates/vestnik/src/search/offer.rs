//! Other readings of a query that found nothing with all its words: offered where they find something, shown where nothing is lost by it.

use super::counted::{Counted, Pages, counted, readable};
use super::hidden::hidden;
use super::plans::{Plans, plans};
use super::sound::BySound;
use super::standing::Standing;
use super::strict::run;
use super::{SearchError, Sought, sound};
use vestnik_query::hits::{Hit, Hits, SearchRequest, Suggestion};
use vestnik_query::plan::{ExpansionSource, QueryPlan};

/// The hits that are looked at where none are asked for.
pub(super) const PAGE: usize = 10;

/// Other readings of a query that found nothing with all its words, or nothing but words that sound or are spelled like them. Of each kind the
/// best is offered that finds something. The hits are those of the first where it has all words and nothing had them, or what it means is
/// what was found by sound.
pub(super) fn offer(
    sought: &Sought<'_>,
    request: &SearchRequest,
    as_typed: &Plans,
    hits: &mut Hits,
    by_sound: BySound,
) -> Result<(), SearchError> {
    let typed = sound::without_sound(&as_typed.own);
    for reading in counted(sought, request, &typed, Pages::WithAll)? {
        let Counted { suggestion, loses_name, total, is_clear, .. } = reading;
        let kind = suggestion.source;
        // A word that is there in the other script is no slip of the layout, and is announced as nothing else than it is.
        let is_of_other_kind = by_sound == BySound::Transliterated && kind != ExpansionSource::Spelling;
        if is_of_other_kind || hits.suggestions.iter().any(|known| known.source == kind) {
            continue;
        }
        let plans = plans(sought, &SearchRequest { query: suggestion.query.clone(), ..request.clone() });
        let gives_way = match by_sound {
            BySound::No => loses_nothing(hits, &typed, &plans.own) || is_clear,
            by_sound => {
                let several = typed.words.len() > 1 && is_clear;
                let is_likelier = total > MORE_THAN_ALIKE * (hits.total + hits.total_other);
                several && is_likelier || by_sound.gives_way(sought, as_typed, &plans)?
            }
        };
        let applied = hits.suggestions.is_empty() && gives_way && !loses_name;
        // Pages with some of the words as typed are not given up for a reading.
        let relax = request.relax && !hits.hits.is_empty();
        let shown = SearchRequest { query: suggestion.query.clone(), relax, ..request.clone() };
        let found = if applied { Some(run(sought, &shown, &plans)?) } else { None };
        add(hits, suggestion, found);
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
    for reading in counted(sought, request, typed, Pages::WithNew)? {
        let Counted { suggestion, loses_name, .. } = reading;
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
        let applied = loses_nothing(hits, typed, &plans.own) && !loses_name;
        let found = if applied { Some(run(sought, &reading, &plans)?) } else { None };
        add(hits, suggestion, found);
        break;
    }
    Ok(())
}

/// A reading of a word that hardly a page has, or none as it was typed, where many more have the reading. It is only offered: the hits are
/// those of the word.
pub(super) fn offer_likelier(
    sought: &Sought<'_>,
    request: &SearchRequest,
    as_typed: &Plans,
    hits: &mut Hits,
) -> Result<(), SearchError> {
    let typed = &as_typed.own;
    for suggestion in sought.planner().suggest_likelier(request, typed) {
        let Some(Standing { query, .. }) = readable(sought, typed, &suggestion)? else { continue };
        let suggestion = Suggestion { query, ..suggestion };
        let reading = SearchRequest { query: suggestion.query.clone(), limit: 0, ..request.clone() };
        if run(sought, &reading, &plans(sought, &reading))?.total > MORE_TIMES * hits.total {
            add(hits, suggestion, None);
        }
    }
    if hits.suggestions.is_empty()
        && let Some(suggestion) = hidden(sought, request, typed, hits)?
    {
        add(hits, suggestion, None);
    }
    Ok(())
}

/// So many times as many hits make a slip likely.
const MORE_TIMES: u64 = 10;

/// So many times as many hits as are like the words in the other script.
const MORE_THAN_ALIKE: u64 = 3;

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
