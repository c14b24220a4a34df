//! The search itself: one list of hits, or one for the words as typed and one for the other language; the page that is
//! asked for; other readings where nothing was found.

use super::counts::sum;
use super::cursor::Position;
use super::hit::HitMaker;
use super::list::Ranked;
use super::lists::Lists;
use super::offer::{BySound, PAGE, offer, offer_likelier, offer_with_some_words};
use super::plans::{Plans, plans};
use super::stories::Story;
use super::{SearchError, Sought, sound};
use std::ops::Range;
use vestnik_index::{ReadError, Scored, Wanted};
use vestnik_query::hits::{Hit, Hits, SearchRequest};
use vestnik_query::plan::ExpansionSource;
use vestnik_query::planner::TEXT;

/// Runs a request.
pub(crate) fn search(sought: &Sought<'_>, request: &SearchRequest) -> Result<Hits, SearchError> {
    if request.limit == 0 {
        // Which reading counts is told by hits, and is the same whether they are shown or not.
        let first = search(sought, &SearchRequest { limit: PAGE, ..request.clone() })?;
        return Ok(Hits { hits: Vec::new(), relaxed: 0, folded: 0, next: None, ..first });
    }
    let plans = plans(sought, request);
    let mut hits = run(sought, request, &plans)?;
    hits.warnings = plans.own.warnings.clone();
    // A text finds its page by its other words; no reading of one of them will find them all.
    let is_answered_text = plans.own.words.len() >= TEXT && !hits.hits.is_empty();
    if request.after.is_some() || is_answered_text {
        return Ok(hits);
    }
    if hits.total == 0 && hits.total_other == 0 {
        offer(sought, request, &plans, &mut hits, BySound::No)?;
        if hits.suggestions.is_empty() && request.relax {
            offer_with_some_words(sought, request, &plans, &mut hits)?;
        }
    } else if sound::only_by_sound(sought, &plans)? {
        let by_sound =
            if has_typed(sought, request, &plans, &hits)? { BySound::WithTyped } else { BySound::Only };
        offer(sought, request, &plans, &mut hits, by_sound)?;
    } else {
        offer_likelier(sought, request, &plans, &mut hits)?;
    }
    Ok(hits)
}

/// Whether a word as typed is among the reasons of the first hits: of as many, however many are asked for.
fn has_typed(
    sought: &Sought<'_>,
    request: &SearchRequest,
    plans: &Plans,
    hits: &Hits,
) -> Result<bool, SearchError> {
    let is_typed = |hit: &Hit| hit.why.iter().any(|why| why.source == ExpansionSource::Query);
    let is_there = hits.hits.iter().take(PAGE).any(is_typed);
    if is_there || hits.next.is_none() || request.limit >= PAGE {
        return Ok(is_there);
    }
    let first = SearchRequest { limit: PAGE, facets: Vec::new(), ..request.clone() };
    Ok(run(sought, &first, plans)?.hits.iter().any(is_typed))
}

/// Runs the plans of a request as they are.
pub(super) fn run(sought: &Sought<'_>, request: &SearchRequest, plans: &Plans) -> Result<Hits, SearchError> {
    let after = request.after.as_ref().map(Position::parse).transpose()?;
    let given = after.as_ref().map_or(0, |after| after.given);
    // One more than the page shows whether there is another.
    let needed = given.saturating_add(request.limit).saturating_add(1);
    let recent_from = match (request.prefer_recent, request.today) {
        (false, _) => None,
        (true, None) => sought.snapshot.newest_day()?,
        (true, today) => today,
    };
    let wanted = Wanted { limit: needed, sort: request.sort, recent_from, facets: &request.facets };
    let lists = Lists::new(sought, plans, &wanted, request.relax && request.limit > 0)?;
    let Lists { own, other, stories } = &lists;
    let start = start(sought, after.as_ref(), stories)?;
    let end = stories.len().min(start.saturating_add(request.limit));
    let hits = page(sought, request, &lists, start..end)?;
    let next = hits
        .last()
        .filter(|_| stories.len() > end)
        .map(|last| Position { given: end, last: last.id.clone() }.to_cursor());
    Ok(Hits {
        total: own.total,
        total_other: other.as_ref().map_or(0, |other| other.total),
        relaxed: hits.iter().filter(|hit| hit.relaxed).count(),
        folded: stories[start..end].iter().filter(|story| story.folded.is_some()).count(),
        next,
        facets: other.as_ref().map_or_else(|| own.facets.clone(), |other| sum(&own.facets, &other.facets)),
        hits,
        ..Hits::default()
    })
}

/// Where the page begins: behind the last hit of the page before, wherever that is now.
fn start(sought: &Sought<'_>, after: Option<&Position>, all: &[Story]) -> Result<usize, ReadError> {
    let Some(after) = after else { return Ok(0) };
    let last = sought.snapshot.address(&after.last)?;
    let found = last.and_then(|last| all.iter().position(|story| story.has(last)));
    Ok(found.map_or(after.given, |place| place + 1).min(all.len()))
}

/// Reads the documents of a page: those of one plan together, then all in their order.
fn page(
    sought: &Sought<'_>,
    request: &SearchRequest,
    lists: &Lists<'_>,
    page: Range<usize>,
) -> Result<Vec<Hit>, ReadError> {
    let (start, page) = (page.start, &lists.stories[page]);
    let mut made: Vec<(usize, Hit)> = Vec::with_capacity(page.len());
    for (number, list) in lists.numbered() {
        for front in [true, false] {
            let is_of = |shown: Ranked| shown.list == number && shown.front == front;
            let places: Vec<usize> = (0..page.len()).filter(|&at| is_of(page[at].shown)).collect();
            let found: Vec<Scored> = places.iter().map(|&at| page[at].shown.scored).collect();
            let hits = list.hits(HitMaker::new(sought, request), &found, front)?;
            made.extend(hits.into_iter().zip(places).map(|(mut hit, place)| {
                if let Some(partner) = &mut hit.partner {
                    partner.found = page[place].folded.is_some();
                }
                let rank = (start + place + 1) as u64;
                (place, Hit { rank, other_language: number == 1, ..hit })
            }));
        }
    }
    made.sort_by_key(|(place, _)| *place);
    Ok(made.into_iter().map(|(_, hit)| hit).collect())
}
