//! Paths as bytes: names of files need not be UTF-8, and two names that print alike are two files.

use std::path::{Path, PathBuf};

/// The bytes of a path, with `/` between names on every system.
pub(crate) fn path_to_bytes(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes().to_vec();
    if std::path::MAIN_SEPARATOR == '/' {
        return bytes;
    }
    bytes.into_iter().map(|byte| if byte == std::path::MAIN_SEPARATOR as u8 { b'/' } else { byte }).collect()
}

/// The path of these bytes.
#[cfg(unix)]
pub(crate) fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// The path of these bytes; where names are not bytes, what is not UTF-8 is replaced.
#[cfg(not(unix))]
pub(crate) fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
