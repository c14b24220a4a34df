//! The identity of a document.

use serde::{Deserialize, Serialize};

/// The name of a document, the same in every run over the same input.
///
/// A page's id is made by [`DocumentId::from_hash`] from its place in the indexed folder, so that it survives an
/// edit of the page and a move of the whole folder. Documents that bring their own id keep it ([`DocumentId::new`]).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentId(String);

/// Why a text cannot be a [`DocumentId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdError {
    /// The text is empty.
    Empty,
    /// The text is longer than [`DocumentId::MAX_BYTES`].
    TooLong,
    /// The text has white space or a control character in it.
    BadCharacter,
}

impl DocumentId {
    /// The longest id, in bytes of UTF-8.
    pub const MAX_BYTES: usize = 256;

    /// Takes an id that was given from outside.
    ///
    /// # Errors
    /// [`IdError`] when it is empty, longer than [`DocumentId::MAX_BYTES`], or holds white space or control characters.
    pub fn new(id: impl Into<String>) -> Result<Self, IdError> {
        let id = id.into();
        if id.is_empty() {
            Err(IdError::Empty)
        } else if id.len() > Self::MAX_BYTES {
            Err(IdError::TooLong)
        } else if id.chars().any(|c| c.is_whitespace() || c.is_control()) {
            Err(IdError::BadCharacter)
        } else {
            Ok(Self(id))
        }
    }

    /// The id made of a 64-bit hash: 16 lower-case hexadecimal digits.
    pub fn from_hash(hash: u64) -> Self {
        Self(format!("{hash:016x}"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for DocumentId {
    type Error = IdError;

    fn try_from(id: String) -> Result<Self, IdError> {
        Self::new(id)
    }
}

impl From<DocumentId> for String {
    fn from(id: DocumentId) -> String {
        id.0
    }
}

impl std::fmt::Display for DocumentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl std::fmt::Display for IdError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            IdError::Empty => "a document id cannot be empty",
            IdError::TooLong => "a document id cannot be longer than 256 bytes",
            IdError::BadCharacter => "a document id cannot hold white space or control characters",
        })
    }
}

impl std::error::Error for IdError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_checked() {
        assert_eq!(DocumentId::new(""), Err(IdError::Empty));
        assert_eq!(DocumentId::new("a b"), Err(IdError::BadCharacter));
        assert_eq!(DocumentId::new("a\u{7}"), Err(IdError::BadCharacter));
        assert_eq!(DocumentId::new("x".repeat(257)), Err(IdError::TooLong));
        assert_eq!(DocumentId::new("новость-1").unwrap().as_str(), "новость-1");
        assert_eq!(DocumentId::from_hash(255).as_str(), "00000000000000ff");
        assert!(serde_json::from_str::<DocumentId>("\"\"").is_err());
    }
}
