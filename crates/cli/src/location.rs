//! Where the index of a command is.

use crate::exit::Complaint;
use std::env;
use std::path::{Path, PathBuf};

/// The folder that an index is kept in where no other name is given.
pub(crate) const FOLDER: &str = ".vestnik";
/// The variable that names the folder of the index.
const VARIABLE: &str = "VESTNIK_INDEX";

/// The index that was named, else `$VESTNIK_INDEX`, else the nearest `.vestnik` in this folder or above it.
///
/// # Errors
/// When there is none of the three, with the advice how to make one.
pub(crate) fn existing(named: Option<&Path>) -> Result<PathBuf, Complaint> {
    find(named).ok_or_else(|| {
        Complaint::index("no index here or above")
            .advise("make one with `vestnik index FOLDER`, name one with --index, or search a folder with --in FOLDER")
    })
}

/// The same for a command that may make an index: where there is none, `.vestnik` in the current folder.
pub(crate) fn existing_or_new(named: Option<&Path>) -> PathBuf {
    find(named).unwrap_or_else(|| PathBuf::from(FOLDER))
}

fn find(named: Option<&Path>) -> Option<PathBuf> {
    let variable = || env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    named.map(Path::to_owned).or_else(variable).or_else(|| nearest(&env::current_dir().ok()?))
}

fn nearest(from: &Path) -> Option<PathBuf> {
    from.ancestors().map(|folder| folder.join(FOLDER)).find(|folder| folder.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_index_above_is_found() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("news/2024/02");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::create_dir(root.path().join(FOLDER)).unwrap();
        assert_eq!(nearest(&deep), Some(root.path().join(FOLDER)));
        std::fs::create_dir(root.path().join("news").join(FOLDER)).unwrap();
        assert_eq!(nearest(&deep), Some(root.path().join("news").join(FOLDER)));
    }
}
