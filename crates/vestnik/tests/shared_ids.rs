//! Files that have one id: pages and the file of documents that they were printed into, and two files of documents. What one of
//! them takes from another is told, and what another still holds is there when the one that had it has it no longer.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use vestnik::{
    CancelToken, Corpus, ExtractOptions, PageHints, SearchRequest, UpdateEvent, UpdateOptions, UpdateReport,
    extract_bytes, extract_file,
};

struct Fixture {
    folder: tempfile::TempDir,
    corpus: Corpus,
    /// A commit after so many documents.
    batch: u64,
}

impl Fixture {
    /// Two pages in `news`.
    fn with_pages() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("news")).unwrap();
        let corpus = Corpus::create(folder.path().join("index")).unwrap();
        let fixture = Self { folder, corpus, batch: 20_000 };
        for name in ["a", "b"] {
            let text = "The council met on the matter and heard both sides for some hours. ".repeat(3);
            let page = format!(
                "<!DOCTYPE html><html><head><title>Page {name}</title></head><body><article><h1>Page {name}</h1>\
                 <p>{text}</p><p>{text}</p></article></body></html>"
            );
            std::fs::write(fixture.path(&format!("news/{name}.html")), page).unwrap();
        }
        fixture
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The documents of these files of pages as `extract --json` prints them, with the ids that they have in the index, and another
    /// headline.
    fn print(&self, pages: &[&str], to: &str) {
        let line = |name: &&str| {
            let mut document = extract_file(self.path(name), &ExtractOptions::default()).unwrap().document;
            document.id = extract_bytes(name, b"<p>x", &PageHints::default(), &ExtractOptions::default())
                .unwrap()
                .document
                .id;
            document.headline.as_mut().unwrap().text = format!("Line in {to}");
            serde_json::to_string(&document).unwrap() + "\n"
        };
        std::fs::write(self.path(to), pages.iter().map(line).collect::<String>()).unwrap();
    }

    /// A file of documents with these ids.
    fn lines(&self, to: &str, ids: &[&str]) {
        let line =
            |id: &&str| format!("{{\"id\":\"{id}\",\"headline\":\"Line in {to}\",\"body\":\"Text.\"}}\n");
        std::fs::write(self.path(to), ids.iter().map(line).collect::<String>()).unwrap();
    }

    fn delete(&self, name: &str) {
        std::fs::remove_file(self.path(name)).unwrap();
    }

    /// Added, changed, removed, unchanged, and how many took the place of others. The index is sound after it.
    fn update(&self, names: &[&str]) -> (u64, u64, u64, u64, u64) {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        // Batches of one end with whatever comes, be it no document.
        let batch_time = if self.batch == 1 { Duration::ZERO } else { Duration::MAX };
        let options = UpdateOptions { batch_documents: self.batch, batch_time, ..UpdateOptions::default() };
        let run = self.corpus.update(&paths, &options, &mut |_| {}, &CancelToken::new()).unwrap();
        let UpdateReport { added, changed, removed, unchanged, repeated, .. } = run;
        assert_eq!(run.failed, []);
        assert_eq!(self.corpus.check().unwrap().problems, Vec::<String>::new());
        (added, changed, removed, unchanged, repeated)
    }

    /// A run in batches of one that is asked to stop at this event.
    fn update_until(&self, event: usize) {
        let (cancel, mut left) = (CancelToken::new(), event);
        let options =
            UpdateOptions { batch_documents: 1, batch_time: Duration::ZERO, ..UpdateOptions::default() };
        let mut on_event = |_: UpdateEvent<'_>| {
            left = left.saturating_sub(1);
            if left == 0 {
                cancel.cancel();
            }
        };
        self.corpus.update(&[self.path("news")], &options, &mut on_event, &cancel).unwrap();
    }

    /// Another time of the last change, and nothing else.
    fn touch(&self, name: &str) {
        let file = std::fs::File::options().append(true).open(self.path(name)).unwrap();
        file.set_modified(SystemTime::now() + Duration::from_secs(60)).unwrap();
    }

    /// The headlines of all documents, in their order.
    fn all(&self) -> Vec<String> {
        let request = SearchRequest { limit: 10_000, ..SearchRequest::new("page OR line") };
        let hits = self.corpus.search(&request).unwrap().hits;
        let mut all: Vec<String> = hits.into_iter().filter_map(|hit| Some(hit.headline?.text)).collect();
        all.sort();
        all
    }
}

