//! Archives of a crawl: their pages are documents, which come, change and go with the archive.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use vestnik::{CancelToken, Corpus, SearchRequest, UpdateOptions, UpdateReport};

/// An archive of pages by their addresses.
fn archive(pages: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (url, text) in pages {
        let body = format!(
            "<html><head><title>Новости</title><body><article><h1>Новость о {text}</h1><div class=\"date\">Сегодня, 14:20</div><p>Вчера вечером в порту говорили о {text}, и говорили долго.</p></article>"
        );
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
        bytes.extend(
            format!(
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-14T15:20:41Z\r\n\
                 Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
                block.len()
            )
            .bytes(),
        );
    }
    bytes
}

fn update(corpus: &Corpus, path: &Path) -> UpdateReport {
    corpus.update(&[path.to_owned()], &UpdateOptions::default(), &mut |_| {}, &CancelToken::new()).unwrap()
}

fn counts(report: &UpdateReport) -> (u64, u64, u64, u64, usize) {
    (report.added, report.changed, report.removed, report.unchanged, report.failed.len())
}

/// The ids of the hits by their addresses.
fn found(corpus: &Corpus, query: &str) -> BTreeMap<String, String> {
    let request = SearchRequest { relax: false, ..SearchRequest::new(query) };
    let hits = corpus.search(&request).unwrap().hits;
    hits.into_iter().map(|hit| (hit.url.unwrap(), hit.id.to_string())).collect()
}

fn with_archive(bytes: &[u8]) -> (tempfile::TempDir, Corpus, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::create(folder.path().join("index")).unwrap();
    let path = folder.path().join("crawl.warc");
    std::fs::write(&path, bytes).unwrap();
    (folder, corpus, path)
}

#[test]
fn pages_of_an_archive_come_and_go_with_it() {
    let (one, two, three) = ("https://a.example/1", "https://a.example/2", "https://b.example/1");
    let (folder, corpus, path) = with_archive(&archive(&[(one, "шхуне"), (two, "баркасе")]));
    assert_eq!(counts(&update(&corpus, &path)), (2, 0, 0, 0, 0));
    assert_eq!(counts(&update(&corpus, &path)), (0, 0, 0, 2, 0));
    let before = found(&corpus, "порт");
    assert_eq!(before.keys().collect::<Vec<_>>(), [one, two]);
    let hit = &corpus.search(&SearchRequest::new("шхуна")).unwrap().hits[0];
    assert_eq!((hit.path.ends_with("crawl.warc"), hit.site.as_deref()), (true, Some("a.example")));
    // "Today" is the day on which it was fetched.
    assert_eq!(hit.published.as_ref().unwrap().date.to_string()[..10], *"2024-03-14");

    std::fs::write(&path, archive(&[(two, "баркасе"), (one, "буксире"), (three, "шхуне")])).unwrap();
    assert_eq!(counts(&update(&corpus, &path)), (1, 1, 0, 1, 0));
    let after = found(&corpus, "порт");
    assert_eq!((&after[one], &after[two]), (&before[one], &before[two]), "ids stay");
    std::fs::write(&path, archive(&[(three, "шхуне")])).unwrap();
    assert_eq!(counts(&update(&corpus, &path)), (0, 0, 2, 1, 0));
    std::fs::write(folder.path().join("other.warc"), archive(&[(three, "шхуне")])).unwrap();
    assert_eq!(counts(&update(&corpus, &folder.path().join("other.warc"))), (1, 0, 0, 0, 0));
    assert_eq!(corpus.status().unwrap().documents, 2, "two archives have two copies");
    let searcher = corpus.searcher().unwrap();
    for (address, count) in [(three, 2), ("http://www.b.example/1#top", 2), (one, 0), ("https://", 0)] {
        assert_eq!(searcher.find(address).unwrap().len(), count, "{address}");
    }
    corpus.forget(&[path]).unwrap();
    assert_eq!(corpus.status().unwrap().documents, 1);
    assert!(corpus.check().unwrap().is_sound());
}

