//! The answer of a server as it was kept: what its headers say, and the page without what only the transport needed (RFC 9112, RFC 9110).

use crate::{NotAPage, RawPage, ReadLimits, open_page};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::{EMPTY_HEADER, Response, Status, parse_chunk_size};
use std::io::{self, BufRead, Read};
use std::path::Path;

const MOST_HEADERS: usize = 128;
/// Headers of an answer are no longer than this, all together.
const MOST_BYTES: u64 = 1 << 16;

/// What the headers say.
#[derive(Default)]
pub(super) struct Answer {
    charset: Option<String>,
    is_chunked: bool,
    /// How it was compressed, from the first to the last.
    codings: Vec<String>,
}

impl Answer {
    /// Reads the headers; `None` where it is no page. The body stands behind them.
    pub(super) fn read(block: &mut io::Take<impl BufRead>) -> io::Result<Option<Self>> {
        let mut head = Vec::new();
        loop {
            let from = head.len();
            let left = (MOST_BYTES + 1).saturating_sub(from as u64);
            let read = block.by_ref().take(left).read_until(b'\n', &mut head)?;
            if read == 0 || head.len() as u64 > MOST_BYTES {
                return Ok(None);
            }
            if from > 0 && head[from..].trim_ascii().is_empty() {
                break;
            }
        }
        let mut headers = [EMPTY_HEADER; MOST_HEADERS];
        let mut response = Response::new(&mut headers);
        let is_whole = response.parse(&head).is_ok_and(|status| matches!(status, Status::Complete(_)));
        if !is_whole || response.code != Some(200) {
            return Ok(None);
        }
        let value = |name: &str| {
            let named = response.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
            let values: Vec<_> = named.map(|header| String::from_utf8_lossy(header.value)).collect();
            values.join(",").to_ascii_lowercase()
        };
        let Some(answer) = Self::bare(&value("content-type")) else { return Ok(None) };
        let list = |name: &str| -> Vec<String> {
            value(name).split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
        };
        let is_chunked = list("transfer-encoding").last().is_some_and(|last| last == "chunked");
        Ok(Some(Self { is_chunked, codings: list("content-encoding"), ..answer }))
    }

    /// What a content type alone says; `None` where it is not that of a page. Without one it may be.
    pub(super) fn bare(content: &str) -> Option<Self> {
        let mut parts = content.split(';').map(str::trim);
        let is_page = matches!(parts.next(), None | Some("" | "text/html" | "application/xhtml+xml"));
        let charset = parts
            .find_map(|part| part.strip_prefix("charset="))
            .map(|it| it.trim_matches(['"', '\'']).to_owned());
        is_page.then(|| Self { charset: charset.filter(|it| !it.is_empty()), ..Self::default() })
    }
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

    /// How many bytes of the archive it takes.
    pub fn size(&self) -> usize {
        self.bytes.len()
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
        let mut page = match open_page(Path::new("page.html"), bytes) {
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
        let (start, size) = match parse_chunk_size(rest) {
            Ok(Status::Complete(found)) => found,
            _ if whole.is_empty() => return None,
            _ => return Some(whole),
        };
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let chunk = &rest[start..rest.len().min(start.saturating_add(size))];
        whole.extend_from_slice(chunk);
        rest = &rest[start + chunk.len()..];
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
        if size == 0 {
            return Some(whole);
        }
    }
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
