//! One saved page to one document: read, decode, extract, tag. The only place where the four rooms meet.

use crate::update::{GonePage, Job};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use vestnik_document::{Diagnostic, Document, DocumentId};
use vestnik_index::{AnalyzedDocument, DocumentAnalyzer, Origin};
use vestnik_ingest::{
    ArchivedPage, Explanation as PageExplanation, ExtractOptions, Hints, NotAPage, RawPage, ReadError,
    ReadLimits, decode, extract, open_page, read_page,
};
use vestnik_language::Tagger;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// A page as a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Extracted {
    /// The document.
    pub document: Document,
    /// Field by field and block by block why it is as it is, where [`ExtractOptions::explain`] asked for it.
    pub explanation: Option<PageExplanation>,
}

/// What is known of a page from outside of its bytes, such as from the answer of a server. It counts for more than what a container
/// (MHTML, the comment of a browser) says of the page. Built with `PageHints::default()` and struct update syntax.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageHints {
    /// The address that it was saved from.
    pub url: Option<String>,
    /// The charset of the answer, as written there.
    pub charset: Option<String>,
    /// When it was saved: no date half a century after that is believed.
    pub saved: Option<SystemTime>,
}

impl PageHints {
    fn apply(&self, hints: &mut Hints) {
        let after_1970 = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).ok();
        let saved = self.saved.and_then(after_1970).and_then(|since| i64::try_from(since.as_nanos()).ok());
        hints.url = self.url.clone().or_else(|| hints.url.take());
        hints.charset = self.charset.clone().or_else(|| hints.charset.take());
        hints.modified_ns = saved.or(hints.modified_ns);
    }
}

/// Why a page could not be extracted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// It could not be read, or is no page.
    #[error("{}: {source}", .path.display())]
    Read {
        /// The file, or the name that was given.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// It made extraction fail; this is a fault of this program.
    #[error("{}: {message}", .path.display())]
    Failed {
        /// The file, or the name that was given.
        path: PathBuf,
        /// What is known of it.
        message: String,
    },
}

impl ExtractError {
    fn read(path: &Path, source: ReadError) -> Self {
        ExtractError::Read { path: path.to_owned(), source }
    }
}

/// Extracts one saved page from a file. Its id is made from the path as it is given: for a path that begins with the name of a
/// folder that was indexed it is the id in that index.
///
/// # Errors
/// [`ExtractError`] when the file cannot be read or is no page.
pub fn extract_file(path: impl AsRef<Path>, options: &ExtractOptions) -> Result<Extracted, ExtractError> {
    let path = path.as_ref();
    let raw = read_page(path, &options.limits).map_err(|source| ExtractError::read(path, source))?;
    named(raw, path, options)
}

/// `./a.html` is `a.html`.
fn id_of(path: &Path) -> DocumentId {
    let path = path.strip_prefix(".").unwrap_or(path);
    DocumentId::from_hash(xxh3_64(path.as_os_str().as_encoded_bytes()))
}

/// Extracts one saved page from its bytes; a `Vec` is not copied. `name` is what the page is called: its ending helps to tell
/// what it is, it makes the id, as a path would, and becomes the document's path.
///
/// # Errors
/// [`ExtractError`] when the bytes are no page.
pub fn extract_bytes(
    name: &str,
    bytes: impl Into<Vec<u8>>,
    hints: &PageHints,
    options: &ExtractOptions,
) -> Result<Extracted, ExtractError> {
    let (path, bytes) = (Path::new(name), bytes.into());
    if bytes.len() as u64 > options.limits.max_bytes {
        return Err(ExtractError::read(path, ReadError::TooLarge(options.limits.max_bytes)));
    }
    let raw = open_page(path, bytes).map_err(ReadError::NotAPage);
    let mut raw = raw.map_err(|source| ExtractError::read(path, source))?;
    hints.apply(&mut raw.hints);
    named(raw, path, options)
}

fn named(raw: RawPage, path: &Path, options: &ExtractOptions) -> Result<Extracted, ExtractError> {
    let name = path.to_string_lossy().into_owned();
    page_to_document(raw, id_of(path), name, options, &Tagger::new())
        .map_err(|message| ExtractError::Failed { path: path.to_owned(), message })
}

fn page_to_document(
    raw: RawPage,
    id: DocumentId,
    path: String,
    options: &ExtractOptions,
    tagger: &Tagger,
) -> Result<Extracted, String> {
    // A fault in extraction must cost one page, not the run; nothing that it touches lives on.
    let caught = catch_unwind(AssertUnwindSafe(|| {
        let extraction = extract(&decode(raw), options);
        let document = tagger.tag(extraction.article, id, path);
        Extracted { document, explanation: extraction.explanation }
    }));
    caught.map_err(|panic| format!("extraction failed: {}", panic_message(panic.as_ref())))
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown reason").to_owned()
}