const PAGES: [&str; 2] = ["news/a.html", "news/b.html"];

#[test]
fn pages_are_there_again_when_the_file_that_they_were_printed_into_is_not() {
    let fixture = Fixture::with_pages();
    assert_eq!(fixture.update(&["news"]), (2, 0, 0, 0, 0));
    fixture.print(&PAGES, "news/docs.ndjson");
    assert_eq!(fixture.update(&["news"]), (0, 2, 0, 0, 2));
    assert_eq!(fixture.all(), ["Line in news/docs.ndjson"; 2]);
    assert_eq!(fixture.update(&["news"]), (0, 0, 0, 2, 0));
    fixture.delete("news/docs.ndjson");
    assert_eq!(fixture.update(&["news"]), (0, 2, 0, 0, 0));
    assert_eq!(fixture.all(), ["Page a", "Page b"]);
    assert_eq!(fixture.update(&["news"]), (0, 0, 0, 2, 0));
}

#[test]
fn pages_are_there_again_when_that_file_is_forgotten() {
    let fixture = Fixture::with_pages();
    fixture.update(&["news"]);
    fixture.print(&PAGES, "docs.ndjson");
    assert_eq!(fixture.update(&["docs.ndjson"]), (0, 2, 0, 0, 2));
    fixture.corpus.forget(&[fixture.path("docs.ndjson")]).unwrap();
    assert_eq!(fixture.all(), ["Page a", "Page b"]);
    assert_eq!(fixture.update(&["news"]), (0, 0, 0, 2, 0));
}

#[test]
fn a_page_that_cannot_be_read_again_is_read_by_the_next_run() {
    let fixture = Fixture::with_pages();
    fixture.update(&["news"]);
    fixture.print(&PAGES, "docs.ndjson");
    fixture.update(&["docs.ndjson"]);
    std::fs::rename(fixture.path("news"), fixture.path("away")).unwrap();
    fixture.corpus.forget(&[fixture.path("docs.ndjson")]).unwrap();
    assert_eq!(fixture.all(), [""; 0]);
    std::fs::rename(fixture.path("away"), fixture.path("news")).unwrap();
    assert_eq!(fixture.update(&["news"]), (2, 0, 0, 0, 0));
    assert_eq!(fixture.all(), ["Page a", "Page b"]);
}

/// The file of documents is read before the pages or behind them.
#[test]
fn what_is_met_twice_in_one_run_is_one_document() {
    for (file, batch, left) in [
        ("news/0.ndjson", 20_000, ["Page a", "Page b"]),
        ("news/0.ndjson", 1, ["Page a", "Page b"]),
        ("news/c.ndjson", 20_000, ["Line in news/c.ndjson"; 2]),
        ("news/c.ndjson", 1, ["Line in news/c.ndjson"; 2]),
    ] {
        let fixture = Fixture { batch, ..Fixture::with_pages() };
        fixture.print(&PAGES, file);
        assert_eq!(fixture.update(&["news"]), (2, 0, 0, 0, 2), "{file}");
        assert_eq!(fixture.all(), left, "{file}");
        assert_eq!(fixture.update(&["news"]), (0, 0, 0, 2, 0), "{file}");
        fixture.delete(file);
        fixture.update(&["news"]);
        assert_eq!(fixture.all(), ["Page a", "Page b"], "{file}");
        // And the other way round.
        fixture.print(&PAGES, file);
        fixture.update(&["news"]);
        fixture.delete("news/a.html");
        fixture.delete("news/b.html");
        fixture.update(&["news"]);
        assert_eq!(fixture.all(), [format!("Line in {file}"), format!("Line in {file}")], "{file}");
    }
}

