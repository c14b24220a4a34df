//! The article as extraction found it: plain strings, no language, no identity.

use crate::{Diagnostic, Moment, ParagraphKind, Precision, Provenance, Source};
use serde::{Deserialize, Serialize};

/// What was extracted from one page. An empty string or list means that the page did not say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The page's own address, canonical where it says so.
    pub url: Option<String>,
    /// The host of the site, lower case, without `www.`.
    pub site: Option<String>,
    /// Addresses of the same article in Russian or English, as the page names them.
    pub versions: Vec<String>,
    /// The headline, one line.
    pub headline: String,
    /// The dek (standfirst, lead above the body); empty when it only repeats the body's start.
    pub dek: String,
    /// The body, one entry for each paragraph, subhead, list item, quote or table row, in reading order.
    pub body: Vec<(ParagraphKind, String)>,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was last changed, where that is said apart.
    pub modified: Option<Published>,
    /// The dateline at the start of the body.
    pub dateline: Option<Dateline>,
    /// The news agency, under its canonical name.
    pub agency: Option<String>,
    /// The authors, one name each.
    pub authors: Vec<String>,
    /// Credits of images.
    pub image_credits: Vec<String>,
    /// Captions of images.
    pub captions: Vec<String>,
    /// Tags and topics that the page names.
    pub tags: Vec<String>,
    /// Headlines of other articles on the page: sidebar, teasers, "read also".
    pub related: Vec<RelatedArticle>,
    /// The notice of rights.
    pub rights: String,
    /// Where each field came from.
    pub provenance: Provenance,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// The headline of another article that the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RelatedArticle {
    /// The headline.
    pub text: String,
    /// The time shown beside it, as far as it could be read.
    pub time: Option<Moment>,
    /// Where it links to, as written.
    pub url: Option<String>,
}

/// A date with the evidence for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The moment, as precise as the page says: ISO 8601.
    pub date: Moment,
    /// How much of `date` is known.
    pub precision: Precision,
    /// Where it was read.
    pub source: Source,
}

impl Published {
    /// A date from this source; the precision is the moment's own.
    pub fn new(date: Moment, source: Source) -> Self {
        Self { precision: date.precision(), date, source }
    }
}

/// `WASHINGTON, Feb 15 - RIA Novosti.` taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// The place as written: `WASHINGTON`.
    pub place: Option<String>,
    /// The day; without a year (`--02-15`) where no sound evidence gives one.
    pub date: Option<Moment>,
    /// The agency under its canonical name: `RIA Novosti`.
    pub agency: Option<String>,
    /// The dateline as it stands in the text.
    pub text: String,
}
