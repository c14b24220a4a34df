//! Is a folder an index of ours, and which of its own files say so?

use crate::{FORMAT_VERSION, OpenError, format};
use std::path::Path;

/// What the file `FORMAT` is worth.
#[derive(Debug)]
pub(super) enum Standing {
    /// It is that of this program.
    Fits,
    /// It is not, for this reason: no segment can be used.
    Fails(String),
}

/// Looks at the folder before anything else.
///
/// # Errors
/// [`OpenError::Missing`] and [`OpenError::NotAnIndex`] where nothing in it is ours, [`OpenError::Format`] where a newer
/// program made it, [`OpenError::Io`].
pub(super) fn standing(folder: &Path, fingerprint: &str) -> Result<Standing, OpenError> {
    match format::check(folder, fingerprint) {
        Ok(()) => Ok(Standing::Fits),
        Err(OpenError::Damaged { reason, .. }) => Ok(Standing::Fails(reason)),
        Err(error @ OpenError::Analyzer { .. }) => Ok(Standing::Fails(error.to_string())),
        Err(error @ OpenError::Format { found, .. }) if found < FORMAT_VERSION => {
            Ok(Standing::Fails(error.to_string()))
        }
        Err(error) => Err(error),
    }
}
