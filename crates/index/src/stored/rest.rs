//! All of a document but its body as JSON, without the fields that are empty: those read back from their absence.

use serde::Serialize;
use vestnik_document::{
    Dateline, Diagnostic, Document, DocumentId, Language, Provenance, Published, Related, Text,
};

/// The fields of [`Document`] under their names there.
#[derive(Serialize)]
pub(super) struct Rest<'a> {
    id: &'a DocumentId,
    #[serde(skip_serializing_if = "str::is_empty")]
    path: &'a str,
    #[serde(skip_serializing_if = "is_blank")]
    url: &'a Option<String>,
    #[serde(skip_serializing_if = "is_blank")]
    site: &'a Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    versions: &'a [String],
    lang: Language,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: &'a Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dek: &'a Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: &'a Option<Published>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: &'a Option<Published>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: &'a Option<Dateline>,
    #[serde(skip_serializing_if = "is_blank")]
    agency: &'a Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    authors: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    image_credits: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    captions: &'a [Text],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    related: &'a [Related],
    #[serde(skip_serializing_if = "is_blank")]
    rights: &'a Option<String>,
    #[serde(skip_serializing_if = "Provenance::is_empty")]
    provenance: &'a Provenance,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    diagnostics: &'a [Diagnostic],
}

fn is_blank(text: &&Option<String>) -> bool {
    text.as_deref().is_none_or(str::is_empty)
}

impl<'a> Rest<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        // Every field is named, so that a new one cannot be forgotten here.
        let Document {
            id,
            path,
            url,
            site,
            versions,
            lang,
            headline,
            dek,
            body: _,
            published,
            modified,
            dateline,
            agency,
            authors,
            image_credits,
            captions,
            tags,
            related,
            rights,
            provenance,
            diagnostics,
        } = document;
        let lang = *lang;
        Self {
            id,
            path,
            url,
            site,
            versions,
            lang,
            headline,
            dek,
            published,
            modified,
            dateline,
            agency,
            authors,
            image_credits,
            captions,
            tags,
            related,
            rights,
            provenance,
            diagnostics,
        }
    }
}
