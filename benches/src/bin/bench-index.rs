//! Times whole runs of `vestnik` on folders of saved pages, as processes, beside the least that any indexer does with the
//! same files (walk, read, parse) and beside the indexers that Debian packages, where they are installed. The pages are
//! copied first, so that one in a hundred can be changed. Prints a table for each folder.
//!
//! ```text
//! cargo build --release --workspace
//! target/release/bench-index --pages FOLDER --write docs/PERFORMANCE.md
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints figures")]

use anyhow::{Context, Result};
use clap::Parser;
use std::path::{Path, PathBuf};
use std::process::Command;
use vestnik_benches::report::write_between_marks;
use vestnik_benches::whole::{Bare, Cost, Folder, PEERS, Row, Runs, folder_size, run};

/// Times whole runs on folders of saved pages.
#[derive(Parser)]
struct Args {
    /// A folder of saved pages; several are measured one after the other.
    #[arg(long, required = true)]
    pages: Vec<PathBuf>,
    /// Does one bare job over the folders and stops: how this program runs itself.
    #[arg(long, hide = true)]
    bare: Option<Bare>,
    /// The program; else the `vestnik` beside this one.
    #[arg(long)]
    program: Option<PathBuf>,
    /// How often each job is run; the median counts.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// How often each of the other indexers is run.
    #[arg(long, default_value_t = 1)]
    peer_rounds: usize,
    /// On folders of more pages the other indexers are not run: they take too long.
    #[arg(long, default_value_t = 10_000)]
    peer_pages: usize,
    /// A Markdown file whose table is replaced.
    #[arg(long)]
    write: Option<PathBuf>,
}

/// Two words each, as a person would ask.
const QUERIES: [&str; 10] = [
    "президент встреча",
    "NATO dialogue",
    "суд решение",
    "police report",
    "выборы партия",
    "oil prices",
    "школа дети",
    "court ruling",
    "Москва метро",
    "football match",
];

fn main() -> Result<()> {
    let args = Args::parse();
    if let Some(bare) = args.bare {
        println!("{}", args.pages.iter().map(|folder| bare.over(folder)).sum::<u64>());
        return Ok(());
    }
    let own = std::env::current_exe()?;
    let program = args.program.clone().unwrap_or_else(|| own.with_file_name("vestnik"));
    let mut tables = Vec::new();
    for pages in &args.pages {
        let table = measure(&args, &own, &program, pages)?.markdown();
        println!("{table}");
        tables.push(table);
    }
    if let Some(file) = &args.write {
        write_between_marks(file, &tables.join("\n"))?;
    }
    Ok(())
}

fn measure(args: &Args, own: &Path, program: &Path, pages: &Path) -> Result<Runs> {
    let work = tempfile::tempdir()?;
    let folder = Folder::copy(pages, &work.path().join("pages"))?;
    let index = work.path().join("index");
    let mut rows = Rows::default();
    let mut index_bytes = 0;
    for round in 0..args.rounds {
        eprintln!("{}: round {} of {}", pages.display(), round + 1, args.rounds);
        for (name, bare) in [("walk", "walk"), ("read", "read"), (Runs::UNIT, "parse")] {
            let mut command = Command::new(own);
            command.args(["--bare", bare, "--pages"]).arg(&folder.path);
            rows.add(name, run(&mut command)?);
        }
        index_runs(program, &folder, &index, round, &mut rows, &mut index_bytes)?;
    }
    for query in QUERIES {
        rows.add("search of two words, a new process", run(search(program, &index).arg(query))?);
    }
    let peer_rounds = if folder.files.len() <= args.peer_pages { args.peer_rounds } else { 0 };
    for peer in &PEERS {
        for _ in 0..peer_rounds {
            let place = tempfile::tempdir_in(work.path())?;
            let Some(mut command) = peer.command(&folder.path, place.path())? else { continue };
            eprintln!("{}: {}", pages.display(), peer.name);
            rows.add(peer.name, run(&mut command)?);
        }
    }
    Ok(Runs { pages: folder.files.len(), bytes: folder.bytes, rows: rows.0, index_bytes })
}

/// A first run, the search that builds what is built at first use, a run with nothing changed and one with a page in a
/// hundred changed.
fn index_runs(
    program: &Path,
    folder: &Folder,
    index: &Path,
    round: usize,
    rows: &mut Rows,
    index_bytes: &mut u64,
) -> Result<()> {
    if index.exists() {
        std::fs::remove_dir_all(index).with_context(|| format!("removing {}", index.display()))?;
    }
    let update = || {
        let mut command = Command::new(program);
        command.arg("index").arg("--index").arg(index).arg(&folder.path);
        run(&mut command)
    };
    rows.add("first run", update()?);
    rows.add("first search", run(search(program, index).arg("Лавров NATO"))?);
    *index_bytes = folder_size(index);
    rows.add("nothing changed", update()?);
    folder.change_one_in_hundred(round)?;
    rows.add("1 % changed", update()?);
    Ok(())
}

fn search(program: &Path, index: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("search").arg("--index").arg(index);
    command
}

/// The rows in the order in which they first came.
#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    fn add(&mut self, name: &str, cost: Cost) {
        match self.0.iter_mut().find(|row| row.name == name) {
            Some(row) => row.costs.push(cost),
            None => self.0.push(Row { name: name.to_owned(), costs: vec![cost] }),
        }
    }
}
