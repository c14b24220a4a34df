//! Updating an index from a folder: what is reported, what is kept, what is taken away.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};
use vestnik::{
    CancelToken, Corpus, FileResult, SearchRequest, UpdateError, UpdateEvent, UpdateOptions, UpdateReport,
    WriteError,
};

struct Fixture {
    folder: tempfile::TempDir,
    corpus: Corpus,
}

impl Fixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("news")).unwrap();
        let corpus = Corpus::create(folder.path().join("index")).unwrap();
        Self { folder, corpus }
    }

    fn news(&self) -> PathBuf {
        self.folder.path().join("news")
    }

    fn page(&self, name: &str, headline: &str, text: &str) {
        let path = self.news().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, page(headline, text)).unwrap();
    }

    fn update(&self) -> UpdateReport {
        update(&self.corpus, &self.news())
    }

    fn found(&self, query: &str) -> Vec<String> {
        let request = SearchRequest { relax: false, ..SearchRequest::new(query) };
        let hits = self.corpus.search(&request).unwrap().hits;
        hits.into_iter().map(|hit| hit.path.rsplit("news/").next().unwrap().to_owned()).collect()
    }
}

fn page(headline: &str, text: &str) -> String {
    let filler =
        "The council met on the matter and heard both sides for some hours, officials said after it. ";
    format!(
        "<!DOCTYPE html><html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>\
         <p>{text} {filler}</p><p>{filler}{filler}</p></article></body></html>"
    )
}

fn update(corpus: &Corpus, path: &Path) -> UpdateReport {
    let options = UpdateOptions { now: Some(SystemTime::now()), ..UpdateOptions::default() };
    corpus.update(&[path.to_owned()], &options, &mut |_| {}, &CancelToken::new()).unwrap()
}

/// Added, changed, removed, unchanged.
fn counts(report: &UpdateReport) -> (u64, u64, u64, u64) {
    assert_eq!((report.failed.as_slice(), report.interrupted), (&[][..], false));
    (report.added, report.changed, report.removed, report.unchanged)
}

#[test]
fn only_what_changed_is_touched() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.page("b.html", "Second headline", "Giraffes stayed at home.");
    fixture.page("sub/c.html", "Third headline", "Elephants voted.");
    assert_eq!(counts(&fixture.update()), (3, 0, 0, 0));
    assert_eq!(fixture.found("giraffes"), ["b.html"]);
    let again = fixture.update();
    assert_eq!(counts(&again), (0, 0, 0, 3));
    assert!(again.is_nothing());

    fixture.page("b.html", "Second headline", "Ostriches stayed at home now.");
    fixture.page("d.html", "Fourth headline", "Lions slept.");
    std::fs::remove_file(fixture.news().join("a.html")).unwrap();
    assert_eq!(counts(&fixture.update()), (1, 1, 1, 1));
    assert_eq!(fixture.found("zebras"), [""; 0]);
    assert_eq!(fixture.found("giraffes"), [""; 0]);
    assert_eq!(fixture.found("ostriches"), ["b.html"]);
    assert_eq!(fixture.found("lions"), ["d.html"]);
    assert_eq!(fixture.found("elephants"), ["sub/c.html"]);
    assert_eq!(fixture.corpus.status().unwrap().documents, 3);
    assert!(fixture.corpus.check().unwrap().is_sound());
}

/// Folders that a run remembers are those of the next run, whatever becomes of the file that they are kept in.
#[test]
fn what_is_remembered_of_folders_hides_nothing() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.page("sub/b.html", "Second headline", "Giraffes stayed at home.");
    let kept = fixture.folder.path().join("index/folders");
    // An hour later all folders have settled. Changes within one tick of the clock would not show, so they are waited for.
    let update = || {
        std::thread::sleep(Duration::from_millis(25));
        let later = SystemTime::now() + Duration::from_secs(3600);
        let options = UpdateOptions { now: Some(later), ..UpdateOptions::default() };
        let run = fixture.corpus.update(&[fixture.news()], &options, &mut |_| {}, &CancelToken::new());
        counts(&run.unwrap())
    };
    assert_eq!(update(), (2, 0, 0, 0));
    assert!(kept.exists());
    assert_eq!(update(), (0, 0, 0, 2));
    fixture.page("sub/c.html", "Third headline", "Elephants voted.");
    fixture.page("sub/b.html", "Second headline", "Ostriches stayed at home now.");
    std::fs::remove_file(fixture.news().join("a.html")).unwrap();
    assert_eq!(update(), (1, 1, 1, 0));
    std::fs::write(&kept, "vestnik folders 1\nnot so").unwrap();
    fixture.page("new/d.html", "Fourth headline", "Lions slept.");
    assert_eq!(update(), (1, 0, 0, 2));
    std::fs::remove_file(&kept).unwrap();
    assert_eq!(update(), (0, 0, 0, 3));
    fixture.corpus.forget(&[fixture.news()]).unwrap();
    assert_eq!(update(), (3, 0, 0, 0));
    assert_eq!(fixture.found("lions"), ["new/d.html"]);
}

