//! Lists of words in both languages, `english | english<TAB>русский | русский`, comments after `#`, and tables of them.

use super::keys::add_entry;
use super::writer::TableWriter;
use vestnik_analysis::Scratch;

/// The most equivalents that a table of a list keeps for a phrase.
const MOST_EQUIVALENTS: usize = 12;

/// One line: alternatives on both sides, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    /// The English side.
    pub(crate) english: Vec<&'t str>,
    /// The Russian side.
    pub(crate) russian: Vec<&'t str>,
}

/// The lines of a list. A line that is malformed or has an empty side is an `Err` with its number, from 1.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Result<Line<'_>, usize>> {
    let content = |line: &str| !line.trim().is_empty() && !line.starts_with('#');
    text.lines()
        .enumerate()
        .filter(move |(_, line)| content(line))
        .map(|(at, line)| line_of(line).ok_or(at + 1))
}

/// The table of some lists, both directions. Malformed lines are left out.
///
/// Equivalents are ordered by how far from the front they and the headword stand in their line, then as the lists are.
pub(crate) fn table_of<'t>(lists: impl IntoIterator<Item = &'t str>) -> Vec<u8> {
    let mut table = TableWriter::default();
    let mut scratch = Scratch::new();
    for line in lists.into_iter().flat_map(lines).flatten() {
        for (i, english) in line.english.iter().enumerate() {
            for (k, russian) in line.russian.iter().enumerate() {
                let rank = u32::try_from(i + k).unwrap_or(u32::MAX);
                english
                    .split('/')
                    .for_each(|form| add_entry(&mut table, &mut scratch, (form, russian), rank));
                russian
                    .split('/')
                    .for_each(|form| add_entry(&mut table, &mut scratch, (form, english), rank));
            }
        }
    }
    table.finish(MOST_EQUIVALENTS)
}

fn line_of(line: &str) -> Option<Line<'_>> {
    let (english, russian) = line.split_once('\t').filter(|(_, russian)| !russian.contains('\t'))?;
    Some(Line { english: alternatives(english)?, russian: alternatives(russian)? })
}

/// Each alternative trimmed; none where one of them is empty.
fn alternatives(side: &str) -> Option<Vec<&str>> {
    let alternatives: Vec<&str> = side.split('|').map(str::trim).collect();
    let whole = |one: &&str| one.split('/').all(|form| !form.trim().is_empty());
    alternatives.iter().all(whole).then_some(alternatives)
}
