//! Lists of the user: lines of two columns with a tab between them.

use super::DictionaryError;
use crate::table::{PhraseTable, table_of};

/// A table of a tab-separated list in the form of the built-in glossary, both directions:
/// `english | english<TAB>русский | русский`, comments after `#`. Malformed lines are passed over.
///
/// The columns may also stand the other way round: each line is turned by its scripts.
pub fn from_list(text: &str) -> Result<PhraseTable<Vec<u8>>, DictionaryError> {
    let turned: String = text.lines().map(|line| english_first(line) + "\n").collect();
    match PhraseTable::open(table_of([turned.as_str()])) {
        Ok(table) if !table.is_empty() => Ok(table),
        _ => Err(DictionaryError::NoEntries),
    }
}

fn english_first(line: &str) -> String {
    let cyrillic = |side: &str| side.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'));
    match line.trim_start_matches('\u{feff}').split_once('\t') {
        Some((first, second)) if cyrillic(first) && !cyrillic(second) => format!("{second}\t{first}"),
        Some((first, second)) => format!("{first}\t{second}"),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_with_either_column_first() {
        let table = from_list("# mine\r\npipeline | duct\tтрубопровод\r\nветропарк\twind farm\nno tab\n")
            .expect("a list");
        let text = |key: &str| table.lookup(key).map(|one| one.text().to_owned()).collect::<Vec<_>>();
        assert_eq!(text("трубопровод"), ["pipeline", "duct"]);
        assert_eq!(text("wind farm"), ["ветропарк"]);
        assert_eq!(text("ветропарк"), ["wind farm"]);
    }

    #[test]
    fn a_list_without_pairs_is_an_error() {
        assert_eq!(from_list("no tab at all").err(), Some(DictionaryError::NoEntries));
    }
}
