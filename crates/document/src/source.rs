//! Where a field came from, and what was odd on the way.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The kind of evidence that a field's value was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Source {
    /// A `<script type="application/ld+json">` block, schema.org vocabulary.
    JsonLd,
    /// Open Graph and article meta tags (`og:title`, `article:published_time`).
    OpenGraph,
    /// Another meta tag (`name="author"`, `DC.date`, `twitter:title`).
    Meta,
    /// Microdata or RDFa-like attributes (`itemprop`, `itemscope`, `property` outside the head).
    Microdata,
    /// A `<time>` element.
    Time,
    /// A heading of the page, `h1` above all.
    Heading,
    /// The `<title>` element.
    Title,
    /// `<link rel="canonical">` or another link element.
    Link,
    /// The address of the page.
    Url,
    /// The dateline at the start of the text.
    Dateline,
    /// Visible text beside the body: a byline, a date line, a caption.
    PageText,
    /// The body's container, chosen by structure.
    Structure,
    /// The body, gathered from scattered paragraphs because no container was found.
    Paragraphs,
    /// A text dump of a page, read line by line.
    TextDump,
    /// A rule written for this site.
    SiteRule,
    /// The container that the page was kept in, or the file itself.
    Container,
    /// The document was handed in with this field already set.
    Given,
}

/// A field of a document that provenance is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs, reason = "each is named after the field of `Document` that it stands for")]
pub enum FieldName {
    Url,
    Site,
    Headline,
    Dek,
    Body,
    Published,
    Modified,
    Dateline,
    Agency,
    Authors,
    ImageCredits,
    Captions,
    Tags,
    Related,
    Rights,
}

/// The source of each field that has a value.
pub type Provenance = BTreeMap<FieldName, Source>;

/// Something odd about a page that did not stop it from becoming a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// A short stable name for programs, in kebab case: `json-ld-broken`, `charset-mismatch`.
    pub code: String,
    /// One sentence for people.
    pub message: String,
}

impl Diagnostic {
    /// A diagnostic with this code and message.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}
