//! Measures ranking: nDCG, MRR and recall at ten hits on every set in one language (`eval-translation` has the others) and query file, beside plain BM25 with Snowball stems
//! computed in the same run, and against a saved run.
//!
//! ```text
//! cargo run --release -p vestnik-benches --bin eval-search -- --save run.json
//! cargo run --release -p vestnik-benches --bin eval-search -- --against run.json --write docs/RELEVANCE.md
//! ```
#![allow(clippy::print_stdout, reason = "a program that prints figures")]

use anyhow::{Context, Result};
use clap::Parser;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use vestnik::{CancelToken, Corpus, SearchRequest, Searcher, UpdateOptions};
use vestnik_benches::report::write_between_marks;
use vestnik_benches::retrieval::{Baseline, Query, Scores, Set, documents_of, load, mean, paired, score};

/// Measures ranking on judged queries.
#[derive(Parser)]
struct Args {
    /// The folder of evaluation data.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Only sets whose name begins so.
    #[arg(long, default_value = "")]
    set: String,
    /// Save the scores of every query here.
    #[arg(long)]
    save: Option<PathBuf>,
    /// Compare with the scores saved here.
    #[arg(long)]
    against: Option<PathBuf>,
    /// Write the table between the marks of this file.
    #[arg(long)]
    write: Option<PathBuf>,
    /// Only every so-manieth query, for a quick look.
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// Print queries whose document is not the first hit.
    #[arg(long)]
    misses: bool,
}

/// The scores of each query by set and file.
#[derive(Default, Serialize, Deserialize)]
struct SavedRun(BTreeMap<String, Vec<Scores>>);

const HEAD: &str = "| set | queries | n | nDCG@10 | MRR@10 | recall@10 | BM25 nDCG@10 | BM25 MRR@10 | MRR gain, 95 % |\n\
                    |---|---|--:|--:|--:|--:|--:|--:|---|\n";

fn main() -> Result<()> {
    let args = Args::parse();
    let before: SavedRun = match &args.against {
        Some(path) => serde_json::from_str(&std::fs::read_to_string(path)?).context("not a saved run")?,
        None => SavedRun::default(),
    };
    let (mut run, mut table) = (SavedRun::default(), HEAD.to_owned());
    print!("{HEAD}");
    let in_one_language = |set: &&Set| set.hits_in.is_none() && set.name.starts_with(&args.set);
    for set in load(&args.data)?.iter().filter(in_one_language) {
        let folder = tempfile::tempdir()?;
        let corpus = Corpus::create(folder.path().join("index"))?;
        let documents = [set.documents.clone()];
        corpus.update(&documents, &UpdateOptions::default(), &mut |_| {}, &CancelToken::new())?;
        let searcher = corpus.searcher()?;
        let baseline = Baseline::new(documents_of(set)?.into_iter());
        for (file, queries) in &set.queries {
            let queries: Vec<Query> = queries.iter().step_by(args.every.max(1)).cloned().collect();
            let ours = run_queries(set, &queries, args.misses, |query| hits(&searcher, query))?;
            let theirs = run_queries(set, &queries, false, |query| Ok(baseline.search(&query.text)))?;
            let row = row(set, file, &ours, &theirs);
            print!("{row}");
            table.push_str(&row);
            let key = format!("{}/{file}", set.name);
            if let Some(saved) = before.0.get(&key).filter(|saved| saved.len() == ours.len()) {
                let gain = paired(&column(&ours), &column(saved));
                println!(
                    "  against the saved run: {:+.4} [{:+.4}, {:+.4}]",
                    gain.difference, gain.low, gain.high
                );
            }
            run.0.insert(key, ours);
        }
    }
    if let Some(path) = args.save {
        std::fs::write(path, serde_json::to_string(&run)?)?;
    }
    args.write.map_or(Ok(()), |path| write_between_marks(&path, &table))
}

fn hits(searcher: &Searcher, query: &Query) -> Result<Vec<String>> {
    let request = SearchRequest { snippets: false, ..SearchRequest::new(query.text.as_str()) };
    Ok(searcher.search(&request)?.hits.into_iter().map(|hit| hit.id.to_string()).collect())
}

fn run_queries(
    set: &Set,
    queries: &[Query],
    misses: bool,
    search: impl Fn(&Query) -> Result<Vec<String>>,
) -> Result<Vec<Scores>> {
    let mut scores = Vec::with_capacity(queries.len());
    for query in queries {
        let (Some(grades), Some(known)) = (set.judgements.get(&query.id), set.known_item.get(&query.id))
        else {
            continue;
        };
        let ranking = search(query)?;
        let scored = score(&ranking, grades, known);
        if misses && scored.mrr < 1.0 {
            println!("  {:.2} {} [{}]: {}", scored.mrr, query.id, query.text, ranking.join(" "));
        }
        scores.push(scored);
    }
    Ok(scores)
}

fn column(scores: &[Scores]) -> Vec<f64> {
    scores.iter().map(|scores| scores.mrr).collect()
}

fn row(set: &Set, file: &str, ours: &[Scores], theirs: &[Scores]) -> String {
    let (our, their) = (mean(ours), mean(theirs));
    let gain = paired(&column(ours), &column(theirs));
    format!(
        "| {} | {file} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:+.3} [{:+.3}, {:+.3}] |\n",
        set.name,
        ours.len(),
        our.ndcg,
        our.mrr,
        our.recall,
        their.ndcg,
        their.mrr,
        gain.difference,
        gain.low,
        gain.high
    )
}