#[test]
#[cfg(target_os = "linux")]
fn folders_are_remembered_once_and_as_long_as_the_index_knows_them() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.page("sub/b.html", "Second headline", "Giraffes stayed at home.");
    let kept = fixture.folder.path().join("index/folders");
    let remembers = |folder: PathBuf| {
        let (bytes, path) = (std::fs::read(&kept).unwrap(), folder.into_os_string().into_encoded_bytes());
        bytes.windows(path.len()).any(|window| window == path)
    };
    let sub = fixture.news().join("sub");
    fixture.update();
    update(&fixture.corpus, &sub);
    assert!(remembers(fixture.news()) && remembers(sub.clone()));
    fixture.update();
    assert!(remembers(fixture.news()) && !remembers(sub));
    fixture.corpus.forget(&[fixture.news()]).unwrap();
    let other = fixture.folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    update(&fixture.corpus, &other);
    assert!(remembers(other) && !remembers(fixture.news()));
    // What is no file is not waited for.
    std::fs::remove_file(&kept).unwrap();
    if std::process::Command::new("mkfifo").arg(&kept).status().is_ok_and(|made| made.success()) {
        assert_eq!(counts(&fixture.update()), (2, 0, 0, 0));
    }
}

#[test]
fn a_new_time_on_old_bytes_is_no_change() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.update();
    let file = std::fs::File::options().write(true).open(fixture.news().join("a.html")).unwrap();
    file.set_modified(SystemTime::now() + Duration::from_secs(60)).unwrap();
    let mut seen = Vec::new();
    let mut on_event = |event: UpdateEvent<'_>| {
        if let UpdateEvent::File { result, .. } = event {
            seen.push(result);
        }
    };
    let options = UpdateOptions::default();
    fixture.corpus.update(&[fixture.news()], &options, &mut on_event, &CancelToken::new()).unwrap();
    assert_eq!(seen, [FileResult::Unchanged]);
    // The new time is noted: the next run does not open the file.
    assert_eq!(counts(&fixture.update()), (0, 0, 0, 1));
}

#[test]
fn ids_stay_when_the_folder_moves_and_a_second_folder_gets_its_own() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.update();
    let id =
        |fixture: &Fixture| fixture.corpus.search(&SearchRequest::new("zebras")).unwrap().hits[0].id.clone();
    let before = id(&fixture);
    let moved = fixture.folder.path().join("elsewhere").join("news");
    std::fs::create_dir(moved.parent().unwrap()).unwrap();
    std::fs::rename(fixture.news(), &moved).unwrap();
    assert_eq!(counts(&update(&fixture.corpus, &moved)), (0, 0, 0, 1));
    assert_eq!(id(&fixture), before);
    let searcher = fixture.corpus.searcher().unwrap();
    let document = searcher.document(&before).unwrap().unwrap();
    assert_eq!(Path::new(&document.path), moved.canonicalize().unwrap().join("a.html"));
    for key in [before.as_str(), &before.as_str()[..6], moved.join("a.html").to_str().unwrap()] {
        assert_eq!(searcher.find(key).unwrap(), std::slice::from_ref(&before), "{key}");
    }
    // Another folder of the same name.
    fixture.page("a.html", "Other headline", "Zebras again.");
    assert_eq!(counts(&fixture.update()), (1, 0, 0, 0));
    let labels: Vec<String> =
        fixture.corpus.status().unwrap().roots.into_iter().map(|root| root.label).collect();
    assert_eq!(labels, ["news", "news~2"]);
}

