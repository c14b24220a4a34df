//! A page with its images in one file, as browsers save "a web page, single file": MHTML (RFC 2557), which is a MIME message
//! (RFC 2045, 2046). The page is its first part of HTML; the others are passed over as they are. `mailparse` reads headers and undoes
//! the transfer encoding of that one.

use super::{Container, FileBytes, NotAPage, binary};
use crate::{Hints, PageKind, RawPage};
use mailparse::{MailHeader, MailHeaderMap, dateparse, parse_content_type, parse_headers, parse_mail};
use memchr::memmem;

pub(super) const CONTAINER: Container = Container { claims, open };

const ENDINGS: &[&str] = &["mhtml", "mht"];
const HTML: &[&str] = &["text/html", "application/xhtml+xml"];

/// How far into the file its headers tell what it is.
const HEADERS_WITHIN: usize = 1024;
/// Longer headers no part has; to read them takes many times their room.
const MOST_HEADERS: usize = 1 << 16;
/// Parts within parts, at most: the whole, the alternatives of a page, and one more.
const DEPTH: usize = 3;

fn claims(file: &FileBytes<'_>) -> bool {
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
    let has = |words: &[u8]| memmem::find(&head, words).is_some();
    has(b"multipart/related") && (has(b"<saved by") || has(b"content-location:"))
}

fn open(bytes: Vec<u8>) -> Result<RawPage, NotAPage> {
    let page = html_part(&bytes, DEPTH).ok_or(NotAPage::Damaged)?;
    let page = parse_mail(page).map_err(|_| NotAPage::Damaged)?;
    let markup = page.get_body_raw().map_err(|_| NotAPage::Damaged)?;
    if binary::is_binary(&markup) {
        return Err(NotAPage::Binary);
    }
    let (head, _) = parted(&bytes).ok_or(NotAPage::Damaged)?;
    let (whole, _) = parse_headers(head).map_err(|_| NotAPage::Damaged)?;
    let hints = Hints {
        kind: PageKind::Html,
        charset: page.ctype.params.get("charset").cloned(),
        url: address(&page.headers).or_else(|| address(&whole)),
        modified_ns: saved_at(&whole),
    };
    Ok(RawPage { bytes: markup, hints })
}

/// The first part of HTML, with its headers; the message itself, where it is no more than that.
fn html_part(message: &[u8], depth: usize) -> Option<&[u8]> {
    let (head, body) = parted(message)?;
    let (headers, _) = parse_headers(head).ok()?;
    // What has no type of its own counts as plain text for MIME.
    let kind = parse_content_type(&headers.get_first_value("Content-Type")?);
    if HTML.contains(&kind.mimetype.as_str()) {
        return Some(message);
    }
    let boundary =
        kind.params.get("boundary").filter(|_| depth > 0 && kind.mimetype.starts_with("multipart/"))?;
    parts(body, boundary).find_map(|part| html_part(part, depth - 1))
}

/// The headers with the empty line that ends them, and what stands behind it.
fn parted(message: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut end = 0;
    loop {
        let line = &message[end..message.len().min(MOST_HEADERS)];
        let length = memchr::memchr(b'\n', line)? + 1;
        end += length;
        if line[..length].trim_ascii().is_empty() {
            return Some(message.split_at(end));
        }
    }
}

/// The parts between lines of this boundary; the last one may be cut off.
fn parts<'a>(body: &'a [u8], boundary: &str) -> impl Iterator<Item = &'a [u8]> {
    let delimiter = format!("--{boundary}");
    let mut rest = Some(body).filter(|_| !boundary.is_empty());
    std::iter::from_fn(move || {
        let from = rest?;
        let begin = line_of(from, delimiter.as_bytes())?;
        let part = &from[begin.end..];
        let next = line_of(part, delimiter.as_bytes());
        rest = next.as_ref().map(|next| &part[next.start..]);
        let part = &part[..next.map_or(part.len(), |next| next.start)];
        let part = part.strip_suffix(b"\n").unwrap_or(part);
        Some(part.strip_suffix(b"\r").unwrap_or(part))
    })
}

/// Where the next line stands that is this delimiter, its end included.
fn line_of(text: &[u8], delimiter: &[u8]) -> Option<std::ops::Range<usize>> {
    // Only lines are looked at to their ends: all delimiters of a text may stand in one line.
    let begins_line = |start: &usize| *start == 0 || text[start - 1] == b'\n';
    memmem::find_iter(text, delimiter).filter(begins_line).find_map(|start| {
        let rest = &text[start + delimiter.len()..];
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let is_all = matches!(rest[..end].trim_ascii(), b"" | b"--");
        is_all.then(|| start..start + delimiter.len() + end)
    })
}

/// Where a part, or the whole page, was saved from.
fn address(headers: &[MailHeader<'_>]) -> Option<String> {
    ["Content-Location", "Snapshot-Content-Location"]
        .into_iter()
        .filter_map(|name| headers.get_first_value(name))
        .find(|url| url.starts_with("http://") || url.starts_with("https://"))
}

/// When the browser saved the page, in nanoseconds since 1970 UTC.
fn saved_at(headers: &[MailHeader<'_>]) -> Option<i64> {
    let date = headers.get_first_value("Date")?;
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
}
