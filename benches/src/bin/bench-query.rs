//! Times queries on 100,000 documents made of real ones: two words with passages of ten hits, and a mixed list of 200
//! queries with phrases, prefixes, near words, dates and facets. Each query is run once to warm up, then five times;
//! its time is the median of these. Both lists again with hits of the other language, by all sources; the dictionary where there is one.
//!
//! ```text
//! cargo run --release -p vestnik-benches --bin bench-query -- --index /tmp/bench-index
//! ```
#![allow(clippy::print_stdout, reason = "a program that prints figures")]

use anyhow::Result;
use clap::Parser;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use vestnik::{Corpus, SearchRequest, Searcher, Translate, load_dictionary};
use vestnik_benches::retrieval::{documents, mixed, seeds, two_words};

/// Times queries on a large corpus.
#[derive(Parser)]
struct Args {
    /// The folder of evaluation data.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Where the index is, or is made.
    #[arg(long)]
    index: PathBuf,
    /// How many documents.
    #[arg(long, default_value_t = 100_000)]
    documents: usize,
    /// The dictionary of the user's machine; left out where it is not there.
    #[arg(long, default_value = "/usr/share/dictd/mueller7.index")]
    dictionary: PathBuf,
    /// Only the lists whose name has this in it.
    #[arg(long, default_value = "")]
    list: String,
    /// Only queries that have this in them.
    #[arg(long, default_value = "")]
    query: String,
    /// Measure the time of the processor in place of that of the clock: on a machine that has other work.
    #[arg(long)]
    cpu: bool,
    /// How many of the slowest queries to name.
    #[arg(long, default_value_t = 10)]
    slowest: usize,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let files =
        ["telegram-ru", "telegram-en"].map(|set| args.data.join("search").join(set).join("docs.jsonl"));
    let seeds = seeds(&files)?;
    let dictionary = load_dictionary(&args.dictionary, None).ok();
    let corpus = Corpus::open_or_create(&args.index)?.with_dictionaries(dictionary);
    if corpus.searcher()?.documents() == 0 {
        let start = Instant::now();
        corpus.add(documents(&seeds, args.documents))?;
        println!("indexed {} documents in {:.1} s", args.documents, start.elapsed().as_secs_f64());
    }
    let status = corpus.status()?;
    println!("{} documents, {} segments, {} MB", status.documents, status.segments, status.bytes / 1_000_000);
    let searcher = corpus.searcher()?;
    let start = Instant::now();
    searcher.plan(&also(SearchRequest::new("NATO")));
    println!("tables of the other language opened in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let both = |requests: Vec<SearchRequest>| requests.into_iter().map(also).collect();
    for (name, requests) in [
        ("two words", two_words(&seeds, 200)),
        ("mixed", mixed(&seeds)),
        ("two words, both languages", both(two_words(&seeds, 200))),
        ("mixed, both languages", both(mixed(&seeds))),
    ] {
        let requests: Vec<SearchRequest> =
            requests.into_iter().filter(|request| request.query.contains(&args.query)).collect();
        if name.contains(&args.list) && !requests.is_empty() {
            report(name, &time_all(&searcher, requests, args.cpu)?, args.slowest);
        }
    }
    Ok(())
}

fn also(request: SearchRequest) -> SearchRequest {
    SearchRequest { translate: Translate::Also, ..request }
}

/// A request and its time.
struct Timed {
    request: SearchRequest,
    time: Duration,
    total: u64,
}

fn time_all(searcher: &Searcher, requests: Vec<SearchRequest>, cpu: bool) -> Result<Vec<Timed>> {
    for request in &requests {
        searcher.search(request)?;
    }
    let mut timed = Vec::with_capacity(requests.len());
    for request in requests {
        let rounds = if cpu { 1 } else { 5 };
        let mut times = Vec::with_capacity(rounds);
        let mut total = 0;
        for _ in 0..rounds {
            // The system counts the time of a processor in steps of some milliseconds.
            let runs =
                if cpu { std::env::var("RUNS").ok().and_then(|v| v.parse().ok()).unwrap_or(10) } else { 1 };
            let (start, busy) = (Instant::now(), busy_time());
            for _ in 0..runs {
                total = searcher.search(&request)?.total;
            }
            times.push(if cpu { busy_time().saturating_sub(busy) / runs } else { start.elapsed() });
        }
        times.sort_unstable();
        timed.push(Timed { request, time: times[rounds / 2], total });
    }
    timed.sort_by_key(|timed| timed.time);
    Ok(timed)
}

/// How long this thread has been on a processor, where the system tells.
fn busy_time() -> Duration {
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = status.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

fn report(name: &str, timed: &[Timed], slowest: usize) {
    let at = |share: f64| timed[((timed.len() - 1) as f64 * share) as usize].time.as_secs_f64() * 1e3;
    println!(
        "{name}: {} queries, median {:.2} ms, p90 {:.2} ms, p99 {:.2} ms, worst {:.2} ms",
        timed.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
    for timed in timed.iter().rev().take(slowest) {
        println!(
            "  {:7.2} ms  {:7} hits  {}",
            timed.time.as_secs_f64() * 1e3,
            timed.total,
            timed.request.query
        );
    }
}
