//! One saved page to one document: read, decode, extract, tag. The only place where the four rooms meet.

use crate::update::{GonePage, Job};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use vestnik_document::{Diagnostic, Document, DocumentId};
use vestnik_index::{AnalyzedDocument, DocumentAnalyzer, Origin};
use vestnik_ingest::{
    ArchivedPage, Explanation as PageExplanation, ExtractOptions, NotAPage, RawPage, ReadError, ReadLimits,
    decode, extract, open_page, read_page,
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

/// Why a page could not be extracted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// The file could not be read, or is no page.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The page made extraction fail; this is a fault of this program.
    #[error("extraction failed: {0}")]
    Failed(String),
}

/// Extracts one saved page from a file. Its id is made from the path as it is given: for a path that begins with the name of a
/// folder that was indexed it is the id in that index.
///
/// # Errors
/// [`ExtractError`] when the file cannot be read or is no page.
pub fn extract_file(path: impl AsRef<Path>, options: &ExtractOptions) -> Result<Extracted, ExtractError> {
    let path = path.as_ref();
    let raw = read_page(path, &options.limits)?;
    page_to_document(raw, id_of(path), path.to_string_lossy().into_owned(), options, &Tagger::new())
}

/// `./a.html` is `a.html`.
fn id_of(path: &Path) -> DocumentId {
    let path = path.strip_prefix(".").unwrap_or(path);
    DocumentId::from_hash(xxh3_64(path.as_os_str().as_encoded_bytes()))
}

/// Extracts one saved page from its bytes. `name` is what the page is called: its ending helps to tell what it is, it
/// makes the id, as a path would, and becomes the document's path.
///
/// # Errors
/// [`ExtractError`] when the bytes are no page.
pub fn extract_bytes(
    name: &str,
    bytes: Vec<u8>,
    options: &ExtractOptions,
) -> Result<Extracted, ExtractError> {
    if bytes.len() as u64 > options.limits.max_bytes {
        return Err(ReadError::TooLarge(options.limits.max_bytes).into());
    }
    let raw = open_page(Path::new(name), bytes).map_err(ReadError::NotAPage)?;
    page_to_document(raw, id_of(Path::new(name)), name.to_owned(), options, &Tagger::new())
}

fn page_to_document(
    raw: RawPage,
    id: DocumentId,
    path: String,
    options: &ExtractOptions,
    tagger: &Tagger,
) -> Result<Extracted, ExtractError> {
    // A fault in extraction must cost one page, not the run; nothing that it touches lives on.
    let caught = catch_unwind(AssertUnwindSafe(|| {
        let extraction = extract(&decode(raw), options);
        let document = tagger.tag(extraction.article, id, path);
        Extracted { document, explanation: extraction.explanation }
    }));
    caught.map_err(|panic| ExtractError::Failed(panic_message(panic.as_ref())))
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
        Err(error) => PageOutcome::Failed(error.to_string()),
    }
}
