//! The document: an article with an identity and a language on every text. Its serde form is the public JSON.

use crate::{Dateline, Diagnostic, DocumentId, Language, Moment, Provenance, Published};
use serde::{Deserialize, Serialize};

/// The number that every printed JSON object carries as `"schema"`. Raised when a field changes its meaning.
pub const SCHEMA: u32 = 1;

/// One saved page as a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its name, stable between runs.
    pub id: DocumentId,
    /// The file that it was read from; for people, so bytes that are not UTF-8 are replaced.
    #[serde(default)]
    pub path: String,
    /// The page's own address.
    #[serde(default)]
    pub url: Option<String>,
    /// The host of the site, lower case, without `www.`.
    #[serde(default)]
    pub site: Option<String>,
    /// Addresses of the same article in Russian or English, as the page names them; left out of the JSON where it names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<String>,
    /// The language of the document as a whole: that of its body, else of its headline.
    #[serde(default)]
    pub lang: Language,
    /// The headline.
    #[serde(default)]
    pub headline: Option<Text>,
    /// The dek (standfirst).
    #[serde(default)]
    pub dek: Option<Text>,
    /// The body in reading order.
    #[serde(default)]
    pub body: Vec<Paragraph>,
    /// When it was published.
    #[serde(default)]
    pub published: Option<Published>,
    /// When it was last changed.
    #[serde(default)]
    pub modified: Option<Published>,
    /// The dateline at the start of the body.
    #[serde(default)]
    pub dateline: Option<Dateline>,
    /// The news agency under its canonical name.
    #[serde(default)]
    pub agency: Option<String>,
    /// The authors.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Credits of images.
    #[serde(default)]
    pub image_credits: Vec<String>,
    /// Captions of images.
    #[serde(default)]
    pub captions: Vec<Text>,
    /// Tags and topics.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Headlines of other articles that the page shows.
    #[serde(default)]
    pub related: Vec<Related>,
    /// The notice of rights.
    #[serde(default)]
    pub rights: Option<String>,
    /// Where each field came from.
    #[serde(default)]
    pub provenance: Provenance,
    /// What was odd about the page.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// A document with this id and nothing else in it.
    pub fn new(id: DocumentId) -> Self {
        Self {
            id,
            path: String::new(),
            url: None,
            site: None,
            versions: Vec::new(),
            lang: Language::Undetermined,
            headline: None,
            dek: None,
            body: Vec::new(),
            published: None,
            modified: None,
            dateline: None,
            agency: None,
            authors: Vec::new(),
            image_credits: Vec::new(),
            captions: Vec::new(),
            tags: Vec::new(),
            related: Vec::new(),
            rights: None,
            provenance: Provenance::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The headline's text, or an empty string.
    pub fn headline_text(&self) -> &str {
        self.headline.as_ref().map_or("", |headline| headline.text.as_str())
    }
}

/// A text and its language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The text, one line, white space folded.
    pub text: String,
    /// Its language.
    #[serde(default)]
    pub lang: Language,
}

/// One piece of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The text, one line, white space folded.
    pub text: String,
    /// Its language.
    #[serde(default)]
    pub lang: Language,
    /// What it is; left out of the JSON where it is a plain paragraph.
    #[serde(default, skip_serializing_if = "ParagraphKind::is_plain")]
    pub kind: ParagraphKind,
}

/// What a piece of the body is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ParagraphKind {
    /// A paragraph.
    #[default]
    Plain,
    /// A heading inside the body.
    Subhead,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// A row of a table, its cells joined by ` | `.
    TableRow,
    /// Text kept line by line (`pre`, verse).
    Verbatim,
}

impl ParagraphKind {
    /// Whether it is a plain paragraph.
    pub fn is_plain(&self) -> bool {
        *self == ParagraphKind::Plain
    }
}

/// The headline of another article that the page shows, with its language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The headline.
    pub text: String,
    /// Its language.
    #[serde(default)]
    pub lang: Language,
    /// The time shown beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Moment>,
    /// Where it links to, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
