//! A plan made ready for one snapshot: run it, count by time, tell what each word gave.

use crate::collect::{self, Address, Bucket, FacetCounter, Ranking, Recency, Scored, Step, TimeCounter, Top};
use crate::lower::Compiled;
use crate::schema::day_number;
use crate::{ReadError, Snapshot};
use std::cell::RefCell;
use std::collections::HashMap;
use tantivy::{DocSet, TERMINATED};
use vestnik_document::Document;
use vestnik_query::hits::{Facet, FacetCounts, Sort};

/// A plan that is ready to run. Made by [`Snapshot::prepare`].
pub struct Prepared<'s> {
    snapshot: &'s Snapshot,
    compiled: Compiled,
    /// The documents that ranking has read: those of the first page, which will be asked for.
    read: RefCell<HashMap<Address, Document>>,
}

/// What to collect for a plan.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// How many documents at most.
    pub limit: usize,
    /// In which order.
    pub sort: Sort,
    /// The day (`yyyymmdd`) that recent documents are preferred from, when sorting by relevance.
    pub recent_from: Option<u32>,
    /// Which facets to count.
    pub facets: &'a [Facet],
}

/// What a plan found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many documents match.
    pub total: u64,
    /// The best of them, in order.
    pub top: Vec<Scored>,
    /// The counts that were asked for.
    pub facets: Vec<FacetCounts>,
}

impl<'s> Prepared<'s> {
    pub(crate) fn new(snapshot: &'s Snapshot, compiled: Compiled) -> Self {
        Self { snapshot, compiled, read: RefCell::default() }
    }

    /// Runs the plan. By relevance, the best documents are ranked again by where the words stand, and the very
    /// best by whether they have the words as typed.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn run(&self, wanted: &Wanted<'_>) -> Result<Found, ReadError> {
        let searcher = self.snapshot.searcher();
        let recency = wanted.recent_from.map(|day| Recency { now: (day_number(day) + 1) * 86_400 });
        let by_relevance = wanted.sort == Sort::Relevance && wanted.limit > 0;
        let limit = if by_relevance { wanted.limit.max(collect::WINDOW) } else { wanted.limit };
        // "All of them" is often asked for as a very large number, and nobody needs room for more than there is.
        let limit = limit.min(usize::try_from(self.snapshot.documents()).unwrap_or(usize::MAX));
        let mut top = Top::new(limit, Ranking { sort: wanted.sort, recency });
        let mut facets: Vec<FacetCounter> = wanted.facets.iter().copied().map(FacetCounter::new).collect();
        let mut collectors: Vec<&mut dyn collect::Collect> = vec![&mut top];
        collectors.extend(facets.iter_mut().map(|facet| facet as &mut dyn collect::Collect));
        let total = collect::run(searcher, &self.compiled, &mut collectors)?;
        let mut top = top.finish(searcher, by_relevance.then_some(collect::WINDOW))?;
        if by_relevance {
            let before = top.iter().map(|scored| (scored.address, scored.score)).collect();
            collect::rerank(searcher, &self.compiled.words, &mut top)?;
            let window = collect::WINDOW.min(top.len());
            let (again, rest) = top.split_at_mut(window);
            collect::settle(again, wanted.limit.max(collect::DEPTH), &before, searcher)?;
            collect::settle(rest, wanted.limit.saturating_sub(again.len()), &before, searcher)?;
            let read = |address| self.snapshot.document(address);
            self.read.borrow_mut().extend(collect::rank_by_text(&self.compiled, again, read)?);
        }
        top.truncate(wanted.limit);
        Ok(Found { total, top, facets: facets.into_iter().map(FacetCounter::finish).collect() })
    }

    /// The document at an address that a run has found. It is handed over: where it was read for the ranking, it is
    /// not read again.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn document(&self, address: Address) -> Result<Document, ReadError> {
        let read = self.read.borrow_mut().remove(&address);
        read.map_or_else(|| self.snapshot.document(address), Ok)
    }

    /// How many documents match by month or day, in order of time.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn timeline(&self, step: Step) -> Result<Vec<Bucket>, ReadError> {
        let mut counter = TimeCounter::new(step);
        collect::run(self.snapshot.searcher(), &self.compiled, &mut [&mut counter])?;
        Ok(counter.finish())
    }

    /// Which of these documents match.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn matching(&self, addresses: &[Address]) -> Result<Vec<bool>, ReadError> {
        let mut matching = vec![false; addresses.len()];
        let mut order: Vec<usize> = (0..addresses.len()).collect();
        order.sort_unstable_by_key(|&number| addresses[number]);
        for run in order.chunk_by(|&a, &b| addresses[a].segment == addresses[b].segment) {
            let ord = addresses[run[0]].segment;
            let segment = self.snapshot.searcher().segment_reader(ord);
            let mut scorer = self.compiled.scorer(segment, ord as usize)?;
            for &number in run {
                let doc = addresses[number].doc;
                let at = if scorer.doc() < doc { scorer.seek(doc) } else { scorer.doc() };
                matching[number] = at == doc && at != TERMINATED;
            }
        }
        Ok(matching)
    }

    /// What each word of the plan gives to each of these documents; 0 where it is not in it.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn word_scores(&self, addresses: &[Address]) -> Result<Vec<Vec<f32>>, ReadError> {
        let mut scores = vec![vec![0.0; self.compiled.words.len()]; addresses.len()];
        let factors = self.compiled.factors();
        let mut order: Vec<usize> = (0..addresses.len()).collect();
        order.sort_unstable_by_key(|&number| addresses[number]);
        for run in order.chunk_by(|&a, &b| addresses[a].segment == addresses[b].segment) {
            let ord = addresses[run[0]].segment;
            let segment = self.snapshot.searcher().segment_reader(ord);
            for (word, compiled) in self.compiled.words.iter().enumerate() {
                let mut scorer = compiled.scorer(segment, ord as usize, factors[word])?;
                for &number in run {
                    let doc = addresses[number].doc;
                    let at = if scorer.doc() < doc { scorer.seek(doc) } else { scorer.doc() };
                    if at == doc && at != TERMINATED {
                        scores[number][word] = scorer.score();
                    }
                }
            }
        }
        Ok(scores)
    }
}
