//! The pieces of text of a document and the fields that they belong to.

use crate::plan::Scope;
use vestnik_document::Document;

/// One text of a document: a paragraph, a headline, an author's name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'d> {
    pub(super) scope: Scope,
    /// Its number in the field, from 0. In the body the dek comes first, where there is one.
    pub(super) number: usize,
    pub(super) text: &'d str,
    /// Where it stands in the document: the field, with the dek as one of its own, and its number there.
    pub(super) place: (Scope, usize),
}

/// Whether a word that is looked for in `wanted` may stand in a piece of this scope.
pub(super) fn looks_at(wanted: Scope, piece: Scope) -> bool {
    wanted == piece || (wanted == Scope::Text && matches!(piece, Scope::Headline | Scope::Body))
}

/// The pieces of a document, headline and body first.
pub(super) fn pieces(document: &Document) -> impl Iterator<Item = Piece<'_>> {
    let dateline = document.dateline.as_ref().and_then(|dateline| dateline.place.as_deref());
    numbered(Scope::Headline, document.headline.iter().map(|text| text.text.as_str()))
        .chain(body(document))
        .chain(numbered(Scope::Caption, captions(document)))
        .chain(numbered(Scope::Related, document.related.iter().map(|related| related.text.as_str())))
        .chain(numbered(Scope::Author, document.authors.iter().map(String::as_str)))
        .chain(numbered(Scope::Agency, document.agency.iter().map(String::as_str)))
        .chain(numbered(Scope::Place, dateline.into_iter()))
        .chain(numbered(Scope::Tag, document.tags.iter().map(String::as_str)))
}

/// The dek and the paragraphs.
pub(super) fn body(document: &Document) -> impl Iterator<Item = Piece<'_>> {
    let dek = document.dek.iter().map(|text| (text.text.as_str(), Scope::Dek));
    let paragraphs = document.body.iter().map(|paragraph| (paragraph.text.as_str(), Scope::Body));
    let before = dek.len();
    dek.chain(paragraphs).enumerate().map(move |(number, (text, field))| {
        let paragraph = if field == Scope::Body { number - before } else { 0 };
        Piece { scope: Scope::Body, number, text, place: (field, paragraph) }
    })
}

fn captions(document: &Document) -> impl Iterator<Item = &str> {
    let captions = document.captions.iter().map(|text| text.text.as_str());
    captions.chain(document.image_credits.iter().map(String::as_str))
}

fn numbered<'d>(scope: Scope, texts: impl Iterator<Item = &'d str>) -> impl Iterator<Item = Piece<'d>> {
    texts.enumerate().map(move |(number, text)| Piece { scope, number, text, place: (scope, number) })
}
