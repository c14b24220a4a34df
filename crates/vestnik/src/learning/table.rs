//! The learned lexicon as a search needs it: made of the list and the user's decisions when one of them has changed, kept in
//! the file `lexicon.table`, opened without reading the list.
//!
//! The file is what tells the state that it was made of, eight bytes, then the table. It may be deleted at any time.

use super::files::{Files, stamp};
use super::view::{decisions, lexicon};
use vestnik_analysis::Analyzer;
use vestnik_bilingual::lexicon::{Decisions, Lexicon};
use vestnik_bilingual::{PhraseTable, TableBytes};
use vestnik_index::MappedFile;
use xxhash_rust::xxh3::xxh3_64;

/// A table and the state that it was made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct LearnedTable {
    /// 0 where nothing was learned or decided.
    pub(crate) state: u64,
    pub(crate) table: Option<PhraseTable<TableBytes>>,
    /// What the user said, which holds for other tables too.
    pub(crate) decisions: Decisions,
    /// What could not be read of the files, a sentence each.
    pub(crate) problems: Vec<String>,
}

impl LearnedTable {
    /// The state of the files, without reading them; 0 where there are none.
    pub(crate) fn state(files: &Files) -> u64 {
        let stamps = (stamp(&files.lexicon), stamp(&files.decisions));
        if stamps == ((0, 0), (0, 0)) {
            return 0;
        }
        xxh3_64(format!("{stamps:?} {}", Analyzer::new().fingerprint()).as_bytes()).max(1)
    }

    /// The table of what was learned. Files that cannot be read are as if nothing had been learned: a search goes on
    /// without them, and says so.
    pub(crate) fn of(files: &Files) -> Self {
        let state = Self::state(files);
        if state == 0 {
            return Self::default();
        }
        let mut problems = Vec::new();
        let decisions = decisions(files);
        let table = kept(files, state).or_else(|| match (lexicon(files), &decisions) {
            (Ok(lexicon), Ok(decisions)) => made(files, state, &lexicon, decisions),
            (lexicon, _) => {
                problems.extend(lexicon.err().map(|error| error.to_string()));
                None
            }
        });
        problems.extend(decisions.as_ref().err().map(ToString::to_string));
        Self { state, table, decisions: decisions.unwrap_or_default(), problems }
    }
}

fn kept(files: &Files, state: u64) -> Option<PhraseTable<TableBytes>> {
    let (of, table) = MappedFile::open(&files.table).ok()?.split_first_chunk()?;
    (u64::from_le_bytes(of) == state).then(|| PhraseTable::open(TableBytes::new(table)).ok())?
}

fn made(
    files: &Files,
    state: u64,
    lexicon: &Lexicon,
    decisions: &Decisions,
) -> Option<PhraseTable<TableBytes>> {
    let bytes = lexicon.to_table(decisions);
    // An index that is only read: the table lives as long as this program.
    let _ = files.write(&files.table, &[state.to_le_bytes().as_slice(), &bytes].concat());
    PhraseTable::open(bytes.into()).ok()
}
