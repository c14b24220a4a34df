//! Measures what an index learns from itself: pairs, time and memory. `eval-translation` has the search with the learned lexicon.
//!
//! `cross-en2ru` and `cross-ru2en` hold the same articles under the same ids, one in Russian, the other in English: people
//! translated them. Two documents are a true pair when their ids agree; learning sees them under ids that say which set
//! they are from, and does not look at ids.
//!
//! ```text
//! cargo run --release -p vestnik-benches --bin eval-pairs
//! cargo run --release -p vestnik-benches --bin eval-pairs -- --cost 10000
//! ```
#![allow(clippy::print_stdout, reason = "a program that prints figures")]

use anyhow::Result;
use clap::Parser;
use std::path::{Path, PathBuf};
use std::time::Instant;
use vestnik::{CancelToken, Corpus, Document, DocumentId, LearnOptions};
use vestnik_benches::retrieval::{marked_documents, unmarked};

/// Measures learned pairs and words.
#[derive(Parser)]
struct Args {
    /// The folder of evaluation data.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Only time and memory, on so many documents.
    #[arg(long)]
    cost: Option<usize>,
    /// Print wrong pairs.
    #[arg(long)]
    verbose: bool,
}

const SETS: [&str; 2] = ["cross-ru2en", "cross-en2ru"];

fn main() -> Result<()> {
    let args = Args::parse();
    let [english, russian] = SETS.map(|set| marked_documents(&file(&args.data, set), false));
    let (english, russian) = (english?, russian?);
    let mut others = marked_documents(&file(&args.data, "telegram-en"), true)?;
    others.extend(marked_documents(&file(&args.data, "telegram-ru"), true)?);
    if let Some(count) = args.cost {
        return cost([english, russian, others].concat(), count);
    }
    println!("| documents | pairs | precision | recall | seconds |\n|---|--:|--:|--:|--:|");
    let all = [english.clone(), russian.clone()].concat();
    let half = |documents: &[Document], leave_out: usize| {
        let kept = documents.iter().enumerate().filter(|(at, _)| at % 3 != leave_out);
        kept.map(|(_, document)| document.clone()).collect::<Vec<_>>()
    };
    let halves = [half(&english, 0), half(&russian, 1)].concat();
    pairing("all", all.clone(), args.verbose)?;
    pairing("half of them without partner", halves.clone(), args.verbose)?;
    let every_second = |documents: &[Document], first: usize| {
        documents.iter().skip(first).step_by(2).cloned().collect::<Vec<_>>()
    };
    let strangers = [every_second(&english, 0), every_second(&russian, 1)].concat();
    pairing("none with a partner", strangers.clone(), args.verbose)?;
    pairing("all, among telegram", [all.clone(), others.clone()].concat(), args.verbose)?;
    pairing("half, among telegram", [halves, others.clone()].concat(), args.verbose)?;
    pairing("none, among telegram", [strangers, others].concat(), args.verbose)
}

fn file(data: &Path, set: &str) -> PathBuf {
    data.join("search").join(set).join("docs.jsonl")
}

fn indexed(documents: Vec<Document>) -> Result<(tempfile::TempDir, Corpus)> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::create(folder.path().join("index"))?;
    corpus.add(documents)?;
    Ok((folder, corpus))
}

fn pairing(name: &str, documents: Vec<Document>, verbose: bool) -> Result<()> {
    let ids: std::collections::HashSet<String> = documents.iter().map(|one| one.id.to_string()).collect();
    let is_cross = |id: &DocumentId| unmarked(id).starts_with("wmt");
    let both = |id: &&String| id.starts_with("en:wmt") && ids.contains(&id.replacen("en:", "ru:", 1));
    let truth = ids.iter().filter(both).count();
    let (_folder, corpus) = indexed(documents)?;
    let begun = Instant::now();
    corpus.learn(&LearnOptions::default(), &mut |_| {}, &CancelToken::new())?;
    let took = begun.elapsed().as_secs_f64();
    // Nobody knows which of the other documents are pairs.
    let mut pairs = corpus.pairs()?;
    pairs.retain(|pair| is_cross(&pair.english) || is_cross(&pair.russian));
    let is_right = |pair: &&vestnik::DocumentPair| unmarked(&pair.english) == unmarked(&pair.russian);
    let right = pairs.iter().filter(is_right).count();
    let share = |of: usize| right as f64 / of.max(1) as f64;
    println!("| {name} | {} | {:.3} | {:.3} | {took:.1} |", pairs.len(), share(pairs.len()), share(truth));
    if verbose {
        for pair in pairs.iter().filter(|pair| !is_right(pair)) {
            println!("  {} {} {:.2} {:.2}", pair.english, pair.russian, pair.likeness, pair.margin);
        }
    }
    Ok(())
}

/// Learns from so many documents: those given, again and again under new ids, each time with its words turned round.
fn cost(documents: Vec<Document>, count: usize) -> Result<()> {
    let copy = |at: usize| {
        let (mut document, copy) = (documents[at % documents.len()].clone(), at / documents.len());
        if copy > 0 {
            document.id = DocumentId::new(format!("{}-{copy}", document.id))?;
            let length = document.body.len();
            document.body.rotate_left(copy % length.max(1));
            document.body.truncate(length.div_ceil(2).max(1));
            document.published = None;
        }
        Ok(document)
    };
    let documents = (0..count).map(copy).collect::<Result<Vec<Document>>>()?;
    let (_folder, corpus) = indexed(documents)?;
    let begun = Instant::now();
    let report = corpus.learn(&LearnOptions::default(), &mut |_| {}, &CancelToken::new())?;
    println!("{report:?}\n{:.1} s, {}", begun.elapsed().as_secs_f64(), most_memory());
    Ok(())
}

/// The most memory that this process had, the index of its documents included, where the system tells.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    format!("at most {}", line.map_or("unknown", str::trim))
}
