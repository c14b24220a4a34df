//! How long it takes to find the words of a query in ten documents and make their snippets, and how long to plan it.
//!
//! Every query of a set is run against ten documents that have its rarest words, as a search would give them.
//! Prints the median and the 99th percentile in microseconds a query.

#![allow(clippy::print_stdout, reason = "a program that prints figures")]

use anyhow::{Context, Result};
use clap::Parser;
use std::path::PathBuf;
use std::time::Instant;
use vestnik_analysis::{Analyzer, Scratch};
use vestnik_benches::vocabulary::{Terms, documents};
use vestnik_document::Document;
use vestnik_query::highlight::{Highlighter, SNIPPET_CHARS};
use vestnik_query::hits::SearchRequest;
use vestnik_query::planner::Planner;

/// Measure planner and highlighter.
#[derive(Parser)]
struct Options {
    /// The folder of evaluation data.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// The sets under `search/`.
    #[arg(default_values_t = ["telegram-ru".to_owned(), "telegram-en".to_owned()])]
    sets: Vec<String>,
    /// How many queries of each file.
    #[arg(long, default_value_t = 300)]
    queries: usize,
}

/// How many documents a page of hits has.
const PAGE: usize = 10;

fn main() -> Result<()> {
    let options = Options::parse();
    println!(
        "set\tqueries\tKB a document\tplan p50\tp99\tread+snippet+headline p50\tp99\t+why+features p50\tp99"
    );
    for set in &options.sets {
        let documents = documents(&options.data, set)?;
        let terms = Terms::of(&documents);
        for file in ["queries_kw2", "queries_kw3", "queries"] {
            let path = options.data.join("search").join(set).join(format!("{file}.jsonl"));
            let text =
                std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            let queries = text.lines().take(options.queries).map(query).collect::<Result<Vec<String>>>()?;
            measure(&format!("{set} {file}"), &queries, &documents, &terms);
        }
    }
    Ok(())
}

fn query(line: &str) -> Result<String> {
    let value: serde_json::Value = serde_json::from_str(line).context("a line of queries")?;
    Ok(value["text"].as_str().context("a query without text")?.to_owned())
}

fn measure(name: &str, queries: &[String], documents: &[Document], terms: &Terms) {
    let analyzer = Analyzer::new();
    let mut scratch = Scratch::new();
    let (mut plans, mut snippets, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for query in queries {
        let request = SearchRequest::new(query.as_str());
        let start = Instant::now();
        let plan = Planner::new(&analyzer, terms).plan(&request);
        plans.push(start.elapsed().as_micros());
        let mut finder = Highlighter::with_scratch(&plan, &analyzer, scratch);
        let page: Vec<&Document> = documents
            .iter()
            .filter(|document| finder.read(document).features().found > 0.4)
            .take(PAGE)
            .collect();
        scratch = finder.into_scratch();
        let start = Instant::now();
        let mut highlighter = Highlighter::with_scratch(&plan, &analyzer, scratch);
        let mut work = 0;
        let readings: Vec<_> = page.iter().map(|document| highlighter.read(document)).collect();
        for reading in &readings {
            work += reading.snippet(SNIPPET_CHARS).text.len() + reading.headline().len();
        }
        snippets.push(start.elapsed().as_micros());
        for reading in &readings {
            work += reading.why().len() + reading.features().exact_count as usize;
        }
        all.push(start.elapsed().as_micros());
        std::hint::black_box(work);
        scratch = highlighter.into_scratch();
    }
    let bytes: usize =
        documents.iter().flat_map(|document| &document.body).map(|paragraph| paragraph.text.len()).sum();
    let kilobytes = bytes as f64 / documents.len().max(1) as f64 / 1e3;
    let columns: Vec<String> =
        [&mut plans, &mut snippets, &mut all].into_iter().map(|times| percentiles(times)).collect();
    println!("{name}\t{}\t{kilobytes:.1}\t{}", queries.len(), columns.join("\t"));
}

fn percentiles(times: &mut [u128]) -> String {
    times.sort_unstable();
    let at =
        |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)));
    let (median, high) = (at(0.5).copied().unwrap_or(0), at(0.99).copied().unwrap_or(0));
    format!("{median}\t{high}")
}
