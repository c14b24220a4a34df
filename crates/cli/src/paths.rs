//! Paths as people read them: relative to the folder where they stand.

use std::path::{Path, PathBuf};

/// The path relative to the current folder where it lies below it, else as it is.
pub(crate) fn shown(path: &str) -> String {
    match here() {
        Some(here) => below(Path::new(path), &here),
        None => path.to_owned(),
    }
}

fn below(path: &Path, here: &Path) -> String {
    let shown = path.strip_prefix(here).ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path);
    shown.to_string_lossy().into_owned()
}

/// The path from the root of the file system.
pub(crate) fn absolute(path: &str) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path))
}

fn here() -> Option<PathBuf> {
    std::env::current_dir().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_below_is_shortened() {
        for (path, expected) in [
            ("/home/anna/news/a.html", "news/a.html"),
            ("/home/anna", "/home/anna"),
            ("/home/annabel/a.html", "/home/annabel/a.html"),
            ("news/a.html", "news/a.html"),
            ("", ""),
        ] {
            assert_eq!(below(Path::new(path), Path::new("/home/anna")), expected);
        }
    }
}
