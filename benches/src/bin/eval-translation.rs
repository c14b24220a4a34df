//! Measures search across languages: the `cross-*` sets with each stack of sources, and what expansion costs a search in
//! one language.
//!
//! ```text
//! cargo run --release -p vestnik-benches --bin eval-translation -- --write docs/TRANSLATION.md
//! ```
#![allow(clippy::print_stdout, reason = "a program that prints figures")]

use anyhow::Result;
use clap::Parser;
use std::path::{Path, PathBuf};
use vestnik::{CancelToken, Corpus, LearnOptions, Searcher, UpdateOptions, load_dictionary};
use vestnik_benches::report::write_between_marks;
use vestnik_benches::retrieval::{Query, STACKS, Set, across, load, marked_documents};

/// Measures search across languages.
#[derive(Parser)]
struct Args {
    /// The folder of evaluation data.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Only sets whose name begins so.
    #[arg(long, default_value = "")]
    set: String,
    /// The dictionary of the user's machine.
    #[arg(long, default_value = "/usr/share/dictd/mueller7.index")]
    dictionary: PathBuf,
    /// Write the tables between the marks of this file.
    #[arg(long)]
    write: Option<PathBuf>,
    /// Only every so-manieth query, for a quick look.
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// Print the queries that this stack does not answer first, by its number from 0.
    #[arg(long)]
    misses: Option<usize>,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let sets: Vec<Set> =
        load(&args.data)?.into_iter().filter(|set| set.name.starts_with(&args.set)).collect();
    let (cross, plain): (Vec<Set>, Vec<Set>) = sets.into_iter().partition(|set| set.hits_in.is_some());
    let mut text = emit(across::head());
    for set in &cross {
        let folder = tempfile::tempdir()?;
        let searcher = learned(folder.path(), set, &args)?;
        for (file, queries) in &set.queries {
            let queries: Vec<Query> = queries.iter().step_by(args.every.max(1)).cloned().collect();
            let run = |(number, stack)| {
                across::reciprocal_ranks(&searcher, set, &queries, stack, args.misses == Some(number))
            };
            let stacks = STACKS.iter().enumerate().map(run).collect::<Result<Vec<_>>>()?;
            text.push_str(&emit(across::row(&set.name, file, &stacks)));
        }
    }
    text.push_str(&emit(format!("\n{}", across::HARM_HEAD)));
    let folder = tempfile::tempdir()?;
    let files: Vec<PathBuf> = plain.iter().map(|set| set.documents.clone()).collect();
    let searcher = index(folder.path(), &files, &args)?.searcher()?;
    for set in &plain {
        for (file, queries) in &set.queries {
            let queries: Vec<Query> = queries.iter().step_by(args.every.max(1)).cloned().collect();
            text.push_str(&emit(across::harm(&searcher, set, file, &queries)?));
        }
    }
    args.write.map_or(Ok(()), |path| write_between_marks(&path, &text))
}

fn emit(text: String) -> String {
    print!("{text}");
    text
}

/// Both halves of a set, with a lexicon that was learned from them without being told which belong together.
fn learned(folder: &Path, set: &Set, args: &Args) -> Result<Searcher> {
    let corpus = Corpus::create(folder.join("index"))?;
    corpus.add(marked_documents(&set.documents, false)?)?;
    corpus.add(marked_documents(&set.other_half()?, false)?)?;
    corpus.learn(&LearnOptions::default(), &mut |_| {}, &CancelToken::new())?;
    let dictionary = load_dictionary(&args.dictionary, None)?;
    Ok(corpus.with_dictionaries([dictionary]).searcher()?)
}

fn index(folder: &Path, files: &[PathBuf], args: &Args) -> Result<Corpus> {
    let corpus = Corpus::create(folder.join("index"))?;
    corpus.update(files, &UpdateOptions::default(), &mut |_| {}, &CancelToken::new())?;
    let dictionary = load_dictionary(&args.dictionary, None)?;
    Ok(corpus.with_dictionaries([dictionary]))
}