/// A page of an archive as a document, its id made from the key of the archive and its address; `None` where it has no content.
pub(crate) fn archived(
    page: ArchivedPage,
    key: u64,
    limits: &ReadLimits,
    tagger: &Tagger,
) -> Result<Option<Document>, String> {
    let url = page.url().to_owned();
    let id = DocumentId::from_hash(xxh3_64_with_seed(url.as_bytes(), key));
    let Some(raw) = page.open(limits).map_err(|reason| format!("{url}: {reason}"))? else { return Ok(None) };
    let options = ExtractOptions { limits: limits.clone(), ..ExtractOptions::default() };
    match page_to_document(raw, id, String::new(), &options, tagger) {
        Ok(extracted) => Ok(Some(extracted.document)),
        Err(error) => Err(format!("{url}: {error}")),
    }
}

/// What came of one file during an update.
pub(crate) enum PageOutcome {
    /// A document, and the hash of the file's bytes.
    Document(Box<ReadyDocument>, u64),
    /// The bytes are those that the catalogue knows.
    Same,
    /// The bytes are those of a page that is gone from elsewhere.
    Moved(GonePage),
    /// It is no page.
    NotAPage,
    /// It failed. What an earlier run made of it stays.
    Failed(String),
}

/// A document that has only to be written.
pub(crate) struct ReadyDocument {
    pub(crate) analyzed: AnalyzedDocument,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads the page of a job and makes it ready to be written, unless its bytes are known already.
pub(crate) fn read(
    job: &Job,
    limits: &ReadLimits,
    tagger: &Tagger,
    analyzer: &mut DocumentAnalyzer,
) -> PageOutcome {
    let raw = match read_page(&job.file.path, limits) {
        Ok(raw) => raw,
        Err(ReadError::NotAPage(reason)) if reason != NotAPage::Damaged => return PageOutcome::NotAPage,
        Err(error) => return PageOutcome::Failed(error.to_string()),
    };
    let hash = xxh3_64(&raw.bytes);
    if job.is_known_page(hash) {
        return PageOutcome::Same;
    }
    if let Some(gone) = job.moved_from(hash) {
        return PageOutcome::Moved(gone);
    }
    let path = String::from_utf8_lossy(&job.place.path).into_owned();
    let options = ExtractOptions { limits: limits.clone(), ..ExtractOptions::default() };
    match page_to_document(raw, job.id(), path, &options, tagger) {
        Ok(extracted) => {
            let origin = Origin { root: Some(job.place.root), source: None };
            let analyzed = analyzer.analyze(&extracted.document, origin);
            let diagnostics = extracted.document.diagnostics;
            PageOutcome::Document(Box::new(ReadyDocument { analyzed, diagnostics }), hash)
        }
        Err(message) => PageOutcome::Failed(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const PAGE: &str = "<h1>Dialogue resumed</h1><article><p>NATO and its partners resumed their dialogue in Brussels on \
        Monday, officials said.</p></article>";

    #[test]
    fn what_is_known_from_outside_counts() {
        let page = format!("<meta name=date content=2077-02-01><link rel=canonical href=/a>{PAGE}");
        let read = |hints: &PageHints| {
            let document = extract_bytes("a.html", page.as_bytes(), hints, &ExtractOptions::default());
            let document = document.unwrap().document;
            (document.url, document.published.map(|published| published.date.to_string()))
        };
        let day = Some("2077-02-01".to_owned());
        assert_eq!(read(&PageHints::default()), (None, day.clone()));
        let url = Some("https://news.example/a".to_owned());
        assert_eq!(read(&PageHints { url: url.clone(), ..PageHints::default() }), (url, day));
        let saved = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(50 * 365 * 86_400));
        assert_eq!(read(&PageHints { saved, ..PageHints::default() }), (None, None));
    }

    #[test]
    fn a_charset_from_outside_is_heard() {
        let page = PAGE.replace("Brussels", "caf\u{e9}").chars().map(|c| c as u8).collect::<Vec<u8>>();
        for (charset, place) in [(None, "in café on"), (Some("koi8-r"), "in cafИ on")] {
            let hints = PageHints { charset: charset.map(str::to_owned), ..PageHints::default() };
            let read = extract_bytes("a.html", page.as_slice(), &hints, &ExtractOptions::default()).unwrap();
            let body = &read.document.body[0].text;
            assert!(body.contains(place), "{charset:?}: {body}");
        }
    }

    #[test]
    fn an_error_names_the_page_and_can_be_matched() {
        let options = ExtractOptions::default();
        let missing = extract_file("no/such.html", &options).unwrap_err();
        assert!(missing.to_string().starts_with("no/such.html: "), "{missing}");
        assert!(matches!(missing, ExtractError::Read { source: ReadError::Io(_), .. }));
        let empty = extract_bytes("a.html", "", &PageHints::default(), &options).unwrap_err();
        assert_eq!(empty.to_string(), "a.html: not a page: it is empty");
        assert!(matches!(empty, ExtractError::Read { source: ReadError::NotAPage(NotAPage::Empty), .. }));
    }
}
