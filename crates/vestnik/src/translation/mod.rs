//! What helps a search across languages: expanders for a snapshot, and the tables that they need.
//!
//! `sounds` keeps the phonetic table of an index, `load` reads dictionaries of the user's machine, `rejected` leaves out what the
//! user does not want.

mod load;
mod rejected;
mod sounds;

pub use load::{LoadError, load_dictionary};
pub(crate) use sounds::Sounds;

use crate::learning::{Files, LearnedTable};
use rejected::{Without, rejected};
use std::sync::{Arc, Mutex, PoisonError};
use vestnik_bilingual::{PhraseTable, TableBytes};
use vestnik_index::{ReadError, Snapshot, Store};
use vestnik_query::expand::{
    Dictionary, Expander, Glossary, Learned, Phonetic, Transliteration, WordByWord, comforts,
};

/// A dictionary or word list, ready to search with; see [`load_dictionary`].
#[derive(Clone, Debug)]
pub struct UserDictionary {
    pub(crate) table: PhraseTable<TableBytes>,
}

impl UserDictionary {
    /// A dictionary of a table that the caller made.
    pub fn new(table: PhraseTable<TableBytes>) -> Self {
        Self { table }
    }

    /// How many words and phrases it has, of both languages.
    pub fn phrases(&self) -> usize {
        self.table.len()
    }
}

/// Expanders in the order in which they are asked.
pub(crate) type Expanders = Arc<Vec<Box<dyn Expander>>>;

/// Makes the expanders of snapshots, and remembers the last ones.
pub(crate) struct Translation {
    /// Those that need nothing but the index.
    pub(crate) plain: Vec<Box<dyn Expander>>,
    pub(crate) dictionaries: Vec<UserDictionary>,
    pub(crate) custom: Vec<Arc<dyn Expander>>,
    sounds: Sounds,
    pub(crate) learned: Files,
    /// The last expanders, with how many documents and which state of the lexicon they were made for.
    last: Mutex<Option<(u64, u64, Expanders)>>,
    /// What of the lexicon and the decisions could not be read for them.
    problems: Mutex<Vec<String>>,
}

impl Translation {
    /// One that stores its tables in the folder of the index. Where it cannot or may not, they live as long as it does.
    pub(crate) fn new(
        store: &Store,
        dictionaries: Vec<UserDictionary>,
        custom: Vec<Arc<dyn Expander>>,
    ) -> Self {
        let mut plain = comforts();
        add_custom(&mut plain, &custom);
        Self {
            plain,
            dictionaries,
            custom,
            sounds: Sounds::beside(store),
            learned: Files::beside(store),
            last: Mutex::default(),
            problems: Mutex::default(),
        }
    }

    /// Makes and keeps what searches of this snapshot need, if it is not there yet.
    pub(crate) fn prepare(&self, snapshot: &Snapshot) -> Result<(), ReadError> {
        self.sounds.of(snapshot).map(|_| ())
    }

    /// What of the lexicon and the decisions the last expanders are without.
    pub(crate) fn problems(&self) -> Vec<String> {
        self.problems.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// All expanders for a snapshot.
    pub(crate) fn expanders(&self, snapshot: &Snapshot) -> Result<Expanders, ReadError> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (documents, sounds) = self.sounds.of(snapshot)?;
        let state = LearnedTable::state(&self.learned);
        if let Some((.., expanders)) = last.as_ref().filter(|last| (last.0, last.1) == (documents, state)) {
            return Ok(Arc::clone(expanders));
        }
        let learned = LearnedTable::of(&self.learned);
        *self.problems.lock().unwrap_or_else(PoisonError::into_inner) = learned.problems;
        let mut expanders = comforts();
        expanders.push(Box::new(Glossary::default()));
        if let Some(table) = learned.table {
            expanders.push(Box::new(Learned::new(table)));
        }
        for dictionary in &self.dictionaries {
            expanders.push(Box::new(Dictionary::new(dictionary.table.clone())));
        }
        expanders.push(Box::new(Transliteration));
        expanders.push(Box::new(Phonetic::new(sounds)));
        expanders.push(Box::new(WordByWord));
        add_custom(&mut expanders, &self.custom);
        let rejected = rejected(&learned.decisions);
        if !rejected.is_empty() {
            let without =
                |inner| Box::new(Without { inner, rejected: rejected.clone() }) as Box<dyn Expander>;
            expanders = expanders.into_iter().map(without).collect();
        }
        let expanders = Arc::new(expanders);
        *last = Some((documents, learned.state, Arc::clone(&expanders)));
        Ok(expanders)
    }
}

fn add_custom(expanders: &mut Vec<Box<dyn Expander>>, custom: &[Arc<dyn Expander>]) {
    expanders.extend(custom.iter().map(|one| Box::new(Arc::clone(one)) as Box<dyn Expander>));
}
