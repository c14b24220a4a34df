//! A disk on which one step goes wrong.

use crate::disk::{Fate, Operation, Watch};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How it goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The step fails, and all that follow are well.
    Error,
    /// The same, but half of its bytes were written.
    Half,
    /// From this step on there is no room for anything new.
    FullDisk,
    /// The process stops in this step: nothing that follows happens.
    Stop,
    /// The machine stops: what was not put on the disk is lost or torn.
    PowerCut,
}

/// The disk.
#[derive(Debug)]
pub(super) struct Faulty {
    fault: Fault,
    step: usize,
    state: Mutex<Progress>,
}

#[derive(Debug, Default)]
struct Progress {
    steps: usize,
    struck: bool,
    /// Files with bytes that are not on the disk, and how many of each are.
    unsynced: BTreeMap<PathBuf, u64>,
    /// How names were before changes that are not on the disk: the content of the file, or none.
    names: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl Faulty {
    pub(super) fn new(fault: Fault, step: usize) -> Self {
        Self { fault, step, state: Mutex::default() }
    }

    /// Whether the change got so far.
    pub(super) fn has_struck(&self) -> bool {
        self.state.lock().unwrap().struck
    }

    /// What the next process finds: after a power cut, only what was put on the disk.
    pub(super) fn end(&self) {
        let mut state = self.state.lock().unwrap();
        if self.fault != Fault::PowerCut || !state.struck {
            return;
        }
        for (path, synced) in std::mem::take(&mut state.unsynced) {
            let Ok(file) = fs::OpenOptions::new().write(true).open(&path) else { continue };
            let length = file.metadata().unwrap().len();
            file.set_len(synced + length.saturating_sub(synced) / 2).unwrap();
        }
        for (path, before) in std::mem::take(&mut state.names).into_iter().rev() {
            let _ = match before {
                Some(bytes) => fs::write(path, bytes),
                None => fs::remove_file(path),
            };
        }
    }

    fn fate(&self, state: &mut Progress, operation: Operation) -> Fate {
        let step = state.steps;
        state.steps += 1;
        let full = || io::Error::new(io::ErrorKind::StorageFull, "no space left on device");
        let dead = || io::Error::other("the process has stopped");
        let takes_room = matches!(
            operation,
            Operation::Create
                | Operation::Write
                | Operation::Replace
                | Operation::MakeFolder
                | Operation::Sync
        );
        let fate = match self.fault {
            Fault::Error if step == self.step => Fate::Fails(io::Error::other("input/output error")),
            Fault::Half if step == self.step => Fate::Half(io::Error::other("input/output error")),
            Fault::FullDisk if step >= self.step && takes_room => Fate::Half(full()),
            Fault::Stop | Fault::PowerCut if step == self.step => Fate::Half(dead()),
            Fault::Stop | Fault::PowerCut if step > self.step => Fate::Fails(dead()),
            _ => Fate::Done,
        };
        state.struck |= !matches!(fate, Fate::Done);
        fate
    }
}

impl Progress {
    /// Takes down what would be lost if the machine stopped after this operation.
    fn note(&mut self, operation: Operation, path: &Path) {
        match operation {
            Operation::Create => {
                let length = fs::metadata(path).map(|file| file.len());
                if length.is_err() {
                    self.names.push((path.to_owned(), None));
                }
                self.unsynced.entry(path.to_owned()).or_insert(length.unwrap_or(0));
            }
            Operation::Sync => {
                self.unsynced.remove(path);
            }
            Operation::Write => {
                let length = fs::metadata(path).map_or(0, |file| file.len());
                self.unsynced.entry(path.to_owned()).or_insert(length);
            }
            Operation::Replace | Operation::Remove => self.names.push((path.to_owned(), fs::read(path).ok())),
            Operation::SyncFolder => self.names.retain(|(name, _)| name.parent() != Some(path)),
            Operation::Read | Operation::Cut | Operation::MakeFolder | Operation::Lock => {}
        }
    }
}

impl Watch for Faulty {
    fn before(&self, operation: Operation, path: &Path) -> Fate {
        let mut state = self.state.lock().unwrap();
        let fate = self.fate(&mut state, operation);
        if self.fault == Fault::PowerCut && (matches!(fate, Fate::Done) || operation == Operation::Write) {
            state.note(operation, path);
        }
        fate
    }
}
