//! The states of a page before it is parsed: bytes with hints, then text.

use vestnik_document::Diagnostic;

/// The bytes of one saved page, as a container gave them out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawPage {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What is known of them from outside.
    pub hints: Hints,
}

impl RawPage {
    /// A page of HTML about which nothing else is known.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, hints: Hints::default() }
    }

    /// The same bytes with these hints.
    pub fn with_hints(self, hints: Hints) -> Self {
        Self { hints, ..self }
    }
}

/// What a container or the file system knows about a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Markup or a dump of text.
    pub kind: PageKind,
    /// The charset that came with the page (an HTTP header), as written.
    pub charset: Option<String>,
    /// The address that the page was saved from.
    pub url: Option<String>,
    /// When the page was saved, or the file last changed, in nanoseconds since 1970 UTC.
    pub modified_ns: Option<i64>,
}

/// What a page is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PageKind {
    /// HTML or XHTML.
    #[default]
    Html,
    /// The text of a page, line by line, without markup.
    TextDump,
}

/// A page whose bytes have become text. From here on everything is `str`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecodedText {
    /// The text.
    pub text: String,
    /// The WHATWG name of the encoding that it was read with: `windows-1251`. `IBM855` is named too, which WHATWG lacks.
    pub encoding: &'static str,
    /// What spoke for that encoding.
    pub evidence: EncodingEvidence,
    /// The hints that came with the bytes.
    pub hints: Hints,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// What spoke for the encoding of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EncodingEvidence {
    /// The bytes are sound UTF-8 (or plain ASCII), whatever is declared.
    #[default]
    Valid,
    /// A byte order mark.
    ByteOrderMark,
    /// A declaration that the bytes do not speak against.
    Declared,
    /// The bytes alone: letter statistics.
    Detected,
}
