//! The index folder as a whole: what opens and what does not, what survives, who may write.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::path::Path;
use std::sync::Arc;
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId, Language, Paragraph, Text};
use vestnik_index::{
    FileEntry, OpenError, Origin, Outcome, Place, Root, Snapshot, Store, Wanted, WriteError, Writer,
    WriterOptions,
};
use vestnik_query::hits::{SearchRequest, Sort};
use vestnik_query::plan::{
    Alternative, ExpansionSource, Matcher, PlanNode, QueryPlan, Scope, Slot, WordGroup,
};

fn analyzer() -> Arc<Analyzer> {
    Arc::new(Analyzer::new())
}

fn document(id: &str, headline: &str, body: &[&str]) -> Document {
    let mut document = Document::new(DocumentId::new(id).unwrap());
    document.headline = Some(Text { text: headline.to_owned(), lang: Language::English });
    document.body =
        body.iter().map(|text| Paragraph { text: (*text).to_owned(), ..Paragraph::default() }).collect();
    document.lang = Language::English;
    document
}

fn place(path: &str) -> Place {
    Place { root: 0, path: path.as_bytes().to_vec() }
}

fn entry(size: u64) -> FileEntry {
    FileEntry { size, modified_ns: 1, hash: 2, outcome: Outcome::Page }
}

fn write(store: &Store, documents: &[Document]) {
    let mut writer = Writer::open(store, WriterOptions::default()).unwrap();
    for document in documents {
        writer.add(document, Origin::default()).unwrap();
    }
    writer.finish().unwrap();
}

fn group(matcher: Matcher) -> WordGroup {
    let source = ExpansionSource::Query;
    WordGroup {
        text: String::new(),
        span: 0..0,
        scope: Scope::Text,
        alternatives: vec![Alternative { matcher, weight: 1.0, source, shown: String::new() }],
        negated: false,
        required: false,
        idf: 1.0,
    }
}

fn terms(text: &str) -> Matcher {
    let words = Analyzer::new().query_words(text);
    Matcher::Terms(words[0].terms.iter().map(|term| term.term.clone()).collect())
}

fn plan(matchers: Vec<Matcher>, root: PlanNode) -> QueryPlan {
    QueryPlan { root, words: matchers.into_iter().map(group).collect(), warnings: Vec::new() }
}

fn found(snapshot: &Snapshot, plan: &QueryPlan) -> Vec<String> {
    let wanted = Wanted { limit: 10, sort: Sort::Relevance, recent_from: None, facets: &[] };
    let found = snapshot.prepare(plan).unwrap().run(&wanted).unwrap();
    assert_eq!(found.total as usize, found.top.len().max(found.total as usize));
    found.top.iter().map(|hit| snapshot.document(hit.address).unwrap().id.to_string()).collect()
}

#[test]
fn what_is_no_index_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let open = |path: &Path| Store::open(path, analyzer()).map(|_| ()).unwrap_err();
    assert!(matches!(open(&at("nowhere")), OpenError::Missing(_)));
    assert!(matches!(open(Path::new("")), OpenError::NoPath));
    assert!(matches!(Store::create(Path::new(""), analyzer()).map(|_| ()), Err(OpenError::NoPath)));
    std::fs::create_dir(at("other")).unwrap();
    assert!(matches!(open(&at("other")), OpenError::Missing(_)));
    std::fs::write(at("other/file.txt"), "x").unwrap();
    assert!(matches!(open(&at("other")), OpenError::NotAnIndex(_)));
    assert!(matches!(open(&at("other/file.txt")), OpenError::NotAnIndex(_)));
    assert!(matches!(
        Store::create(&at("other"), analyzer()).map(|_| ()).unwrap_err(),
        OpenError::NotAnIndex(_)
    ));

    let index = at("index");
    Store::create(&index, analyzer()).unwrap();
    assert!(matches!(Store::create(&index, analyzer()).map(|_| ()).unwrap_err(), OpenError::Exists(_)));
    let format = std::fs::read_to_string(index.join("FORMAT")).unwrap();
    let with = |from: &str, to: &str| std::fs::write(index.join("FORMAT"), format.replace(from, to)).unwrap();
    with("format 3", "format 99");
    assert!(matches!(open(&index), OpenError::Format { found: 99, expected: 3, .. }));
    let told = open(&index).to_string();
    assert!(told.contains(&*index.to_string_lossy()) && told.ends_with("a newer program made it"), "{told}");
    with("analyzer ", "analyzer x");
    assert!(matches!(open(&index), OpenError::Analyzer { .. }));
    with("vestnik index", "something");
    assert!(matches!(open(&index), OpenError::NotAnIndex(_)));
    with("format 3\n", "");
    assert!(matches!(open(&index), OpenError::Damaged { .. }));
    with("", "");
    let store = Store::open(&index, analyzer()).unwrap();
    write(&store, &[document("a", "One", &["Two three."])]);
    // With a catalogue beside it, it can be repaired.
    with("vestnik index", "something");
    assert!(matches!(open(&index), OpenError::Damaged { .. }));
    std::fs::remove_file(index.join("FORMAT")).unwrap();
    assert!(matches!(open(&index), OpenError::Damaged { .. }));
    with("", "");
    std::fs::write(index.join("segments/meta.json"), "{").unwrap();
    assert!(matches!(open(&index), OpenError::Damaged { .. }));
    std::fs::remove_file(index.join("segments/meta.json")).unwrap();
    assert!(matches!(open(&index), OpenError::Damaged { .. }));
}

