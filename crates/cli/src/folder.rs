//! `--in FOLDER`: an index for a folder of pages that nobody has to think of.
//!
//! It lies in the user's cache folder under the folder's name and a hash of its full path, is brought up to date before
//! each answer, and may be thrown away at any time. One that another version of the program made, or that is damaged, is built
//! again; what the user has decided about words is kept.

use crate::exit::{Complaint, NOT_THERE};
use crate::terminal::Console;
use crate::update::{self, LeftOut};
use anyhow::Context;
use etcetera::base_strategy::BaseStrategy;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};
use vestnik::{Corpus, OpenError, UpdateError, UpdateOptions, UpdateReport, WriteError};

/// How long another program is waited for that makes the index of a folder.
const PATIENCE: Duration = Duration::from_secs(10);

/// The index of this folder, up to date. What had to be done for that is said in one line.
pub(crate) fn open(folder: &Path, console: &mut Console) -> anyhow::Result<Corpus> {
    let full = fs::canonicalize(folder).map_err(|error| {
        // In the words of `index`, which says the same of a folder that is not there.
        let what = if error.kind() == ErrorKind::NotFound { NOT_THERE.to_owned() } else { error.to_string() };
        Complaint::usage(format!("{}: {what}", folder.display()))
    })?;
    let place = place(&full)?;
    console.follow.kept_in(&place);
    let corpus = open_or_rebuild(&place, console)?;
    let begun = Instant::now();
    match up_to_date(&corpus, folder, full, console)? {
        Some(report) => {
            update::name_failures(console, &report, false);
            update::name_repeated(console, &report);
            // What was left out is the reason why there is nothing to find.
            if update::did_something(&report) || corpus.searcher()?.documents() == 0 {
                console.note(&format!("{}: {}", folder.display(), update::summary(&report, begun.elapsed())));
            }
            if report.interrupted {
                return Err(Complaint::interrupted().into());
            }
        }
        None => console.warn(&format!(
            "{}: another program is indexing it; answering from what is there",
            folder.display()
        )),
    }
    Ok(corpus)
}

/// Brings the index up to date; `None` where another program is at it. Where nothing is there yet, that program is waited for: an
/// answer would be none.
fn up_to_date(
    corpus: &Corpus,
    folder: &Path,
    full: PathBuf,
    console: &mut Console,
) -> anyhow::Result<Option<UpdateReport>> {
    let run = |wait, console: &Console| {
        let options = UpdateOptions { wait, now: Some(SystemTime::now()), ..UpdateOptions::default() };
        match update::run(corpus, std::slice::from_ref(&full), &options, &mut LeftOut::new(false), console) {
            Err(UpdateError::Write(WriteError::Busy)) => Ok(None),
            run => run.map(Some),
        }
    };
    let is_empty = || corpus.searcher().map(|searcher| searcher.documents() == 0);
    let mut done = run(Duration::ZERO, console)?;
    if done.is_none() && is_empty()? {
        console.note(&format!(
            "{}: another program is indexing it for the first time; waiting",
            folder.display()
        ));
        done = run(PATIENCE, console)?;
        if done.is_none() && is_empty()? {
            let told = format!("{}: another program is indexing it for the first time", folder.display());
            return Err(Complaint::index(told).advise("wait until it is through, then search again").into());
        }
    }
    Ok(done)
}

/// Where the index of a folder is kept; made if need be.
fn place(full: &Path) -> Result<PathBuf, Complaint> {
    let advice = "set XDG_CACHE_HOME to a folder that you may write to, or make an index of your own: \
                  `vestnik index FOLDER --index DIR`";
    let cache = etcetera::base_strategy::choose_native_strategy()
        .map_err(|_| Complaint::index("no home folder to keep the index in").advise(advice))?
        .cache_dir();
    let place = cache.join("vestnik").join(key(full));
    fs::create_dir_all(&place).map_err(|error| {
        Complaint::index(format!("cannot keep an index in {}: {error}", place.display())).advise(advice)
    })?;
    Ok(place)
}

/// A folder's own name, for people, and the hash of its path, to tell folders of one name apart.
fn key(full: &Path) -> String {
    let name: String = full
        .file_name()
        .map(|name| {
            name.to_string_lossy().chars().filter(|c| c.is_alphanumeric() || *c == '-').take(32).collect()
        })
        .unwrap_or_default();
    format!("{name}-{:016x}", xxhash_rust::xxh3::xxh3_64(full.as_os_str().as_encoded_bytes()))
}

fn open_or_rebuild(place: &Path, console: &mut Console) -> anyhow::Result<Corpus> {
    let corpus = match Corpus::open_or_create(place) {
        Err(error) if error.is_unfit() => {
            keep_decisions(place).with_context(|| format!("{DECISIONS} of the kept index cannot be kept"))?;
            if Corpus::discard_unfit(place)? {
                console.note(match error {
                    OpenError::Damaged { .. } => "the kept index is damaged: building it again",
                    _ => "the kept index does not fit this program any more: building it again",
                });
            }
            Corpus::open_or_create(place)?
        }
        opened => opened?,
    };
    bring_decisions_back(place)
        .with_context(|| format!("{} cannot be moved back", beside(place).display()))?;
    Ok(corpus)
}

/// What the user has said of words, in the folder of an index. It is the one thing there that cannot be made anew.
const DECISIONS: &str = "decisions.tsv";

/// Where it waits for the new index: beside the folder, so that a run that ends in between loses nothing.
fn beside(place: &Path) -> PathBuf {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{DECISIONS}"));
    place.with_file_name(name)
}

fn keep_decisions(place: &Path) -> io::Result<()> {
    let part = beside(place).with_extension(format!("{}.part", std::process::id()));
    match fs::copy(place.join(DECISIONS), &part) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        copied => copied.and_then(|_| fs::rename(part, beside(place))),
    }
}

fn bring_decisions_back(place: &Path) -> io::Result<()> {
    let there = place.join(DECISIONS);
    // Whoever has decided something since knows better.
    let moved =
        if there.exists() { fs::remove_file(beside(place)) } else { fs::rename(beside(place), there) };
    match moved {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        moved => moved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_one_name_have_indexes_of_their_own() {
        let key_of = |path: &str| key(Path::new(path));
        assert_ne!(key_of("/a/news"), key_of("/b/news"));
        assert_eq!(key_of("/a/news"), key_of("/a/news"));
        assert!(key_of("/a/Новости 2024").starts_with("Новости2024-"));
        assert_eq!(key_of("/").len(), 17);
    }
}
