//! A dictionary read backwards: Russian equivalents to the English headwords that have them.

use crate::table::{TableWriter, add_entry};
use vestnik_analysis::Scratch;

/// What an inverted dictionary is made of.
#[derive(Debug, Default)]
pub(crate) struct Inversion {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    russian: String,
    english: String,
    rank: u32,
    article: usize,
}

/// How much the place of an equivalent in its article says against how common the headword is.
const PLACE: u32 = 2;

impl Inversion {
    /// Notes that `english`, whose article has this many bytes, has `russian` at place `rank`.
    pub(crate) fn add(&mut self, russian: &str, english: &str, rank: u32, article: usize) {
        self.entries.push(Entry { russian: russian.to_owned(), english: english.to_owned(), rank, article });
    }

    /// Writes all entries. Of the headwords of one word those come first that have it near the front of a long article:
    /// common words have long articles, and a rare word is rarely what is meant.
    pub(crate) fn finish(mut self, table: &mut TableWriter, scratch: &mut Scratch) {
        self.entries.sort_by(|a, b| a.russian.cmp(&b.russian).then_with(|| cost(a).cmp(&cost(b))));
        for entry in &self.entries {
            add_entry(table, scratch, (&entry.russian, &entry.english), cost(entry));
        }
    }
}

/// Smaller is better; an article four times as long outweighs one place in it.
fn cost(entry: &Entry) -> u32 {
    let uncommon = 24u32.saturating_sub(entry.article.max(1).ilog2());
    entry.rank.saturating_mul(PLACE).saturating_add(uncommon)
}
