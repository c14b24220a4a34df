//! A page goes on behind the last hit of the page before, whatever came into the index or left it in between.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use vestnik::document::{Paragraph, Text};
use vestnik::{Corpus, Cursor, Document, DocumentId, Language, SearchRequest};

/// A page of the news; of two the one that says the word more often comes first.
fn document(id: &str, times: usize) -> Document {
    let mut document = Document::new(DocumentId::new(id).unwrap());
    document.lang = Language::English;
    document.headline = Some(Text { text: "Notice".to_owned(), lang: Language::English });
    let text = format!("The harbour board heard of {} and went home again.", "kestrels ".repeat(times));
    document.body = vec![Paragraph { text, lang: Language::English, ..Paragraph::default() }];
    document
}

fn page(corpus: &Corpus, limit: usize, after: Option<Cursor>) -> (Vec<String>, Option<Cursor>) {
    let request = SearchRequest { limit, after, ..SearchRequest::new("kestrels") };
    let hits = corpus.search(&request).unwrap();
    (hits.hits.into_iter().map(|hit| hit.id.to_string()).collect(), hits.next)
}

#[test]
fn hits_that_come_before_the_cursor_cut_no_page_short() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    corpus.add((0..20).map(|number| document(&format!("d{number:02}"), 1))).unwrap();
    let whole: Vec<String> = page(&corpus, 100, None).0;
    let (first, next) = page(&corpus, 3, None);
    assert_eq!(first, whole[..3]);
    for (more, limit) in [(0, 3), (1, 3), (4, 3), (40, 5), (200, 2)] {
        corpus.add((0..more).map(|number| document(&format!("new{number:03}"), 2))).unwrap();
        let (mut joined, mut after) = (Vec::new(), next.clone());
        while after.is_some() {
            let (hits, next) = page(&corpus, limit, after);
            assert!(hits.len() == limit || next.is_none(), "{more} more");
            joined.extend(hits);
            after = next;
        }
        assert_eq!(joined, whole[3..], "{more} more");
    }
    // Where the last hit itself is gone, its place counts.
    corpus.remove(&[DocumentId::new(whole[2].as_str()).unwrap()]).unwrap();
    assert_eq!(page(&corpus, 3, next).0.len(), 3);
    let made_up = Cursor("19:nothing".to_owned());
    assert_eq!(page(&corpus, 3, Some(made_up)).0.len(), 3);
}
