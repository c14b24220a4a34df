//! The queries of `corpus/queries.tsv` over an index of the sample pages.
//!
//! All failures of all queries are listed at once and must be those of `not-yet/queries.txt`, which follow from the pages of
//! `not-yet/pages.txt`. `corpus/README.md` says how the table reads.

use std::fs;
use std::path::{Path, PathBuf};
use vestnik::{CancelToken, Corpus, Hits, SearchRequest, UpdateOptions};

#[test]
fn every_query_finds_what_it_must_and_nothing_that_it_must_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = indexed(folder.path());
    let pages = pages();
    let table = fs::read_to_string(sample_pages().join("queries.tsv")).expect("queries.tsv is there");
    let mut failures = Vec::new();
    for line in table.lines().skip(1) {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_else(|| panic!("three columns in {line:?}"));
        let (query, wanted, unwanted) = (next(), next(), next());
        let request = SearchRequest { limit: 1000, relax: false, ..SearchRequest::new(query) };
        let hits = corpus.search(&request).expect("an index that was just made can be searched");
        failures.extend(
            judge(&hits, wanted, unwanted, &pages).iter().map(|failure| format!("{query}: {failure}")),
        );
    }
    let known: Vec<&str> = include_str!("not-yet/queries.txt").lines().collect();
    assert_eq!(failures, known, "failures, and those that not-yet/queries.txt lists");
}

/// What is wrong with these hits.
fn judge(hits: &Hits, wanted: &str, unwanted: &str, pages: &[String]) -> Vec<String> {
    let found: Vec<&str> = hits.hits.iter().map(|hit| hit.path.as_str()).collect();
    let mut failures = Vec::new();
    for name in names(wanted) {
        let (name, first) = name.strip_prefix('^').map_or((name, false), |name| (name, true));
        let page = page_called(name, pages);
        match found.iter().position(|path| path.ends_with(page)) {
            None => failures.push(format!("{page} is not found")),
            Some(place) if first && place > 0 => failures.push(format!("{page} is hit {}", place + 1)),
            Some(_) => {}
        }
    }
    for page in names(unwanted).map(|name| page_called(name, pages)) {
        if found.iter().any(|path| path.ends_with(page)) {
            failures.push(format!("{page} is found"));
        }
    }
    failures
}

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').map(str::trim).filter(|name| !name.is_empty())
}

/// The one page whose path holds this text.
fn page_called<'a>(part: &str, pages: &'a [String]) -> &'a str {
    let fitting: Vec<&String> = pages.iter().filter(|page| page.contains(part)).collect();
    assert_eq!(fitting.len(), 1, "{part:?} must name one page, not {fitting:?}");
    fitting[0]
}

fn indexed(folder: &Path) -> Corpus {
    let corpus = Corpus::create(folder).expect("an index can be made in an empty folder");
    let pages = [sample_pages()];
    let report = corpus
        .update(&pages, &UpdateOptions::default(), &mut |_| {}, &CancelToken::new())
        .expect("the sample pages can be indexed");
    assert_eq!(report.failed.len(), 0, "{:?}", report.failed);
    corpus
}

fn sample_pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// The paths of all pages below the folder of sample pages, `/`-separated.
fn pages() -> Vec<String> {
    let root = sample_pages();
    let mut pages = Vec::new();
    for site in fs::read_dir(&root).expect("corpus/ is there").flatten().filter(|site| site.path().is_dir()) {
        let folder = site.file_name().to_string_lossy().into_owned();
        for file in fs::read_dir(site.path()).expect("a site's folder can be read").flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if !name.ends_with(".expected.json") {
                pages.push(format!("{folder}/{name}"));
            }
        }
    }
    pages
}
