//! Which files of the segments were read to their end and found sound, so that opening reads only new ones.
//!
//! A file is told by name, size, times and inode: one that was written to since is read again. What no system notices, a
//! bit that flips on a disk at rest, is left to [`crate::Store::check`]. The list is the file `verified` of the index
//! folder; it may be deleted at any time, and what does not read in it is no line.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

const FILE_NAME: &str = "verified";
const FIRST_LINE: &str = "vestnik verified 1";

/// A file that was written so shortly before it was read may be written to again within one tick of the clock of its file
/// system: some milliseconds, or two seconds where times are whole seconds.
const SETTLED: Duration = Duration::from_millis(100);
const SETTLED_BY_SECONDS: Duration = Duration::from_secs(2);

/// A file as it was at one moment.
#[derive(Clone, Debug)]
pub(crate) struct State {
    line: String,
    modified: SystemTime,
    /// Its size in bytes.
    pub(crate) size: u64,
}

impl State {
    /// The present state of a file; `None` where its system does not tell enough.
    pub(crate) fn of(file: &Path) -> Option<State> {
        let (name, metadata) = (file.file_name()?.to_str()?, std::fs::metadata(file).ok()?);
        let (size, modified) = (metadata.len(), metadata.modified().ok()?);
        let nanoseconds = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_nanos();
        let line = format!("{name} {size} {nanoseconds}{}", of_the_system(&metadata));
        Some(State { line, modified, size })
    }
}

/// The list of sound files.
#[derive(Debug)]
pub(crate) struct Verified {
    path: PathBuf,
    lines: BTreeSet<String>,
}

impl Verified {
    /// The list in the folder of an index; empty where there is none.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        let path = folder.join(FILE_NAME);
        let lines = std::fs::read_to_string(&path).unwrap_or_default();
        let lines = lines.strip_prefix(FIRST_LINE).and_then(|lines| lines.strip_prefix('\n'));
        let lines = lines.map(|lines| lines.lines().map(str::to_owned).collect());
        Self { path, lines: lines.unwrap_or_default() }
    }

    /// Whether a file in this state was found sound.
    pub(crate) fn has(&self, state: &State) -> bool {
        self.lines.contains(&state.line)
    }

    /// Remembers these sound files and no others. Failing costs only the next opening its time.
    pub(crate) fn keep(&self, states: &[State]) {
        if states.len() == self.lines.len() && states.iter().all(|state| self.has(state)) {
            return;
        }
        let part = self.path.with_extension(format!("{}.part", std::process::id()));
        if write(&part, states).and_then(|()| std::fs::rename(&part, &self.path)).is_err() {
            // The folder is only read.
            let _ = std::fs::remove_file(&part);
        }
    }
}

fn write(part: &Path, states: &[State]) -> std::io::Result<()> {
    let mut file = std::fs::File::create(part)?;
    // What time it is by the clock that the other files have theirs from.
    let now = file.metadata()?.modified()?;
    let mut text = format!("{FIRST_LINE}\n");
    for state in states.iter().filter(|state| has_settled(state.modified, now)) {
        text.extend([&state.line, "\n"]);
    }
    file.write_all(text.as_bytes())
}

/// Whether nobody can have written to a file since without its time telling so.
fn has_settled(modified: SystemTime, now: SystemTime) -> bool {
    let nanoseconds = modified.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
    let ticks = if nanoseconds == 0 { SETTLED_BY_SECONDS } else { SETTLED };
    now.duration_since(modified).is_ok_and(|since| since > ticks)
}

/// What cannot be set back as the time of a change can: the time of the last change of any kind, and the inode.
#[cfg(unix)]
fn of_the_system(metadata: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!(" {}.{} {}", metadata.ctime(), metadata.ctime_nsec(), metadata.ino())
}

#[cfg(not(unix))]
fn of_the_system(_: &Metadata) -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aged(path: &Path) {
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)).unwrap();
    }

    fn states(files: &[PathBuf]) -> Vec<State> {
        files.iter().map(|file| State::of(file).unwrap()).collect()
    }

    #[test]
    fn a_file_is_known_until_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["a.idx", "b.idx"].map(|name| folder.path().join(name));
        files.iter().for_each(|file| std::fs::write(file, "old").unwrap());
        aged(&files[0]);
        Verified::in_folder(folder.path()).keep(&states(&files));
        let known = |file: usize| Verified::in_folder(folder.path()).has(&State::of(&files[file]).unwrap());
        assert!(known(0));
        assert!(!known(1), "it may still be written to");
        if cfg!(unix) {
            std::fs::write(&files[0], "0ld").unwrap();
            aged(&files[0]);
            assert!(!known(0), "as long and as old as before, but written to");
        }
    }

    #[test]
    fn how_long_a_file_may_still_be_written_to_depends_on_its_clock() {
        let at = |milliseconds| SystemTime::UNIX_EPOCH + Duration::from_millis(milliseconds);
        for (modified, now, settled) in [
            (5_001, 5_090, false),
            (5_001, 5_102, true),
            (5_000, 5_900, false),
            (5_000, 7_001, true),
            (5_001, 4_000, false),
        ] {
            assert_eq!(has_settled(at(modified), at(now)), settled, "{modified} {now}");
        }
    }

    #[test]
    fn files_that_are_gone_are_forgotten_and_damage_is_no_line() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["a.idx", "b.idx"].map(|name| folder.path().join(name));
        for file in &files {
            std::fs::write(file, "x").unwrap();
            aged(file);
        }
        let (states, list) = (states(&files), || Verified::in_folder(folder.path()));
        list().keep(&states);
        assert!(list().has(&states[0]) && list().has(&states[1]));
        list().keep(&states[1..]);
        assert!(!list().has(&states[0]) && list().has(&states[1]));
        std::fs::write(folder.path().join(FILE_NAME), b"\xff\xfe").unwrap();
        assert!(!list().has(&states[1]));
    }

    #[test]
    fn a_list_that_says_so_already_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["a.idx", "b.idx"].map(|name| folder.path().join(name));
        for file in &files {
            std::fs::write(file, "x").unwrap();
            aged(file);
        }
        let states = states(&files);
        Verified::in_folder(folder.path()).keep(&states);
        let list = folder.path().join(FILE_NAME);
        aged(&list);
        let before = std::fs::metadata(&list).unwrap().modified().unwrap();
        Verified::in_folder(folder.path()).keep(&states);
        assert_eq!(std::fs::metadata(&list).unwrap().modified().unwrap(), before);
    }
}
