//! The answer of a server as it was kept: what its headers say, and the page without what only the transport needed (RFC 9112, RFC 9110).

use crate::{NotAPage, RawPage, ReadLimits, open_page};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};
use std::path::Path;

/// Headers of an answer are no longer than this, all together.
const MOST_BYTES: u64 = 1 << 18;
/// What a frame of Zstandard begins with (RFC 8878).
const ZSTD_FRAME: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// So many bytes of an answer that is compressed with Brotli (RFC 7932) are taken at a time.
const BROTLI_BUFFER: usize = 4 << 10;
/// Nobody compresses what is compressed already more often than this.
const MOST_CODINGS: usize = 4;

/// What the headers say.
#[derive(Default)]
pub(super) struct Answer {
    charset: Option<String>,
    /// Whether it is said what the content is.
    is_typed: bool,
    is_chunked: bool,
    /// How it was compressed, from the first to the last.
    codings: Vec<String>,
}

impl Answer {
    /// Reads the headers; `None` where it is no page. The body stands behind them. Much is forgiven, since browsers forgave it.
    pub(super) fn read(block: &mut io::Take<impl BufRead>) -> io::Result<Result<Option<Self>, &'static str>> {
        let mut head = head(block)?;
        // What a server says on the way.
        while head.as_deref().and_then(status).is_some_and(|status| status < 200) {
            head = self::head(block)?;
        }
        let Some(head) = head else { return Ok(Err("its headers cannot be read")) };
        let Some(status) = status(&head) else { return Ok(Err("it is no answer of a web server")) };
        Ok(if matches!(status, 200 | 203) { Self::of(&head) } else { Ok(None) })
    }

    fn of(head: &str) -> Result<Option<Self>, &'static str> {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in head.lines().skip(1) {
            match (line.starts_with([' ', '\t']), fields.last_mut(), line.split_once(':')) {
                // A value may go on below.
                (true, Some((_, value)), _) => value.push_str(line),
                (false, _, Some((name, value))) => {
                    fields.push((name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase()));
                }
                _ => {}
            }
        }
        let values = |name: &'static str| {
            fields.iter().filter(move |field| field.0 == name).map(|field| field.1.as_str())
        };
        let list = |name: &'static str| -> Vec<String> {
            let all = values(name).flat_map(|value| value.split(',')).map(str::trim);
            all.filter(|one| !one.is_empty()).map(str::to_owned).collect()
        };
        let Some(answer) = Self::bare(values("content-type").next().unwrap_or_default()) else {
            return Ok(None);
        };
        let is_chunked = list("transfer-encoding").last().is_some_and(|last| last == "chunked");
        let codings = list("content-encoding");
        if codings.len() > MOST_CODINGS {
            return Err("its content is compressed over and over");
        }
        Ok(Some(Self { is_chunked, codings, ..answer }))
    }

    /// What a content type alone says; `None` where it is not that of a page. Without one it may be.
    pub(super) fn bare(content: &str) -> Option<Self> {
        let mut parts = content.split([';', ',']).map(str::trim);
        let kind = parts.next().unwrap_or_default();
        let is_page = matches!(kind, "" | "text/html" | "application/xhtml+xml");
        let charset = parts
            .find_map(|part| part.strip_prefix("charset="))
            .map(|it| it.trim_matches(['"', '\'']).to_owned());
        let charset = charset.filter(|it| !it.is_empty());
        is_page.then(|| Self { charset, is_typed: !kind.is_empty(), ..Self::default() })
    }
}

/// The lines up to the first empty one; `None` where there is none within bounds.
fn head(block: &mut io::Take<impl BufRead>) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    loop {
        let from = head.len();
        let left = MOST_BYTES.saturating_sub(from as u64);
        if block.by_ref().take(left).read_until(b'\n', &mut head)? == 0 {
            return Ok(None);
        }
        if from > 0 && head[from..].trim_ascii().is_empty() {
            return Ok(Some(String::from_utf8_lossy(&head).into_owned()));
        }
    }
}

/// `HTTP/1.1 200 OK` is 200.
fn status(head: &str) -> Option<u16> {
    let mut words = head.lines().next()?.split_whitespace();
    words.next().filter(|version| version.to_ascii_lowercase().starts_with("http/"))?;
    words.next()?.parse().ok()
}

/// A page of an archive, as the server sent it.
pub struct ArchivedPage {
    url: String,
    date: String,
    answer: Answer,
    bytes: Vec<u8>,
}

