//! A page with its images in one file, as browsers save "a web page, single file": MHTML (RFC 2557), which is a MIME message
//! (RFC 2045, 2046). The page is the part of HTML that it names, or the first; the others are passed over as they are. `mailparse`
//! reads headers and undoes the transfer encoding of that one.

use super::{Container, FileBytes, NotAPage, binary, html};
use crate::{Hints, PageKind, RawPage};
use mailparse::body::Body;
use mailparse::{MailHeader, MailHeaderMap, ParsedContentType, dateparse, parse_content_type, parse_headers};
use memchr::memmem;

pub(super) const CONTAINER: Container = Container { claims, open };

const ENDINGS: &[&str] = &["mhtml", "mht"];
const HTML: &[&str] = &["text/html", "application/xhtml+xml"];

/// How far into the file its headers tell what it is.
const HEADERS_WITHIN: usize = 1024;
/// Longer headers no part has; to read them takes many times their room.
const MOST_HEADERS: usize = 1 << 16;
/// An address, with all that a site puts into it, is no longer.
const LONGEST_VALUE: usize = 1 << 11;
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
    let message = bytes.trim_ascii_start();
    if message.starts_with(b"<") {
        // Some programs call any page so.
        return (html::CONTAINER.open)(bytes);
    }
    let (head, _) = parted(message).ok_or(NotAPage::Damaged)?;
    let (whole, _) = parse_headers(head).map_err(|_| NotAPage::Damaged)?;
    let mut pages = Vec::new();
    add_pages(message, DEPTH, &mut pages);
    let page = the_page(&pages, &whole).ok_or(NotAPage::Damaged)?;
    let markup = page.markup().ok_or(NotAPage::Damaged)?;
    if binary::is_binary(&markup) {
        return Err(NotAPage::Binary);
    }
    let hints = Hints {
        kind: PageKind::Html,
        charset: page.kind.params.get("charset").cloned(),
        url: address(&page.headers).or_else(|| address(&whole)),
        modified_ns: saved_at(&whole),
    };
    Ok(RawPage { bytes: markup, hints })
}

/// A part of HTML.
struct Part<'a> {
    headers: Vec<MailHeader<'a>>,
    kind: ParsedContentType,
    body: &'a [u8],
}

impl Part<'_> {
    /// Its content; of what is cut off or followed by something else, as much as there is.
    fn markup(&self) -> Option<Vec<u8>> {
        let encoding =
            value(&self.headers, "Content-Transfer-Encoding").map(|it| it.trim().to_ascii_lowercase());
        match Body::new(self.body, &self.kind, &encoding) {
            Body::Base64(body) => body.get_decoded().ok().or_else(|| {
                let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
                let letters: Vec<u8> = self
                    .body
                    .split(|byte| *byte == b'\n')
                    .map(<[u8]>::trim_ascii)
                    .take_while(|line| line.iter().all(|byte| is_letter(&byte)))
                    .flatten()
                    .copied()
                    .collect();
                let whole = &letters[..letters.len() / 4 * 4];
                let Body::Base64(body) = Body::new(whole, &self.kind, &encoding) else { return None };
                body.get_decoded().ok().filter(|bytes| !bytes.is_empty())
            }),
            Body::QuotedPrintable(body) => body.get_decoded().ok(),
            Body::SevenBit(body) | Body::EightBit(body) => Some(body.get_raw().to_vec()),
            Body::Binary(body) => Some(body.get_raw().to_vec()),
        }
    }
}

/// Adds the parts of HTML; the message itself, where it is no more than that.
fn add_pages<'a>(message: &'a [u8], depth: usize, pages: &mut Vec<Part<'a>>) {
    let Some((head, body)) = parted(message) else { return };
    let Ok((headers, _)) = parse_headers(head) else { return };
    // What has no type of its own counts as plain text for MIME.
    let Some(kind) = value(&headers, "Content-Type").map(|kind| parse_content_type(&kind)) else { return };
    if HTML.contains(&kind.mimetype.as_str()) {
        pages.push(Part { headers, kind, body });
    } else if let Some(boundary) = kind.params.get("boundary")
        && depth > 0
        && kind.mimetype.starts_with("multipart/")
    {
        parts(body, boundary).for_each(|part| add_pages(part, depth - 1, pages));
    }
}

/// The part that the headers of the whole name, by its id or its address; else the first one. The others are frames.
fn the_page<'p, 'a>(pages: &'p [Part<'a>], whole: &[MailHeader<'_>]) -> Option<&'p Part<'a>> {
    let id = value(whole, "Content-Type").and_then(|kind| parse_content_type(&kind).params.remove("start"));
    let address = value(whole, "Snapshot-Content-Location");
    let has = |part: &&Part<'_>, name: &str, wanted: &Option<String>| {
        wanted.is_some() && value(&part.headers, name) == *wanted
    };
    let named = pages.iter().find(|part| has(part, "Content-ID", &id));
    named.or_else(|| pages.iter().find(|part| has(part, "Content-Location", &address))).or(pages.first())
}

/// What a header says. One that is longer than any was made to cost time, or says nothing that is asked for here.
fn value(headers: &[MailHeader<'_>], name: &str) -> Option<String> {
    let header = headers.get_first_header(name)?;
    (header.get_value_raw().len() <= LONGEST_VALUE).then(|| header.get_value())
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
        .filter_map(|name| value(headers, name))
        .find(|url| url.starts_with("http://") || url.starts_with("https://"))
}

/// When the browser saved the page, in nanoseconds since 1970 UTC.
fn saved_at(headers: &[MailHeader<'_>]) -> Option<i64> {
    let date = value(headers, "Date")?;
    dateparse(&date).ok().filter(|seconds| *seconds > 0)?.checked_mul(1_000_000_000)
}

#[cfg(test)]
mod tests;
