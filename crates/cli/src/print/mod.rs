//! Output formats, a file each. A command chooses one by its options and does not care how it looks.

mod answer;
mod checked;
mod csv;
mod json;
mod pair;
mod text;

use crate::terminal::Console;
use serde::Serialize;
use std::io;
use vestnik::{Bucket, Detection, Explained, Hits, PageExplanation, Partner, WordPair};

pub(crate) use answer::{closing, notes, shortened};
pub(crate) use checked::Checked;
pub(crate) use pair::ShownPair;
pub(crate) use text::{Marks, Version};

use pair::WithPartner;

/// In what form results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs: one object a line.
    Json,
    /// For spreadsheets: timelines only, everything else comes as text.
    Csv,
}

impl Format {
    /// JSON where it was asked for, else text.
    pub(crate) fn json_if(json: bool) -> Self {
        if json { Format::Json } else { Format::Text }
    }

    /// Prints the hits of an answer, in a batch with the id of its query; for people with those in the other language behind the
    /// others where `block` says so.
    pub(crate) fn hits(
        self,
        console: &mut Console,
        query_id: Option<&str>,
        answer: &Hits,
        block: bool,
    ) -> io::Result<()> {
        match self {
            Format::Json => json::hits(console.out(), query_id, answer),
            _ if block => text::hits_in_blocks(console, answer),
            _ => text::hits(console, answer),
        }
    }

    /// Prints what an answer says beside its hits, where that is a result: facets for people, a summary for programs.
    pub(crate) fn summary(
        self,
        console: &mut Console,
        query_id: Option<&str>,
        answer: &Hits,
    ) -> io::Result<()> {
        match self {
            Format::Json => json::summary(console.out(), query_id, answer),
            _ => text::facets(console, answer),
        }
    }

    /// Prints what the words of a query are taken for, and the hits with what each word gave.
    pub(crate) fn explained(self, console: &mut Console, explained: &Explained) -> io::Result<()> {
        match self {
            Format::Json => json::explained(console.out(), explained),
            _ => text::explained(console, explained),
        }
    }

    /// Prints why a page became the document that it became.
    pub(crate) fn explanation(console: &mut Console, explained: &PageExplanation) -> io::Result<()> {
        text::explanation(console, explained)
    }

    /// Prints one document.
    pub(crate) fn document(self, console: &mut Console, version: &Version<'_>) -> io::Result<()> {
        match self {
            Format::Json => json::line(console.out(), None, version.document),
            _ => text::document(console, version),
        }
    }

    /// Prints a document and its version in the other language.
    pub(crate) fn versions(
        self,
        console: &mut Console,
        version: &Version<'_>,
        partner: &Partner,
        other: &Version<'_>,
    ) -> io::Result<()> {
        match self {
            Format::Json => {
                json::line(console.out(), None, &WithPartner { document: version.document, partner })
            }
            _ => text::versions(console, version, partner, other),
        }
    }

    /// Prints counts by time.
    pub(crate) fn timeline(self, console: &mut Console, timeline: &[Bucket]) -> io::Result<()> {
        match self {
            Format::Text => text::timeline(console, timeline),
            Format::Json => json::timeline(console.out(), timeline),
            Format::Csv => csv::timeline(console.out(), timeline),
        }
    }

    /// Prints two documents that are versions of each other; in text an empty line stands before all but the first.
    pub(crate) fn pair(self, console: &mut Console, shown: &ShownPair<'_>, first: bool) -> io::Result<()> {
        match self {
            Format::Json => json::line(console.out(), None, &shown.object()),
            _ => text::pair(console, shown, first),
        }
    }

    /// Prints two words that stand for each other.
    pub(crate) fn word_pair(self, console: &mut Console, entry: &WordPair) -> io::Result<()> {
        match self {
            Format::Json => json::line(console.out(), None, entry),
            _ => text::word_pair(console, entry),
        }
    }

    /// Prints any other object of the library, for programs.
    pub(crate) fn object(console: &mut Console, object: &impl Serialize) -> io::Result<()> {
        json::line(console.out(), None, object)
    }

    /// Prints the language of one line of text.
    pub(crate) fn detection(
        self,
        console: &mut Console,
        text: &str,
        detection: &Detection,
    ) -> io::Result<()> {
        match self {
            Format::Json => json::detection(console.out(), text, detection),
            _ => text::detection(console, text, detection),
        }
    }
}
