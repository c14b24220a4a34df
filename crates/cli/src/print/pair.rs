//! Two documents that are versions of each other, as they are printed.

use serde::Serialize;
use vestnik::document::Text;
use vestnik::{Document, DocumentPair, Partner};

/// A pair with its documents.
pub(crate) struct ShownPair<'a> {
    pub(crate) pair: &'a DocumentPair,
    pub(crate) english: &'a Document,
    pub(crate) russian: &'a Document,
}

/// The same for programs.
#[derive(Serialize)]
pub(super) struct PairObject<'a> {
    #[serde(flatten)]
    pair: &'a DocumentPair,
    english_headline: Option<&'a Text>,
    russian_headline: Option<&'a Text>,
    english_path: &'a str,
    russian_path: &'a str,
}

impl ShownPair<'_> {
    pub(super) fn object(&self) -> PairObject<'_> {
        PairObject {
            pair: self.pair,
            english_headline: self.english.headline.as_ref(),
            russian_headline: self.russian.headline.as_ref(),
            english_path: &self.english.path,
            russian_path: &self.russian.path,
        }
    }
}

/// A document with its version in the other language, for programs.
#[derive(Serialize)]
pub(super) struct WithPartner<'a> {
    #[serde(flatten)]
    pub(super) document: &'a Document,
    pub(super) partner: &'a Partner,
}
