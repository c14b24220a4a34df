use super::*;
use crate::PageKind;
use std::fs;

#[test]
fn names_and_looks_decide() {
    let (html, dump) = (Ok(PageKind::Html), Ok(PageKind::TextDump));
    for (name, content, kind) in [
        ("a.html", "<p>Текст", html),
        ("a.html", "Без разметки", html),
        ("a.txt", "Текст", dump),
        ("a.txt", "<!doctype html><p>Текст", html),
        ("a", "<html><p>Текст", html),
        ("", "<html><p>Текст", html),
        ("a", "Просто текст", Err(NotAPage::NoMarkup)),
        ("a.dat", "Просто текст", Err(NotAPage::NoMarkup)),
        ("a.html", " \n\0", Err(NotAPage::Empty)),
        ("a.zip", "<html><p>", Err(NotAPage::Archive)),
        ("a.warc", "WARC/1.0\n\n<html><p>", Err(NotAPage::Pages)),
        ("a.WARC.gz", "<html><p>", Err(NotAPage::Pages)),
        ("a.html", "\0\u{1}\u{2}\0\0\0PNG", Err(NotAPage::Binary)),
    ] {
        let page = open_page(Path::new(name), content.into());
        assert_eq!(page.map(|page| page.hints.kind), kind, "{name} {content:?}");
    }
}

#[test]
fn reading_is_bounded_and_of_regular_files_only() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.html");
    fs::write(&path, "<p>12345").unwrap();
    let page = read_page(&path, &ReadLimits::default()).unwrap();
    assert_eq!(page.bytes, b"<p>12345");
    assert!(page.hints.modified_ns.is_some_and(|time| time > 0));
    assert!(matches!(
        read_page(&path, &ReadLimits { max_bytes: 7, ..ReadLimits::default() }),
        Err(ReadError::TooLarge(7))
    ));
    assert!(matches!(read_page(dir.path(), &ReadLimits::default()), Err(ReadError::NotAFile)));
    let empty = dir.path().join("empty.html");
    fs::write(&empty, "").unwrap();
    let empty = read_page(&empty, &ReadLimits::default());
    assert!(matches!(empty, Err(ReadError::NotAPage(NotAPage::Empty))));
    let missing = read_page(&dir.path().join("b.html"), &ReadLimits::default());
    assert!(matches!(missing, Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound));
}

#[test]
fn a_file_that_grows_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.html");
    fs::write(&path, "0123456789").unwrap();
    // The size that was asked for before is smaller than what is there now.
    let read = read_bounded(&File::open(&path).unwrap(), 4, 8);
    assert!(matches!(read, Err(ReadError::TooLarge(8))));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_without_waiting() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("pipe.html");
    if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|done| done.success()) {
        assert!(matches!(read_page(&pipe, &ReadLimits::default()), Err(ReadError::NotAFile)));
    }
}
