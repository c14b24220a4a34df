//! A set of documents with queries and judgements, as files in one folder.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A set.
pub struct Set {
    /// The name of its folder.
    pub name: String,
    /// The file of its documents.
    pub documents: PathBuf,
    /// Each file of queries by its name without ending.
    pub queries: Vec<(String, Vec<Query>)>,
    /// Which documents are right, and how much so.
    pub judgements: Judgements,
    /// Of each query the one document that it was made from, where the set says so.
    pub known_item: Judgements,
    /// The language that hits have to be in, in sets whose queries are in the other one.
    pub hits_in: Option<String>,
}

impl Set {
    /// The documents of the set with the same articles in the other language: `cross-ru2en` for `cross-en2ru`.
    ///
    /// # Errors
    /// When the name does not say which direction the set has.
    pub fn other_half(&self) -> Result<PathBuf> {
        let named = self.name.rsplit_once('-').and_then(|(name, way)| Some((name, way.split_once('2')?)));
        let (name, (from, to)) = named.with_context(|| format!("{}: no direction", self.name))?;
        Ok(self.documents.with_file_name("").join(format!("../{name}-{to}2{from}/docs.jsonl")))
    }
}

/// A query.
#[derive(Clone, Debug, Deserialize)]
pub struct Query {
    /// Its name.
    pub id: String,
    /// What is typed.
    pub text: String,
}

/// Document ids with their grades, by query id.
pub type Judgements = HashMap<String, HashMap<String, f64>>;

/// Loads every set below `search/` of the data folder, in the order of their names.
///
/// # Errors
/// When a file cannot be read or is not in the shape that it should be.
pub fn load(data: &Path) -> Result<Vec<Set>> {
    let folder = data.join("search");
    let entries = fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.sort();
    folders
        .iter()
        .filter(|folder| folder.join("docs.jsonl").is_file())
        .map(|folder| load_set(folder))
        .collect()
}

/// The documents of a set as id and text, headline first.
///
/// # Errors
/// As [`load`].
pub fn documents_of(set: &Set) -> Result<Vec<(String, String)>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        #[serde(default)]
        headline: String,
        body: String,
    }
    let text = fs::read_to_string(&set.documents)?;
    let lines = text.lines().map(|line| Ok(serde_json::from_str::<Line>(line)?));
    lines
        .map(|line: Result<Line>| line.map(|line| (line.id, format!("{}\n{}", line.headline, line.body))))
        .collect()
}

fn load_set(folder: &Path) -> Result<Set> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with("queries") && name.ends_with(".jsonl")
    });
    files.sort();
    let mut queries = Vec::new();
    for file in files {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        queries.push((stem, load_queries(&file)?));
    }
    let judgements = load_judgements(&folder.join("qrels.tsv"))?;
    let known_item = folder.join("qrels_knownitem.tsv");
    let known_item = if known_item.is_file() { load_judgements(&known_item)? } else { judgements.clone() };
    let hits_in = name.rsplit_once('2').map(|(_, language)| language.to_owned());
    Ok(Set { documents: folder.join("docs.jsonl"), name, queries, judgements, known_item, hits_in })
}

fn load_queries(file: &Path) -> Result<Vec<Query>> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).with_context(|| format!("in {}", file.display()))).collect()
}

fn load_judgements(file: &Path) -> Result<Judgements> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let mut judgements = Judgements::new();
    for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
        let mut cells = line.split('\t');
        let (Some(query), Some(document), Some(grade)) = (cells.next(), cells.next(), cells.next()) else {
            anyhow::bail!("{}: not three cells: {line}", file.display());
        };
        judgements.entry(query.to_owned()).or_default().insert(document.to_owned(), grade.trim().parse()?);
    }
    Ok(judgements)
}
