//! What extraction costs beside the bare parse: both on the same pages in one run, on one core.

#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use anyhow::Result;
use clap::Parser;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use vestnik_benches::pages::{load_sets, read_decoded};
use vestnik_ingest::{DecodedText, ExtractOptions, extract};

/// Times extraction against `scraper::Html::parse_document`.
#[derive(Parser)]
struct Arguments {
    /// The folder that holds `pages/<set>/gold.jsonl`.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// How often each page is read; the fastest time counts.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    println!("{:<22} {:>6} {:>12} {:>12} {:>7}", "set", "pages", "parse ms", "extract ms", "ratio");
    for set in load_sets(&arguments.data)? {
        let pages: Vec<DecodedText> =
            set.gold.iter().map(|gold| read_decoded(&set.folder, gold)).collect::<Result<_>>()?;
        let (mut parse, mut whole) = (Duration::ZERO, Duration::ZERO);
        for page in &pages {
            parse += fastest(arguments.rounds, || drop(black_box(scraper::Html::parse_document(&page.text))));
            whole += fastest(arguments.rounds, || drop(black_box(extract(page, &ExtractOptions::default()))));
        }
        let per_page = |time: Duration| time.as_secs_f64() * 1e3 / pages.len().max(1) as f64;
        let ratio = whole.as_secs_f64() / parse.as_secs_f64();
        println!(
            "{:<22} {:>6} {:>12.2} {:>12.2} {ratio:>7.2}",
            set.name,
            pages.len(),
            per_page(parse),
            per_page(whole)
        );
    }
    Ok(())
}

fn fastest(rounds: u32, mut work: impl FnMut()) -> Duration {
    let one = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..rounds.max(1)).map(one).min().unwrap_or_default()
}
