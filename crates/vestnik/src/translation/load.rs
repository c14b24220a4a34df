//! Reads dictionaries from files, and keeps their parsed form.

use super::UserDictionary;
use std::path::{Path, PathBuf};
use vestnik_bilingual::dictionary::{DictionaryError, from_dictd, from_list};
use vestnik_bilingual::{PhraseTable, TableBytes};
use vestnik_index::MappedFile;
use xxhash_rust::xxh3::xxh3_64;

/// Why a dictionary cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// A file cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// What was read is no dictionary that can be used.
    #[error("{}: {source}", path.display())]
    Content {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: DictionaryError,
    },
}

/// Reads a dictionary: the `.index` of a dictd dictionary (its `.dict` or `.dict.dz` lies beside it), or a tab-separated
/// list `english<TAB>русский`. An English-Russian dictionary serves both directions.
///
/// With a folder for the cache the parsed form is kept there under a name made of the paths, sizes and times of the files,
/// and read from there the next time; a cache that cannot be read or written costs only the time of parsing.
///
/// # Errors
/// [`LoadError`] when a file cannot be read, or holds no English words with Russian equivalents.
pub fn load_dictionary(path: &Path, cache: Option<&Path>) -> Result<UserDictionary, LoadError> {
    let articles = path.extension().is_some_and(|ending| ending == "index").then(|| beside(path));
    let kept = cache.and_then(|folder| Some(folder.join(kept_name(path, articles.as_deref())?)));
    let opened = |kept| PhraseTable::open(TableBytes::new(MappedFile::open(kept).ok()?)).ok();
    if let Some(table) = kept.as_deref().and_then(opened) {
        return Ok(UserDictionary { table });
    }
    let first = read(path)?;
    let parsed = match articles {
        Some(articles) => from_dictd(&first, &read(&articles)?),
        None => from_list(&String::from_utf8_lossy(&first)),
    };
    let parsed = parsed.map_err(|source| LoadError::Content { path: path.to_owned(), source })?;
    if let Some(kept) = kept {
        keep(&kept, parsed.as_bytes());
    }
    let table = PhraseTable::open(parsed.as_bytes().to_vec().into()).expect("the bytes are those of a table");
    Ok(UserDictionary { table })
}

/// The file of articles beside an index of headwords.
fn beside(index: &Path) -> PathBuf {
    let packed = index.with_extension("dict.dz");
    if packed.exists() { packed } else { index.with_extension("dict") }
}

/// What the parsed form is kept as; `None` where a file is not there, or its system has no times.
fn kept_name(path: &Path, articles: Option<&Path>) -> Option<String> {
    let mut state = vestnik_analysis::Analyzer::new().fingerprint();
    for path in std::iter::once(path).chain(articles) {
        let path = std::fs::canonicalize(path).ok()?;
        let file = path.metadata().ok()?;
        state += &format!("\n{} {} {:?}", path.display(), file.len(), file.modified().ok()?);
    }
    Some(format!("dictionary-{:016x}", xxh3_64(state.as_bytes())))
}

fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    std::fs::read(path).map_err(|source| LoadError::File { path: path.to_owned(), source })
}

fn keep(file: &Path, bytes: &[u8]) {
    let part = file.with_extension(format!("{}.part", std::process::id()));
    let folder = file.parent().unwrap_or(Path::new("."));
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&part, bytes))
        .and_then(|()| std::fs::rename(&part, file));
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_and_kept() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let (list, cache) = (folder.path().join("mine.tsv"), folder.path().join("cache"));
        std::fs::write(&list, "loitering munition\tбарражирующий боеприпас\n")?;
        let read = load_dictionary(&list, Some(&cache))?;
        assert_eq!((read.phrases(), std::fs::read_dir(&cache)?.count()), (2, 1));
        assert_eq!(load_dictionary(&list, Some(&cache))?.phrases(), 2);
        Ok(())
    }

    #[test]
    fn what_is_no_dictionary_is_an_error() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let list = folder.path().join("none.tsv");
        assert!(matches!(load_dictionary(&list, None), Err(LoadError::File { .. })));
        std::fs::write(&list, "no pairs")?;
        assert!(matches!(load_dictionary(&list, None), Err(LoadError::Content { .. })));
        std::fs::write(folder.path().join("lone.index"), "word\tA\tB\n")?;
        assert!(matches!(
            load_dictionary(&folder.path().join("lone.index"), None),
            Err(LoadError::File { .. })
        ));
        Ok(())
    }
}
