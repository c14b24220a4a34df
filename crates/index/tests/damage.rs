//! Damaged indexes: whatever happened to the files, the answer is the right one or an error, and never a panic.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId, Language, Paragraph, Text};
use vestnik_index::{
    FileEntry, OpenError, Origin, Outcome, Place, Root, Store, Wanted, Writer, WriterOptions,
};
use vestnik_query::hits::Sort;
use vestnik_query::plan::{
    Alternative, ExpansionSource, Matcher, PlanNode, QueryPlan, Scope, Slot, WordGroup,
};

fn document(number: usize) -> Document {
    let mut document = Document::new(DocumentId::new(format!("id-{number:03}")).unwrap());
    let text = |text: String| Text { text, lang: Language::English };
    document.headline = Some(text(format!("Talks number {number}")));
    let line =
        ["Rain fell on the harbour.", "The alliance met in Brussels.", "Nothing else was said."][number % 3];
    let body = format!("{line} It was day {number} of the talks and nobody left.");
    document.body = vec![Paragraph { text: body, ..Paragraph::default() }];
    document
}

/// Three segments, one of them with a deleted document, and a catalogue.
fn make(folder: &Path, analyzer: &Arc<Analyzer>) {
    let store = Store::create(folder, Arc::clone(analyzer)).unwrap();
    for part in 0..3 {
        let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
        writer.record_root(Root { number: 0, label: "news".to_owned(), path: "/news".into() });
        for number in part * 12..part * 12 + 12 {
            writer.add(&document(number), Origin { root: Some(0), source: None }).unwrap();
            let place = Place { root: 0, path: format!("{number}.html").into_bytes() };
            writer.record_file(place, FileEntry { size: 1, modified_ns: 2, hash: 3, outcome: Outcome::Page });
        }
        if part == 2 {
            writer.remove(&DocumentId::new("id-003").unwrap());
        }
        writer.finish().unwrap();
    }
}

fn plan(matcher: Matcher) -> QueryPlan {
    let alternative =
        Alternative { matcher, weight: 1.0, source: ExpansionSource::Query, shown: String::new() };
    let word = WordGroup {
        text: String::new(),
        span: 0..0,
        scope: Scope::Text,
        alternatives: vec![alternative],
        negated: false,
        required: false,
        idf: 1.0,
    };
    QueryPlan { root: PlanNode::Word(0), words: vec![word], warnings: Vec::new() }
}

fn plans() -> Vec<QueryPlan> {
    let terms = |text: &str| -> Vec<String> {
        Analyzer::new().query_words(text)[0].terms.iter().map(|term| term.term.clone()).collect()
    };
    let slot = |offset, text| Slot { offset, terms: terms(text) };
    vec![
        plan(Matcher::Terms(terms("talks"))),
        plan(Matcher::Terms(terms("harbour"))),
        plan(Matcher::Phrase { slots: vec![slot(0, "alliance"), slot(1, "met")], slop: 0 }),
        plan(Matcher::Prefix("bru".to_owned())),
        plan(Matcher::Terms(terms("absent"))),
    ]
}

/// Everything that a reader can learn, or the error that it was told.
fn answers(folder: &Path, analyzer: &Arc<Analyzer>) -> Result<String, String> {
    let store = Store::open_read_only(folder, Arc::clone(analyzer)).map_err(|error| error.to_string())?;
    let read = || -> Result<String, vestnik_index::ReadError> {
        let snapshot = store.snapshot()?;
        let mut told = format!("{} {} {:?}\n", snapshot.documents(), snapshot.files(), snapshot.languages()?);
        for plan in plans() {
            let wanted = Wanted { limit: 100, sort: Sort::Relevance, recent_from: None, facets: &[] };
            let found = snapshot.prepare(&plan)?.run(&wanted)?;
            for hit in &found.top {
                told.push_str(&format!("{} {:?}\n", hit.score, snapshot.document(hit.address)?));
            }
        }
        let catalogue = store.catalogue()?;
        for (place, entry) in catalogue.files() {
            told.push_str(&format!("{:?} {entry:?}\n", catalogue.roots().path(place)));
        }
        Ok(told)
    };
    read().map_err(|error| error.to_string())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in [folder.to_owned(), folder.join("segments")] {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.extend(entries.filter(|path| path.is_file() && !path.to_string_lossy().ends_with(".lock")));
    }
    files.sort();
    files
}

/// Another file of the same kind, as of another segment; any other file where there is none.
fn like(files: &[PathBuf], at: usize) -> &PathBuf {
    let others = || files[at + 1..].iter().chain(&files[..at]);
    let alike = |path: &&PathBuf| path.extension().is_some() && path.extension() == files[at].extension();
    others().find(alike).or_else(|| others().next()).expect("an index has several files")
}

