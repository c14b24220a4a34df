//! Measures decoding on texts whose encoding is known: `eval-encodings --data ../shared/data`.
//!
//! Reads `encodings/gold.jsonl` and the files beside it. Declarations (`charset=…`, `encoding="…"`) are overwritten with
//! spaces first, so that the bytes alone decide. A file counts as decoded right when its text equals, character for
//! character, the text under its true encoding. Texts under 20 Cyrillic words and those that are not Russian are
//! counted apart. Files that are named as declared are decoded once more with their declarations in place.

use anyhow::{Context, Result};
use clap::Parser;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use vestnik_ingest::{RawPage, decode, decode_as};

#[derive(Parser)]
struct Arguments {
    /// The folder that holds `encodings/`.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
}

#[derive(Deserialize)]
struct Gold {
    id: String,
    file: String,
    encoding: String,
    lang: String,
    declared: Option<String>,
}

#[derive(Default)]
struct Row {
    files: usize,
    stripped: usize,
    declared: usize,
    declared_right: usize,
}

#[allow(clippy::print_stdout, reason = "the report is the program's result")]
fn main() -> Result<()> {
    let folder = Arguments::parse().data.join("encodings");
    let gold =
        std::fs::read_to_string(folder.join("gold.jsonl")).with_context(|| folder.display().to_string())?;
    let mut rows: BTreeMap<(String, String), Row> = BTreeMap::new();
    for line in gold.lines() {
        let gold: Gold = serde_json::from_str(line)?;
        let bytes = std::fs::read(folder.join(&gold.file))?;
        let label = if gold.encoding == "mac-cyrillic" { "x-mac-cyrillic" } else { &gold.encoding };
        let truth = |bytes: &[u8]| decode_as(label, bytes).with_context(|| format!("no encoding {label}"));
        let silent = without_declarations(&bytes);
        let (expected, found) = (truth(&silent)?, decode(RawPage::new(silent)));
        let enough = words(&expected) >= 20;
        let group = format!("{}{}", gold.lang, if enough { "" } else { " (under 20 words)" });
        let (as_is, kept) = (truth(&bytes)?, decode(RawPage::new(bytes)));
        for name in [gold.encoding.as_str(), "all"] {
            let row = rows.entry((group.clone(), name.to_owned())).or_default();
            row.files += 1;
            row.stripped += usize::from(found.text == expected);
            row.declared += usize::from(gold.declared.is_some());
            row.declared_right += usize::from(gold.declared.is_some() && kept.text == as_is);
        }
        if found.text != expected {
            println!("wrong\t{}\tis {}\tread as {}", gold.id, gold.encoding, found.encoding);
        }
    }
    println!(
        "{:<22} {:<14} {:>6} {:>18} {:>18}",
        "texts", "encoding", "files", "nothing declared", "as declared"
    );
    for ((group, encoding), row) in &rows {
        let share = |right: usize, of: usize| format!("{right} of {of}");
        let (silent, declared) = (share(row.stripped, row.files), share(row.declared_right, row.declared));
        println!("{group:<22} {encoding:<14} {:>6} {silent:>18} {declared:>18}", row.files);
    }
    Ok(())
}

/// Words of Cyrillic letters.
fn words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().any(|c| ('а'..='я').contains(&c)))
        .count()
}

/// Overwrites the names of encodings behind `charset=` and `encoding=` with spaces.
fn without_declarations(bytes: &[u8]) -> Vec<u8> {
    let mut silent = bytes.to_vec();
    for mark in [b"charset=".as_slice(), b"encoding="] {
        let places: Vec<usize> = silent
            .windows(mark.len())
            .enumerate()
            .filter(|(_, window)| window.eq_ignore_ascii_case(mark))
            .map(|(at, _)| at)
            .collect();
        for at in places {
            let end = (at + mark.len() + 24).min(silent.len());
            let stop = silent[at + mark.len() + 1..end].iter().position(|byte| b"\"'> ?;".contains(byte));
            let end = stop.map_or(end, |stop| at + mark.len() + 1 + stop);
            silent[at..end].fill(b' ');
        }
    }
    silent
}
