//! What a dictionary or a learned table may be made of: dictd, lists, tables of phrases and sounds, learned lists.

use crate::parts::{choice, halves, text};
use vestnik_bilingual::dictionary::{from_dictd, from_list};
use vestnik_bilingual::lexicon::{Decisions, Lexicon};
use vestnik_bilingual::phonetic::{self, PhoneticTable};
use vestnik_bilingual::{PhraseTable, pairs};

/// The first byte chooses what the rest is read as.
pub fn check(bytes: &[u8]) {
    let Some((first, bytes)) = choice(bytes) else { return };
    match first % 8 {
        0 => {
            let (index, articles) = halves(bytes);
            from_dictd(index, articles).into_iter().for_each(|table| looked_up(&table));
        }
        1 => from_list(&text(bytes)).into_iter().for_each(|table| looked_up(&table)),
        2 => PhraseTable::open(bytes).into_iter().for_each(|table| looked_up(&table)),
        3 => sounds(bytes),
        4 => {
            phonetic::build(text(bytes).split_whitespace().map(|word| (word, 1)));
        }
        5 => learned(&text(bytes)),
        6 => {
            let (decisions, _) = Decisions::from_text(&text(bytes));
            assert_eq!(Decisions::from_text(&decisions.to_text()), (decisions, Vec::new()));
        }
        _ => {
            let _ = pairs::from_text(&text(bytes));
        }
    }
}

fn looked_up<B: AsRef<[u8]>>(table: &PhraseTable<B>) {
    for key in ["", "a", "word", "слов", "conced defeat"] {
        table.lookup(key).for_each(|one| assert!(one.forms().count() > 0));
    }
    table.matches(&[vec!["word"], vec!["conced", "a"], vec!["defeat"], vec![""]]);
}

fn sounds(bytes: &[u8]) {
    let Ok(table) = PhoneticTable::open(bytes) else { return };
    for word in ["", "shoigu", "Шойгу", "байден", "q"] {
        assert!(table.alike(word).len() <= 64, "too many words that sound alike");
    }
}

fn learned(text: &str) {
    let Ok(lexicon) = Lexicon::from_text(text) else { return };
    let table = PhraseTable::open(lexicon.to_table(&Decisions::default()));
    looked_up(&table.expect("what was just written is a table"));
}
