//! Forgetting folders: what goes, what stays, and what may be forgotten.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::fs;
use std::path::{Path, PathBuf};
use vestnik::{CancelToken, Corpus, ForgetError, UpdateEvent, UpdateOptions};

/// Folders of one page each and one of documents, indexed.
struct Fixture {
    folder: tempfile::TempDir,
    corpus: Corpus,
}

impl Fixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["news", "old", "a", "b"] {
            fs::create_dir(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join("1.html"), page(name)).unwrap();
        }
        fs::create_dir(folder.path().join("wire")).unwrap();
        let lines: String = (0..70).map(line).collect();
        fs::write(folder.path().join("wire/docs.ndjson"), lines).unwrap();
        let corpus = Corpus::create(folder.path().join("index")).unwrap();
        Self { folder, corpus }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn update(&self, names: &[&str]) {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        self.corpus.update(&paths, &UpdateOptions::default(), &mut |_| {}, &CancelToken::new()).unwrap();
    }

    /// The number of documents that went, of an index that is sound afterwards, also to a program that opens it then.
    fn forget(&self, name: &Path) -> u64 {
        let before = self.documents();
        let forgotten = self.corpus.forget(&[name.to_owned()]).unwrap();
        let reopened = Corpus::open(self.corpus.folder()).unwrap();
        assert_eq!(reopened.check().unwrap().problems, [""; 0]);
        assert!(Corpus::survey(self.corpus.folder()).unwrap().is_sound());
        let gone = before - self.documents();
        assert_eq!(forgotten.iter().map(|folder| folder.documents).sum::<u64>(), gone);
        gone
    }

    fn documents(&self) -> u64 {
        self.corpus.status().unwrap().documents
    }

    fn roots(&self) -> Vec<String> {
        let roots = self.corpus.status().unwrap().roots;
        roots.iter().map(|root| root.path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    }
}

fn page(name: &str) -> String {
    let text = format!("The council of {name} met on the matter and heard both sides for hours. ").repeat(3);
    format!("<title>Council</title><article><h1>Council of {name}</h1><p>{text}</p></article>")
}

fn line(number: u32) -> String {
    format!(
        "{{\"id\":\"wire-{number}\",\"path\":\"{number}.html\",\"headline\":{{\"text\":\"Wire\"}},\"body\":[]}}\n"
    )
}

#[test]
fn what_belongs_to_the_folder_goes_and_all_else_stays() {
    let fixture = Fixture::new();
    fixture.update(&["news", "old", "wire", "a/1.html"]);
    fs::rename(fixture.path("old"), fixture.path("new")).unwrap();
    for (name, gone, left) in [
        ("old", 1, &["news", "wire", "a"][..]),
        ("wire", 70, &["news", "a"]),
        ("a", 1, &["news"]),
        ("news", 1, &[]),
    ] {
        assert_eq!(fixture.forget(&fixture.path(name)), gone, "{name}");
        assert_eq!(fixture.roots(), left, "{name}");
    }
    assert!(fixture.path("news/1.html").exists(), "files are not touched");
    fixture.update(&["news", "new"]);
    assert_eq!((fixture.documents(), fixture.roots()), (2, vec!["news".to_owned(), "new".to_owned()]));
}

#[test]
fn a_label_will_do_and_a_path_comes_first() {
    let fixture = Fixture::new();
    fixture.update(&["news", "old"]);
    fs::create_dir(fixture.path("deep")).unwrap();
    fs::rename(fixture.path("news"), fixture.path("deep/news")).unwrap();
    fixture.update(&["deep/news"]);
    assert_eq!(fixture.forget(Path::new("news")), 1);
    assert_eq!(fixture.roots(), ["old"]);
    assert_eq!(fixture.forget(&fixture.path("deep/../old/")), 1);
}

#[test]
fn a_file_that_was_given_by_itself_goes_by_its_path() {
    let fixture = Fixture::new();
    fs::write(fixture.path("a/2.html"), page("two")).unwrap();
    fixture.update(&["a/1.html", "a/2.html", "news"]);
    fs::remove_file(fixture.path("a/1.html")).unwrap();
    let forgotten = fixture.corpus.forget(&[fixture.path("a/1.html")]).unwrap();
    assert_eq!((forgotten[0].documents, &forgotten[0].path), (1, &fixture.path("a/1.html")));
    assert_eq!((fixture.documents(), fixture.roots()), (2, vec!["a".to_owned(), "news".to_owned()]));
    assert_eq!(fixture.forget(&fixture.path("a/2.html")), 1);
    assert_eq!((fixture.documents(), fixture.roots()), (1, vec!["news".to_owned()]));
    fixture.update(&["a/2.html"]);
    let forgotten = fixture.corpus.forget(&[fixture.path("a"), fixture.path("a/2.html")]).unwrap();
    assert_eq!(forgotten.len(), 1, "a file goes with its folder");
    let unknown = fixture.corpus.forget(&[fixture.path("news/1.html")]);
    assert!(matches!(unknown, Err(ForgetError::Unknown { .. })));
    assert!(fixture.corpus.check().unwrap().is_sound());
}

#[test]
fn an_unknown_folder_changes_nothing() {
    let fixture = Fixture::new();
    fixture.update(&["news", "old"]);
    let unknown = fixture.corpus.forget(&[fixture.path("old"), fixture.path("news/1.html")]);
    let Err(ForgetError::Unknown { folder, known }) = unknown else { panic!("{unknown:?}") };
    assert_eq!((folder, known.len()), (fixture.path("news/1.html"), 2));
    assert_eq!(fixture.documents(), 2);
}

#[test]
fn documents_of_a_file_that_was_not_read_to_its_end_go_too() {
    let fixture = Fixture::new();
    let cancel = CancelToken::new();
    let stop = cancel.clone();
    let mut on_event = |event: UpdateEvent<'_>| {
        if let UpdateEvent::Lines { .. } = event {
            stop.cancel();
        }
    };
    let lines: String = (0..20_000).map(line).collect();
    fs::write(fixture.path("wire/docs.ndjson"), lines).unwrap();
    let options = UpdateOptions::default();
    let report = fixture.corpus.update(&[fixture.path("wire")], &options, &mut on_event, &cancel).unwrap();
    assert!(report.interrupted && report.added > 0);
    assert_eq!(fixture.forget(&fixture.path("wire")), report.added);
    assert_eq!(fixture.documents(), 0);
}

#[test]
fn lone_files_of_one_name_are_documents_of_their_own() {
    let fixture = Fixture::new();
    fixture.update(&["a/1.html", "b/1.html", "news/1.html"]);
    assert_eq!(fixture.documents(), 3);
    for name in ["a/1.html", "b/1.html", "news/1.html"] {
        assert_eq!(fixture.corpus.searcher().unwrap().find(fixture.path(name)).unwrap().len(), 1, "{name}");
    }
    // In another order, and again: each folder keeps what it was called by.
    fixture.update(&["news/1.html", "b/1.html"]);
    assert_eq!(fixture.documents(), 3);
    assert_eq!(fixture.forget(&fixture.path("b/1.html")), 1);
    assert_eq!(fixture.forget(&fixture.path("a")), 1);
    fixture.update(&["old/1.html", "news/1.html"]);
    assert_eq!(fixture.documents(), 2);
    assert_eq!(fixture.forget(&fixture.path("news")), 1);
    assert_eq!(fixture.forget(&fixture.path("old")), 1);
}
