//! The search itself: hits with all words, then, where they do not fill the page, hits with most of them; for a query
//! of many words one list of both.

use super::cursor::Position;
use super::hit::HitMaker;
use super::{SearchError, Sought};
use std::collections::HashSet;
use vestnik_index::{Address, Found, Prepared, ReadError, Scored, Wanted};
use vestnik_query::hits::{Hits, SearchRequest, Sort, Suggestion};
use vestnik_query::plan::QueryPlan;
use vestnik_query::planner::{Relaxed, relaxed};

/// The share of the weight of all words that a hit needs which lacks some. Lower lets in what shares a name only,
/// higher leaves long queries without hits: measured with `eval-search`.
const SHARE: f32 = 0.2;

/// A query with so many words that may be missing is a text, most often a headline. The page that it stood over seldom
/// has all of them, and a page that does may be one long enough to have everything: the list goes by score alone.
const TEXT: usize = 6;

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

/// The hits of one request before the page is cut out.
struct Listed {
    all: Vec<Scored>,
    /// How many at the front are hits of the plan itself; the others are those of the relaxed plan.
    front: usize,
    plan: Option<QueryPlan>,
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
        let Listed { all, front, plan } = self.list(&strict, needed)?;
        let start = self.start(&all)?;
        let end = all.len().min(start.saturating_add(self.request.limit));
        let mut maker = HitMaker::new(self.sought, self.request, start);
        let front = end.min(front).max(start);
        maker.make(self.plan, &self.prepared, &all[start..front], &vec![true; front - start])?;
        if let Some(plan) = plan.filter(|_| end > front) {
            let prepared = self.sought.snapshot.prepare(&plan)?;
            let rest = &all[front..end];
            let addresses: Vec<Address> = rest.iter().map(|scored| scored.address).collect();
            maker.make(&plan, &prepared, rest, &self.prepared.matching(&addresses)?)?;
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

    /// The hits in order: those with all words, then, where they do not fill the page, those with most of them. For a
    /// query that is a text the list of the latter is the whole list.
    fn list(&self, strict: &Found, needed: usize) -> Result<Listed, ReadError> {
        let is_text = self.request.sort == Sort::Relevance && self.plan.words.len() >= TEXT;
        let filled = strict.total as usize >= needed && !is_text;
        let relaxed = (self.request.relax && !filled && self.request.limit > 0)
            .then(|| relaxed(self.plan, self.sought.snapshot, SHARE))
            .flatten()
            .filter(|relaxed| strict.top.len() < needed || relaxed.optional >= TEXT);
        let Some(Relaxed { plan, optional }) = relaxed else {
            return Ok(Listed { front: strict.top.len(), all: strict.top.clone(), plan: None });
        };
        let wanted = Wanted { facets: &[], ..self.wanted(needed) };
        let found = self.sought.snapshot.prepare(&plan)?.run(&wanted)?.top;
        if is_text && optional >= TEXT {
            return Ok(Listed { all: found, front: 0, plan: Some(plan) });
        }
        let mut all = strict.top.clone();
        let with_all: HashSet<Address> = all.iter().map(|scored| scored.address).collect();
        all.extend(found.into_iter().filter(|scored| !with_all.contains(&scored.address)));
        all.truncate(needed);
        Ok(Listed { all, front: strict.top.len(), plan: Some(plan) })
    }

    /// Where the page begins: behind the last hit of the page before, wherever that is now.
    fn start(&self, all: &[Scored]) -> Result<usize, ReadError> {
        let Some(after) = &self.after else { return Ok(0) };
        let last = self.sought.snapshot.address(&after.last)?;
        let found = all.iter().position(|scored| Some(scored.address) == last);
        Ok(found.map_or(after.given, |place| place + 1).min(all.len()))
    }
}
