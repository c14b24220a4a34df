//! How fast text becomes tokens: megabytes and tokens a second over the bodies of a corpus, one thread.
//!
//! Prints one line a corpus: the best of several passes, the first pass with an empty cache, and tokens a word.

#![allow(clippy::print_stdout, reason = "a program that prints figures")]

use anyhow::{Context, Result};
use clap::Parser;
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Instant;
use vestnik_analysis::{Analyzer, Scratch, TermKind};

/// Measure the analyzer.
#[derive(Parser)]
struct Options {
    /// The folder of evaluation data.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// The sets under `search/` whose documents are read.
    #[arg(default_values_t = ["telegram-ru".to_owned(), "telegram-en".to_owned()])]
    sets: Vec<String>,
    /// How many passes.
    #[arg(long, default_value_t = 5)]
    passes: usize,
}

fn main() -> Result<()> {
    let options = Options::parse();
    println!("set\tMB\tfirst MB/s\tbest MB/s\tbest Mtokens/s\ttokens/word\tby kind");
    for set in &options.sets {
        let path = options.data.join("search").join(set).join("docs.jsonl");
        let file = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let bodies = file.lines().map(body).collect::<Result<Vec<String>>>()?;
        measure(set, &bodies, options.passes);
    }
    Ok(())
}

fn body(line: &str) -> Result<String> {
    let document: serde_json::Value = serde_json::from_str(line).context("a line of documents")?;
    Ok(document["body"].as_str().context("a document without a body")?.to_owned())
}

fn measure(set: &str, bodies: &[String], passes: usize) {
    let megabytes = bodies.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let (analyzer, mut scratch) = (Analyzer::new(), Scratch::new());
    let (mut first, mut best, mut tokens) = (f64::INFINITY, f64::INFINITY, 0_u64);
    for pass in 0..passes.max(1) {
        tokens = 0;
        let start = Instant::now();
        for body in bodies {
            analyzer.analyze(body, &mut scratch, &mut |token| tokens += u64::from(!token.term.is_empty()));
        }
        let seconds = start.elapsed().as_secs_f64();
        best = best.min(seconds);
        if pass == 0 {
            first = seconds;
        }
    }
    let (words, kinds) = composition(bodies, &analyzer, &mut scratch);
    println!(
        "{set}\t{megabytes:.1}\t{:.1}\t{:.1}\t{:.2}\t{:.3}\t{kinds}",
        megabytes / first,
        megabytes / best,
        tokens as f64 / best / 1e6,
        tokens as f64 / words as f64,
    );
}

/// How many words there are, and what share each kind of token has of all.
fn composition(bodies: &[String], analyzer: &Analyzer, scratch: &mut Scratch) -> (u64, String) {
    let mut words = 0;
    let mut kinds: HashMap<TermKind, u64> = HashMap::new();
    for body in bodies {
        let mut last = None;
        analyzer.analyze(body, scratch, &mut |token| {
            words += u64::from(last.replace(token.position) != Some(token.position));
            *kinds.entry(token.kind).or_default() += 1;
        });
    }
    let total: u64 = kinds.values().sum();
    let mut shares: Vec<_> = kinds.into_iter().collect();
    shares.sort();
    let shares = shares.iter().map(|(kind, n)| format!("{kind:?} {:.1}%", 100.0 * *n as f64 / total as f64));
    (words, shares.collect::<Vec<_>>().join(", "))
}