#[test]
fn a_part_of_a_folder_can_be_updated_alone() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.page("sub/b.html", "Second headline", "Giraffes stayed at home.");
    fixture.update();
    std::fs::remove_file(fixture.news().join("a.html")).unwrap();
    fixture.page("sub/c.html", "Third headline", "Elephants voted.");
    assert_eq!(counts(&update(&fixture.corpus, &fixture.news().join("sub"))), (1, 0, 0, 1));
    assert_eq!(fixture.found("zebras"), ["a.html"]);
    assert_eq!(counts(&fixture.update()), (0, 0, 1, 2));
}

#[test]
fn a_missing_root_removes_nothing() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.update();
    let gone = fixture.folder.path().join("gone");
    let paths = [fixture.news(), gone.clone()];
    let error = fixture.corpus.update(&paths, &UpdateOptions::default(), &mut |_| {}, &CancelToken::new());
    assert!(matches!(error, Err(UpdateError::Root { path, .. }) if path == gone));
    assert_eq!(fixture.found("zebras"), ["a.html"]);
}

#[test]
fn what_is_left_out_or_cannot_be_looked_at_is_named_in_every_run() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.page("gone/b.html", "Second headline", "Giraffes stayed at home.");
    std::fs::write(fixture.news().join("empty.html"), "").unwrap();
    std::fs::write(fixture.news().join("pages.zip"), "PK").unwrap();
    let told = |path: PathBuf| {
        let mut told = Vec::new();
        let mut on_event = |event: UpdateEvent<'_>| match event {
            UpdateEvent::Skipped { path, reason } => told.push((path.to_owned(), reason.to_string())),
            UpdateEvent::File { path, result: FileResult::Skipped, .. } => {
                told.push((path.to_owned(), "not a page".to_owned()));
            }
            UpdateEvent::Unread { path, message } => told.push((path.to_owned(), message.to_owned())),
            _ => {}
        };
        let options = UpdateOptions::default();
        fixture.corpus.update(&[path], &options, &mut on_event, &CancelToken::new()).unwrap();
        told.sort();
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        told.iter().map(|(path, why)| format!("{}: {why}", name(path))).collect::<Vec<_>>()
    };
    for run in ["the first", "the second"] {
        assert_eq!(told(fixture.news()), ["empty.html: not a page", "pages.zip: unread archive"], "{run}");
    }
    std::fs::remove_file(fixture.news().join("gone/b.html")).unwrap();
    assert!(told(fixture.news().join("gone"))[0].starts_with("gone: it is empty, as the place of a disk"));
}

#[test]
fn a_folder_without_anything_removes_nothing() {
    let fixture = Fixture::new();
    assert!(fixture.update().failed.is_empty(), "an empty folder that had nothing is in order");
    fixture.page("a/1.html", "Порт", "Порт закрыт");
    fixture.page("b/2.html", "Мост", "Мост открыт");
    fixture.update();
    // As when a disk is not mounted, its folder is there and nothing in it.
    std::fs::rename(fixture.news(), fixture.folder.path().join("away")).unwrap();
    std::fs::create_dir(fixture.news()).unwrap();
    let report = fixture.update();
    assert_eq!((report.removed, report.failed.len()), (0, 1), "{report:?}");
    assert_eq!(report.failed[0].path, fixture.news().canonicalize().unwrap());
    assert_eq!(fixture.found("порт"), ["a/1.html"]);
    std::fs::remove_dir(fixture.news()).unwrap();
    std::fs::rename(fixture.folder.path().join("away"), fixture.news()).unwrap();
    assert_eq!(fixture.update().unchanged, 2);
    // Where its pages are met elsewhere, they were moved.
    let other = fixture.folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    update(&fixture.corpus, &other);
    for name in ["a", "b"] {
        std::fs::rename(fixture.news().join(name), other.join(name)).unwrap();
    }
    let paths = [fixture.news(), other.clone()];
    let moved = |paths: &[PathBuf]| {
        fixture.corpus.update(paths, &UpdateOptions::default(), &mut |_| {}, &CancelToken::new()).unwrap()
    };
    let report = moved(&paths);
    assert_eq!((report.moved, report.added, report.failed.len()), (2, 0, 0), "{report:?}");
    for name in ["a", "b"] {
        std::fs::rename(other.join(name), fixture.news().join(name)).unwrap();
    }
    assert_eq!(moved(&paths).moved, 2);
    // What is left of a folder tells that it is there.
    std::fs::remove_dir_all(fixture.news().join("a")).unwrap();
    assert_eq!(fixture.update().removed, 1);
}

