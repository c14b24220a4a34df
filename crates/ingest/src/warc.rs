//! Archives of a crawl: WARC files (ISO 28500), plain or compressed with gzip, and collections of them (WACZ). Each answer of a server that is a page of HTML
//! is one.
//!
//! ```text
//! collection     where in a file its archives lie
//! WarcReader     the file → records, one at a time: an archive of any size takes the memory of one record
//! answer         a record's HTTP answer → a RawPage, on whichever thread has time
//! ```

mod answer;
mod collection;
mod source;

pub use answer::ArchivedPage;

use crate::ReadLimits;
use answer::Answer;
use collection::{Part, Parts};
use source::Source;
use std::fs::File;
use std::io::{self, BufRead, ErrorKind, Read};

/// More than this of headers no record has.
const MOST_HEADERS: u64 = 1 << 16;
/// Pages of an archive wait in memory for a thread that has time, so less of each is taken than of a page that lies in a file: this part.
const PART_OF_LIMIT: u64 = 4;

/// Whether a name promises the archive of a crawl: `.warc`, `.warc.gz`, `.wacz`.
pub fn is_crawl(name: &std::ffi::OsStr) -> bool {
    is_one_archive(name.as_encoded_bytes()) || is_collection(name)
}

/// Whether a name promises a collection of archives: `.wacz`. Whoever reads it begins with [`WarcReader::collection`].
pub fn is_collection(name: &std::ffi::OsStr) -> bool {
    ends_with(name.as_encoded_bytes(), b".wacz")
}

fn is_one_archive(name: &[u8]) -> bool {
    ends_with(name, b".warc") || ends_with(name, b".warc.gz")
}

fn ends_with(name: &[u8], ending: &[u8]) -> bool {
    name.len() > ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
}

/// Reads an archive record by record.
pub struct WarcReader<R: Read> {
    /// `None` only within [`Self::turn`].
    source: Option<Source<R>>,
    /// Whether the first bytes of this archive have to tell yet whether it is compressed.
    is_new: bool,
    limits: ReadLimits,
}

/// What is said of a record.
#[derive(Default)]
struct Head {
    kind: String,
    url: String,
    date: String,
    content: String,
    length: u64,
}

impl<R: Read> WarcReader<R> {
    /// Begins with a file, whose first bytes tell whether it is compressed.
    pub fn new(file: R, limits: ReadLimits) -> Self {
        Self::begin(Parts::of(file, vec![Part::whole()]), limits)
    }

    /// Begins with a collection, of which `file` reads from its beginning and `contents` finds the archives in it: they are read one
    /// after another.
    ///
    /// # Errors
    /// When it cannot be read; of the kind [`ErrorKind::InvalidData`] when it is none.
    pub fn collection(file: R, contents: File, limits: ReadLimits) -> io::Result<Self> {
        Ok(Self::begin(Parts::of(file, collection::archives(contents)?), limits))
    }

    fn begin(file: Parts<R>, limits: ReadLimits) -> Self {
        let source = Source::of(file);
        Self { source: Some(source), is_new: true, limits }
    }

    /// The next record that may be a page, or why it cannot be one; `None` at the end.
    ///
    /// # Errors
    /// When the file cannot be read on, or is cut off or damaged there. The next call goes on with the next archive of a collection.
    pub fn next_page(&mut self) -> io::Result<Option<Result<ArchivedPage, String>>> {
        loop {
            let part = self.parts().map(|parts| parts.name().to_owned()).unwrap_or_default();
            let page = self.next_of_part();
            if matches!(page, Ok(Some(_))) {
                return page;
            }
            let is_over = !self.next_part();
            match page {
                Err(error) if part.is_empty() => return Err(error),
                Err(error) => return Err(io::Error::new(error.kind(), format!("{part}: {error}"))),
                Ok(_) if is_over => return Ok(None),
                Ok(_) => {}
            }
        }
    }

    fn next_of_part(&mut self) -> io::Result<Option<Result<ArchivedPage, String>>> {
        self.tell_compression()?;
        while let Some(head) = self.head()? {
            let Some(source) = &mut self.source else { return Ok(None) };
            let mut block = source.take(head.length);
            let page = page(&head, &mut block, &self.limits)?;
            io::copy(&mut block, &mut io::sink())?;
            if block.limit() > 0 {
                return Err(cut_off());
            }
            if page.is_some() {
                return Ok(page);
            }
        }
        Ok(None)
    }

