//! The table of `docs/EXTRACTION.md`.

use crate::score::Means;
use anyhow::{Context, Result};
use std::path::Path;

const BEGIN: &str = "<!-- table: begin -->";
const END: &str = "<!-- table: end -->";

/// The figures of all sets as a Markdown table.
pub fn table(rows: &[(String, Means)]) -> String {
    let mut table = String::from(
        "| set | pages | precision | recall | body F1 | F1 without dek | headline | day | authors |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for (name, means) in rows {
        let cells = [
            means.precision,
            means.recall,
            means.f1,
            means.f1_without_dek,
            means.headline,
            means.day,
            means.authors,
        ];
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        table.push_str(&format!("| {name} | {} | {} |\n", means.pages, cells.join(" | ")));
    }
    table
}

fn cell(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

/// Replaces what stands between the two marks of a Markdown file with this table.
///
/// # Errors
/// When the file cannot be read or written, or has no marks.
pub fn write_between_marks(path: &Path, table: &str) -> Result<()> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let (before, rest) = text.split_once(BEGIN).context("no begin mark in the document")?;
    let (_, after) = rest.split_once(END).context("no end mark in the document")?;
    std::fs::write(path, format!("{before}{BEGIN}\n{table}{END}{after}"))
        .with_context(|| format!("writing {}", path.display()))
}