#[test]
fn a_page_that_gave_way_is_a_page_of_its_own_under_another_name() {
    let fixture = Fixture::with_pages();
    fixture.update(&["news"]);
    fixture.print(&PAGES, "news/docs.ndjson");
    fixture.update(&["news"]);
    std::fs::rename(fixture.path("news/a.html"), fixture.path("news/z.html")).unwrap();
    assert_eq!(fixture.update(&["news"]), (1, 0, 0, 2, 0));
    assert_eq!(fixture.all(), ["Line in news/docs.ndjson", "Line in news/docs.ndjson", "Page a"]);
}

#[test]
fn a_page_that_was_changed_takes_its_place_again() {
    let fixture = Fixture::with_pages();
    fixture.update(&["news"]);
    fixture.print(&PAGES, "news/docs.ndjson");
    fixture.update(&["news"]);
    let page = std::fs::read_to_string(fixture.path("news/a.html")).unwrap();
    std::fs::write(fixture.path("news/a.html"), page.replace("Page a", "Other page")).unwrap();
    assert_eq!(fixture.update(&["news"]), (0, 1, 0, 1, 1));
    assert_eq!(fixture.all(), ["Line in news/docs.ndjson", "Other page"]);
    assert_eq!(fixture.update(&["news"]), (0, 0, 0, 2, 0));
    fixture.delete("news/a.html");
    assert_eq!(fixture.update(&["news"]), (0, 1, 0, 1, 0));
    assert_eq!(fixture.all(), ["Line in news/docs.ndjson"; 2]);
}

/// In one run the file lets go of the pages, before they are read, and one of them has changed, the other a new time alone.
#[test]
fn pages_that_are_read_in_the_run_that_frees_their_ids_are_recorded_as_they_are() {
    for batch in [20_000, 1] {
        let fixture = Fixture { batch, ..Fixture::with_pages() };
        fixture.update(&["news"]);
        fixture.print(&PAGES, "news/0.ndjson");
        fixture.update(&["news"]);
        fixture.lines("news/0.ndjson", &["y", "z"]);
        let page = std::fs::read_to_string(fixture.path("news/a.html")).unwrap();
        std::fs::write(fixture.path("news/a.html"), page.replace("Page a", "Other page")).unwrap();
        let file = std::fs::File::options().write(true).open(fixture.path("news/b.html")).unwrap();
        file.set_modified(SystemTime::now() + Duration::from_secs(60)).unwrap();
        fixture.update(&["news"]);
        let lines = "Line in news/0.ndjson";
        assert_eq!(fixture.all(), [lines, lines, "Other page", "Page b"], "{batch}");
        assert_eq!(fixture.update(&["news"]), (0, 0, 0, 4, 0), "{batch}");
    }
}

/// Pages are moved away in the same run in which the file comes that they were printed into.
#[test]
fn a_file_may_take_the_place_of_pages_that_are_gone() {
    let fixture = Fixture::with_pages();
    fixture.update(&["news"]);
    fixture.print(&PAGES, "news/docs.ndjson");
    PAGES.iter().for_each(|page| fixture.delete(page));
    assert_eq!(fixture.update(&["news"]), (0, 2, 0, 0, 0));
    assert_eq!(fixture.all(), ["Line in news/docs.ndjson"; 2]);
}

#[test]
fn what_another_file_of_documents_holds_stays() {
    let one = ["a", "b"];
    for (name, batch, lines) in [
        ("deleted", 20_000, None),
        ("edited", 20_000, Some(&["y"][..])),
        ("edited", 1, Some(&["y"])),
        ("emptied", 1, Some(&[])),
    ] {
        let fixture = Fixture { batch, ..Fixture::with_pages() };
        PAGES.iter().for_each(|page| fixture.delete(page));
        for file in one {
            fixture.lines(&format!("news/{file}.ndjson"), &["x", file]);
        }
        assert_eq!(fixture.update(&["news"]), (3, 0, 0, 0, 1), "{name}");
        assert_eq!(fixture.update(&["news"]), (0, 0, 0, 3, 0), "{name}");
        match lines {
            None => fixture.delete("news/b.ndjson"),
            Some(ids) => fixture.lines("news/b.ndjson", ids),
        }
        let added = u64::from(name == "edited");
        assert_eq!(fixture.update(&["news"]), (added, 1, 1, 1, 0), "{name}");
        let mut left = vec!["Line in news/a.ndjson"; 2];
        left.extend((name == "edited").then_some("Line in news/b.ndjson"));
        assert_eq!(fixture.all(), left, "{name}");
        assert_eq!(fixture.update(&["news"]), (0, 0, 0, 2 + added, 0), "{name}");
    }
}

