//! Lets an index work for as long as is asked: one writer adds, changes and removes pages, eight readers ask all the time. At
//! checkpoints the writer rests, and every answer has to be that of a plain scan over the pages. Prints a line for each
//! checkpoint and a table at the end; fails on any error, any wrong answer, and where memory or handles have grown.
//!
//! ```text
//! cargo run --release -p vestnik-benches --bin soak -- --minutes 60 --write docs/RELIABILITY.md
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints figures")]

use anyhow::{Context, Result, ensure};
use clap::Parser;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use vestnik::{CancelToken, Corpus, SearchRequest, UpdateOptions, UpdateReport};
use vestnik_benches::report::write_between;
use vestnik_benches::soak::{Checkpoint, Course, Pages, Question, Shared, Turn, Vitals, questions, read};
use vestnik_benches::whole::folder_size;

/// One writer and eight readers on one index.
#[derive(Parser)]
struct Args {
    /// How long.
    #[arg(long, default_value_t = 60.0)]
    minutes: f64,
    /// How many pages there are at a time, about.
    #[arg(long, default_value_t = 1200)]
    pages: usize,
    /// How many threads ask.
    #[arg(long, default_value_t = 8)]
    readers: u64,
    /// How long a reader rests after each round of three queries, in milliseconds.
    #[arg(long, default_value_t = 150)]
    rest: u64,
    /// How long the writer rests after each update, in milliseconds.
    #[arg(long, default_value_t = 1000)]
    writer_rest: u64,
    /// How often answers are compared and memory is measured, in seconds.
    #[arg(long, default_value_t = 30.0)]
    every: f64,
    /// A Markdown file whose table `soak` is replaced.
    #[arg(long)]
    write: Option<PathBuf>,
}

/// An index is merged into one segment after so many updates.
const OPTIMIZE_AFTER: u64 = 50;

fn main() -> Result<()> {
    let args = Args::parse();
    let work = tempfile::tempdir()?;
    let index = work.path().join("index");
    let pages = Pages::new(&work.path().join("pages"), args.pages / 2, 1)?;
    let shared = Shared::new(Corpus::create(&index)?);
    let rest = Duration::from_millis(args.rest);
    let written = std::thread::scope(|scope| {
        for number in 0..args.readers {
            let shared = &shared;
            scope.spawn(move || read(shared, number, rest));
        }
        let written = write(&args, &shared, pages, &index);
        shared.done.store(true, Ordering::Relaxed);
        written
    });
    let course = written?;
    let table = told(&args, &shared, &course);
    println!("{table}");
    if let Some(file) = &args.write {
        write_between(file, "soak", &table)?;
    }
    let faults = [shared.faults(), course.growth()].concat();
    faults.iter().for_each(|fault| eprintln!("{fault}"));
    ensure!(faults.is_empty(), "{} faults", faults.len());
    Ok(())
}

fn told(args: &Args, shared: &Shared, course: &Course) -> String {
    format!(
        "{}\nReaders: {}. Errors and wrong answers: {}. Grown: {}. The slowest answer took {:.0} ms.\n",
        course.table(),
        args.readers,
        shared.faults().len(),
        course.growth().len(),
        shared.slowest.load(Ordering::Relaxed) as f64 / 1e3,
    )
}

/// The writer's part: an update after each turn of the pages, and a checkpoint now and then.
fn write(args: &Args, shared: &Shared, mut pages: Pages, index: &Path) -> Result<Course> {
    let (begun, mut course, mut compared, mut turns) = (Instant::now(), Course::default(), 0, 0);
    let minutes = || begun.elapsed().as_secs_f64() / 60.0;
    let filled = pages.fill()?;
    update(shared, &pages, filled)?;
    let mut next = args.every / 60.0;
    while minutes() < args.minutes {
        let turn = pages.turn()?;
        update(shared, &pages, turn)?;
        turns += 1;
        if turns % OPTIMIZE_AFTER == 0 {
            shared.corpus.optimize()?;
        }
        if minutes() >= next {
            compared += compare(shared, &pages, index, turns)?;
            let checkpoint = Checkpoint {
                minutes: minutes(),
                turns,
                pages: pages.len(),
                answered: shared.answered.load(Ordering::Relaxed),
                compared,
                vitals: Vitals::now()?,
                index_bytes: folder_size(index),
            };
            println!("{checkpoint:?}, {} faults", shared.faults().len());
            course.0.push(checkpoint);
            next = minutes() + args.every / 60.0;
        }
        std::thread::sleep(Duration::from_millis(args.writer_rest));
    }
    Ok(course)
}

/// Brings the index up to date with a turn, in one commit; what it reports has to be what was done.
fn update(shared: &Shared, pages: &Pages, turn: Turn) -> Result<()> {
    shared.add_markers(turn.markers);
    let options = UpdateOptions {
        memory: 64 << 20,
        batch_documents: u64::MAX,
        batch_time: Duration::MAX,
        ..UpdateOptions::default()
    };
    let folder = [pages.folder().to_owned()];
    let report = shared.corpus.update(&folder, &options, &mut |_event| {}, &CancelToken::new())?;
    let UpdateReport { added, changed, removed, ref failed, .. } = report;
    if (added, changed, removed, failed.len()) != (turn.added, turn.changed, turn.removed, 0) {
        let did = (turn.added, turn.changed, turn.removed);
        shared.fault(format!("{did:?} pages were added, changed, removed, and the update says {report:?}"));
    }
    Ok(())
}

/// Asks an index that is opened anew and holds every answer against the pages. Says how many were compared.
fn compare(shared: &Shared, pages: &Pages, index: &Path, number: u64) -> Result<u64> {
    let scanned = pages.scan()?;
    let opened = Corpus::open_read_only(index)?;
    let check = opened.check()?;
    if !check.is_sound() || check.documents != scanned.len() as u64 {
        shared.fault(format!("{} pages, and the check says {check:?}", scanned.len()));
    }
    let questions = questions(number);
    for question in &questions {
        let names = |page: &(String, _)| question.is_answered_by(&page.1).then(|| page.0.clone());
        let expected: BTreeSet<String> = scanned.iter().filter_map(names).collect();
        let found = found(&opened, question, scanned.len())?;
        if found != expected {
            let (lost, wrong) = (expected.difference(&found).count(), found.difference(&expected).count());
            shared.fault(format!("{}: {lost} pages are not found, {wrong} wrongly", question.query()));
        }
    }
    Ok(questions.len() as u64)
}

fn found(corpus: &Corpus, question: &Question, limit: usize) -> Result<BTreeSet<String>> {
    let request =
        SearchRequest { limit, relax: false, snippets: false, ..SearchRequest::new(question.query()) };
    let hits = corpus.search(&request)?.hits;
    let name = |path: &str| Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    hits.iter().map(|hit| name(&hit.path).context("a hit without a file")).collect()
}
