use super::*;
use crate::open_page;
use std::path::Path;

const HEAD: &str = "From: <Saved by hand>\nDate: Thu, 14 Mar 2024 18:20:41 +0300\nMIME-Version: 1.0\n\
                    Content-Type: multipart/related; type=\"text/html\"; boundary=\"-b--\"\n\n";
const STYLE: &str = "---b--\nContent-Type: text/css\nContent-Location: https://a.example/a.css\n\np {}\n";

fn page(name: &str, content: &str) -> Result<(String, Hints), NotAPage> {
    let page = open_page(Path::new(name), content.into())?;
    Ok((String::from_utf8_lossy(&page.bytes).into_owned(), page.hints))
}

#[test]
fn the_page_is_the_first_part_of_html() {
    let html = "Content-Type: text/html\n";
    for (why, parts, markup) in [
        ("plain", format!("---b--\n{html}\n<p>1\n---b----\n"), "<p>1"),
        ("not the style before it", format!("{STYLE}---b--\n{html}\n<p>2\n---b----\n"), "<p>2"),
        (
            "not the frame behind it",
            format!("---b--\n{html}\n<p>3\n---b--\n{html}\n<p>x\n---b----\n"),
            "<p>3",
        ),
        (
            "quoted-printable",
            format!(
                "---b--\n{html}Content-Transfer-Encoding: quoted-printable\n\n<p class=3D=\nx>=D0=AF\n---b----\n"
            ),
            "<p class=x>Я",
        ),
        (
            "base64",
            format!("---b--\n{html}Content-Transfer-Encoding: BASE64\n\nPHA+\n0K8=\n---b----\n"),
            "<p>Я",
        ),
        (
            "parts within a part",
            format!(
                "---b--\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\ntext\n--c\n{html}\n<p>4\n--c--\n---b----\n"
            ),
            "<p>4",
        ),
        ("cut off", format!("---b--\n{html}\n<p>5 and"), "<p>5 and"),
        (
            "base64 that is cut off",
            format!("---b--\n{html}Content-Transfer-Encoding: base64 \n\nPHA+NiBh\nbmQ"),
            "<p>6 a",
        ),
        (
            "base64 with a line of text behind it",
            format!(
                "---b--\n{html}Content-Transfer-Encoding: base64\n\nPHA+NyBh\nSaved by hand.\n---b----\n"
            ),
            "<p>7 a",
        ),
        (
            "a blank behind the encoding",
            format!("---b--\n{html}Content-Transfer-Encoding: quoted-printable \n\n<p>=D0=AF\n---b----\n"),
            "<p>Я",
        ),
        ("XHTML", "---b--\nContent-Type: application/xhtml+xml\n\n<p>8\n---b----\n".to_owned(), "<p>8"),
        (
            "lines that only begin or end like the boundary",
            format!("---b--\n{html}\n<p>9 ---b--\n---b--9\n---b----\n"),
            "<p>9 ---b--\n---b--9",
        ),
    ] {
        for ends in ["\n", "\r\n"] {
            let found = page("a.mht", &format!("{HEAD}{parts}").replace('\n', ends));
            let expected = markup.replace('\n', ends);
            assert_eq!(found.map(|page| page.0), Ok(expected), "{why}, {ends:?}");
        }
    }
}

#[test]
fn headers_say_where_when_and_in_which_charset() {
    let part = "---b--\nContent-Type: text/html; charset=windows-1251\nContent-Location: https://a.example/1\n\n<p>\n";
    let (_, hints) = page("a.mhtml", &format!("{HEAD}{part}---b----\n")).unwrap();
    assert_eq!(hints.charset.as_deref(), Some("windows-1251"));
    assert_eq!(hints.url.as_deref(), Some("https://a.example/1"));
    assert_eq!(hints.modified_ns, Some(1_710_429_641_000_000_000));

    let bare = "---b--\nContent-Type: text/html\nContent-Location: cid:1\n\n<p>\n---b----\n";
    let (_, hints) =
        page("a.mhtml", &format!("{}{bare}", HEAD.replace("Date: Thu, 14 Mar", "Date: soon"))).unwrap();
    assert_eq!((hints.charset, hints.url, hints.modified_ns), (None, None, None));

    let whole = format!("Snapshot-Content-Location: https://a.example/2\n{HEAD}{bare}");
    assert_eq!(page("a.mhtml", &whole).unwrap().1.url.as_deref(), Some("https://a.example/2"));
    // What the part says is of the page itself.
    let both = format!("Snapshot-Content-Location: https://a.example/2\n{HEAD}{part}---b----\n");
    assert_eq!(page("a.mhtml", &both).unwrap().1.url.as_deref(), Some("https://a.example/1"));
    let undated = format!("{}{part}---b----\n", HEAD.replace("2024 18", "1969 18"));
    assert_eq!(page("a.mhtml", &undated).unwrap().1.modified_ns, None);
}

