//! Learning: documents to pairs, pairs to words, and once more with what is known then.

use super::event::{LearnError, LearnEvent, LearnOptions, LearnReport};
use super::files::Files;
use super::view::decisions;
use crate::CancelToken;
use crate::translation::UserDictionary;
use vestnik_bilingual::lexicon::{self, Decisions, Lexicon};
use vestnik_bilingual::pairs::{Bridge, Collection, Pair, link, to_text};
use vestnik_bilingual::{PhraseTable, TableBytes};
use vestnik_document::Language;
use vestnik_index::Snapshot;

/// How often is learned from pairs and paired with what was learned. A third round changes next to nothing.
const ROUNDS: u32 = 2;

/// How many documents are read between two looks at the progress.
const STEP: u64 = 64;

/// Learns from a snapshot and writes what was learned beside the index.
pub(crate) fn learn(
    snapshot: &Snapshot,
    files: &Files,
    dictionaries: &[UserDictionary],
    options: &LearnOptions,
    (on_event, cancel): (&mut dyn FnMut(LearnEvent), &CancelToken),
) -> Result<LearnReport, LearnError> {
    files.refuse_read_only()?;
    let mut report = LearnReport::default();
    let mut collection = read(snapshot, options, &mut report, (&mut *on_event, cancel))?;
    let decisions = decisions(files)?;
    let mut bridge = Bridge::new(dictionaries.iter().map(|dictionary| dictionary.table.clone()));
    let (mut pairs, mut lexicon) = (Vec::new(), Lexicon::default());
    for round in 1..=ROUNDS {
        if round > 1 {
            bridge = bridge.with_learned(table(&lexicon, &decisions));
        }
        (pairs, lexicon) = once(&mut collection, &mut bridge, round, (&mut *on_event, cancel))
            .ok_or(LearnError::Cancelled)?;
    }
    files.write(&files.pairs, to_text(&pairs).as_bytes())?;
    files.write(&files.lexicon, lexicon.to_text().as_bytes())?;
    (report.pairs, report.entries) = (pairs.len() as u64, lexicon.entries.len() as u64);
    Ok(report)
}

fn read(
    snapshot: &Snapshot,
    options: &LearnOptions,
    report: &mut LearnReport,
    (on_event, cancel): (&mut dyn FnMut(LearnEvent), &CancelToken),
) -> Result<Collection, LearnError> {
    let mut collection = Collection::new();
    let (mut done, total) = (0, snapshot.documents());
    for document in snapshot.all_documents() {
        let document = document?;
        done += 1;
        if matches!(document.lang, Language::English | Language::Russian) {
            let (english, russian) = collection.len();
            if (english + russian) as u64 >= options.most_documents {
                report.left_out += 1;
            } else {
                collection.add(&document);
            }
        }
        if done % STEP == 0 || done == total {
            on_event(LearnEvent::Reading { done, total });
        }
        if cancel.is_cancelled() {
            break;
        }
    }
    let (english, russian) = collection.len();
    (report.english, report.russian) = (english as u64, russian as u64);
    if cancel.is_cancelled() { Err(LearnError::Cancelled) } else { Ok(collection) }
}

fn once(
    collection: &mut Collection,
    bridge: &mut Bridge,
    round: u32,
    (on_event, cancel): (&mut dyn FnMut(LearnEvent), &CancelToken),
) -> Option<(Vec<Pair>, Lexicon)> {
    let pairs = link(collection, bridge, &mut |done, total| {
        on_event(LearnEvent::Pairing { round, done, total });
        !cancel.is_cancelled()
    })?;
    on_event(LearnEvent::Counting { round });
    let lexicon = lexicon::learn(collection, &pairs, &mut |_| !cancel.is_cancelled())?;
    Some((pairs, lexicon))
}

fn table(lexicon: &Lexicon, decisions: &Decisions) -> PhraseTable<TableBytes> {
    PhraseTable::open(lexicon.to_table(decisions).into()).expect("the bytes are those of a table")
}