/// The ways in which a file can be other than it was written; `other` is the content of another file.
fn damages(bytes: &[u8], other: &[u8]) -> Vec<(String, Option<Vec<u8>>)> {
    let flipped = |at: usize, bit: u8| {
        let mut bytes = bytes.to_vec();
        bytes[at] ^= 1 << bit;
        Some(bytes)
    };
    let mut damages = vec![
        ("deleted".to_owned(), None),
        ("emptied".to_owned(), Some(Vec::new())),
        ("swapped".to_owned(), Some(other.to_vec())),
        ("zeroed".to_owned(), Some(vec![0; bytes.len()])),
        ("doubled".to_owned(), Some([bytes, bytes].concat())),
    ];
    for part in [1, 3, 5, 7] {
        damages.push((format!("cut to {part}/8"), Some(bytes[..bytes.len() * part / 8].to_vec())));
    }
    for step in 0..12 {
        let at = bytes.len() * step / 12 + step % 3;
        if at < bytes.len() {
            damages.push((format!("bit {} of byte {at} flipped", step % 8), flipped(at, step as u8 % 8)));
        }
    }
    damages
}

#[test]
fn a_damaged_index_gives_the_right_answer_or_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let analyzer = Arc::new(Analyzer::new());
    make(&index, &analyzer);
    let sound = answers(&index, &analyzer).unwrap();
    assert!(sound.contains("Brussels") && sound.contains("35.html"), "{sound}");
    let files = files(&index);
    let (mut variants, mut refused, mut wrong) = (0, 0, Vec::new());
    for (at, path) in files.iter().enumerate() {
        let bytes = std::fs::read(path).unwrap();
        let other = std::fs::read(like(&files, at)).unwrap();
        for (what, damaged) in damages(&bytes, &other) {
            match damaged {
                Some(damaged) => std::fs::write(path, damaged).unwrap(),
                None => std::fs::remove_file(path).unwrap(),
            }
            let what = format!("{} {what}", path.strip_prefix(&index).unwrap().display());
            let answered = catch_unwind(AssertUnwindSafe(|| answers(&index, &analyzer)));
            match answered.unwrap_or_else(|_| panic!("{what}: a panic")) {
                Ok(told) if told != sound => wrong.push(what.clone()),
                Ok(_) => {}
                Err(error) => {
                    refused += 1;
                    let plain = !["tantivy", "Corrupt", "Error", "{", "Some("]
                        .iter()
                        .any(|word| error.contains(word));
                    assert!(plain, "{what}: {error}");
                }
            }
            let checked =
                catch_unwind(|| Store::open(&index, Arc::clone(&analyzer)).map(|store| store.check()));
            assert!(checked.is_ok(), "{what}: a panic while checking");
            variants += 1;
            std::fs::write(path, &bytes).unwrap();
        }
    }
    assert!(wrong.is_empty(), "wrong answers without an error: {wrong:?}");
    assert!(variants >= 200 && refused * 2 > variants, "{variants} variants, {refused} refused");
    assert_eq!(answers(&index, &analyzer).unwrap(), sound);
}

#[test]
fn an_index_of_somebody_else_cannot_reach_out_of_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (index, outside) = (folder.path().join("index"), folder.path().join("letter.txt"));
    let analyzer = Arc::new(Analyzer::new());
    make(&index, &analyzer);
    std::fs::write(&outside, "vestnik catalogue 1\nDear Anna").unwrap();
    let managed = index.join("segments/.managed.json");
    let list = std::fs::read_to_string(&managed).unwrap();
    let absolute = outside.display();
    std::fs::write(&managed, list.replacen('[', &format!("[\"../../letter.txt\",\"{absolute}\","), 1))
        .unwrap();
    let store = Store::open(&index, Arc::clone(&analyzer)).unwrap();
    let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
    writer.add(&document(99), Origin::default()).unwrap();
    writer.finish().unwrap();
    drop(store);

    let meta = index.join("segments/meta.json");
    let text = std::fs::read_to_string(&meta).unwrap();
    std::fs::write(&meta, text.replace("catalogue-1.log", "../letter.txt")).unwrap();
    let opened = Store::open(&index, Arc::clone(&analyzer)).map(|_| ());
    assert!(matches!(opened, Err(OpenError::Damaged { .. })), "{opened:?}");
    std::fs::write(&meta, text).unwrap();

    #[cfg(unix)]
    {
        std::fs::remove_file(index.join("catalogue-1.log")).unwrap();
        std::os::unix::fs::symlink(&outside, index.join("catalogue-1.log")).unwrap();
        let store = Store::open(&index, analyzer).unwrap();
        assert!(Writer::open(&store, WriterOptions::default()).is_err());
    }
    assert_eq!(std::fs::read_to_string(&outside).unwrap(), "vestnik catalogue 1\nDear Anna");
}