#[test]
fn frames_are_not_the_page() {
    let part = |id: &str, url: &str, text: &str| {
        format!(
            "---b--\nContent-Type: text/html\nContent-ID: <{id}>\nContent-Location: https://a.example/{url}\n\n<p>{text}\n"
        )
    };
    let parts = format!("{}{}---b----\n", part("f", "frame", "frame"), part("p", "1", "page"));
    let at = "Snapshot-Content-Location: https://a.example/1\n";
    for (head, text) in [
        (HEAD.to_owned(), "<p>frame"),
        (format!("{at}{HEAD}"), "<p>page"),
        (HEAD.replace("type=", "start=\"<p>\"; type="), "<p>page"),
        (format!("{at}{}", HEAD.replace("type=", "start=\"<f>\"; type=")), "<p>frame"),
        (format!("\n\n{at}{HEAD}"), "<p>page"),
    ] {
        assert_eq!(
            page("a.mhtml", &format!("{head}{parts}")).map(|page| page.0).as_deref(),
            Ok(text),
            "{head}"
        );
    }
}

#[test]
fn looks_tell_it_under_another_name() {
    let whole = format!("{HEAD}---b--\nContent-Type: text/html\n\n<html><p>1\n---b----\n");
    for (name, content, markup) in [
        ("a", whole.as_str(), Ok("<html><p>1")),
        ("a", &whole.replace("<Saved by hand>", "a\nContent-Location: https://a.example/"), Ok("<html><p>1")),
        ("a.html", &whole, Ok("<html><p>1")),
        ("a.html", "<p>Content-Type: multipart/related", Ok("<p>Content-Type: multipart/related")),
        ("a.html", "Note: multipart", Ok("Note: multipart")),
        ("a.mht", "\n<html><p>1", Ok("\n<html><p>1")),
        ("a", "From: a\nTo: b\n\ntext", Err(NotAPage::NoMarkup)),
        ("a", "From: a\nContent-Type: multipart/related; boundary=b\n\n--b", Err(NotAPage::NoMarkup)),
    ] {
        let found = page(name, content).map(|page| page.0);
        assert_eq!(found.as_deref(), markup.as_ref().copied(), "{name}: {content}");
    }
}

#[test]
fn what_holds_no_page_is_refused() {
    for (why, content, reason) in [
        ("no part of HTML", format!("{HEAD}{STYLE}---b----\n"), NotAPage::Damaged),
        (
            "too many parts within parts",
            format!(
                "{HEAD}---b--\nContent-Type: multipart/a; boundary=c\n\n--c\nContent-Type: multipart/a; boundary=d\n\n--d\nContent-Type: multipart/a; boundary=e\n\n--e\nContent-Type: text/html\n\n<p>"
            ),
            NotAPage::Damaged,
        ),
        ("no parts", HEAD.to_owned(), NotAPage::Damaged),
        ("no headers", "html\n<p>1".to_owned(), NotAPage::Damaged),
        ("an image under that name", "\0\u{1}\u{2}\0\0\0PNG".to_owned(), NotAPage::Damaged),
        (
            "base64 that is none",
            format!(
                "{HEAD}---b--\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n<p>\n---b----\n"
            ),
            NotAPage::Damaged,
        ),
        (
            "binary data as HTML",
            format!("{HEAD}---b--\nContent-Type: text/html\n\n\0\u{1}\u{2}\0\0\0PNG\n---b----\n"),
            NotAPage::Binary,
        ),
        (
            "headers without end",
            format!("{HEAD}---b--\nContent-Type: text/html;{}\n\n<p>", "\n a=b;".repeat(20_000)),
            NotAPage::Damaged,
        ),
        (
            "parts within parts within parts",
            format!("{HEAD}---b--\n{}", "Content-Type: multipart/mixed; boundary=c\n\n--c\n".repeat(9)),
            NotAPage::Damaged,
        ),
    ] {
        assert_eq!(page("a.mhtml", &content).map(|page| page.0), Err(reason), "{why}");
    }
}
