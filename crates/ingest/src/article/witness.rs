//! A witness: one place of the page that says something about a field.

use vestnik_document::Source;

/// What one place says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Witness {
    pub(crate) source: Source,
    /// Where exactly: `og:title`, `h1`.
    pub(crate) name: &'static str,
    pub(crate) value: String,
    /// How far it is trusted when it stands alone.
    pub(crate) weight: u32,
}

impl Witness {
    pub(crate) fn new(source: Source, name: &'static str, value: impl Into<String>, weight: u32) -> Self {
        Self { source, name, value: value.into(), weight }
    }
}
