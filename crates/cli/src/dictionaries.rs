//! Dictionaries of the user's machine: those that are named, else the English-Russian ones that the system has for
//! dictd. Their parsed form is kept in the user's cache folder.

use crate::exit::Complaint;
use crate::terminal::Console;
use etcetera::base_strategy::BaseStrategy;
use std::env;
use std::path::{Path, PathBuf};
use vestnik::{UserDictionary, load_dictionary};

/// Where the system keeps what programs share, if `$XDG_DATA_DIRS` does not say (XDG Base Directory Specification).
const DATA_FOLDERS: &str = "/usr/local/share:/usr/share";

/// The dictionaries at these paths.
pub(crate) fn named(paths: &[PathBuf]) -> anyhow::Result<Vec<UserDictionary>> {
    let cache = cache();
    let load = |path: &PathBuf| {
        load_dictionary(path, cache.as_deref()).map_err(|error| {
            let advice = "a dictionary is the .index file of a dictd dictionary or a list of lines english<TAB>русский";
            Complaint::usage(error.to_string()).advise(advice).into()
        })
    };
    paths.iter().map(load).collect()
}

/// The English-Russian dictionaries that the system has for dictd, in the order of their names. One that cannot be read is
/// named and left out.
pub(crate) fn of_the_system(console: &mut Console) -> Vec<UserDictionary> {
    let folders = env::var("XDG_DATA_DIRS").ok().filter(|folders| !folders.is_empty());
    let folders = folders.as_deref().unwrap_or(DATA_FOLDERS).split(':').filter(|folder| !folder.is_empty());
    let cache = cache();
    let mut loaded = Vec::new();
    for path in folders.flat_map(|folder| english_russian(&Path::new(folder).join("dictd"))) {
        match load_dictionary(&path, cache.as_deref()) {
            Ok(dictionary) => loaded.push(dictionary),
            Err(error) => console.warn(&format!("dictionary left out: {error}")),
        }
    }
    loaded
}

fn english_russian(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries.filter(|path| is_english_russian(path)).collect();
    found.sort();
    found
}

/// By the names that Debian's packages give: `mueller7.index`, `freedict-eng-rus.index`.
fn is_english_russian(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.ends_with(".index") && (name.starts_with("mueller") || name.contains("eng-rus"))
}

fn cache() -> Option<PathBuf> {
    let cache = etcetera::base_strategy::choose_native_strategy().ok()?.cache_dir();
    Some(cache.join("vestnik").join("dictionaries"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_russian_dictionaries_are_known_by_name() {
        for (name, is) in [
            ("mueller7.index", true),
            ("freedict-eng-rus.index", true),
            ("mueller7.dict.dz", false),
            ("freedict-eng-deu.index", false),
        ] {
            assert_eq!(is_english_russian(&Path::new("/usr/share/dictd").join(name)), is, "{name}");
        }
    }
}