#[test]
fn what_stands_before_the_damage_is_read_and_said_once() {
    let pages: Vec<(String, String)> =
        (0..40).map(|number| (format!("https://a.example/{number}"), format!("шхуне {number}"))).collect();
    let pages: Vec<(&str, &str)> = pages.iter().map(|(url, text)| (url.as_str(), text.as_str())).collect();
    let whole = archive(&pages);
    let (_folder, corpus, path) = with_archive(&whole[..whole.len() - 20]);
    let report = update(&corpus, &path);
    assert_eq!(counts(&report), (39, 0, 0, 0, 1));
    assert!(report.failed[0].message.contains("cut off"), "{:?}", report.failed);
    assert_eq!(report.failed[0].line, None);
    assert_eq!(counts(&update(&corpus, &path)), (0, 0, 0, 39, 0));
    // A crawl that goes on.
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(counts(&update(&corpus, &path)), (1, 0, 0, 39, 0));
    // A copy that is not through, and one that went wrong.
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(counts(&update(&corpus, &path)).2, 0, "what was read before stays");
    std::fs::write(&path, "something else").unwrap();
    let report = update(&corpus, &path);
    assert_eq!((report.removed, report.failed.len()), (0, 1), "{:?}", report.failed);
    assert_eq!(counts(&update(&corpus, &path)), (0, 0, 0, 40, 0));
    std::fs::write(&path, "").unwrap();
    assert_eq!(counts(&update(&corpus, &path)), (0, 0, 40, 0, 0), "an empty archive is whole");
    // An address that was fetched twice.
    std::fs::write(&path, archive(&[pages[0], pages[1], (pages[0].0, "баркасе")])).unwrap();
    let report = update(&corpus, &path);
    assert_eq!((report.added, report.repeated, report.failed.len()), (2, 0, 0));
    assert_eq!(found(&corpus, "баркас").len(), 1, "the last copy counts");
    assert_eq!(counts(&update(&corpus, &path)), (0, 0, 0, 2, 0));
}

/// A zip file with these members, stored.
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = Vec::new();
    let mut writer = rawzip::ZipArchiveWriter::new(&mut zip);
    for (name, bytes) in members {
        let (mut entry, config) = writer.new_file(*name).start().unwrap();
        let mut content = config.wrap(&mut entry);
        content.write_all(bytes).unwrap();
        let (_, descriptor) = content.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    writer.finish().unwrap();
    zip
}

#[test]
fn a_collection_of_archives_is_one_file_of_pages() {
    let (one, two) = ("https://a.example/1", "https://b.example/1");
    let (first, second) = (archive(&[(one, "шхуне")]), archive(&[(two, "баркасе")]));
    let members =
        [("archive/1.warc", first.as_slice()), ("datapackage.json", b"{}"), ("archive/2.warc", &second)];
    let whole = zip(&members);
    let (folder, corpus, _) = with_archive(b"");
    let path = folder.path().join("crawl.wacz");
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(counts(&update(&corpus, &path)), (2, 0, 0, 0, 0));
    assert_eq!(counts(&update(&corpus, &path)), (0, 0, 0, 2, 0));
    // A copy that is not through has no directory yet.
    std::fs::write(&path, &whole[..whole.len() - 40]).unwrap();
    let report = update(&corpus, &path);
    assert_eq!((report.removed, report.failed.len()), (0, 1), "{:?}", report.failed);
    assert!(report.failed[0].message.contains("no zip file"), "{:?}", report.failed);
    assert_eq!(found(&corpus, "порт").len(), 2, "what was read before stays");
    std::fs::write(&path, zip(&members[..1])).unwrap();
    assert_eq!(counts(&update(&corpus, &path)), (0, 0, 1, 1, 0));
    assert!(corpus.check().unwrap().is_sound());
}