impl ArchivedPage {
    pub(super) fn new(url: &str, date: &str, answer: Answer, bytes: Vec<u8>) -> Self {
        Self { url: url.to_owned(), date: date.to_owned(), answer, bytes }
    }

    /// The address that it was fetched from.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// How many bytes it takes before it is opened.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it takes more when it is opened; how much shows then.
    pub fn is_compressed(&self) -> bool {
        !self.answer.codings.is_empty()
    }

    /// The page, with the address, the charset and the day that the archive has for it; `None` where it has no content of a page.
    ///
    /// # Errors
    /// A sentence that says why its content cannot be read.
    pub fn open(self, limits: &ReadLimits) -> Result<Option<RawPage>, String> {
        let mut bytes = self.bytes;
        // Some programs keep the header and not the chunks.
        if self.answer.is_chunked
            && let Some(whole) = joined(&bytes)
        {
            bytes = whole;
        }
        for coding in self.answer.codings.iter().rev() {
            bytes = decompressed(coding, bytes, limits.max_bytes / super::PART_OF_LIMIT)?;
        }
        // The name says no more than the server has said.
        let name = if self.answer.is_typed { "page.html" } else { "page" };
        let mut page = match open_page(Path::new(name), bytes) {
            Ok(page) => page,
            Err(NotAPage::Damaged) => return Err(NotAPage::Damaged.to_string()),
            Err(_) => return Ok(None),
        };
        page.hints.url = Some(self.url);
        page.hints.charset = self.answer.charset.or(page.hints.charset);
        page.hints.modified_ns = saved_at(&self.date).or(page.hints.modified_ns);
        Ok(Some(page))
    }
}

/// The chunks as one; `None` where the first is none. What is cut off ends where it ends.
fn joined(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let Some((start, size)) = chunk_size(rest) else {
            return Some(whole).filter(|whole| !whole.is_empty());
        };
        let chunk = &rest[start..rest.len().min(start.saturating_add(size))];
        whole.extend_from_slice(chunk);
        rest = &rest[start + chunk.len()..];
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
        if size == 0 {
            return Some(whole);
        }
    }
}

/// Where the chunk begins that bytes begin with, and its size: hexadecimal digits, whatever else stands in their line.
fn chunk_size(bytes: &[u8]) -> Option<(usize, usize)> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let size = usize::from_str_radix(std::str::from_utf8(&bytes[..digits]).ok()?, 16).ok()?;
    Some((memchr::memchr(b'\n', bytes)? + 1, size))
}

fn decompressed(coding: &str, bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut read = |reader: &mut dyn Read| reader.take(most.saturating_add(1)).read_to_end(&mut out);
    let read = match coding {
        "identity" => return Ok(bytes),
        // Some programs keep the header and not the compression.
        "gzip" | "x-gzip" if !bytes.starts_with(&[0x1f, 0x8b]) => return Ok(bytes),
        "gzip" | "x-gzip" => read(&mut MultiGzDecoder::new(bytes.as_slice())),
        // Servers mean either of two things by it.
        "deflate" if is_zlib(&bytes) => read(&mut ZlibDecoder::new(bytes.as_slice())),
        "deflate" => read(&mut DeflateDecoder::new(bytes.as_slice())),
        "zstd" if !bytes.starts_with(&ZSTD_FRAME) => return Ok(bytes),
        "zstd" => match zstd::stream::read::Decoder::with_buffer(bytes.as_slice()) {
            Ok(mut decoder) => read(&mut decoder),
            Err(error) => Err(error),
        },
        _ if bytes.trim_ascii_start().starts_with(b"<") => return Ok(bytes),
        "br" => read(&mut brotli_decompressor::Decompressor::new(bytes.as_slice(), BROTLI_BUFFER)),
        _ => return Err(format!("its content is compressed with {coding}, which cannot be read")),
    };
    match read {
        Ok(_) if out.len() as u64 > most => Err(format!("larger than {most} bytes")),
        Err(_) if out.is_empty() && coding == "deflate" => Ok(bytes),
        // Of a page that was cut off the beginning is read, as a browser shows it.
        Err(error) if out.is_empty() => Err(format!("its content cannot be decompressed: {error}")),
        _ => Ok(out),
    }
}

/// Whether bytes begin like a stream of zlib (RFC 1950).
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// `2024-03-14T15:20:41Z` in nanoseconds since 1970 UTC.
fn saved_at(date: &str) -> Option<i64> {
    let time: jiff::Timestamp = date.parse().ok()?;
    i64::try_from(time.as_nanosecond()).ok()
}