#[test]
fn damaged_segments_and_catalogues_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let store = Store::create(&index, analyzer()).unwrap();
    write(&store, &[document("a", "One", &["Two three."])]);
    drop(store);
    let names = |ending: &str| -> Vec<_> {
        let entries =
            std::fs::read_dir(index.join("segments")).unwrap().chain(std::fs::read_dir(&index).unwrap());
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().ends_with(ending))
            .collect()
    };
    for ending in [".term", ".fast", ".store", ".log"] {
        let path = &names(ending)[0];
        let bytes = std::fs::read(path).unwrap();
        std::fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        let opened = Store::open(&index, analyzer());
        let writer = opened.as_ref().map(|store| Writer::open(store, WriterOptions::default()).map(|_| ()));
        match (ending, writer) {
            (".log", Ok(Err(WriteError::Damaged(_)))) => {}
            (_, Err(OpenError::Damaged { .. })) => {}
            (ending, other) => panic!("{ending}: {other:?}"),
        }
        std::fs::write(path, &bytes).unwrap();
    }
    assert!(Store::open(&index, analyzer()).is_ok());
}

#[test]
fn there_is_one_writer_and_readers_do_not_mind() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("index"), analyzer()).unwrap();
    write(&store, &[document("a", "One", &["Two three."])]);
    let snapshot = store.snapshot().unwrap();
    let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
    assert!(matches!(Writer::open(&store, WriterOptions::default()).map(|_| ()), Err(WriteError::Busy)));
    let other = Store::open(store.folder(), analyzer()).unwrap();
    assert!(matches!(Writer::open(&other, WriterOptions::default()).map(|_| ()), Err(WriteError::Busy)));
    writer.add(&document("b", "Four", &["Five."]), Origin::default()).unwrap();
    assert_eq!(other.snapshot().unwrap().documents(), 1);
    writer.commit().unwrap();
    assert_eq!((snapshot.documents(), other.snapshot().unwrap().documents()), (1, 2));
    drop(writer);
    assert!(Writer::open(&other, WriterOptions::default()).is_ok());
    let reader = Store::open_read_only(store.folder(), analyzer()).unwrap();
    assert!(matches!(Writer::open(&reader, WriterOptions::default()).map(|_| ()), Err(WriteError::ReadOnly)));
    assert_eq!(reader.snapshot().unwrap().documents(), 2);
}

#[test]
fn what_was_appended_but_not_committed_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("index"), analyzer()).unwrap();
    let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
    writer.record_root(Root { number: 0, label: "news".to_owned(), path: "/news".into() });
    writer.record_file(place("a.html"), entry(10));
    writer.finish().unwrap();
    let log = store.folder().join("catalogue-1.log");
    let committed = std::fs::read(&log).unwrap();
    // A crash between append and commit leaves records, or a part of one, behind the valid length.
    for garbage in [b"half a rec".as_slice(), &committed[20..]] {
        std::fs::write(&log, [committed.as_slice(), garbage].concat()).unwrap();
        assert_eq!(store.catalogue().unwrap().len(), 1);
        let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
        assert_eq!(writer.catalogue().get(&place("a.html")), Some(&entry(10)));
        writer.record_file(place("a.html"), entry(11));
        writer.abandon();
    }
    let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
    writer.record_file(place("b.html"), entry(12));
    writer.finish().unwrap();
    let catalogue = store.catalogue().unwrap();
    let files: Vec<_> = catalogue.files().map(|(place, entry)| (place.path.clone(), entry.size)).collect();
    assert_eq!(files, [(b"a.html".to_vec(), 10), (b"b.html".to_vec(), 12)]);
    // A log that is shorter than the commit says is damage, not an empty catalogue.
    std::fs::write(&log, &committed[..committed.len() - 1]).unwrap();
    assert!(matches!(
        Writer::open(&store, WriterOptions::default()).map(|_| ()),
        Err(WriteError::Damaged(_))
    ));
}