#[test]
fn a_cancelled_update_keeps_what_it_did_and_goes_on_later() {
    let fixture = Fixture::new();
    for number in 0..200 {
        fixture.page(&format!("{number:03}.html"), "A headline", &format!("Zebra number {number}."));
    }
    let cancel = CancelToken::new();
    let token = cancel.clone();
    let mut done = 0;
    let mut on_event = move |event: UpdateEvent<'_>| {
        if let UpdateEvent::File { .. } = event {
            done += 1;
            if done == 20 {
                token.cancel();
            }
        }
    };
    let options = UpdateOptions::default();
    let report = fixture.corpus.update(&[fixture.news()], &options, &mut on_event, &cancel).unwrap();
    assert!(report.interrupted);
    assert!((20..200).contains(&report.added), "{}", report.added);
    assert_eq!(fixture.corpus.status().unwrap().documents, report.added);
    let rest = fixture.update();
    assert_eq!((rest.added, rest.unchanged), (200 - report.added, report.added));
    assert!(fixture.corpus.check().unwrap().is_sound());
}

#[test]
fn two_updates_at_once_are_one_and_an_error() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    let other = Corpus::open(fixture.corpus.folder()).unwrap();
    let mut inner = None;
    let mut on_event = |_: UpdateEvent<'_>| {
        if inner.is_none() {
            let options = UpdateOptions::default();
            inner = Some(other.update(&[fixture.news()], &options, &mut |_| {}, &CancelToken::new()));
        }
    };
    fixture
        .corpus
        .update(&[fixture.news()], &UpdateOptions::default(), &mut on_event, &CancelToken::new())
        .unwrap();
    assert!(matches!(inner, Some(Err(UpdateError::Write(WriteError::Busy)))));
}

#[test]
fn whoever_waits_for_another_update_can_be_stopped() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    let other = Corpus::open(fixture.corpus.folder()).unwrap();
    let options = UpdateOptions { wait: Duration::from_secs(120), ..UpdateOptions::default() };
    let mut inner = None;
    let begun = Instant::now();
    let mut on_event = |_: UpdateEvent<'_>| {
        if inner.is_none() {
            let cancel = CancelToken::new();
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    std::thread::sleep(Duration::from_millis(100));
                    cancel.cancel();
                });
                inner = Some(other.update(&[fixture.news()], &options, &mut |_| {}, &cancel));
            });
        }
    };
    let outer = fixture.corpus.update(&[fixture.news()], &options, &mut on_event, &CancelToken::new());
    let inner = inner.unwrap().unwrap();
    assert!(inner.interrupted && inner.is_nothing() && !outer.unwrap().interrupted);
    assert!(begun.elapsed() < options.wait);
}

#[test]
fn documents_come_from_lines_and_bad_lines_are_named() {
    let fixture = Fixture::new();
    let path = fixture.news().join("docs.ndjson");
    let line = |id: &str, text: &str| {
        format!("{{\"id\":\"{id}\",\"headline\":\"Headline {id}\",\"body\":\"{text}\"}}\n")
    };
    let write = |lines: &[String]| std::fs::write(&path, lines.concat()).unwrap();
    write(&[
        line("one", "zebras"),
        "oops\n".to_owned(),
        "\n".to_owned(),
        line("two", "giraffes"),
        line("one", "lions"),
    ]);
    let report = fixture.update();
    assert_eq!((report.added, report.changed, report.removed), (2, 0, 0));
    assert_eq!((report.repeated, report.repeated_ids[0].as_str()), (1, "one"));
    assert_eq!(report.failed.len(), 1);
    assert_eq!((report.failed[0].path.ends_with("docs.ndjson"), report.failed[0].line), (true, Some(2)));
    let ids = |query: &str| -> Vec<String> {
        let request = SearchRequest { relax: false, ..SearchRequest::new(query) };
        fixture.corpus.search(&request).unwrap().hits.into_iter().map(|hit| hit.id.to_string()).collect()
    };
    assert_eq!((ids("zebras"), ids("lions"), ids("headline").len()), (vec![], vec!["one".to_owned()], 2));

    write(&[line("two", "giraffes"), line("three", "ostriches"), line("one", "hyenas")]);
    assert_eq!(counts(&fixture.update()), (1, 1, 0, 1));
    assert_eq!(ids("hyenas"), ["one"]);
    write(&[]);
    assert_eq!(counts(&fixture.update()), (0, 0, 3, 0), "nothing is left in it");
    write(&[line("two", "giraffes"), line("three", "ostriches"), line("one", "hyenas")]);
    assert_eq!(counts(&fixture.update()), (3, 0, 0, 0));
    write(&[line("two", "giraffes")]);
    assert_eq!(counts(&fixture.update()), (0, 0, 2, 1));
    assert_eq!(counts(&fixture.update()), (0, 0, 0, 1));
    std::fs::rename(&path, path.with_extension("old")).unwrap();
    assert_eq!(counts(&fixture.update()), (0, 0, 1, 0));
    assert_eq!(fixture.corpus.status().unwrap().documents, 0);
}

