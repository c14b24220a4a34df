//! The index that is damaged, and everything that one can learn from it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId, Language, Paragraph, Text};
use vestnik_index::{FileEntry, Origin, Outcome, Place, Root, Store, Wanted, Writer, WriterOptions};
use vestnik_query::hits::Sort;
use vestnik_query::plan::{
    Alternative, ExpansionSource, Matcher, PlanNode, QueryPlan, Scope, Slot, WordGroup,
};
use xxhash_rust::xxh3::xxh3_64;

/// The id of a page, as an update makes it.
pub(crate) fn id(number: usize) -> DocumentId {
    DocumentId::from_hash(xxh3_64(format!("news/{number}.html").as_bytes()))
}

pub(crate) fn document(number: usize) -> Document {
    let mut document = Document::new(id(number));
    document.path = format!("{number}.html");
    let text = |text: String| Text { text, lang: Language::English };
    document.headline = Some(text(format!("Talks number {number}")));
    let line =
        ["Rain fell on the harbour.", "The alliance met in Brussels.", "Nothing else was said."][number % 3];
    let body = format!("{line} It was day {number} of the talks and nobody left.");
    document.body = vec![Paragraph { text: body, ..Paragraph::default() }];
    document
}

/// The document of a page of the folder `/news`.
pub(crate) fn record(writer: &mut Writer, number: usize) {
    writer.add(&document(number), Origin { root: Some(0), source: None }).unwrap();
    let place = Place { root: 0, path: format!("{number}.html").into_bytes() };
    writer.record_file(place, FileEntry { size: 1, modified_ns: 2, hash: 3, outcome: Outcome::Page });
}

/// Three segments, one of them with a deleted document, and a catalogue.
pub(crate) fn make(folder: &Path, analyzer: &Arc<Analyzer>) {
    let store = Store::create(folder, Arc::clone(analyzer)).unwrap();
    for part in 0..3 {
        let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
        writer.record_root(Root { number: 0, label: "news".to_owned(), path: "/news".into() });
        for number in part * 12..part * 12 + 12 {
            record(&mut writer, number);
        }
        if part == 2 {
            writer.remove(&id(3)).unwrap();
            writer.record_gone(Place { root: 0, path: b"3.html".to_vec() });
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
pub(crate) fn answers(folder: &Path, analyzer: &Arc<Analyzer>) -> Result<String, String> {
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

pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in [folder.to_owned(), folder.join("segments")] {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.extend(entries.filter(|path| path.is_file() && !path.to_string_lossy().ends_with(".lock")));
    }
    files.sort();
    files
}
