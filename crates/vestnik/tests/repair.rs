//! Repair as a user of the library has it: from the pages, with what is gone named.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use vestnik::{
    CancelToken, Corpus, Document, DocumentId, MendError, RepairError, RepairReport, SearchRequest,
    UpdateOptions,
};

struct Archive {
    folder: tempfile::TempDir,
}

impl Archive {
    /// Two folders of pages, a file of documents, a page given alone, and a document that came from no file; each source in
    /// segments of its own.
    fn new() -> Self {
        let archive = Self { folder: tempfile::tempdir().unwrap() };
        for (folder, count) in [("news", 12), ("notices", 8)] {
            fs::create_dir_all(archive.path(folder)).unwrap();
            for number in 0..count {
                fs::write(archive.path(folder).join(format!("{number}.html")), page(folder, number)).unwrap();
            }
        }
        let line = |number| {
            format!(
                "{{\"id\":\"wire-{number}\",\"headline\":{{\"text\":\"Wire {number}\"}},\"body\":[{{\"text\":\"The ferry was late.\"}}]}}\n"
            )
        };
        fs::write(archive.path("wire.ndjson"), (0..5).map(line).collect::<String>()).unwrap();
        fs::write(archive.path("alone.html"), page("alone", 1)).unwrap();
        let corpus = Corpus::create(archive.index()).unwrap();
        for source in ["news", "notices", "wire.ndjson", "alone.html"] {
            update(&corpus, &archive.path(source));
        }
        let mut document = Document::new(DocumentId::new("given").unwrap());
        document.headline =
            Some(vestnik::document::Text { text: "Given by hand".to_owned(), ..Default::default() });
        corpus.add([document]).unwrap();
        archive
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn index(&self) -> PathBuf {
        self.path("index")
    }

    /// Everything that is found, by id and headline.
    fn found(&self) -> BTreeSet<String> {
        let corpus = Corpus::open(self.index()).unwrap();
        assert!(corpus.check().unwrap().is_sound(), "{:?}", corpus.check());
        let request = SearchRequest { limit: 1000, snippets: false, ..SearchRequest::new("*") };
        let hits = corpus.search(&request).unwrap().hits;
        hits.iter().map(|hit| format!("{} {}", hit.id, hit.headline.as_ref().unwrap().text)).collect()
    }

    fn repair(&self) -> RepairReport {
        Corpus::repair(self.index(), &UpdateOptions::default(), &mut |_| {}, &CancelToken::new()).unwrap()
    }

    /// Damages every segment.
    fn damage(&self) {
        let segments =
            fs::read_dir(self.index().join("segments")).unwrap().map(|entry| entry.unwrap().path());
        for path in segments.filter(|path| path.extension().is_some_and(|kind| kind == "store")) {
            fs::write(path, "x").unwrap();
        }
    }
}

fn page(kind: &str, number: usize) -> String {
    let line = "The harbour board met on Tuesday and heard that the new breakwater is late again.";
    format!("<html><body><h1>{kind} {number}</h1><article><p>{line}</p><p>{line}</p></article></body></html>")
}

fn update(corpus: &Corpus, path: &Path) {
    corpus.update(&[path.to_owned()], &UpdateOptions::default(), &mut |_| {}, &CancelToken::new()).unwrap();
}

fn names(report: &RepairReport) -> Vec<String> {
    report
        .lost
        .iter()
        .map(|file| format!("{} {}", file.path.file_name().unwrap().to_string_lossy(), file.documents))
        .collect()
}

#[test]
fn all_that_has_a_file_comes_back_and_a_sound_index_is_left_alone() {
    let archive = Archive::new();
    let before = archive.found();
    assert_eq!(before.len(), 12 + 8 + 5 + 1 + 1);
    let untouched = archive.repair();
    assert!(
        untouched.survey.is_sound() && untouched.aside.is_none() && untouched.update.is_nothing(),
        "{untouched:?}"
    );
    archive.damage();
    assert!(Corpus::open(archive.index()).is_err());
    let report = archive.repair();
    assert_eq!((report.lost.len(), report.away.len(), report.update.added), (0, 0, 26), "{report:?}");
    let without_file: BTreeSet<String> =
        before.iter().filter(|document| !document.contains("by hand")).cloned().collect();
    assert_eq!(archive.found(), without_file);
    // The next runs find nothing to do.
    let corpus = Corpus::open(archive.index()).unwrap();
    for source in ["news", "notices", "wire.ndjson", "alone.html"] {
        let options = UpdateOptions::default();
        let report =
            corpus.update(&[archive.path(source)], &options, &mut |_| {}, &CancelToken::new()).unwrap();
        assert!(report.is_nothing(), "{source}: {report:?}");
    }
}

#[test]
fn what_is_gone_is_named_and_what_is_away_is_waited_for() {
    let archive = Archive::new();
    fs::remove_file(archive.path("news/3.html")).unwrap();
    fs::remove_file(archive.path("wire.ndjson")).unwrap();
    fs::rename(archive.path("notices"), archive.path("elsewhere")).unwrap();
    archive.damage();
    let report = archive.repair();
    assert_eq!(names(&report), ["3.html 1", "wire.ndjson 5"]);
    assert_eq!(report.away, [archive.path("notices").canonicalize().unwrap_or(report.away[0].clone())]);
    assert_eq!(archive.found().len(), 11 + 1);
    fs::rename(archive.path("elsewhere"), archive.path("notices")).unwrap();
    update(&Corpus::open(archive.index()).unwrap(), &archive.path("notices"));
    assert_eq!(archive.found().len(), 11 + 8 + 1);
}

#[test]
fn a_lost_catalogue_is_made_again_from_documents_and_folders() {
    let archive = Archive::new();
    let before = archive.found();
    for entry in fs::read_dir(archive.index()).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_some_and(|kind| kind == "log") {
            fs::remove_file(entry).unwrap();
        }
    }
    fs::remove_file(archive.path("news/5.html")).unwrap();
    let report = archive.repair();
    assert_eq!((report.survey.safe, report.update.removed), (27, 1), "{report:?}");
    let expected: BTreeSet<String> =
        before.iter().filter(|document| !document.ends_with("news 5")).cloned().collect();
    assert_eq!(archive.found(), expected);
}

