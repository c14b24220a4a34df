//! The walls of the house: which room may depend on which, which library lives where, and what libraries never do.
//!
//! The tables say what is allowed (docs/ARCHITECTURE.md says why); everything else fails. A new arrow or a new library
//! starts with a line in docs/DECISIONS.md and a line here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may depend on.
const ARROWS: [(&str, &[&str]); 9] = [
    ("document", &[]),
    ("ingest", &["document"]),
    ("language", &["document"]),
    ("analysis", &["document"]),
    ("bilingual", &["analysis", "document"]),
    ("query", &["bilingual", "analysis", "document"]),
    ("index", &["query", "analysis", "document"]),
    ("vestnik", &["ingest", "language", "query", "index", "bilingual", "analysis", "document"]),
    ("cli", &["vestnik"]),
];

/// Libraries that live in some rooms only.
const HOMES: [(&str, &[&str]); 12] = [
    ("tantivy", &["index"]),
    // The benches compare extraction with the bare parse.
    ("scraper", &["ingest", "benches"]),
    ("html5ever", &["ingest"]),
    ("chardetng", &["ingest"]),
    ("encoding_rs", &["ingest"]),
    ("whatlang", &["language"]),
    // The benches compare with plain Snowball.
    ("frostem", &["analysis", "benches"]),
    ("clap", &["cli", "benches"]),
    ("anyhow", &["cli", "benches"]),
    ("indicatif", &["cli"]),
    ("console", &["cli"]),
    ("ctrlc", &["cli"]),
];

/// What no library room says in its sources, and where it may be said after all.
const SAYINGS: [(&str, &str); 10] = [
    ("scraper::", "crates/ingest/src/dom"),
    ("whatlang::", "crates/language/src"),
    ("tantivy::", "crates/index/src"),
    ("std::env", "crates/cli/src"),
    ("SystemTime::now", "crates/cli/src"),
    ("ZonedDateTime::now", "crates/cli/src"),
    ("Timestamp::now", "crates/cli/src"),
    ("println!", "crates/cli/src"),
    ("stdout()", "crates/cli/src"),
    ("std::net", "nowhere"),
];

#[test]
fn rooms_depend_only_downwards() {
    let mut broken = Vec::new();
    for (room, manifest) in manifests() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            assert_eq!(room, "benches", "a room that is not in the table of arrows");
            continue;
        };
        for dependency in &manifest.normal {
            let target =
                dependency.strip_prefix("vestnik-").or((dependency == "vestnik").then_some("vestnik"));
            if target.is_some_and(|target| !allowed.contains(&target)) {
                broken.push(format!("{room} depends on {dependency}"));
            }
        }
    }
    assert!(broken.is_empty(), "forbidden arrows: {broken:#?}");
}

#[test]
fn libraries_live_in_their_rooms() {
    let mut strays = Vec::new();
    for (room, manifest) in manifests() {
        for dependency in manifest.normal.iter().chain(&manifest.others) {
            let home = HOMES.iter().find(|(library, _)| library == dependency);
            if home.is_some_and(|(_, rooms)| !rooms.contains(&room.as_str())) {
                strays.push(format!("{room} names {dependency}"));
            }
        }
    }
    assert!(strays.is_empty(), "libraries outside their rooms: {strays:#?}");
}

#[test]
fn the_document_room_stays_light() {
    let document = &manifests()["document"];
    assert!(document.normal.len() <= 2, "at most two dependencies, not {:?}", document.normal);
}

#[test]
fn sources_keep_what_their_room_promises() {
    let mut broken = Vec::new();
    for file in sources(&root().join("crates")) {
        let place = file
            .strip_prefix(root())
            .expect("sources lie below the root")
            .to_string_lossy()
            .replace('\\', "/");
        if !place.contains("/src/") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("sources are UTF-8");
        for (saying, home) in SAYINGS {
            if !place.starts_with(home) && code(&text).any(|line| line.contains(saying)) {
                broken.push(format!("{place} says {saying}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn what_the_documents_name_exists() {
    let mut missing = Vec::new();
    let pages =
        fs::read_dir(root().join("docs")).expect("docs/").map(|entry| entry.expect("an entry").path());
    for page in
        pages.chain([root().join("README.md")]).filter(|page| page.extension().is_some_and(|e| e == "md"))
    {
        let Ok(text) = fs::read_to_string(&page) else { continue };
        for named in text.split('`').filter(|named| is_path(named)) {
            if !root().join(named).exists() {
                missing.push(format!("{} names {named}", page.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Whether a piece of code in a text is the path of something in this project.
fn is_path(named: &str) -> bool {
    const ROOMS: [&str; 5] = ["crates/", "docs/", "benches/", "corpus/", ".ci/"];
    ROOMS.iter().any(|room| named.starts_with(room)) && !named.contains([' ', '<', '*', '{', '\n'])
}

/// The lines of code: no comments, and nothing after the tests begin (by custom they end the file).
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .filter(|line| !line.trim_start().starts_with("//"))
}

#[derive(Default)]
struct Manifest {
    /// What the room itself is built on.
    normal: BTreeSet<String>,
    /// What its tests and build scripts use.
    others: BTreeSet<String>,
}

/// The dependencies of each room, by its folder's name.
fn manifests() -> BTreeMap<String, Manifest> {
    let mut rooms: Vec<PathBuf> = fs::read_dir(root().join("crates"))
        .expect("the rooms are in crates/")
        .map(|entry| entry.expect("a folder that can be read").path())
        .filter(|path| path.join("Cargo.toml").is_file())
        .collect();
    rooms.push(root().join("benches"));
    assert!(rooms.len() > ARROWS.len() / 2, "too few rooms found: is the root right?");
    rooms.into_iter().map(|room| (name(&room), manifest(&room.join("Cargo.toml")))).collect()
}

fn manifest(path: &Path) -> Manifest {
    let text = fs::read_to_string(path).expect("each room has a manifest");
    let mut manifest = Manifest::default();
    let mut section = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']').to_owned();
            // `[dependencies.name]`
            if let Some((kind, name)) = section.clone().rsplit_once("dependencies.") {
                manifest.add(&format!("{kind}dependencies"), name);
            }
        } else if section.ends_with("dependencies") {
            manifest.add(&section, line.split(['.', '=', ' ']).next().expect("a line has a start"));
        }
    }
    manifest
}

impl Manifest {
    fn add(&mut self, section: &str, name: &str) {
        let list = if section.contains("dev-") || section.contains("build-") {
            &mut self.others
        } else {
            &mut self.normal
        };
        list.insert(name.trim_matches('"').to_owned());
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder that can be read") {
            let path = entry.expect("an entry that can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found
}

fn name(path: &Path) -> String {
    path.file_name().expect("a room has a name").to_string_lossy().into_owned()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("crates/cli lies two below the root")
        .to_owned()
}
