//! The sets of saved pages: one folder each, with the true answers in its `gold.jsonl`.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use vestnik_ingest::{DecodedText, Hints, ReadLimits, decode, read_page};

/// One line of a `gold.jsonl`: what a person or the publisher says that the page holds. `None` is "not known".
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The page's name within its set.
    pub id: String,
    /// The file in the set's folder.
    pub file: String,
    /// The address that it was saved from.
    #[serde(default)]
    pub url: Option<String>,
    /// The true headline.
    #[serde(default)]
    pub headline: Option<String>,
    /// The true body.
    #[serde(default)]
    pub body: Option<String>,
    /// A body cut by rules of the site, where no person read it.
    #[serde(default)]
    pub body_rule: Option<String>,
    /// The true date, in any ISO-like form.
    #[serde(default)]
    pub date: Option<String>,
    /// The true authors.
    #[serde(default)]
    pub authors: Option<Vec<String>>,
}

impl Gold {
    /// The true body, else the one cut by rule; `None` when unknown or empty.
    pub fn true_body(&self) -> Option<&str> {
        self.body.as_deref().or(self.body_rule.as_deref()).filter(|body| !body.trim().is_empty())
    }
}

/// A set of pages.
pub struct PageSet {
    /// The folder's name.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
    /// Its pages, in the order of the gold file.
    pub gold: Vec<Gold>,
}

/// Reads every set below `data/pages`, sorted by name.
///
/// # Errors
/// When the folder or a gold file cannot be read.
pub fn load_sets(data: &Path) -> Result<Vec<PageSet>> {
    let pages = data.join("pages");
    let entries = std::fs::read_dir(&pages).with_context(|| format!("reading {}", pages.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.join("gold.jsonl").is_file());
    folders.sort();
    folders.into_iter().map(load_set).collect()
}

fn load_set(folder: PathBuf) -> Result<PageSet> {
    let path = folder.join("gold.jsonl");
    let lines = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let gold = lines
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).with_context(|| format!("in {}", path.display())))
        .collect::<Result<Vec<Gold>>>()?;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(PageSet { name, folder, gold })
}

/// Reads one page and decodes it. Its address is not given: a saved page has to tell it itself.
///
/// # Errors
/// When the file cannot be read or is no page.
pub fn read_decoded(folder: &Path, gold: &Gold) -> Result<DecodedText> {
    let path = folder.join(&gold.file);
    let page =
        read_page(&path, &ReadLimits::default()).with_context(|| format!("reading {}", path.display()))?;
    // A copied file's time says nothing about the page.
    let hints = Hints { modified_ns: None, ..page.hints.clone() };
    Ok(decode(page.with_hints(hints)))
}
