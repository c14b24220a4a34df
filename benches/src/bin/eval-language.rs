//! Measures language tags on labelled texts: `eval-language --data ../shared/data`.
//!
//! Reads `language/<lang>.tsv` (`kind<TAB>source<TAB>text`) and prints, for each language and kind of text, how many
//! are tagged with that language and how many as neither Russian nor English; then how often tags of each confidence
//! are right.

use anyhow::{Context, Result};
use clap::Parser;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use vestnik_document::Language;
use vestnik_language::Tagger;

#[derive(Parser)]
struct Arguments {
    /// The folder that holds `language/`.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Print the texts that are tagged wrongly.
    #[arg(long)]
    wrong: bool,
}

#[derive(Default)]
struct Row {
    texts: usize,
    right: usize,
    foreign: usize,
}

#[allow(clippy::print_stdout, reason = "the report is the program's result")]
fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let tagger = Tagger::new();
    let mut rows: BTreeMap<(String, String), Row> = BTreeMap::new();
    let mut bins = [(0usize, 0usize, 0f64); 10];
    for (lang, path) in tables(&arguments.data.join("language"))? {
        let truth = lang.split('-').next().and_then(Language::from_code).unwrap_or(Language::Other);
        for line in std::fs::read_to_string(&path)?.lines() {
            let mut cells = line.splitn(3, '\t');
            let (Some(kind), Some(_), Some(text)) = (cells.next(), cells.next(), cells.next()) else {
                continue;
            };
            let found = tagger.detect(text);
            let row = rows.entry((lang.clone(), kind.to_owned())).or_default();
            row.texts += 1;
            row.right += usize::from(found.language == truth);
            row.foreign += usize::from(!found.language.is_served());
            if arguments.wrong && found.language != truth {
                println!("wrong\t{lang}\t{kind}\t{}\t{:.2}\t{text}", found.language, found.confidence);
            }
            if lang != "ru-Latn" {
                let bin = &mut bins[((found.confidence * 10.0) as usize).min(9)];
                *bin = (
                    bin.0 + 1,
                    bin.1 + usize::from(found.language == truth),
                    bin.2 + f64::from(found.confidence),
                );
            }
        }
    }
    println!("{:<10} {:<16} {:>6} {:>8} {:>12}", "language", "kind", "texts", "right", "not ru or en");
    for ((lang, kind), row) in &rows {
        let percent = |count: usize| 100.0 * count as f64 / row.texts as f64;
        println!(
            "{lang:<10} {kind:<16} {:>6} {:>8.2} {:>12.2}",
            row.texts,
            percent(row.right),
            percent(row.foreign)
        );
    }
    println!("\nconfidence {:>6} {:>8} {:>8}", "texts", "stated", "right");
    for (bin, (texts, right, stated)) in bins.iter().enumerate().filter(|(_, (texts, ..))| *texts > 0) {
        let percent = |sum: f64| 100.0 * sum / *texts as f64;
        println!(
            "{:>9}+ {texts:>6} {:>8.1} {:>8.1}",
            bin as f32 / 10.0,
            percent(*stated),
            percent(*right as f64)
        );
    }
    Ok(())
}

/// The tables by the code in their names, sorted.
fn tables(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut tables = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "tsv")
            && let Some(lang) = path.file_stem().and_then(|name| name.to_str())
        {
            tables.push((lang.to_owned(), path.clone()));
        }
    }
    tables.sort();
    Ok(tables)
}