#[test]
fn the_same_pages_give_the_same_ranking() {
    let answer = |threads: usize, batch: u64| {
        let fixture = Fixture::new();
        for number in 0..60 {
            fixture.page(
                &format!("{number:03}.html"),
                "A headline",
                &format!("Zebra talks number {}.", number % 7),
            );
        }
        let threads = std::num::NonZeroUsize::new(threads);
        let options = UpdateOptions { threads, batch_documents: batch, ..UpdateOptions::default() };
        fixture.corpus.update(&[fixture.news()], &options, &mut |_| {}, &CancelToken::new()).unwrap();
        let request = SearchRequest { limit: 100, ..SearchRequest::new("zebra talks") };
        let hits = fixture.corpus.search(&request).unwrap().hits;
        hits.into_iter().map(|hit| (hit.id, hit.score)).collect::<Vec<_>>()
    };
    let first = answer(1, 1000);
    assert_eq!(first.len(), 60);
    assert_eq!(first, answer(4, 1000));
    assert_eq!(first, answer(2, 13));
}

#[test]
fn handles_cross_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Corpus>();
    shared::<vestnik::Searcher>();
    shared::<CancelToken>();
    shared::<UpdateError>();
    shared::<vestnik::OpenError>();
    shared::<vestnik::SearchError>();
}

#[test]
fn a_page_under_another_name_is_not_read_again() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.page("b.html", "Second headline", "Giraffes stayed at home.");
    fixture.page("c.html", "Third headline", "Elephants voted.");
    fixture.update();
    let mut moved = Vec::new();
    let options = UpdateOptions::default();
    let mut update = |fixture: &Fixture| {
        let mut on_event = |event: UpdateEvent<'_>| {
            if let UpdateEvent::File { path, result: FileResult::Moved, .. } = event {
                moved.push(path.file_name().unwrap().to_owned());
            }
        };
        let paths = [fixture.news()];
        fixture.corpus.update(&paths, &options, &mut on_event, &CancelToken::new()).unwrap()
    };
    std::fs::create_dir(fixture.news().join("2024")).unwrap();
    std::fs::rename(fixture.news().join("a.html"), fixture.news().join("2024/z.html")).unwrap();
    let report = update(&fixture);
    assert_eq!((report.moved, counts(&report)), (1, (0, 0, 0, 2)));
    assert!(!report.is_nothing());
    assert_eq!(fixture.found("zebras"), ["2024/z.html"]);

    // As large and as old, but another page: it is read.
    let old = std::fs::metadata(fixture.news().join("b.html")).unwrap().modified().unwrap();
    std::fs::remove_file(fixture.news().join("b.html")).unwrap();
    fixture.page("d.html", "Second headline", "Flamingo stayed at home.");
    let file = std::fs::File::options().write(true).open(fixture.news().join("d.html")).unwrap();
    file.set_modified(old).unwrap();
    let report = update(&fixture);
    assert_eq!((report.moved, counts(&report)), (0, (1, 0, 1, 2)));
    assert_eq!(fixture.found("flamingo"), ["d.html"]);
    assert_eq!(moved, ["z.html"]);
    let status = fixture.corpus.status().unwrap();
    assert_eq!((status.documents, status.files), (3, 3));
    assert!(fixture.corpus.check().unwrap().is_sound());
}

#[test]
fn many_small_runs_do_not_make_the_index_grow() {
    let fixture = Fixture::new();
    let write = |round: usize| {
        for page in 0..8 {
            let text = format!("Round {round} of the zebras, number {page}.");
            fixture.page(&format!("{page}.html"), &format!("Headline {round} {page}"), &text);
        }
    };
    let mut sizes = Vec::new();
    for round in 0..24 {
        write(round);
        fixture.update();
        sizes.push(fixture.corpus.status().unwrap().bytes);
    }
    let status = fixture.corpus.status().unwrap();
    assert!(status.segments <= 8 && status.documents == 8, "{status:?}");
    assert!(sizes[23] < 2 * sizes[7], "{sizes:?}");

    let report = fixture.corpus.optimize().unwrap();
    assert_eq!((report.after.segments, report.after.deleted), (1, 0));
    assert!(report.after.bytes <= report.before.bytes, "{report:?}");
    assert_eq!(fixture.found("zebras").len(), 8);
    assert!(fixture.corpus.check().unwrap().is_sound());
    let again = fixture.corpus.optimize().unwrap();
    assert_eq!(again.before, again.after);
    assert_eq!(counts(&fixture.update()), (0, 0, 0, 8));
}