#[test]
fn the_catalogue_is_compacted_when_most_of_it_is_void() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("index"), analyzer()).unwrap();
    for round in 0..4 {
        let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
        for number in 0..1000 {
            writer.record_file(place(&format!("folder/page-{number}.html")), entry(round));
        }
        writer.finish().unwrap();
    }
    let logs: Vec<_> = std::fs::read_dir(store.folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("catalogue"))
        .collect();
    assert_eq!(logs.len(), 1);
    assert_ne!(logs[0].file_name(), "catalogue-1.log");
    assert!(logs[0].metadata().unwrap().len() < 2 * 1000 * 60);
    assert!(store.catalogue().unwrap().files().all(|(_, entry)| entry.size == 3));
}

#[test]
fn plans_are_lowered() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("index"), analyzer()).unwrap();
    write(
        &store,
        &[
            document("a", "NATO talks resume", &["The alliance met in Brussels.", "Nothing else happened."]),
            document(
                "b",
                "Weather",
                &["NATO was not mentioned. Talks about rain went on.", "Brussels met the rain."],
            ),
            document("c", "Talks", &["A meeting about fish."]),
        ],
    );
    let snapshot = store.snapshot().unwrap();
    let slot = |offset, text| Slot {
        offset,
        terms: match terms(text) {
            Matcher::Terms(terms) => terms,
            _ => vec![],
        },
    };
    let phrase = |first, second, slop| Matcher::Phrase { slots: vec![slot(0, first), slot(1, second)], slop };
    let word = |number| PlanNode::Word(number);
    let most = |at_least| PlanNode::Most { nodes: vec![(word(0), 2.0), (word(1), 1.0)], at_least };
    let not = PlanNode::Bool { must: vec![word(0)], should: vec![], must_not: vec![word(1)] };
    let both = PlanNode::Bool { must: vec![word(0), word(1)], should: vec![], must_not: vec![] };
    let any = PlanNode::Bool { must: vec![], should: vec![word(0), word(1)], must_not: vec![] };
    let two = || vec![terms("nato"), terms("talks")];
    for (matchers, root, expected) in [
        (two(), both, &["a", "b"][..]),
        (two(), any, &["a", "b", "c"]),
        (vec![terms("talks"), terms("nato")], not, &["c"]),
        (two(), most(3.0), &["a", "b"]),
        (two(), most(2.0), &["a", "b"]),
        (two(), most(1.0), &["a", "b", "c"]),
        (vec![phrase("nato", "talks", 0)], word(0), &["a"]),
        (vec![phrase("nato", "mentioned", 1)], word(0), &[]),
        (vec![phrase("nato", "mentioned", 2)], word(0), &["b"]),
        // No phrase crosses the end of a paragraph.
        (vec![phrase("brussels", "nothing", 3)], word(0), &[]),
        (vec![Matcher::Prefix("brus".to_owned())], word(0), &["a", "b"]),
        (vec![Matcher::Fuzzy { term: "nata".to_owned(), distance: 1 }], word(0), &["a", "b"]),
        (vec![], PlanNode::Nothing, &[]),
        (vec![], PlanNode::All, &["a", "b", "c"]),
    ] {
        let plan = plan(matchers, root);
        let mut ids = found(&snapshot, &plan);
        ids.sort_unstable();
        assert_eq!(ids, expected, "{plan:?}");
    }
    let ranked = plan(vec![terms("talks")], word(0));
    assert_eq!(found(&snapshot, &ranked), ["c", "a", "b"]);
}

#[test]
fn ranking_does_not_depend_on_segments() {
    let folder = tempfile::tempdir().unwrap();
    let documents: Vec<Document> = (0..40)
        .map(|number| {
            document(
                &format!("id-{number:02}"),
                "Same words",
                &["Rain and talks.", ["", "More rain."][number % 2]],
            )
        })
        .collect();
    let mut answers = Vec::new();
    for (name, size) in [("one", 40), ("four", 10), ("odd", 7)] {
        let store = Store::create(&folder.path().join(name), analyzer()).unwrap();
        for part in documents.chunks(size) {
            write(&store, part);
        }
        let plan = plan(vec![terms("rain")], PlanNode::Word(0));
        answers.push(found(&store.snapshot().unwrap(), &plan));
    }
    assert_eq!(answers[0].len(), 10);
    assert_eq!(answers[0][0], "id-01");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(SearchRequest::new("x").sort, Sort::Relevance);
}
