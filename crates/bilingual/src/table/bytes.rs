//! The bytes of a table that several may hold: made, read or mapped.

use std::fmt;
use std::sync::Arc;

/// Shared bytes of a table. Cheap to clone.
#[derive(Clone)]
pub struct TableBytes(Arc<dyn AsRef<[u8]> + Send + Sync>);

impl TableBytes {
    /// Shares bytes, wherever they lie.
    pub fn new(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        Self(Arc::new(bytes))
    }
}

impl From<Vec<u8>> for TableBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl AsRef<[u8]> for TableBytes {
    fn as_ref(&self) -> &[u8] {
        (*self.0).as_ref()
    }
}

impl fmt::Debug for TableBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TableBytes({})", self.as_ref().len())
    }
}
