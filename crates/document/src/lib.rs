//! What a saved news page says, and nothing about where it is stored or how it is searched.
//!
//! Two states of the same thing live here, because every other room speaks of one or the other:
//!
//! * [`Article`]: the fields as extraction found them, plain strings, no language yet.
//! * [`Document`]: the article with an identity and a [`Language`] on every text. It is what is indexed, shown
//!   and printed as JSON.
//!
//! Both name the [`Source`] of each field, so that a person can ask why a headline is the headline.
//!
//! What is known of news [agencies](Agency) is here too: extraction reads their names, the index counts each by one.
//!
//! This crate does no I/O, reads no clock and knows no HTML, no index and no detector.

mod address;
mod agency;
mod article;
mod document;
mod id;
mod iso;
mod language;
mod moment;
mod source;

pub use address::comparable_url;
pub use agency::Agency;
pub use article::{Article, Dateline, Published, RelatedArticle};
pub use document::{Document, Paragraph, ParagraphKind, Related, SCHEMA, Text};
pub use id::{DocumentId, IdError};
pub use language::Language;
pub use moment::{Moment, MomentError, Precision, Time};
pub use source::{Diagnostic, FieldName, Provenance, Source};
