//! How cost grows with the number of documents: files of documents made of real ones are indexed by the program as a
//! process, indexed again with nothing changed, and asked two words at a time. Prints a table and draws it.
//!
//! ```text
//! cargo build --release --workspace
//! target/release/bench-scale --data DATA --write docs/PERFORMANCE.md --picture docs/scale.svg
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints figures")]

use anyhow::{Context, Result};
use clap::Parser;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use vestnik::{Corpus, SearchRequest, Translate};
use vestnik_benches::report::write_between;
use vestnik_benches::retrieval::{Seed, documents, seeds, two_words};
use vestnik_benches::whole::{Cost, Growth, draw, folder_size, growth_table, median, run};

/// How many queries are asked in one process.
const QUERIES: usize = 200;

/// Measures how cost grows with the number of documents.
#[derive(Parser)]
struct Args {
    /// The folder of evaluation data.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// How many documents, from the least; the first is what the others are compared with.
    #[arg(long, value_delimiter = ',', default_value = "10000,30000,100000,300000,1000000")]
    documents: Vec<usize>,
    /// A folder with room for the documents and the indexes, about seven gigabytes for a million.
    #[arg(long)]
    work: Option<PathBuf>,
    /// The program; else the `vestnik` beside this one.
    #[arg(long)]
    program: Option<PathBuf>,
    /// A Markdown file whose second table is replaced.
    #[arg(long)]
    write: Option<PathBuf>,
    /// Where the picture goes.
    #[arg(long)]
    picture: Option<PathBuf>,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let files =
        ["telegram-ru", "telegram-en"].map(|set| args.data.join("search").join(set).join("docs.jsonl"));
    let seeds = seeds(&files)?;
    let program = match &args.program {
        Some(program) => program.clone(),
        None => std::env::current_exe()?.with_file_name("vestnik"),
    };
    let mut sizes = Vec::new();
    let mut folders = Vec::new();
    for &count in &args.documents {
        let work = match &args.work {
            Some(folder) => tempfile::tempdir_in(folder)?,
            None => tempfile::tempdir()?,
        };
        sizes.push(measure(&program, &seeds, count, work.path())?);
        folders.push(work);
    }
    // Last, because the system counts what this process holds as held by each that it starts.
    for (size, work) in sizes.iter_mut().zip(&folders) {
        ask(&seeds, &work.path().join("index"), size)?;
        eprintln!("{}", growth_table(std::slice::from_ref(size)).lines().last().unwrap_or_default());
    }
    let table = growth_table(&sizes);
    println!("{table}");
    if let Some(file) = &args.write {
        write_between(file, "scale", &table)?;
    }
    if let Some(file) = &args.picture {
        draw(file, &sizes)?;
    }
    Ok(())
}

fn measure(program: &Path, seeds: &[Seed], count: usize, work: &Path) -> Result<Growth> {
    let (file, index) = (work.join("documents.ndjson"), work.join("index"));
    let bytes = write_documents(&file, seeds, count)?;
    let update = || run(Command::new(program).arg("index").arg("--index").arg(&index).arg(&file));
    let first = update()?;
    let unchanged = update()?;
    let queries = two_words(seeds, QUERIES);
    let asked: Vec<Cost> = queries
        .iter()
        .step_by(10)
        .map(|request| {
            run(Command::new(program).arg("search").arg("--index").arg(&index).arg(&request.query))
        })
        .collect::<Result<_>>()?;
    let (index_bytes, cold) = (folder_size(&index), median(&asked));
    std::fs::remove_file(&file)?;
    Ok(Growth { documents: count, bytes, first, unchanged, index_bytes, cold, query: 0.0, query_both: 0.0 })
}

/// Asks the queries in this process, in one language and in both.
fn ask(seeds: &[Seed], index: &Path, size: &mut Growth) -> Result<()> {
    let queries = two_words(seeds, QUERIES);
    size.query = warm(index, &queries)?;
    let both = queries.into_iter().map(|request| SearchRequest { translate: Translate::Also, ..request });
    size.query_both = warm(index, &both.collect::<Vec<_>>())?;
    Ok(())
}

/// The median time of queries in one process, in seconds, each run once before.
fn warm(index: &Path, queries: &[SearchRequest]) -> Result<f64> {
    let searcher = Corpus::open_read_only(index)?.searcher()?;
    let mut times = Vec::with_capacity(queries.len());
    for request in queries {
        searcher.search(request)?;
        let start = Instant::now();
        searcher.search(request)?;
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().context("no queries")
}

fn write_documents(path: &Path, seeds: &[Seed], count: usize) -> Result<u64> {
    let mut file = BufWriter::new(File::create(path).with_context(|| format!("making {}", path.display()))?);
    for document in documents(seeds, count) {
        serde_json::to_writer(&mut file, &document)?;
        file.write_all(b"\n")?;
    }
    file.flush()?;
    Ok(file.get_ref().metadata()?.len())
}
