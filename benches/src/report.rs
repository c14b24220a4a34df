//! Tables in the documents: the one of `docs/EXTRACTION.md`, and how a table takes the place of the last one.

use crate::score::Means;
use anyhow::{Context, Result};
use std::path::Path;

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

/// Replaces what stands between the marks `table: begin` and `table: end` of a Markdown file.
///
/// # Errors
/// When the file cannot be read or written, or has no marks.
pub fn write_between_marks(path: &Path, table: &str) -> Result<()> {
    write_between(path, "table", table)
}

/// The same for marks of another name, where a file has several tables.
///
/// # Errors
/// When the file cannot be read or written, or has no marks of this name.
pub fn write_between(path: &Path, name: &str, table: &str) -> Result<()> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let (begin, end) = (format!("<!-- {name}: begin -->"), format!("<!-- {name}: end -->"));
    let missing = || format!("no mark {begin} in {}", path.display());
    let (before, rest) = text.split_once(&begin).with_context(missing)?;
    let (_, after) = rest.split_once(&end).with_context(missing)?;
    std::fs::write(path, format!("{before}{begin}\n{table}{end}{after}"))
        .with_context(|| format!("writing {}", path.display()))
}
