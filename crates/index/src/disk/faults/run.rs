//! Runs over an index as an update makes them, and what is in the index afterwards.

use crate::collect::Address;
use crate::disk::Disk;
use crate::{Catalogue, FileEntry, OpenError, Origin, Outcome, Place, Root, Store, Writer, WriterOptions};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId, Text};
use xxhash_rust::xxh3::xxh3_64;

/// The pages that there are, and the version of each.
pub(super) type State = BTreeMap<u32, u32>;

/// Changes of a commit.
const BATCH: usize = 3;
/// Files that failed, and how long the reason of each is: they make the catalogue so large that it is written anew.
const FAILED: u32 = 30;
const REASON: usize = 3_000;

static ANALYZER: LazyLock<Arc<Analyzer>> = LazyLock::new(|| Arc::new(Analyzer::new()));

/// The folders of which the index is made, by their numbers.
const ROOTS: [&str; 2] = ["news", "mail"];

/// Pages from a hundred on are in the second folder.
fn root(page: u32) -> u32 {
    u32::from(page >= 100)
}

fn place(page: u32) -> Place {
    Place { root: root(page), path: format!("{page}.html").into_bytes() }
}

pub(super) fn analyzer() -> Arc<Analyzer> {
    ANALYZER.clone()
}

pub(super) fn options(memory: usize) -> WriterOptions {
    WriterOptions { memory, ..WriterOptions::default() }
}

pub(super) fn document(page: u32, version: u32) -> Document {
    let key = format!("{}/{page}.html", ROOTS[root(page) as usize]);
    let mut document = Document::new(DocumentId::from_hash(xxh3_64(key.as_bytes())));
    document.path = format!("{page}.html");
    document.headline = Some(Text { text: format!("{page} {version}"), ..Text::default() });
    document
}

/// What has to be done to come from one state to another, in order.
fn changes(from: &State, to: &State) -> Vec<(u32, Option<u32>)> {
    let new = to.iter().filter(|(page, version)| from.get(page) != Some(version));
    let gone = from.keys().filter(|page| !to.contains_key(page));
    new.map(|(page, version)| (*page, Some(*version))).chain(gone.map(|page| (*page, None))).collect()
}

/// Memory for everything that a scene writes.
pub(super) const PLENTY: usize = 64 << 20;

/// What is done to an index.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// It is brought to a state, with so much memory for what is not written yet.
    Update { memory: usize },
    /// The folder with this number is forgotten.
    Forget(u32),
}

/// The states that are committed on the way from one state to another.
pub(super) fn allowed(change: Change, from: &State, to: &State) -> Vec<State> {
    if matches!(change, Change::Forget(_)) {
        return vec![from.clone(), to.clone()];
    }
    let mut state = from.clone();
    let mut states = vec![state.clone()];
    for batch in changes(from, to).chunks(BATCH) {
        for (page, version) in batch {
            match version {
                Some(version) => state.insert(*page, *version),
                None => state.remove(page),
            };
        }
        states.push(state.clone());
    }
    states
}

/// Changes the index, as the program does; an update leads to the wanted state.
pub(super) fn run(index: &Path, disk: Disk, change: Change, wanted: &State) -> Result<(), String> {
    let opened = match Store::open_on(disk.clone(), index, ANALYZER.clone()) {
        Err(OpenError::Missing(_)) => Store::create_on(disk, index, ANALYZER.clone()),
        opened => opened,
    };
    let store = opened.map_err(|error| error.to_string())?;
    let memory = if let Change::Update { memory } = change { memory } else { PLENTY };
    let mut writer = Writer::open(&store, options(memory)).map_err(|error| error.to_string())?;
    match change {
        Change::Update { .. } => update(&mut writer, wanted).map_err(|error| error.to_string())?,
        Change::Forget(root) => drop(writer.forget_root(root).map_err(|error| error.to_string())?),
    }
    writer.finish().map_err(|error| error.to_string())
}

