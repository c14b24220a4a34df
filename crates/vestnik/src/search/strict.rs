//! The search itself: hits with all words, then, where they do not fill the page, hits with most of them.

use super::cursor::Position;
use super::hit::HitMaker;
use super::{SearchError, Sought};
use std::collections::HashSet;
use vestnik_index::{Address, Found, Prepared, ReadError, Scored, Wanted};
use vestnik_query::hits::{Hits, SearchRequest, Suggestion};
use vestnik_query::plan::QueryPlan;
use vestnik_query::planner::relaxed;

/// The share of the weight of all words that a hit needs which lacks some. Lower lets in what shares a name only,
/// higher leaves long queries without hits: measured with `eval-search`.
const SHARE: f32 = 0.2;

/// Runs a request.
pub(crate) fn search(sought: &Sought<'_>, request: &SearchRequest) -> Result<Hits, SearchError> {
    let plan = sought.planner().plan(request);
    let mut hits = Run::new(sought, request, &plan)?.hits()?;
    hits.warnings = plan.warnings.clone();
    if hits.total == 0 && request.after.is_none() {
        offer(sought, request, &plan, &mut hits)?;
    }
    Ok(hits)
}

/// Other readings of a query that found nothing with all its words. Only those that find something are offered; where
/// nothing was found at all, the hits are those of the first.
fn offer(
    sought: &Sought<'_>,
    request: &SearchRequest,
    plan: &QueryPlan,
    hits: &mut Hits,
) -> Result<(), SearchError> {
    for mut suggestion in sought.planner().suggest(request, plan) {
        let reading = SearchRequest { query: suggestion.query.clone(), relax: false, ..request.clone() };
        let limit = if hits.hits.is_empty() { request.limit } else { 0 };
        let reading = SearchRequest { limit, ..reading };
        let plan = sought.planner().plan(&reading);
        let found = Run::new(sought, &reading, &plan)?.hits()?;
        if found.total == 0 {
            continue;
        }
        if hits.hits.is_empty() {
            let (warnings, suggestions) =
                (std::mem::take(&mut hits.warnings), std::mem::take(&mut hits.suggestions));
            *hits = Hits { warnings, suggestions, next: None, ..found };
            suggestion = Suggestion { applied: true, ..suggestion };
        }
        hits.suggestions.push(suggestion);
    }
    Ok(())
}

/// One plan on one snapshot for one request.
struct Run<'a> {
    sought: &'a Sought<'a>,
    request: &'a SearchRequest,
    plan: &'a QueryPlan,
    prepared: Prepared<'a>,
    after: Option<Position>,
    recent_from: Option<u32>,
}

impl<'a> Run<'a> {
    fn new(
        sought: &'a Sought<'a>,
        request: &'a SearchRequest,
        plan: &'a QueryPlan,
    ) -> Result<Self, SearchError> {
        let after = request.after.as_ref().map(Position::parse).transpose()?;
        let recent_from = match (request.prefer_recent, request.today) {
            (false, _) => None,
            (true, None) => sought.snapshot.newest_day()?,
            (true, today) => today,
        };
        let prepared = sought.snapshot.prepare(plan)?;
        Ok(Self { sought, request, plan, prepared, after, recent_from })
    }

    fn hits(&self) -> Result<Hits, SearchError> {
        let given = self.after.as_ref().map_or(0, |after| after.given);
        // One more than the page shows whether there is another.
        let needed = given.saturating_add(self.request.limit).saturating_add(1);
        let strict = self.prepared.run(&self.wanted(needed))?;
        let strict_count = strict.top.len();
        let relaxed = self.relaxed(&strict, needed)?;
        let relaxed_plan = relaxed.as_ref().map(|(plan, _)| plan);
        let mut all = strict.top;
        all.extend(relaxed.iter().flat_map(|(_, found)| found.iter().copied()));
        let start = self.start(&all)?;
        let end = all.len().min(start.saturating_add(self.request.limit));
        let mut maker = HitMaker::new(self.sought, self.request, start);
        let strict_end = end.min(strict_count).max(start);
        maker.make(self.plan, &self.prepared, &all[start..strict_end], false)?;
        if let Some(plan) = relaxed_plan.filter(|_| end > strict_end) {
            let prepared = self.sought.snapshot.prepare(plan)?;
            maker.make(plan, &prepared, &all[strict_end..end], true)?;
        }
        let hits = maker.finish();
        let more = all.len() > end;
        let next = hits
            .last()
            .filter(|_| more)
            .map(|last| Position { given: end, last: last.id.clone() }.to_cursor());
        Ok(Hits {
            total: strict.total,
            relaxed: hits.iter().filter(|hit| hit.relaxed).count(),
            next,
            facets: strict.facets,
            hits,
            ..Hits::default()
        })
    }

    fn wanted(&self, limit: usize) -> Wanted<'a> {
        Wanted { limit, sort: self.request.sort, recent_from: self.recent_from, facets: &self.request.facets }
    }

    /// The hits with most of the words that are not among those with all of them.
    fn relaxed(&self, strict: &Found, needed: usize) -> Result<Option<(QueryPlan, Vec<Scored>)>, ReadError> {
        if !self.request.relax || strict.total as usize >= needed || self.request.limit == 0 {
            return Ok(None);
        }
        let Some(plan) = relaxed(self.plan, self.sought.snapshot, SHARE) else { return Ok(None) };
        let wanted = Wanted { facets: &[], ..self.wanted(needed) };
        let found = self.sought.snapshot.prepare(&plan)?.run(&wanted)?;
        let with_all: HashSet<Address> = strict.top.iter().map(|scored| scored.address).collect();
        let rest = found.top.into_iter().filter(|scored| !with_all.contains(&scored.address));
        Ok(Some((plan, rest.take(needed - strict.top.len()).collect())))
    }

    /// Where the page begins: behind the last hit of the page before, wherever that is now.
    fn start(&self, all: &[Scored]) -> Result<usize, ReadError> {
        let Some(after) = &self.after else { return Ok(0) };
        let last = self.sought.snapshot.address(&after.last)?;
        let found = all.iter().position(|scored| Some(scored.address) == last);
        Ok(found.map_or(after.given, |place| place + 1).min(all.len()))
    }
}
