//! A page with its images in one file, as browsers save "a web page, single file": MHTML (RFC 2557), which is a MIME message
//! (RFC 2045, 2046). The page is its first part of HTML. `mailparse` takes the message apart and undoes the transfer encoding.

use super::{Container, NotAPage, binary};
use crate::{Hints, PageKind, RawPage};
use mailparse::{MailHeaderMap, ParsedMail, dateparse, parse_mail};

pub(super) const CONTAINER: Container = Container { claims, open };

const ENDINGS: &[&str] = &["mhtml", "mht"];
const HTML: &[&str] = &["text/html", "application/xhtml+xml"];

/// How far into the file its headers tell what it is.
const HEADERS_WITHIN: usize = 1024;
/// More parts than this no page has. Each costs memory before anything is known of it.
const MOST_PARTS: usize = 20_000;

fn claims(file: &super::FileBytes<'_>) -> bool {
    file.ending.is_some_and(|ending| ENDINGS.contains(&ending)) || looks_like_mhtml(file.bytes)
}

/// Whether the bytes begin with headers that announce parts which belong together, and were saved from somewhere: letters were not.
fn looks_like_mhtml(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEADERS_WITHIN)];
    let name = head.iter().position(|byte| !(byte.is_ascii_alphabetic() || *byte == b'-')).unwrap_or(0);
    if name == 0 || head[name] != b':' {
        return false;
    }
    let head = head.to_ascii_lowercase();
    let has = |words: &[u8]| memchr::memmem::find(&head, words).is_some();
    has(b"multipart/related") && (has(b"<saved by") || has(b"content-location:"))
}

fn open(bytes: Vec<u8>) -> Result<RawPage, NotAPage> {
    if memchr::memmem::find_iter(&bytes, b"\n--").take(MOST_PARTS + 1).count() > MOST_PARTS {
        return Err(NotAPage::Damaged);
    }
    let message = parse_mail(&bytes).map_err(|_| NotAPage::Damaged)?;
    let page = message.parts().find(|part| is_html(part)).ok_or(NotAPage::Damaged)?;
    let markup = page.get_body_raw().map_err(|_| NotAPage::Damaged)?;
    if binary::is_binary(&markup) {
        return Err(NotAPage::Binary);
    }
    let hints = Hints {
        kind: PageKind::Html,
        charset: page.ctype.params.get("charset").cloned(),
        url: address(page).or_else(|| address(&message)),
        modified_ns: saved_at(&message),
    };
    Ok(RawPage { bytes: markup, hints })
}

fn is_html(part: &ParsedMail<'_>) -> bool {
    // What has no type of its own counts as plain text for MIME.
    part.subparts.is_empty() && HTML.contains(&part.ctype.mimetype.as_str())
}

/// Where a part, or the whole page, was saved from.
fn address(part: &ParsedMail<'_>) -> Option<String> {
    ["Content-Location", "Snapshot-Content-Location"]
        .into_iter()
        .filter_map(|name| part.headers.get_first_value(name))
        .find(|url| url.starts_with("http://") || url.starts_with("https://"))
}

/// When the browser saved the page, in nanoseconds since 1970 UTC.
fn saved_at(message: &ParsedMail<'_>) -> Option<i64> {
    let date = message.headers.get_first_value("Date")?;
    dateparse(&date).ok().filter(|seconds| *seconds > 0)?.checked_mul(1_000_000_000)
}

#[cfg(test)]
mod tests {
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
        ] {
            for ends in ["\n", "\r\n"] {
                let found = page("a.mht", &format!("{HEAD}{parts}").replace('\n', ends));
                assert_eq!(found.map(|page| page.0).as_deref(), Ok(markup), "{why}, {ends:?}");
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
    }

    #[test]
    fn looks_tell_it_under_another_name() {
        let whole = format!("{HEAD}---b--\nContent-Type: text/html\n\n<html><p>1\n---b----\n");
        for (name, content, markup) in [
            ("a", whole.as_str(), Ok("<html><p>1")),
            ("a.html", &whole, Ok("<html><p>1")),
            ("a.html", "<p>Content-Type: multipart/related", Ok("<p>Content-Type: multipart/related")),
            ("a.html", "Note: multipart", Ok("Note: multipart")),
            ("a", "From: a\nTo: b\n\ntext", Err(NotAPage::NoMarkup)),
            ("a", "From: a\nContent-Type: multipart/related; boundary=b\n\n--b", Err(NotAPage::NoMarkup)),
        ] {
            let found = page(name, content).map(|page| page.0);
            assert_eq!(found.as_deref(), markup.as_ref().copied(), "{name}: {content}");
        }
    }

    #[test]
    fn what_holds_no_page_is_refused() {
        let many = "---b--\n\n\n".repeat(MOST_PARTS + 1);
        for (why, content, reason) in [
            ("no part of HTML", format!("{HEAD}{STYLE}---b----\n"), NotAPage::Damaged),
            ("no parts", HEAD.to_owned(), NotAPage::Damaged),
            ("no headers", "<html><p>1".to_owned(), NotAPage::Damaged),
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
            ("more parts than any page", format!("{HEAD}{many}"), NotAPage::Damaged),
        ] {
            assert_eq!(page("a.mhtml", &content).map(|page| page.0), Err(reason), "{why}");
        }
    }
}
