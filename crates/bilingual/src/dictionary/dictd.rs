//! The files of a dictd server: `NAME.index` (headword, offset, length, tabs between) and `NAME.dict` or `NAME.dict.dz`.
//!
//! Offsets and lengths are numbers to the base 64 in the digits of RFC 4648, the first digit weighing most. `.dict.dz` is
//! gzip with a table for random access in its header, which a plain gzip reader skips.

use super::article;
use super::invert::Inversion;
use crate::table::{PhraseTable, TableWriter, add_entry};
use flate2::read::MultiGzDecoder;
use std::borrow::Cow;
use std::io::Read;
use thiserror::Error;
use vestnik_analysis::{Analyzer, Scratch};

/// Why files are no dictionary that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DictionaryError {
    /// The articles are packed, and the packing is damaged.
    #[error("the dictionary's articles cannot be unpacked: {0}")]
    Packing(String),
    /// Unpacked, the articles are larger than any dictionary is.
    #[error("the dictionary's articles are larger than {limit} bytes")]
    TooLarge {
        /// What is read at most.
        limit: u64,
    },
    /// No English headword with Russian equivalents was found.
    #[error("no English headword with Russian equivalents was found in the dictionary")]
    NoEntries,
}

/// No dictionary of words comes near this size; what does is no dictionary.
const LARGEST: u64 = 256 << 20;

/// The most equivalents that are kept for a headword.
const MOST_EQUIVALENTS: usize = 10;

/// A table of an English-Russian dictd dictionary, both directions, from the bytes of its two files.
///
/// Lines of the index that are malformed or point outside the articles are passed over.
pub fn from_dictd(index: &[u8], articles: &[u8]) -> Result<PhraseTable<Vec<u8>>, DictionaryError> {
    let articles = unpacked(articles)?;
    let mut table = TableWriter::default();
    let mut scratch = Scratch::new();
    let mut inversion = Inversion::default();
    for (headword, article) in index.split(|&b| b == b'\n').filter_map(|line| entry(line, &articles)) {
        let derivation = derivation(headword);
        let equivalents = article::equivalents(headword, article);
        for (rank, equivalent) in equivalents.iter().take(MOST_EQUIVALENTS).enumerate() {
            let rank = u32::try_from(rank).unwrap_or(u32::MAX);
            add_entry(&mut table, &mut scratch, (headword, equivalent), rank + derivation);
            inversion.add(equivalent, headword, rank, article.len());
        }
    }
    inversion.finish(&mut table, &mut scratch);
    let table = PhraseTable::open(table.finish(MOST_EQUIVALENTS)).map_err(|_| DictionaryError::NoEntries)?;
    if table.is_empty() { Err(DictionaryError::NoEntries) } else { Ok(table) }
}

/// How far a headword is from the shortest of its stem, so that what `attack` means comes before what `attackable` does.
fn derivation(headword: &str) -> u32 {
    if headword.contains(' ') {
        return 0;
    }
    let stem = Analyzer::new().query_words(headword).pop().map_or(0, |word| word.terms[0].term.len());
    u32::try_from(headword.len().saturating_sub(stem)).unwrap_or(u32::MAX)
}

fn unpacked(articles: &[u8]) -> Result<Cow<'_, [u8]>, DictionaryError> {
    if !articles.starts_with(&[0x1f, 0x8b]) {
        return Ok(Cow::Borrowed(articles));
    }
    let mut bytes = Vec::new();
    MultiGzDecoder::new(articles)
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| DictionaryError::Packing(error.to_string()))?;
    if bytes.len() as u64 > LARGEST {
        return Err(DictionaryError::TooLarge { limit: LARGEST });
    }
    Ok(Cow::Owned(bytes))
}

/// A headword in Latin letters and its article. Headwords with a digit or a slash are none: `00-database-info`.
fn entry<'t>(line: &'t [u8], articles: &'t [u8]) -> Option<(&'t str, &'t str)> {
    let mut columns = std::str::from_utf8(line).ok()?.trim_end_matches('\r').split('\t');
    let headword = columns.next()?;
    if !headword.starts_with(|c: char| c.is_ascii_alphabetic())
        || !headword.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.'))
    {
        return None;
    }
    let (start, length) = (number(columns.next()?)?, number(columns.next()?)?);
    let article = articles.get(start..start.checked_add(length)?)?;
    Some((headword, std::str::from_utf8(article).ok()?))
}