/// What the catalogue knows is left alone; a commit for each batch.
fn update(writer: &mut Writer, wanted: &State) -> Result<(), crate::WriteError> {
    for (number, label) in (0..).zip(ROOTS) {
        writer.record_root(Root { number, label: label.to_owned(), path: format!("/{label}").into() });
    }
    let entry = |hash: u32, outcome| FileEntry { size: 1, modified_ns: 2, hash: hash.into(), outcome };
    for file in 0..FAILED {
        let place = Place { root: 0, path: format!("failed-{file}").into_bytes() };
        writer.record_file(place, entry(0, Outcome::Failed("x".repeat(REASON))));
    }
    let known = pages(writer.catalogue());
    for batch in changes(&known, wanted).chunks(BATCH) {
        for (page, version) in batch {
            match version {
                Some(version) => {
                    let origin = Origin { root: Some(root(*page)), source: None };
                    writer.add(&document(*page, *version), origin)?;
                    writer.record_file(place(*page), entry(*version, Outcome::Page));
                }
                None => {
                    writer.remove(&document(*page, 0).id)?;
                    writer.record_gone(place(*page));
                }
            }
        }
        writer.commit()?;
    }
    Ok(())
}

/// The pages that a catalogue knows.
fn pages(catalogue: &Catalogue) -> State {
    let page = |(place, entry): (&Place, &FileEntry)| {
        let name = String::from_utf8_lossy(&place.path);
        Some((name.strip_suffix(".html")?.parse().ok()?, entry.hash as u32))
    };
    catalogue.files().filter_map(page).collect()
}

/// An update on a disk that is well.
pub(super) fn full_run(index: &Path, wanted: &State) -> Result<(), String> {
    run(index, Disk::default(), Change::Update { memory: PLENTY }, wanted)
}

/// Makes an index that went through these states.
pub(super) fn begin(index: &Path, states: &[State]) {
    states.iter().for_each(|state| full_run(index, state).unwrap());
}

/// The state that a reader finds: documents and catalogue agree, and everything is as it was written.
pub(super) fn found(index: &Path) -> Result<State, String> {
    let store = match Store::open_read_only(index, ANALYZER.clone()) {
        Err(OpenError::Missing(_)) => return Ok(State::new()),
        opened => opened.map_err(|error| error.to_string())?,
    };
    let report = store.check().map_err(|error| error.to_string())?;
    if !report.is_sound() {
        return Err(format!("{:?}", report.problems));
    }
    let snapshot = store.snapshot().map_err(|error| error.to_string())?;
    let mut state = State::new();
    for (segment, reader) in snapshot.searcher().segment_readers().iter().enumerate() {
        for doc in reader.doc_ids_alive() {
            let document = snapshot.document(Address { segment: segment as u32, doc });
            let document = document.map_err(|error| error.to_string())?;
            let (page, version) = document.headline_text().split_once(' ').unwrap();
            state.insert(page.parse().unwrap(), version.parse().unwrap());
        }
    }
    let catalogue = store.catalogue().map_err(|error| error.to_string())?;
    let known = pages(&catalogue);
    if known == state {
        Ok(state)
    } else {
        Err(format!("documents {state:?}, but the catalogue has {known:?}"))
    }
}

/// Damages the largest segment. Says how many documents the others have.
pub(super) fn damage(index: &Path) -> u64 {
    let stores = fs::read_dir(index.join("segments")).unwrap().map(|entry| entry.unwrap().path());
    let stores = stores.filter(|path| path.extension().is_some_and(|kind| kind == "store"));
    let victim = stores.max_by_key(|path| fs::metadata(path).unwrap().len()).unwrap();
    fs::write(victim, "x").unwrap();
    let survey = crate::survey(index, &ANALYZER).unwrap();
    assert!(
        survey.safe > 0 && survey.lacking.len() as u64 == survey.committed.unwrap() - survey.safe,
        "{survey:?}"
    );
    survey.safe
}

/// Repairs an index. Says how many documents are kept.
pub(super) fn repair(index: &Path, disk: Disk) -> Result<u64, String> {
    let mended = crate::repair::repair_on(&disk, index, &ANALYZER).map_err(|error| error.to_string())?;
    Ok(mended.survey.safe)
}

/// Copies an index folder, where there is one.
pub(super) fn copy(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else { return };
    fs::create_dir_all(to).unwrap();
    for entry in entries.map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
