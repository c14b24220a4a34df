//! Opening an index to read from, by the options that all reading commands share.

use crate::args::{IndexArgs, TranslationArgs};
use crate::folder;
use crate::location;
use crate::terminal::Console;
use std::ffi::OsStr;
use vestnik::{Corpus, DocumentId, OpenError, Searcher};

/// A searcher over the index that the options name; the index of `--in FOLDER` is brought up to date first.
pub(crate) fn open(args: &IndexArgs, console: &mut Console) -> anyhow::Result<Searcher> {
    let corpus = corpus(args, console)?;
    searcher(&corpus, console)
}

/// The same, with the dictionaries that the options name.
pub(crate) fn open_translating(
    args: &IndexArgs,
    translation: &TranslationArgs,
    console: &mut Console,
) -> anyhow::Result<Searcher> {
    let dictionaries = translation.dictionaries(console)?;
    let corpus = corpus(args, console)?.with_dictionaries(dictionaries);
    searcher(&corpus, console)
}

/// Where there is nothing to find, "no hits" alone would be misleading.
fn searcher(corpus: &Corpus, console: &mut Console) -> anyhow::Result<Searcher> {
    let searcher = corpus.searcher()?;
    if searcher.documents() == 0 {
        console.warn("there is no document in this index");
    }
    Ok(searcher)
}

/// The same, as the corpus itself. What a search makes for the next one is kept beside an index that may be written to; any other is only
/// read.
pub(crate) fn corpus(args: &IndexArgs, console: &mut Console) -> anyhow::Result<Corpus> {
    match &args.folder {
        Some(folder) => folder::open(folder, console),
        None => {
            let place = location::existing(args.place.index.as_deref())?;
            match Corpus::open(&place) {
                Err(OpenError::ReadOnly { .. }) => Ok(Corpus::open_read_only(&place)?),
                opened => Ok(opened?),
            }
        }
    }
}

/// Says what of what was learned could not be read, so that the answer is without it.
pub(crate) fn name_damaged_learning(searcher: &Searcher, console: &mut Console) {
    for problem in searcher.damaged_learning() {
        let check = console.follow.command("check");
        console.warn(&format!("{problem}: the answer is without it; {check} says what to do"));
    }
}

/// The one document that a person means by an id, the beginning of one, or a path. Where there is none, or more than one,
/// that is said, and the answer is `None`.
pub(crate) fn one_document(
    searcher: &Searcher,
    wanted: &OsStr,
    console: &mut Console,
) -> anyhow::Result<Option<DocumentId>> {
    let found = searcher.find(wanted)?;
    let wanted = wanted.to_string_lossy();
    match found.as_slice() {
        [] => {
            let search = console.follow.command("search --json");
            console.note(&format!("no document “{wanted}” in this index; {search} prints ids"))
        }
        [_] => return Ok(found.into_iter().next()),
        several => {
            console.note(&format!("“{wanted}” may be any of these:"));
            for id in several {
                let headline = searcher.document(id)?.map(|document| document.headline_text().to_owned());
                console.note(&format!("  {id}  {}", headline.unwrap_or_default()));
            }
        }
    }
    Ok(None)
}
