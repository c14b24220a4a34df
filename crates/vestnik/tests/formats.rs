//! A small index of each stored format stays in `tests/data/formats`, and this program opens it, or says why it does not.
//!
//! A new format: raise the version, add its line to [`FORMATS`], turn the line of the one before if it is not read any
//! more, and make the index of the new one:
//!
//! ```text
//! cargo test -p vestnik --test formats make -- --ignored
//! ```

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::fs;
use std::path::{Path, PathBuf};
use vestnik::{CancelToken, Corpus, OpenError, SearchRequest, UpdateOptions};

/// What this program does with an index of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It reads and writes it.
    Opens,
    /// It says that the index is of another format.
    IsRefused,
}

/// All formats that there have been.
const FORMATS: [(u32, Fate); 3] = [(1, Fate::IsRefused), (2, Fate::IsRefused), (3, Fate::Opens)];

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The kept index with this program's analyzer in its FORMAT: an analyzer that has changed would be another reason to
/// refuse it, and the words that are looked up here are such as no analyzer changes.
fn kept(format: u32, to: &Path) {
    copy(&data().join(format.to_string()), to);
    let fresh = tempfile::tempdir().unwrap();
    let analyzer = Corpus::create(fresh.path().join("index")).unwrap().status().unwrap().analyzer;
    let text = fs::read_to_string(to.join("FORMAT")).unwrap();
    let lines = text.lines().map(|line| match line.starts_with("analyzer ") {
        true => format!("analyzer {analyzer}\n"),
        false => format!("{line}\n"),
    });
    fs::write(to.join("FORMAT"), lines.collect::<String>()).unwrap();
}

fn update(corpus: &Corpus, pages: &Path) -> vestnik::UpdateReport {
    let options = UpdateOptions::default();
    corpus.update(&[pages.to_owned()], &options, &mut |_| {}, &CancelToken::new()).unwrap()
}

fn answers(corpus: &Corpus) {
    for (query, headline) in [
        ("granite", "Breakwater late again"),
        ("пароходства", "Паром вернулся в порт"),
        ("lighthouse", "Lighthouse to be kept"),
        ("маяк", "Маяк сохранят"),
    ] {
        let hits = corpus.search(&SearchRequest::new(query)).unwrap().hits;
        let found: Vec<&str> = hits.iter().map(|hit| hit.headline.as_ref().unwrap().text.as_str()).collect();
        assert_eq!(found, [headline], "{query}");
    }
}

#[test]
fn an_index_of_each_format_opens_or_says_why_not() {
    for (format, fate) in FORMATS {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("index");
        kept(format, &index);
        match (fate, Corpus::open_read_only(&index)) {
            (Fate::IsRefused, Err(OpenError::Format { found, .. })) => assert_eq!(found, format),
            (Fate::Opens, Ok(corpus)) => {
                answers(&corpus);
                let report = corpus.check().unwrap();
                assert!(report.is_sound() && report.documents == 4 && report.files == 3, "{report:?}");
                copy(&data().join("pages/notices"), &folder.path().join("notices"));
                let corpus = Corpus::open(&index).unwrap();
                update(&corpus, &folder.path().join("notices"));
                answers(&corpus);
                assert!(corpus.check().unwrap().is_sound());
            }
            (_, opened) => panic!("format {format}: {opened:?}"),
        }
    }
}

#[test]
fn every_kept_format_has_its_line() {
    let fresh = tempfile::tempdir().unwrap();
    let now = Corpus::create(fresh.path().join("index")).unwrap().status().unwrap().format;
    assert_eq!(FORMATS.last(), Some(&(now, Fate::Opens)));
    let names = fs::read_dir(data()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut kept: Vec<u32> = names.filter_map(|name| name.parse().ok()).collect();
    kept.sort_unstable();
    assert_eq!(kept, FORMATS.map(|(format, _)| format));
}

/// Makes the index of the present format from the kept pages.
#[test]
#[ignore = "run once for each new format"]
fn make_the_index_of_this_format() {
    let folder = tempfile::tempdir().unwrap();
    let (pages, index) = (folder.path().join("notices"), folder.path().join("index"));
    copy(&data().join("pages/notices"), &pages);
    let corpus = Corpus::create(&index).unwrap();
    assert_eq!(update(&corpus, &pages).added, 4);
    let to = data().join(corpus.status().unwrap().format.to_string());
    drop(corpus);
    for lock in [".tantivy-meta.lock", ".tantivy-writer.lock"] {
        let _ = fs::remove_file(index.join("segments").join(lock));
    }
    let _ = fs::remove_dir_all(&to);
    copy(&index, &to);
}