    fn tell_compression(&mut self) -> io::Result<()> {
        if let Some(Source::Plain(file)) = &mut self.source
            && std::mem::take(&mut self.is_new)
            && file.fill_buf()?.starts_with(&[0x1f, 0x8b])
        {
            self.turn(Source::decompressed);
        }
        Ok(())
    }

    /// Goes on with the next archive, where there is one.
    fn next_part(&mut self) -> bool {
        let mut is_there = false;
        self.turn(|source| {
            let mut parts = source.into_parts();
            is_there = parts.advance();
            Source::of(parts)
        });
        self.is_new = true;
        is_there
    }

    /// Makes one source of another.
    fn turn(&mut self, make: impl FnOnce(Source<R>) -> Source<R>) {
        self.source = self.source.take().map(make);
    }

    fn parts(&self) -> Option<&Parts<R>> {
        self.source.as_ref().map(Source::parts)
    }

    /// The file, as far as it is read now.
    pub fn file(&self) -> Option<&R> {
        self.parts().map(Parts::get_ref)
    }

    /// The file, read to its end or as far as it can be: whoever counts or hashes its bytes has met all of them.
    pub fn into_file(self) -> Option<R> {
        let mut file = self.source?.into_parts().into_inner();
        // What cannot be read is what a reader of it has told before.
        let _ = io::copy(&mut file, &mut io::sink());
        Some(file)
    }

    /// The headers of the next record.
    fn head(&mut self) -> io::Result<Option<Head>> {
        let Some(source) = &mut self.source else { return Ok(None) };
        let mut lines = source.take(MOST_HEADERS);
        let mut line = Vec::new();
        loop {
            line.clear();
            if lines.read_until(b'\n', &mut line)? == 0 {
                return if lines.limit() == 0 { Err(no_record()) } else { Ok(None) };
            }
            if !line.trim_ascii().is_empty() {
                break;
            }
        }
        if !line.starts_with(b"WARC/") {
            return Err(no_record());
        }
        let mut head = Head::default();
        loop {
            line.clear();
            if lines.read_until(b'\n', &mut line)? == 0 {
                return Err(cut_off());
            }
            let text = String::from_utf8_lossy(line.trim_ascii());
            if text.is_empty() {
                return Ok(Some(head));
            }
            if let Some((name, value)) = text.split_once(':') {
                head.set(name, value.trim())?;
            }
        }
    }
}

impl Head {
    fn set(&mut self, name: &str, value: &str) -> io::Result<()> {
        match name.to_ascii_lowercase().as_str() {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            // The first edition of the standard has addresses in angle brackets, and so do programs that follow it.
            "warc-target-uri" => {
                value.trim_start_matches('<').trim_end_matches('>').clone_into(&mut self.url)
            }
            "warc-date" => value.clone_into(&mut self.date),
            "content-type" => self.content = value.to_ascii_lowercase(),
            "content-length" => self.length = value.parse().map_err(|_| no_record())?,
            _ => {}
        }
        Ok(())
    }

    fn is_of_the_web(&self) -> bool {
        let scheme = self.url.split_once("://").map(|(scheme, _)| scheme);
        scheme
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
    }
}

/// The page that a block is, as far as the block has to be read to know; `None` where it is none.
fn page(
    head: &Head,
    block: &mut io::Take<impl BufRead>,
    limits: &ReadLimits,
) -> io::Result<Option<Result<ArchivedPage, String>>> {
    let answer = match (head.kind.as_str(), head.content.as_str()) {
        _ if !head.is_of_the_web() => Ok(None),
        ("response", "") => Answer::read(block)?,
        ("response", content) if content.starts_with("application/http") => Answer::read(block)?,
        ("resource", content) => Ok(Answer::bare(content)),
        _ => Ok(None),
    };
    let answer = match answer {
        Ok(Some(answer)) => answer,
        Ok(None) => return Ok(None),
        Err(reason) => return Ok(Some(Err(format!("{}: {reason}", head.url)))),
    };
    let most = limits.max_bytes / PART_OF_LIMIT;
    if block.limit() > most {
        return Ok(Some(Err(format!("{}: larger than {most} bytes", head.url))));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(block.limit()).unwrap_or(0));
    block.read_to_end(&mut bytes)?;
    Ok(Some(Ok(ArchivedPage::new(&head.url, &head.date, answer, bytes))))
}

fn no_record() -> io::Error {
    io::Error::new(ErrorKind::InvalidData, "there is no record where one should begin")
}

fn cut_off() -> io::Error {
    io::Error::new(ErrorKind::UnexpectedEof, "it is cut off within a record")
}

#[cfg(test)]
mod tests;
