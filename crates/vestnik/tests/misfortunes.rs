//! What happens around a run, while it runs: folders that vanish, clocks that go back, files that grow, locks that are left.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};
use vestnik::{
    CancelToken, Corpus, OpenError, SearchRequest, UpdateError, UpdateEvent, UpdateOptions, UpdateReport,
};

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn with_pages(count: usize) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(place.pages()).unwrap();
        (0..count).for_each(|number| fs::write(place.page(number), text("Notice", number)).unwrap());
        place
    }

    fn pages(&self) -> PathBuf {
        self.folder.path().join("pages")
    }

    fn page(&self, number: usize) -> PathBuf {
        self.pages().join(format!("{number}.html"))
    }

    fn index(&self) -> PathBuf {
        self.folder.path().join("index")
    }
}

fn text(headline: &str, number: usize) -> String {
    let line = "The harbour board met on Tuesday and heard that the new breakwater is late again.";
    format!(
        "<html><body><h1>{headline} {number}</h1><article><p>{line}</p><p>{line}</p></article></body></html>"
    )
}

fn update(corpus: &Corpus, pages: &Path) -> UpdateReport {
    corpus.update(&[pages.to_owned()], &UpdateOptions::default(), &mut |_| {}, &CancelToken::new()).unwrap()
}

/// An update in small batches; `strike` is called once, when the first file is done.
fn struck(corpus: &Corpus, pages: &Path, strike: impl Fn()) -> Result<UpdateReport, UpdateError> {
    let options = UpdateOptions { batch_documents: 10, ..UpdateOptions::default() };
    let mut has_struck = false;
    let mut on_event = |event: UpdateEvent<'_>| {
        if matches!(event, UpdateEvent::File { .. }) && !std::mem::replace(&mut has_struck, true) {
            strike();
        }
    };
    corpus.update(&[pages.to_owned()], &options, &mut on_event, &CancelToken::new())
}

fn total(corpus: &Corpus, query: &str) -> u64 {
    corpus.search(&SearchRequest { relax: false, ..SearchRequest::new(query) }).unwrap().total
}

#[test]
fn pages_that_vanish_while_they_are_read_are_named_and_stay_until_the_folder_is_back() {
    let place = Place::with_pages(200);
    let corpus = Corpus::create(place.index()).unwrap();
    update(&corpus, &place.pages());
    (0..200).for_each(|number| fs::write(place.page(number), text("Second notice", number)).unwrap());
    let aside = place.folder.path().join("aside");
    let report = struck(&corpus, &place.pages(), || fs::rename(place.pages(), &aside).unwrap()).unwrap();
    assert!(!report.failed.is_empty() && report.removed == 0, "{report:?}");
    assert_eq!(total(&corpus, "notice"), 200);
    let gone = corpus.update(&[place.pages()], &UpdateOptions::default(), &mut |_| {}, &CancelToken::new());
    assert!(matches!(gone, Err(UpdateError::Root { .. })), "{gone:?}");
    assert_eq!(total(&corpus, "notice"), 200);
    fs::rename(&aside, place.pages()).unwrap();
    update(&corpus, &place.pages());
    assert_eq!((total(&corpus, "\"second notice\""), corpus.check().unwrap().problems.len()), (200, 0));
}

#[test]
fn an_index_that_vanishes_while_it_is_written_is_an_error_and_can_be_made_again() {
    let place = Place::with_pages(200);
    let corpus = Corpus::create(place.index()).unwrap();
    let gone = place.folder.path().join("gone");
    let ended = struck(&corpus, &place.pages(), || fs::rename(place.index(), &gone).unwrap());
    assert!(matches!(ended, Err(UpdateError::Write(_) | UpdateError::Read(_))), "{ended:?}");
    assert!(corpus.search(&SearchRequest::new("notice")).is_err() || total(&corpus, "notice") == 0);
    drop(corpus);
    // What the dying run may have put there by name is no index and no obstacle, or it is one to be repaired.
    let again = match Corpus::open_or_create(place.index()) {
        Err(OpenError::Damaged { .. } | OpenError::NotAnIndex(_)) => {
            fs::remove_dir_all(place.index()).unwrap();
            Corpus::open_or_create(place.index())
        }
        opened => opened,
    };
    let again = again.unwrap();
    update(&again, &place.pages());
    assert_eq!(total(&again, "notice"), 200);
}

#[test]
fn a_clock_that_was_set_back_hides_no_change() {
    let set =
        |path: &Path, time| fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    let place = Place::with_pages(3);
    let now = SystemTime::now();
    // Pages of the future, then changed at a time long ago, to texts of the same length.
    set(&place.page(0), now + Duration::from_secs(400 * 86_400));
    let corpus = Corpus::create(place.index()).unwrap();
    update(&corpus, &place.pages());
    fs::write(place.page(0), text("Motion", 0)).unwrap();
    set(&place.page(0), now - Duration::from_secs(4_000 * 86_400));
    let report = update(&corpus, &place.pages());
    assert_eq!((report.changed, report.unchanged), (1, 2));
    assert_eq!((total(&corpus, "motion"), total(&corpus, "notice")), (1, 2));

    // A commit of the future, then one that is older than it by its time.
    let other = Corpus::open_read_only(place.index()).unwrap();
    set(&place.index().join("segments/meta.json"), now + Duration::from_secs(400 * 86_400));
    assert_eq!(total(&other, "motion"), 1);
    fs::write(place.page(1), text("Motion", 1)).unwrap();
    update(&corpus, &place.pages());
    set(&place.index().join("segments/meta.json"), SystemTime::UNIX_EPOCH + Duration::from_secs(1));
    assert_eq!(total(&other, "motion"), 2);
    assert_eq!(total(&Corpus::open(place.index()).unwrap(), "motion"), 2);
}

#[test]
fn a_file_that_grows_while_it_is_read_is_read_to_some_end_and_then_again() {
    let place = Place::with_pages(20);
    let corpus = Corpus::create(place.index()).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let grown = scope.spawn(|| {
            let mut file = fs::File::options().append(true).open(place.page(7)).unwrap();
            while !done.load(Ordering::Relaxed) {
                file.write_all(b"<p>And another paragraph of the harbour board, which has no end.</p>\n")
                    .unwrap();
                std::thread::sleep(Duration::from_micros(200));
            }
        });
        for _ in 0..5 {
            let report = update(&corpus, &place.pages());
            assert_eq!(report.failed, []);
            assert_eq!(total(&corpus, "notice"), 20);
        }
        done.store(true, Ordering::Relaxed);
        grown.join().unwrap();
    });
    update(&corpus, &place.pages());
    assert!(update(&corpus, &place.pages()).is_nothing());
    assert!(corpus.check().unwrap().is_sound());
}

#[test]
fn a_lock_that_is_left_is_no_obstacle() {
    let place = Place::with_pages(2);
    let corpus = Corpus::create(place.index()).unwrap();
    for name in [".tantivy-writer.lock", ".tantivy-meta.lock"] {
        fs::write(place.index().join("segments").join(name), "4711").unwrap();
    }
    assert_eq!(update(&corpus, &place.pages()).added, 2);
    assert_eq!(total(&Corpus::open_read_only(place.index()).unwrap(), "notice"), 2);
}