/// A file that is read again takes what was lost, and nothing that a third file has taken of it.
#[test]
fn a_file_that_is_read_again_takes_only_what_was_lost() {
    let fixture = Fixture::with_pages();
    PAGES.iter().for_each(|page| fixture.delete(page));
    for (file, ids) in [("a", &["1", "2", "3", "4"][..]), ("b", &["1"]), ("c", &["2", "3"])] {
        fixture.lines(&format!("news/{file}.ndjson"), ids);
        fixture.update(&["news"]);
    }
    fixture.lines("news/c.ndjson", &["3"]);
    assert_eq!(fixture.update(&["news"]), (0, 1, 0, 3, 0));
    assert_eq!(
        fixture.all(),
        ["Line in news/a.ndjson", "Line in news/a.ndjson", "Line in news/b.ndjson", "Line in news/c.ndjson"]
    );
    fixture.corpus.forget(&[fixture.path("news")]).unwrap();
    assert_eq!(fixture.all(), [""; 0]);
}

/// A file and the folder that it lies in, in either order.
#[test]
fn a_file_that_is_given_beside_its_folder_is_read_once() {
    for names in [["news/a.html", "news"], ["news", "news/a.html"]] {
        let fixture = Fixture::with_pages();
        assert_eq!(fixture.update(&names), (2, 0, 0, 0, 0), "{names:?}");
        assert_eq!(fixture.all(), ["Page a", "Page b"], "{names:?}");
    }
}

#[test]
fn a_touched_file_gives_what_another_one_has_lost() {
    let fixture = Fixture::with_pages();
    fixture.lines("news/a.ndjson", &["x", "a"]);
    fixture.lines("news/b.ndjson", &["x", "b"]);
    fixture.update(&["news"]);
    fixture.touch("news/a.ndjson");
    fixture.delete("news/b.ndjson");
    fixture.update(&["news"]);
    assert_eq!(fixture.all(), ["Line in news/a.ndjson", "Line in news/a.ndjson", "Page a", "Page b"]);
    assert_eq!(fixture.update(&["news"]), (0, 0, 0, 4, 0));
}

/// A run may end anywhere: the next one makes the index what it would have been.
#[test]
fn a_run_that_is_stopped_loses_no_page() {
    for event in 1..16 {
        let fixture = Fixture::with_pages();
        fixture.update(&["news"]);
        fixture.print(&PAGES[..1], "news/0.ndjson");
        fixture.update(&["news"]);
        assert_eq!(fixture.all(), ["Line in news/0.ndjson", "Page b"]);
        fixture.lines("news/0.ndjson", &["y"]);
        fixture.touch(PAGES[0]);
        fixture.update_until(event);
        fixture.update(&["news"]);
        assert_eq!(fixture.all(), ["Line in news/0.ndjson", "Page a", "Page b"], "stopped at event {event}");
    }
}

#[test]
fn a_file_that_was_half_read_and_is_again_what_it_was_is_read_again() {
    for event in 1..16 {
        let fixture = Fixture::with_pages();
        // More than is read at once.
        let ids: Vec<String> = (0..3_000).map(|number| format!("x{number}")).collect();
        fixture.lines("news/f.ndjson", &ids.iter().map(String::as_str).collect::<Vec<_>>());
        let before = std::fs::read_to_string(fixture.path("news/f.ndjson")).unwrap();
        fixture.update(&["news"]);
        let was = fixture.all();
        let changed = before.replacen("Line in", "Line no longer in", 1).replace("x2\"", "z2\"");
        std::fs::write(fixture.path("news/f.ndjson"), changed).unwrap();
        fixture.update_until(event);
        std::fs::write(fixture.path("news/f.ndjson"), &before).unwrap();
        fixture.update(&["news"]);
        assert_eq!(fixture.all(), was, "stopped at event {event}");
    }
}
