//! Entries as a table to look words up in.

use super::decisions::Decisions;
use super::learn::Lexicon;
use crate::table::{TableWriter, add_entry};
use vestnik_analysis::Scratch;

/// The most equivalents that the table keeps for a word: those of its own four, and of words that have it among theirs.
const MOST: usize = 8;

impl Lexicon {
    /// The bytes of a [`crate::PhraseTable`] of the entries, in both directions, best first: what the user accepted, then
    /// by share, without what the user rejected.
    pub fn to_table(&self, decisions: &Decisions) -> Vec<u8> {
        let mut table = TableWriter::default();
        let mut scratch = Scratch::new();
        let mut add = |english: &str, russian: &str, rank: u32| {
            add_entry(&mut table, &mut scratch, (english, russian), rank);
            add_entry(&mut table, &mut scratch, (russian, english), rank);
        };
        decisions.accepted().for_each(|(english, russian)| add(english, russian, 0));
        let undecided = |english: &str, russian: &str| decisions.about(english, russian).is_none();
        for entry in &self.entries {
            if decisions.is_empty() || undecided(&entry.english, &entry.russian) {
                add(&entry.english, &entry.russian, 1 + ((1.0 - entry.share.clamp(0.0, 1.0)) * 1e6) as u32);
            }
        }
        table.finish(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PhraseTable;
    use crate::lexicon::{Decision, Entry};

    #[test]
    fn the_users_word_counts_first() {
        let entry = |english: &str, russian: &str, share| Entry {
            english: english.to_owned(),
            russian: russian.to_owned(),
            share,
            count: 1,
            examples: Vec::new(),
        };
        let lexicon = Lexicon {
            entries: vec![
                entry("caller", "жестокости", 0.9),
                entry("caller", "звонивший", 0.8),
                entry("caller", "абонента", 0.2),
            ],
        };
        let mut decisions = Decisions::default();
        decisions.decide(Decision::Reject, "callers", "жестокость");
        decisions.decide(Decision::Accept, "caller", "абонент");
        let table = PhraseTable::open(lexicon.to_table(&decisions)).expect("fresh");
        let found: Vec<&str> = table.lookup("caller").map(|one| one.text()).collect();
        assert_eq!(found, ["абонент", "звонивший"]);
        assert_eq!(table.lookup("абонент").map(|one| one.text()).collect::<Vec<_>>(), ["caller"]);
    }
}
