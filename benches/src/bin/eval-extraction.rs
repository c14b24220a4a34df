//! Measures extraction on the sets of saved pages.
//!
//! Prints one line of figures for each set and its two halves, and on request the worst pages with what was missed
//! and what was kept too much. `--json` keeps the figures, so that two versions can be compared; `--table` brings
//! the table of a Markdown file up to date.

#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use anyhow::Result;
use clap::Parser;
use std::collections::BTreeMap;
use std::path::PathBuf;
use vestnik_benches::pages::{Gold, PageSet, load_sets, read_decoded};
use vestnik_benches::report::{table, write_between_marks};
use vestnik_benches::score::{Means, PageScore, body_text, means, score_page};
use vestnik_benches::shingles::not_covered;
use vestnik_document::Article;
use vestnik_ingest::{ExtractOptions, extract};

/// Measures extraction on sets of saved pages with known answers.
#[derive(Parser)]
struct Arguments {
    /// The folder that holds `pages/<set>/gold.jsonl`.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Measure only the sets whose name contains one of these.
    #[arg(long = "set")]
    sets: Vec<String>,
    /// Show the N worst pages of each set, from the half that was looked at first.
    #[arg(long, default_value_t = 0)]
    worst: usize,
    /// Show every wrong headline, day or list of authors of that half.
    #[arg(long)]
    fields: bool,
    /// Show failures of both halves.
    #[arg(long)]
    both: bool,
    /// Show the article of these pages.
    #[arg(long = "page")]
    pages: Vec<String>,
    /// Write the figures to this file.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Write the table between the marks of this Markdown file.
    #[arg(long)]
    table: Option<PathBuf>,
}

/// What is kept to be compared with another version.
#[derive(serde::Serialize)]
struct Figures {
    sets: BTreeMap<String, Means>,
    /// Of each page, so that a change of the means can be traced.
    body_f1: BTreeMap<String, f64>,
}

struct Measured<'a> {
    gold: &'a Gold,
    article: Article,
    score: PageScore,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut rows = Vec::new();
    let mut body_f1s = BTreeMap::new();
    for set in load_sets(&arguments.data)? {
        if !arguments.sets.is_empty() && !arguments.sets.iter().any(|name| set.name.contains(name.as_str())) {
            continue;
        }
        let measured = measure(&set)?;
        let half = |open| means(measured.iter().map(|page| &page.score).filter(|score| score.open == open));
        rows.push((set.name.clone(), means(measured.iter().map(|page| &page.score))));
        rows.push((format!("{}, half looked at", set.name), half(true)));
        rows.push((format!("{}, other half", set.name), half(false)));
        body_f1s.extend(measured.iter().map(|page| (format!("{}/{}", set.name, page.gold.id), f1(page))));
        show(&set, &measured, &arguments)?;
    }
    println!("{}", table(&rows));
    if let Some(path) = &arguments.table {
        write_between_marks(path, &table(&rows))?;
    }
    if let Some(path) = &arguments.json {
        let figures = Figures { sets: rows.into_iter().collect(), body_f1: body_f1s };
        std::fs::write(path, serde_json::to_string_pretty(&figures)?)?;
    }
    Ok(())
}

fn measure(set: &PageSet) -> Result<Vec<Measured<'_>>> {
    set.gold
        .iter()
        .map(|gold| {
            let text = read_decoded(&set.folder, gold)?;
            let article = extract(&text, &ExtractOptions::default()).article;
            let score = score_page(&article, gold);
            Ok(Measured { gold, article, score })
        })
        .collect()
}

fn show(set: &PageSet, measured: &[Measured<'_>], arguments: &Arguments) -> Result<()> {
    let PageSet { name, .. } = set;
    let shown = |page: &Measured<'_>| page.score.open || arguments.both;
    let mut worst: Vec<&Measured<'_>> =
        measured.iter().filter(|page| shown(page) && page.score.body.is_some()).collect();
    worst.sort_by(|a, b| f1(a).total_cmp(&f1(b)));
    for page in worst.into_iter().take(arguments.worst) {
        show_body(name, page);
    }
    for page in measured.iter().filter(|page| arguments.fields && shown(page)) {
        show_fields(name, page);
    }
    for page in measured.iter().filter(|page| arguments.pages.contains(&page.gold.id)) {
        show_blocks(set, page)?;
        show_body(name, page);
    }
    Ok(())
}

/// The article field by field, and block by block what was kept and why.
fn show_blocks(set: &PageSet, page: &Measured<'_>) -> Result<()> {
    let text = read_decoded(&set.folder, page.gold)?;
    let extraction = extract(&text, &ExtractOptions { explain: true, ..ExtractOptions::default() });
    let explanation = extraction.explanation.unwrap_or_default();
    for field in &explanation.fields {
        println!("{:?} = {:?}", field.field, field.value);
        for witness in &field.witnesses {
            println!("  {} {}: {}", if witness.won { "*" } else { " " }, witness.name, clip(&witness.value));
        }
    }
    println!("{} {:?}", explanation.container, explanation.container_paths);
    for block in &explanation.blocks {
        println!(
            "  {} [{}] {} <{}>",
            if block.kept { "+" } else { "-" },
            block.reason,
            clip(&block.text),
            block.path
        );
    }
    Ok(())
}

fn f1(page: &Measured<'_>) -> f64 {
    page.score.body.map_or(1.0, |body| body.f1())
}

fn show_body(set: &str, page: &Measured<'_>) {
    let (Some(score), Some(truth)) = (page.score.body, page.gold.true_body()) else { return };
    let found = body_text(&page.article, true);
    println!(
        "\n=== {set}/{} precision {:.3} recall {:.3} {}",
        page.gold.file,
        score.precision,
        score.recall,
        page.gold.url.as_deref().unwrap_or("")
    );
    for line in not_covered(truth, &found) {
        println!("  missed:   {}", clip(line));
    }
    for line in not_covered(&found, truth) {
        println!("  too much: {}", clip(line));
    }
}

fn show_fields(set: &str, page: &Measured<'_>) {
    let (score, gold, article) = (&page.score, page.gold, &page.article);
    if score.headline == Some(false) {
        println!("{set}/{} headline: {:?} is not {:?}", gold.file, article.headline, gold.headline);
    }
    if score.day == Some(false) {
        println!("{set}/{} day: {:?} is not {:?}", gold.file, article.published, gold.date);
    }
    if score.authors.is_some_and(|overlap| overlap < 1.0) {
        println!("{set}/{} authors: {:?} is not {:?}", gold.file, article.authors, gold.authors);
    }
}

fn clip(line: &str) -> String {
    line.chars().take(160).collect()
}
