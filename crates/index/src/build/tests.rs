//! Segments hold what went in, and deletions reach what they are about and nothing else.

use crate::{Address, Origin, Store, Writer, WriterOptions};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};
use vestnik_analysis::{Analyzer, Scratch};
use vestnik_document::{Document, DocumentId, Language, Paragraph, Text};

/// The places of each term in each document.
type Lists = BTreeMap<String, BTreeMap<String, Vec<u32>>>;

fn document(number: usize, text: &str) -> Document {
    let mut document = Document::new(DocumentId::from_hash(number as u64));
    document.lang = if number.is_multiple_of(2) { Language::Russian } else { Language::English };
    document.site = Some(format!("site{}.ru", number % 3));
    document.headline = Some(Text { text: format!("{text} h{number}"), lang: document.lang });
    document.body = text
        .split('/')
        .map(|line| Paragraph { text: line.to_owned(), lang: document.lang, ..Paragraph::default() })
        .collect();
    document
}

/// Builds an index with this much memory for postings.
fn index(documents: &[Document], memory: usize) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("index"), Arc::new(Analyzer::new())).unwrap();
    let mut writer = Writer::open(&store, WriterOptions { memory, ..WriterOptions::default() }).unwrap();
    for document in documents {
        writer.add(document, Origin { root: None, source: Some(7) }).unwrap();
    }
    writer.finish().unwrap();
    (folder, store)
}

/// What the body field should hold.
fn expected(documents: &[Document]) -> Lists {
    let mut lists = Lists::new();
    for document in documents {
        let text: Vec<&str> = document.body.iter().map(|line| line.text.as_str()).collect();
        Analyzer::new().analyze(&text.join("\n"), &mut Scratch::new(), &mut |token| {
            let documents = lists.entry(token.term.to_owned()).or_default();
            documents.entry(document.id.to_string()).or_default().push(token.position);
        });
    }
    lists
}

/// What the body fields of all segments hold; norms and counts have to agree with it.
fn found(store: &Store) -> Lists {
    let snapshot = store.snapshot().unwrap();
    let body = store.fields().body;
    let mut lists = Lists::new();
    for (number, segment) in (0..).zip(snapshot.searcher().segment_readers()) {
        let inverted = segment.inverted_index(body).unwrap();
        let norms = segment.get_fieldnorms_reader(body).unwrap();
        let addresses: Vec<_> = (0..segment.max_doc()).map(|doc| Address { segment: number, doc }).collect();
        let ids = snapshot.ids(&addresses).unwrap();
        let (mut tokens, mut lengths) = (0, BTreeMap::<u32, u32>::new());
        let mut terms = inverted.terms().stream().unwrap();
        while terms.advance() {
            let option = IndexRecordOption::WithFreqsAndPositions;
            let mut postings = inverted.read_postings_from_terminfo(terms.value(), option).unwrap();
            let (name, mut count) = (String::from_utf8(terms.key().to_vec()).unwrap(), 0);
            while postings.doc() != TERMINATED {
                let mut places = Vec::new();
                postings.positions(&mut places);
                assert_eq!(places.len(), postings.term_freq() as usize);
                tokens += places.len() as u64;
                count += 1;
                *lengths.entry(postings.doc()).or_default() += places.len() as u32;
                let id = ids[postings.doc() as usize].to_string();
                assert!(lists.entry(name.clone()).or_default().insert(id, places).is_none());
                postings.advance();
            }
            assert_eq!(terms.value().doc_freq, count, "{name}");
        }
        assert_eq!(inverted.total_num_tokens(), tokens);
        for (doc, length) in lengths {
            assert_eq!(norms.fieldnorm_id(doc), FieldNormReader::fieldnorm_to_id(length));
        }
    }
    lists
}

#[test]
fn every_term_has_its_documents_and_places() {
    let texts = ["Лавров и Блинкен/в Женеве", "", "NATO NATO dialogue", "a b c", "в в в в/в"];
    let documents: Vec<Document> =
        (0..300).map(|number| document(number, &format!("{} w{number}", texts[number % 5]))).collect();
    for memory in [usize::MAX, 100_000] {
        let (_folder, store) = index(&documents, memory);
        assert_eq!(found(&store), expected(&documents), "{memory}");
        let snapshot = store.snapshot().unwrap();
        let segments = snapshot.searcher().segment_readers().len();
        assert_eq!(segments > 1, memory < usize::MAX, "{segments}");
        for document in &documents {
            let address = snapshot.address(&document.id).unwrap().unwrap();
            assert_eq!(snapshot.document(address).unwrap(), *document);
        }
        let ids = snapshot.ids_of_source(7).unwrap();
        assert_eq!(ids.len(), documents.len());
    }
}

