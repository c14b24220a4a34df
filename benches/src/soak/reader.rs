//! A reader: asks all the time and holds every answer against what must be true of any commit.

use super::question::questions;
use crate::retrieval::XorShift;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use vestnik::{Corpus, Hits, SearchError, SearchRequest, Searcher, Sort, Translate};

/// What readers and writer share.
pub struct Shared {
    /// The index.
    pub corpus: Corpus,
    /// Readers stop.
    pub done: AtomicBool,
    /// How many queries were answered.
    pub answered: AtomicU64,
    /// The longest answer, in microseconds.
    pub slowest: AtomicU64,
    markers: Mutex<Vec<String>>,
    faults: Mutex<Vec<String>>,
}

/// So many faults are kept by their words.
const MOST_FAULTS: usize = 50;

impl Shared {
    /// For this index.
    pub fn new(corpus: Corpus) -> Self {
        let (done, answered, slowest) = Default::default();
        Self { corpus, done, answered, slowest, markers: Mutex::default(), faults: Mutex::default() }
    }

    /// Tells the readers of couples that were written.
    pub fn add_markers(&self, markers: Vec<String>) {
        self.markers.lock().unwrap_or_else(PoisonError::into_inner).extend(markers);
    }

    /// Takes a fault down.
    pub fn fault(&self, what: String) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        if faults.len() < MOST_FAULTS {
            faults.push(what);
        }
    }

    /// The faults so far.
    pub fn faults(&self) -> Vec<String> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The marker of a couple: half of the time one of the last that were written.
    fn marker(&self, random: &mut XorShift) -> Option<String> {
        let markers = self.markers.lock().unwrap_or_else(PoisonError::into_inner);
        let among = if random.below(2) == 0 { markers.len() } else { markers.len().min(20) };
        markers.iter().rev().nth(random.below(among.max(1))).cloned()
    }
}

/// Asks until it is told to stop, and rests for `pause` after each pair of queries.
pub fn read(shared: &Shared, number: u64, pause: Duration) {
    let mut random = XorShift::new(number);
    let questions = questions(number);
    while !shared.done.load(Ordering::Relaxed) {
        let question = &questions[random.below(questions.len())];
        let request = dressed(SearchRequest::new(question.query()), &mut random);
        if let Err(error) = one_round(shared, &request, &mut random, pause) {
            shared.fault(format!("reader {number}, {}: {error}", request.query));
        }
    }
}

/// The request with an order and a use of the other language, as they come.
fn dressed(request: SearchRequest, random: &mut XorShift) -> SearchRequest {
    let sort = [Sort::Relevance, Sort::Relevance, Sort::Newest][random.below(3)];
    let translate = [Translate::Off, Translate::Off, Translate::Also, Translate::All][random.below(4)];
    SearchRequest { sort, translate, limit: 1 + random.below(20), ..request }
}

fn one_round(
    shared: &Shared,
    request: &SearchRequest,
    random: &mut XorShift,
    pause: Duration,
) -> Result<(), SearchError> {
    let searcher = shared.corpus.searcher()?;
    if searcher.documents() % 2 != 0 {
        shared.fault(format!("a commit with {} documents shows half of a couple", searcher.documents()));
    }
    let first = ask(shared, &searcher, request)?;
    for hit in &first.hits {
        if searcher.document(&hit.id)?.is_none_or(|document| document.headline != hit.headline) {
            shared.fault(format!("{}: hit {} is not the document of its id", request.query, hit.rank));
        }
    }
    if let Some(marker) = shared.marker(random) {
        let found =
            ask(shared, &searcher, &SearchRequest { relax: false, ..SearchRequest::new(&marker) })?.total;
        if found != 0 && found != 2 {
            shared.fault(format!("{marker}: {found} pages of a couple"));
        }
    }
    std::thread::sleep(pause);
    if ask(shared, &searcher, request)? != first {
        shared.fault(format!("{}: two answers from one view", request.query));
    }
    Ok(())
}

fn ask(shared: &Shared, searcher: &Searcher, request: &SearchRequest) -> Result<Hits, SearchError> {
    let begun = Instant::now();
    let hits = searcher.search(request)?;
    shared.slowest.fetch_max(begun.elapsed().as_micros() as u64, Ordering::Relaxed);
    shared.answered.fetch_add(1, Ordering::Relaxed);
    Ok(hits)
}
