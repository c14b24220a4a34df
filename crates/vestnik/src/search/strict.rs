//! The search itself: one list of hits, or one for the words as typed and one for the other language; the page that is
//! asked for; other readings where nothing was found.

use super::counts::{cut, sum};
use super::cursor::Position;
use super::hit::HitMaker;
use super::list::Ranked;
use super::lists::Lists;
use super::offer::{PAGE, offer, offer_likelier, offer_with_some_words};
use super::plans::{Plans, plans};
use super::sound::BySound;
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
    } else {
        match sound::by_sound(sought, &plans)? {
            BySound::No => offer_likelier(sought, request, &plans, &mut hits)?,
            BySound::Only if has_typed(sought, request, &plans, &hits)? => {
                offer(sought, request, &plans, &mut hits, BySound::WithTyped)?;
            }
            by_sound => offer(sought, request, &plans, &mut hits, by_sound)?,
        }
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
    let recent_from = match (request.prefer_recent, request.today) {
        (false, _) => None,
        (true, None) => sought.snapshot.newest_day()?,
        (true, today) => today,
    };
    let lists = |needed| {
        let wanted = Wanted { limit: needed, sort: request.sort, recent_from, facets: &request.facets };
        Lists::new(sought, plans, &wanted, request.relax && request.limit > 0)
    };
    let (lists, start) = behind(sought, after.as_ref(), request.limit, lists)?;
    let Lists { own, other, stories } = &lists;
    let end = stories.len().min(start.saturating_add(request.limit));
    let hits = page(sought, request, &lists, start..end)?;
    let next = hits
        .last()
        .filter(|_| stories.len() > end)
        .map(|last| Position { given: end, last: last.id.clone() }.to_cursor());
    let mut facets =
        other.as_ref().map_or_else(|| own.facets.clone(), |other| sum(&own.facets, &other.facets));
    cut(&mut facets);
    Ok(Hits {
        total: own.total,
        total_other: other.as_ref().map_or(0, |other| other.total),
        relaxed: hits.iter().filter(|hit| hit.relaxed).count(),
        folded: stories[start..end].iter().filter(|story| story.folded.is_some()).count(),
        next,
        facets,
        hits,
        ..Hits::default()
    })
}

/// The lists that hold a page, and where it begins: behind the last hit of the page before, wherever that is now. Where so many hits came
/// before that one that the page is not whole, more of them are sought.
fn behind<'a>(
    sought: &Sought<'_>,
    after: Option<&Position>,
    limit: usize,
    lists: impl Fn(usize) -> Result<Lists<'a>, ReadError>,
) -> Result<(Lists<'a>, usize), ReadError> {
    // One more than the page shows whether there is another.
    let page = limit.saturating_add(1);
    let given = after.map_or(0, |after| after.given);
    let last = after.map(|after| sought.snapshot.address(&after.last)).transpose()?.flatten();
    let mut needed = given.saturating_add(page);
    loop {
        let lists = lists(needed)?;
        let found = lists.stories.len();
        let place = last.and_then(|last| lists.stories.iter().position(|story| story.has(last)));
        let start = place.map_or(given, |place| place + 1).min(found);
        let is_sure = last.is_none() || place.is_some();
        if found < needed || is_sure && found - start >= page {
            return Ok((lists, start));
        }
        needed = if is_sure { start.saturating_add(page) } else { needed.saturating_mul(2) };
    }
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
