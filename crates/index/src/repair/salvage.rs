//! The catalogue of an index whose files may be damaged, as far as it reads.

use crate::catalogue::{self, Catalogue, Record};
use crate::disk::Disk;
use crate::payload::Payload;
use std::path::Path;

/// What was read of the catalogue.
#[derive(Debug, Default)]
pub(super) struct Salvaged {
    pub(super) catalogue: Catalogue,
    /// Whether it is all that was committed.
    pub(super) is_whole: bool,
    /// What is wrong with it.
    pub(super) problem: Option<String>,
}

/// Whether the folder has a catalogue of ours.
pub(crate) fn has_catalogue(folder: &Path) -> bool {
    logs(folder)
        .iter()
        .any(|(_, name)| std::fs::read(folder.join(name)).is_ok_and(|bytes| catalogue::has_head(&bytes)))
}

/// The number that no log of the folder has yet.
pub(super) fn free_number(folder: &Path) -> u64 {
    logs(folder).last().map_or(1, |(number, _)| number.saturating_add(1))
}

/// Reads the catalogue that the commit names; else, or as far as that does not read, the records that check.
pub(super) fn salvage(disk: &Disk, folder: &Path, payload: Option<&Payload>) -> Salvaged {
    let mut salvaged = match payload {
        Some(payload) if payload.catalogue.is_empty() => Salvaged { is_whole: true, ..Salvaged::default() },
        Some(payload) => named(disk, folder, payload),
        None => last(folder),
    };
    let roots = payload.map(Payload::roots).unwrap_or_default();
    for root in roots.iter() {
        salvaged.catalogue.apply(Record::Root(root.clone()));
    }
    salvaged
}

fn named(disk: &Disk, folder: &Path, payload: &Payload) -> Salvaged {
    let path = folder.join(&payload.catalogue);
    // A link may lead out of the folder.
    let is_file = std::fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        let problem = Some(format!("{} is missing", payload.catalogue));
        return Salvaged { problem, ..Salvaged::default() };
    }
    match catalogue::load(disk, &path, payload.length) {
        Ok(loaded) => Salvaged { catalogue: loaded.catalogue, is_whole: true, problem: None },
        Err(error) => Salvaged { problem: Some(error.to_string()), ..partly(&path) },
    }
}

/// The newest log that says which folders were indexed.
fn last(folder: &Path) -> Salvaged {
    let found = logs(folder).into_iter().rev().map(|(_, name)| partly(&folder.join(name)));
    found.into_iter().find(|salvaged| salvaged.catalogue.roots().iter().next().is_some()).unwrap_or_default()
}

fn partly(path: &Path) -> Salvaged {
    let is_file = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let bytes = if is_file { std::fs::read(path).unwrap_or_default() } else { Vec::new() };
    Salvaged { catalogue: catalogue::salvage(&bytes), ..Salvaged::default() }
}

/// The logs of the folder by their numbers.
fn logs(folder: &Path) -> Vec<(u64, String)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut logs: Vec<(u64, String)> =
        names.filter_map(|name| Some((crate::payload::log_number(&name)?, name))).collect();
    logs.sort();
    logs
}