/// Dumps hold corrected versions of an article near each other: they must not cost a segment each.
#[test]
fn a_document_that_is_replaced_at_once_costs_no_segment() {
    let documents: Vec<Document> =
        (0..40).map(|number| document(number / 4, &format!("v{number}"))).collect();
    let (_folder, store) = index(&documents, 64 << 20);
    let snapshot = store.snapshot().unwrap();
    assert_eq!(snapshot.searcher().segment_readers().len(), 1);
    let last: Vec<_> = documents.into_iter().skip(3).step_by(4).collect();
    assert_eq!(
        documents_of(&store),
        last.iter().map(|it| (it.id.clone(), it.headline.clone())).collect::<Vec<_>>()
    );
    assert!(store.check().unwrap().is_sound());
    let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
    for document in &last {
        writer.add(document, Origin::default()).unwrap();
        writer.remove(&document.id).unwrap();
    }
    writer.finish().unwrap();
    assert_eq!(store.snapshot().unwrap().documents(), 0);
}

/// What a writer is told.
#[derive(Clone, Debug)]
enum Step {
    Add { id: usize, version: u8, source: Option<u64> },
    Remove(usize),
    RemoveSource(u64),
    Commit,
}

fn step() -> impl Strategy<Value = Step> {
    let source = || prop_oneof![Just(None), (0..3_u64).prop_map(Some)];
    prop_oneof![
        6 => (0..12_usize, any::<u8>(), source())
            .prop_map(|(id, version, source)| Step::Add { id, version, source }),
        2 => (0..12_usize).prop_map(Step::Remove),
        1 => (0..3_u64).prop_map(Step::RemoveSource),
        1 => Just(Step::Commit),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Whatever is added, replaced and removed in whatever order, and however many segments it makes: what is there in
    /// the end is what a map would hold.
    #[test]
    fn deletions_reach_what_they_are_about(
        steps in proptest::collection::vec(step(), 1..30),
        memory in prop_oneof![Just(0_usize), Just(30_000), Just(64 << 20)],
    ) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("index"), Arc::new(Analyzer::new())).unwrap();
        let options = WriterOptions { memory, ..WriterOptions::default() };
        let mut writer = Writer::open(&store, options).unwrap();
        let mut model = BTreeMap::new();
        for step in steps {
            match step {
                Step::Add { id, version, source } => {
                    let document = document(id, &format!("v{version}"));
                    writer.add(&document, Origin { root: None, source }).unwrap();
                    model.insert(document.id.clone(), (document, source));
                }
                Step::Remove(id) => {
                    let id = DocumentId::from_hash(id as u64);
                    writer.remove(&id).unwrap();
                    model.remove(&id);
                }
                Step::RemoveSource(source) => {
                    writer.remove_source(source).unwrap();
                    model.retain(|_, (_, own)| *own != Some(source));
                }
                Step::Commit => {
                    writer.commit().unwrap();
                    prop_assert_eq!(documents_of(&store), texts_of(&model));
                }
            }
        }
        writer.finish().unwrap();
        prop_assert_eq!(documents_of(&store), texts_of(&model));
    }
}

/// A writer that ends right after its commit leaves a merge to the next one, which begins it before its own commit. What that
/// one deletes must neither be missing before its commit nor come back after it.
#[test]
fn a_merge_that_begins_before_a_commit_does_not_lose_its_deletions() {
    for attempt in 0..12 {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let store = Store::create(&folder.path().join("index"), Arc::new(Analyzer::new())).unwrap();
        let write = |numbers: std::ops::Range<usize>, text: &str| {
            let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
            for number in numbers {
                writer.add(&document(number, text), Origin::default()).unwrap();
            }
            writer.commit().unwrap();
            writer
        };
        write(100..120, "first").finish().unwrap();
        write(0..10, "first").finish().unwrap();
        write(20..21, "first").finish().unwrap();
        write(0..1, "second").abandon();
        write(1..2, "second").finish().unwrap();
        let found = documents_of(&store);
        assert_eq!(found.len(), 31, "attempt {attempt}: {found:?}");
    }
}

fn texts_of(model: &BTreeMap<DocumentId, (Document, Option<u64>)>) -> Vec<(DocumentId, Option<Text>)> {
    model.iter().map(|(id, (document, _))| (id.clone(), document.headline.clone())).collect()
}

fn documents_of(store: &Store) -> Vec<(DocumentId, Option<Text>)> {
    let snapshot = store.snapshot().unwrap();
    let documents = snapshot.all_documents().map(|document| document.unwrap());
    let mut documents: Vec<_> = documents.map(|document| (document.id, document.headline)).collect();
    documents.sort_by(|one, other| one.0.cmp(&other.0));
    documents
}
