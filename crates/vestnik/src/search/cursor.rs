//! The cursor: how many hits were given, and the last of them, so that a page goes on behind it even where hits were
//! added before it.

use super::SearchError;
use vestnik_document::DocumentId;
use vestnik_query::hits::Cursor;

/// A cursor taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// How many hits were given before.
    pub(crate) given: usize,
    /// The last of them.
    pub(crate) last: DocumentId,
}

impl Position {
    pub(crate) fn to_cursor(&self) -> Cursor {
        Cursor(format!("{}:{}", self.given, self.last))
    }

    pub(crate) fn parse(cursor: &Cursor) -> Result<Position, SearchError> {
        let (given, last) = cursor.0.split_once(':').ok_or(SearchError::BadCursor)?;
        // A made-up number asks for no more memory than the documents of the index do: nothing keeps room for more hits than these.
        let given = given.parse().ok().filter(|given| *given > 0).ok_or(SearchError::BadCursor)?;
        let last = DocumentId::new(last).map_err(|_| SearchError::BadCursor)?;
        Ok(Position { given, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_read_back_and_nothing_else_is_one() {
        for given in [1, 10, 1_000_000, usize::MAX] {
            let position = Position { given, last: DocumentId::new("a:b").unwrap() };
            assert_eq!(Position::parse(&position.to_cursor()).unwrap(), position);
        }
        for text in ["", "10", "x:y", "0:a", "-1:a", "99999999999999999999:a", "5:"] {
            assert!(Position::parse(&Cursor(text.to_owned())).is_err(), "{text}");
        }
    }
}