fn number(digits: &str) -> Option<usize> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if digits.is_empty() {
        return None;
    }
    digits.bytes().try_fold(0usize, |number, digit| {
        let value = DIGITS.iter().position(|&known| known == digit)?;
        number.checked_mul(64)?.checked_add(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;
    use std::io::Write;
    use std::path::Path;

    const ARTICLES: &str = "parley\n   [pɑ:lɪ]\n   1. _n.\n      1) переговоры; to hold a parley вести переговоры\n      \
                            2) беседа, разговор\n   2. _v. договариваться (об условиях)\n";

    fn encoded(mut number: usize) -> String {
        const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut digits = vec![];
        loop {
            digits.push(char::from(DIGITS[number % 64]));
            number /= 64;
            if number == 0 {
                return digits.iter().rev().collect();
            }
        }
    }

    fn looked_up(table: &PhraseTable<Vec<u8>>, key: &str) -> Vec<String> {
        table.lookup(key).map(|one| one.text().to_owned()).collect()
    }

    #[test]
    fn numbers_are_to_the_base_64() {
        for (digits, expected) in
            [("A", Some(0)), ("BA", Some(64)), ("+/", Some(62 * 64 + 63)), ("", None), ("é", None)]
        {
            assert_eq!(number(digits), expected, "{digits}");
        }
        assert_eq!(number(&encoded(1_234_567)), Some(1_234_567));
    }

    #[test]
    fn a_dictionary_reads_both_ways_plain_and_packed() {
        let index = format!("parley\tA\t{}\nbroken\t!\tA\nfar\t////\t////\n", encoded(ARTICLES.len()));
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(ARTICLES.as_bytes()).expect("memory");
        let packed = packed.finish().expect("memory");
        for articles in [ARTICLES.as_bytes(), &packed] {
            let table = from_dictd(index.as_bytes(), articles).expect("a dictionary");
            assert_eq!(looked_up(&table, "parley"), ["переговоры", "беседа", "разговор", "договариваться"]);
            assert_eq!(looked_up(&table, "бесед"), ["parley"]);
            let reopened = PhraseTable::open(table.as_bytes().to_vec()).expect("the same bytes");
            assert_eq!(looked_up(&reopened, "parley").len(), 4);
        }
    }

    #[test]
    fn what_is_no_dictionary_is_an_error() {
        assert_eq!(from_dictd(b"", b"").err(), Some(DictionaryError::NoEntries));
        assert!(matches!(from_dictd(b"a\tA\tB", &[0x1f, 0x8b, 8, 0]), Err(DictionaryError::Packing(_))));
    }

    #[test]
    fn a_real_dictionary_is_read_where_it_is_installed() {
        let folder = Path::new("/usr/share/dictd");
        let (index, articles) = (folder.join("mueller7.index"), folder.join("mueller7.dict.dz"));
        let (Ok(index), Ok(articles)) = (std::fs::read(&index), std::fs::read(&articles)) else {
            return skipped("mueller7-dict is not installed");
        };
        let table = from_dictd(&index, &articles).expect("a dictionary");
        assert!(table.len() > 60_000, "{}", table.len());
        for (key, wanted) in
            [("shark", "акула"), ("attack", "нападение"), ("agreement", "договор"), ("акул", "shark")]
        {
            let found = looked_up(&table, key);
            assert!(found.iter().any(|one| one == wanted), "{key}: {found:?}");
        }
    }

    fn skipped(why: &str) {
        eprintln!("skipped: {why}");
    }

    proptest! {
        #[test]
        fn no_bytes_are_a_panic(index in proptest::collection::vec(any::<u8>(), 0..200),
                                articles in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = from_dictd(&index, &articles);
        }

        #[test]
        fn no_text_is_a_panic(article in "[a-zа-я0-9 ();,.\\[\\]{}_\n]{0,300}", start in 0usize..40, length in 0usize..400) {
            let index = format!("word\t{}\t{}", encoded(start), encoded(length));
            let _ = from_dictd(index.as_bytes(), article.as_bytes());
        }
    }
}
