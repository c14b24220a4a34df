//! What reading a page costs, stage by stage, beside the bare parse of the same pages in the same run, on one core.
//!
//! Milliseconds a page are seconds for a thousand pages. The bare parse begins with the decoded text in memory; so there are two
//! ratios to it: of the page once its bytes are there, and of the whole, from the opening of its file.

#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use anyhow::{Context, Result};
use clap::Parser;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use vestnik_benches::pages::load_sets;
use vestnik_document::DocumentId;
use vestnik_ingest::{ExtractOptions, FileKind, ReadLimits, WalkOptions, decode, extract, read_page, walk};
use vestnik_language::Tagger;

/// Times reading, decoding, extracting and tagging against `scraper::Html::parse_document`.
#[derive(Parser)]
struct Arguments {
    /// The folder that holds `pages/<set>/gold.jsonl`.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// A folder of saved pages to read instead of the sets.
    #[arg(long)]
    pages: Option<PathBuf>,
    /// How often each page is read; the fastest time counts.
    #[arg(long, default_value_t = 5)]
    rounds: u32,
}

/// Some pages under one name.
struct Set {
    name: String,
    files: Vec<PathBuf>,
}

/// The time that each stage took.
#[derive(Clone, Copy)]
struct Times {
    read: Duration,
    decode: Duration,
    extract: Duration,
    tag: Duration,
    parse: Duration,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let names = ["set", "pages", "read", "decode", "extract", "tag", "whole", "parse", "page/p", "whole/p"];
    println!(
        "{:<20} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7} {:>7}   (ms a page)",
        names[0], names[1], names[2], names[3], names[4], names[5], names[6], names[7], names[8], names[9]
    );
    for set in sets(&arguments)? {
        let mut sums = [Duration::ZERO; 5];
        for file in &set.files {
            let times = time_page(file, arguments.rounds)?;
            let all = [times.read, times.decode, times.extract, times.tag, times.parse];
            for (sum, time) in sums.iter_mut().zip(all) {
                *sum += time;
            }
        }
        print_line(&set, sums);
    }
    Ok(())
}

fn sets(arguments: &Arguments) -> Result<Vec<Set>> {
    let Some(folder) = &arguments.pages else {
        let sets = load_sets(&arguments.data)?.into_iter();
        let files = |set: &vestnik_benches::pages::PageSet| {
            set.gold.iter().map(|gold| set.folder.join(&gold.file)).collect()
        };
        return Ok(sets.map(|set| Set { files: files(&set), name: set.name }).collect());
    };
    let found = walk(folder, &WalkOptions::default());
    let files = found.filter_map(|entry| match entry {
        vestnik_ingest::WalkEntry::File(file) if file.kind == FileKind::Page => Some(file.path),
        _ => None,
    });
    Ok(vec![Set { name: "pages".to_owned(), files: files.collect() }])
}

fn time_page(file: &Path, rounds: u32) -> Result<Times> {
    let limits = ReadLimits::default();
    let open = || read_page(file, &limits).with_context(|| format!("reading {}", file.display()));
    let (tagger, options) = (Tagger::new(), ExtractOptions::default());
    let raw = open()?;
    let text = decode(raw.clone());
    let article = extract(&text, &options).article;
    let input = || (article.clone(), DocumentId::from_hash(0), String::from("page.html"));
    Ok(Times {
        read: fastest(rounds, || (), |()| open()),
        decode: fastest(rounds, || raw.clone(), decode),
        extract: fastest(rounds, || (), |()| extract(&text, &options)),
        tag: fastest(rounds, input, |(article, id, path)| tagger.tag(article, id, path)),
        parse: fastest(rounds, || (), |()| scraper::Html::parse_document(&text.text)),
    })
}

/// The fastest of several rounds; what `make` makes is not timed, and freeing the result is.
fn fastest<I, O>(rounds: u32, make: impl Fn() -> I, work: impl Fn(I) -> O) -> Duration {
    let one = |_| {
        let input = make();
        let start = Instant::now();
        drop(black_box(work(black_box(input))));
        start.elapsed()
    };
    (0..rounds.max(1)).map(one).min().unwrap_or_default()
}

fn print_line(set: &Set, sums: [Duration; 5]) {
    let per_page = |time: Duration| time.as_secs_f64() * 1e3 / set.files.len().max(1) as f64;
    let [read, decode, extract, tag, parse] = sums.map(per_page);
    let whole = read + decode + extract + tag;
    println!(
        "{:<20} {:>6} {read:>8.3} {decode:>8.3} {extract:>8.3} {tag:>8.3} {whole:>8.3} {parse:>8.3} {:>7.2} {:>7.2}",
        set.name,
        set.files.len(),
        (whole - read) / parse,
        whole / parse
    );
}
