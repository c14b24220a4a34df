//! The shape of an explanation, which is also its JSON.

use serde::{Deserialize, Serialize};
use vestnik_document::{Diagnostic, FieldName, Source};

/// How one page was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The host whose rule spoke, where the site has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_rule: Option<String>,
    /// The fields that had witnesses.
    pub fields: Vec<FieldExplanation>,
    /// The other fields that have a value, the body apart.
    #[serde(default)]
    pub found: Vec<FoundExplanation>,
    /// The evidence that the body's container was chosen by.
    pub container: String,
    /// The elements that were chosen, as paths like `body > div.page > article`.
    pub container_paths: Vec<String>,
    /// Every block of text of the page, in reading order.
    pub blocks: Vec<BlockExplanation>,
    /// What was odd about the page.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
}

/// A field that is taken from one place, without witnesses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundExplanation {
    /// The field.
    pub field: FieldName,
    /// The kind of place.
    pub source: Source,
    /// What was found, one entry for each tag, caption or headline.
    pub values: Vec<String>,
}

/// How one field got its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldExplanation {
    /// The field.
    pub field: FieldName,
    /// The value that was chosen, as text; empty when none was.
    pub value: String,
    /// Why it was chosen.
    pub why: String,
    /// Everything on the page that was heard.
    pub witnesses: Vec<WitnessExplanation>,
}

/// One place of a page that says something about a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WitnessExplanation {
    /// The kind of evidence.
    pub source: Source,
    /// Where exactly: `og:title`.
    pub name: String,
    /// What it says.
    pub value: String,
    /// Whether it is the one that was believed.
    pub won: bool,
}

/// What became of one block of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BlockExplanation {
    /// The text.
    pub text: String,
    /// Whether it is part of the body.
    pub kept: bool,
    /// By which feature it was kept or dropped: `kept`, `outside the container`, `marked: share`.
    pub reason: String,
    /// The innermost elements around it.
    pub path: String,
}