#[test]
fn an_update_leaves_the_phonetic_table_behind() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.update();
    assert!(fixture.folder.path().join("index/sounds").is_file());
}

#[test]
fn a_removed_page_stays_away_until_its_file_changes() {
    let fixture = Fixture::new();
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    fixture.page("b.html", "Second headline", "Giraffes stayed at home.");
    fixture.update();
    let request = SearchRequest { relax: false, ..SearchRequest::new("zebras") };
    let hits = fixture.corpus.search(&request).unwrap().hits;
    fixture.corpus.remove(&[hits[0].id.clone()]).unwrap();
    let is_away = || {
        assert_eq!(fixture.corpus.status().unwrap().documents, 1);
        assert_eq!(fixture.corpus.check().unwrap().problems, Vec::<String>::new());
        assert_eq!(Corpus::survey(fixture.corpus.folder()).unwrap().problems, Vec::<String>::new());
    };
    is_away();
    assert!(fixture.update().is_nothing());
    is_away();

    // The same bytes, younger; and under another name.
    fixture.page("a.html", "First headline", "Zebras crossed the river.");
    let file = std::fs::File::options().write(true).open(fixture.news().join("a.html")).unwrap();
    file.set_modified(SystemTime::now() + Duration::from_secs(60)).unwrap();
    assert_eq!(counts(&fixture.update()), (0, 0, 0, 1));
    is_away();
    std::fs::rename(fixture.news().join("a.html"), fixture.news().join("z.html")).unwrap();
    assert_eq!(counts(&fixture.update()), (0, 0, 0, 1));
    is_away();

    fixture.page("z.html", "First headline", "Zebras crossed the wide river.");
    assert_eq!(counts(&fixture.update()), (1, 0, 0, 1));
    assert_eq!(fixture.found("zebras"), ["z.html"]);
    assert!(fixture.corpus.check().unwrap().is_sound());
}

#[test]
fn an_id_that_two_files_bring_is_told_and_one_that_has_moved_is_not() {
    let fixture = Fixture::new();
    let write = |name: &str, ids: &[&str]| {
        let lines =
            ids.iter().map(|id| format!("{{\"id\":\"{id}\",\"headline\":\"Of {name}\",\"body\":\"\"}}\n"));
        std::fs::write(fixture.news().join(name), lines.collect::<String>()).unwrap();
    };
    let update = || {
        let report = fixture.update();
        assert!(fixture.corpus.check().unwrap().is_sound());
        let ids: Vec<String> = report.repeated_ids.iter().map(ToString::to_string).collect();
        ((report.added, report.changed, report.removed), report.repeated, ids.join(" "))
    };
    let told = |counts, repeated, ids: &str| (counts, repeated, ids.to_owned());
    write("a.ndjson", &["1", "2", "3", "4", "5"]);
    write("b.ndjson", &["5", "4", "3", "2", "6"]);
    assert_eq!(update(), told((6, 0, 0), 4, "5 4 3"));
    assert_eq!(update(), told((0, 0, 0), 0, ""));
    // A file comes later.
    write("c.ndjson", &["6", "7"]);
    assert_eq!(update(), told((1, 1, 0), 1, "6"));
    // A file has another name now; its documents are the same ones.
    std::fs::rename(fixture.news().join("c.ndjson"), fixture.news().join("d.ndjson")).unwrap();
    assert_eq!(update().1, 0);
    // An id goes from one file to another, read earlier or later.
    write("a.ndjson", &["1", "7"]);
    write("d.ndjson", &["6"]);
    assert_eq!(update().1, 0);
    assert_eq!(fixture.corpus.status().unwrap().documents, 7);
    write("a.ndjson", &["1"]);
    write("d.ndjson", &["6", "7"]);
    assert_eq!(update().1, 0);
    assert_eq!(fixture.corpus.status().unwrap().documents, 7);
}
