mod damage;

use super::*;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use std::io::Write;

const PAGE: &str = "<html><p>Страница";

/// A record with these headers and this block.
fn record(kind: &str, url: &str, content: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-14T15:20:41Z\r\n\
         Content-Type: {content}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let block = [head.as_bytes(), b"\r\n", body].concat();
    record("response", url, "application/http; msgtype=response", &block)
}

fn html(url: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    response(url, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}"), body)
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// What is read of an archive: pages as `url text`, what is said of others, and how it ends.
fn read(archive: &[u8], limits: &ReadLimits) -> Vec<String> {
    let mut reader = WarcReader::new(archive, limits.clone());
    let mut read = Vec::new();
    loop {
        let page = match reader.next_page() {
            Ok(Some(page)) => page,
            Ok(None) => break,
            Err(error) => {
                read.push(format!("! {error}"));
                break;
            }
        };
        let opened = page.and_then(|page| {
            let url = page.url().to_owned();
            Ok((url, page.open(limits)?))
        });
        read.push(match opened {
            Ok((url, Some(page))) => format!("{url} {}", String::from_utf8_lossy(&page.bytes)),
            Ok((url, None)) => format!("{url} none"),
            Err(error) => format!("? {error}"),
        });
    }
    assert_eq!(reader.into_file(), Some(&b""[..]), "all bytes are met");
    read
}

/// As Brotli stores what it does not compress (RFC 7932, 9.2): one block, and the empty one that ends the stream.
fn stored_by_brotli(bytes: &[u8]) -> Vec<u8> {
    let head = (u32::try_from(bytes.len()).unwrap() - 1) << 4 | 1 << 20;
    [&head.to_le_bytes()[..3], bytes, &[0b11]].concat()
}

fn chunked(bytes: &[u8]) -> Vec<u8> {
    let chunks = bytes
        .chunks(7)
        .map(|chunk| [format!("{:x};a=b\r\n", chunk.len()).as_bytes(), chunk, b"\r\n"].concat());
    chunks.chain([b"0\r\n\r\n".to_vec()]).collect::<Vec<_>>().concat()
}

#[test]
fn answers_that_are_pages_are_pages() {
    let url = "https://a.example/1";
    let zlib = |bytes: &[u8]| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let deflated = |bytes: &[u8]| {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let page = PAGE.as_bytes();
    let zstd = zstd::encode_all(page, 1).unwrap();
    let found = format!("{url} {PAGE}");
    let nothing = format!("{url} none");
    let (found, nothing, none) = (vec![found.as_str()], vec![nothing.as_str()], Vec::new());
    for (why, bytes, expected) in [
        ("plain", html(url, "", page), &found),
        ("an address in brackets", html(&format!("<{url}>"), "", page), &found),
        ("in chunks", html(url, "Transfer-Encoding: chunked\r\n", &chunked(page)), &found),
        ("in chunks, joined by who kept it", html(url, "Transfer-Encoding: chunked\r\n", page), &found),
        ("compressed", html(url, "Content-Encoding: gzip\r\n", &gzipped(page)), &found),
        ("compressed, undone by who kept it", html(url, "content-encoding: gzip\r\n", page), &found),
        ("compressed twice", html(url, "Content-Encoding: deflate, gzip\r\n", &gzipped(&zlib(page))), &found),
        ("deflated, undone by who kept it", html(url, "Content-Encoding: deflate\r\n", page), &found),
        ("deflated", html(url, "Content-Encoding: deflate\r\n", &deflated(page)), &found),
        (
            "compressed and in chunks",
            html(url, "Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n", &chunked(&gzipped(page))),
            &found,
        ),
        ("no type", response(url, "HTTP/1.0 200\r\n", page), &found),
        ("kept without an answer", record("resource", url, "text/html; charset=utf-8", page), &found),
        ("an image", response(url, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n", page), &none),
        ("not found", response(url, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n", page), &none),
        (
            "a question",
            record("request", url, "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            &none,
        ),
        ("a name", record("response", "dns:a.example", "text/dns", b"1.2.3.4"), &none),
        ("HTTP/2", response(url, "HTTP/2 200\r\ncontent-type: text/html\r\n", page), &found),
        (
            "in lower case, two spaces",
            response(url, "http/1.1  200 OK\r\nContent-Type : text/html\r\n", page),
            &found,
        ),
        (
            "odd headers",
            html(url, "no colon\r\n: x\r\nA b: c\r\nX: a\r\n b\r\nContent-Type: image/png\r\n", page),
            &found,
        ),
        (
            "a list of types",
            response(url, "HTTP/1.1 200 OK\r\nContent-Type: text/html, text/plain\r\n", page),
            &found,
        ),
        ("many headers", html(url, &"Set-Cookie: a=b\r\n".repeat(5000), page), &found),
        (
            "asked to go on",
            response(
                url,
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
                page,
            ),
            &found,
        ),
        (
            "from elsewhere",
            response(url, "HTTP/1.1 203 Non-Authoritative\r\nContent-Type: text/html\r\n", page),
            &found,
        ),
        (
            "its type is not said",
            record("Response", url, "", &[&b"HTTP/1.1 200 OK\r\n\r\n"[..], page].concat()),
            &found,
        ),
        ("Brotli", html(url, "Content-Encoding: br\r\n", &stored_by_brotli(page)), &found),
        ("Brotli, undone by who kept it", html(url, "Content-Encoding: br\r\n", page), &found),
        ("Zstandard", html(url, "Content-Encoding: zstd\r\n", &zstd), &found),
        ("Zstandard, undone by who kept it", html(url, "Content-Encoding: zstd\r\n", page), &found),
        ("another compression, undone by who kept it", html(url, "Content-Encoding: lzma\r\n", page), &found),
        ("no type, and no page", response(url, "HTTP/1.0 200\r\n", b"User-agent: *"), &nothing),
        ("seen before", record("revisit", url, "application/http", b"HTTP/1.1 200 OK\r\n\r\n"), &none),
    ] {
        let limits = ReadLimits::default();
        assert_eq!(read(&bytes, &limits), *expected, "{why}");
        assert_eq!(read(&gzipped(&bytes), &limits), *expected, "{why}, compressed");
        // Whatever it is, what stands behind it is read.
        let followed = [bytes, html("https://b.example/", "", b"<p>2")].concat();
        let all: Vec<&str> = expected.iter().copied().chain(["https://b.example/ <p>2"]).collect();
        assert_eq!(read(&followed, &limits), all, "{why}, and another one");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    let limits = ReadLimits { max_bytes: 1000, ..ReadLimits::default() };
    let (one, two) = (html("https://a.example/1", "", b"<p>1"), html("https://a.example/2", "", b"<p>2"));
    let bomb = gzipped(&vec![b'a'; 5000]);
    let after = "https://a.example/2 <p>2";
    for (why, bytes, expected) in [
        (
            "another compression",
            [html("https://a.example/1", "Content-Encoding: lzma\r\n", b"\x0b\x02\x80"), two.clone()]
                .concat(),
            vec!["? its content is compressed with lzma, which cannot be read", after],
        ),
        (
            "too large",
            [html("https://a.example/1", "", &[b'a'; 251]), two.clone()].concat(),
            vec!["? https://a.example/1: larger than 250 bytes", after],
        ),
        (
            "too large when it is decompressed",
            [html("https://a.example/1", "Content-Encoding: gzip\r\n", &bomb), two.clone()].concat(),
            vec!["? larger than 250 bytes", after],
        ),
        (
            "compressed over and over",
            [html("https://a.example/1", "Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n", b""), two.clone()]
                .concat(),
            vec!["? https://a.example/1: its content is compressed over and over", after],
        ),
        (
            "no answer",
            [record("response", "https://a.example/1", "application/http", b"nonsense"), two.clone()]
                .concat(),
            vec!["? https://a.example/1: its headers cannot be read", after],
        ),
        (
            "another answer",
            [
                record("response", "https://a.example/1", "application/http", b"ICY 200 OK\r\n\r\n"),
                two.clone(),
            ]
            .concat(),
            vec!["? https://a.example/1: it is no answer of a web server", after],
        ),
        (
            "empty",
            [html("https://a.example/1", "", b" "), two.clone()].concat(),
            vec!["https://a.example/1 none", after],
        ),
        (
            "cut off",
            [one.clone(), two[..two.len() - 6].to_vec()].concat(),
            vec!["https://a.example/1 <p>1", "! it is cut off within a record"],
        ),
        (
            "cut off in its headers",
            [one.clone(), two[..40].to_vec()].concat(),
            vec!["https://a.example/1 <p>1", "! it is cut off within a record"],
        ),
        (
            "something else behind it",
            [one.clone(), b"something else".to_vec()].concat(),
            vec!["https://a.example/1 <p>1", "! there is no record where one should begin"],
        ),
        ("nothing", Vec::new(), Vec::new()),
        ("no archive", b"<html><p>1".to_vec(), vec!["! there is no record where one should begin"]),
        (
            "a length that is none",
            b"WARC/1.0\r\nContent-Length: -1\r\n\r\n".to_vec(),
            vec!["! there is no record where one should begin"],
        ),
        ("no end of lines", vec![b'a'; 1 << 17], vec!["! there is no record where one should begin"]),
        ("no end of blank lines", vec![b'\n'; 1 << 17], vec!["! there is no record where one should begin"]),
    ] {
        assert_eq!(read(&bytes, &limits), expected, "{why}");
    }
    let cut = gzipped(&[one.clone(), two].concat());
    assert!(read(&cut[..cut.len() - 12], &limits).last().unwrap().starts_with("! "));
}

#[test]
fn the_archive_says_where_from_and_when() {
    let bytes = response(
        "https://a.example/1",
        "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"windows-1251\"\r\n",
        b"<!-- saved from url=(0022)https://other.example/a/ --><p>\xcf",
    );
    let mut reader = WarcReader::new(bytes.as_slice(), ReadLimits::default());
    let page = reader.next_page().unwrap().unwrap().unwrap().open(&ReadLimits::default()).unwrap().unwrap();
    assert_eq!(page.hints.url.as_deref(), Some("https://a.example/1"));
    assert_eq!(page.hints.charset.as_deref(), Some("windows-1251"));
    assert_eq!(page.hints.modified_ns, Some(1_710_429_641_000_000_000));
}

#[test]
fn names_tell_an_archive() {
    for (name, is) in [
        ("a.warc", true),
        ("A.WARC.GZ", true),
        ("crawl-2024.01.warc.gz", true),
        (".warc", false),
        ("warc.gz", false),
        ("a.gz", false),
        ("a.WACZ", true),
        (".wacz", false),
        ("a.warc.txt", false),
    ] {
        assert_eq!(is_crawl(name.as_ref()), is, "{name}");
    }
}