#[test]
fn an_index_of_an_older_format_is_built_again_and_one_of_a_newer_is_not_touched() {
    let archive = Archive::new();
    let before = archive.found();
    let format = archive.index().join("FORMAT");
    let text = fs::read_to_string(&format).unwrap();
    let version = |line: &str| text.replace(text.lines().nth(1).unwrap(), line);
    fs::write(&format, version("format 900")).unwrap();
    let refused =
        Corpus::repair(archive.index(), &UpdateOptions::default(), &mut |_| {}, &CancelToken::new());
    assert!(matches!(refused, Err(RepairError::Mend(MendError::Open(_)))), "{refused:?}");
    assert!(!archive.index().join("damaged-1").exists());
    fs::write(&format, version("format 1")).unwrap();
    let report = archive.repair();
    assert_eq!((report.survey.safe, report.update.added), (0, 26), "{report:?}");
    assert_eq!(archive.found().len(), before.len() - 1);
}

#[test]
fn pages_that_gave_way_to_documents_which_are_lost_are_read_again() {
    let archive = Archive::new();
    let before = archive.found();
    let ids =
        before.iter().filter(|found| found.contains("news")).map(|found| found.split_once(' ').unwrap().0);
    let line =
        |id: &str| format!("{{\"id\":\"{id}\",\"headline\":\"Printed\",\"body\":\"The ferry was late.\"}}\n");
    fs::write(archive.path("printed.ndjson"), ids.map(line).collect::<String>()).unwrap();
    let corpus = Corpus::open(archive.index()).unwrap();
    update(&corpus, &archive.path("printed.ndjson"));
    drop(corpus);
    assert_eq!(archive.found().iter().filter(|found| found.contains("Printed")).count(), 12);
    archive.damage();
    fs::remove_file(archive.path("printed.ndjson")).unwrap();
    archive.repair();
    update(&Corpus::open(archive.index()).unwrap(), &archive.path("news"));
    let pages =
        |found: BTreeSet<String>| found.into_iter().filter(|one| one.contains("news")).collect::<Vec<_>>();
    assert_eq!(pages(archive.found()), pages(before));
}
