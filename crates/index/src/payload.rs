//! What each commit carries beside the segments: the catalogue's file and valid length, the roots, the counts.
//!
//! The roots are repeated here so that a search, which has to name the file of each hit, reads no catalogue.

use crate::catalogue::{Catalogue, Log, Root, Roots, path_from_bytes, path_to_bytes};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// The payload of a commit.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Payload {
    /// The name of the catalogue's file.
    pub(crate) catalogue: String,
    /// How much of it is valid.
    pub(crate) length: u64,
    /// How many files are known.
    pub(crate) files: u64,
    roots: Vec<StoredRoot>,
    /// A checksum of all the rest; commits of older programs have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    check: Option<u32>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct StoredRoot {
    number: u32,
    label: String,
    path: String,
    /// The bytes of the path, where it is not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<Vec<u8>>,
}

/// The number of the catalogue of this name.
pub(crate) fn log_number(name: &str) -> Option<u64> {
    is_log_name(name).then(|| name.trim_matches(|letter: char| !letter.is_ascii_digit()).parse().ok())?
}

/// Whether this is the name of a catalogue, and no path that leads elsewhere.
fn is_log_name(name: &str) -> bool {
    let number = name.strip_prefix("catalogue-").and_then(|rest| rest.strip_suffix(".log"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Payload {
    /// The payload for this state of the catalogue.
    pub(crate) fn new(log: &Log, catalogue: &Catalogue) -> Self {
        let roots = catalogue.roots().iter().map(|root| StoredRoot {
            number: root.number,
            label: root.label.clone(),
            path: root.path.to_string_lossy().into_owned(),
            bytes: root.path.to_str().is_none().then(|| path_to_bytes(&root.path)),
        });
        Self {
            catalogue: log.name().to_owned(),
            length: log.length(),
            files: catalogue.len() as u64,
            roots: roots.collect(),
            check: None,
        }
    }

    fn checksum(&self) -> u32 {
        let unchecked = Payload { check: None, ..self.clone() };
        xxh3_64(serde_json::to_string(&unchecked).expect("a payload has only string keys").as_bytes()) as u32
    }

    /// The payload as it is stored.
    pub(crate) fn to_text(&self) -> String {
        let checked = Payload { check: Some(self.checksum()), ..self.clone() };
        serde_json::to_string(&checked).expect("a payload has only string keys")
    }

    /// Reads a stored payload; an index that was never committed to has none.
    pub(crate) fn parse(text: Option<&str>) -> Result<Option<Payload>, String> {
        let Some(text) = text else { return Ok(None) };
        let damaged = || "segments/meta.json is not as it was written".to_owned();
        let payload: Payload = serde_json::from_str(text).map_err(|_| damaged())?;
        let checks = payload.check.is_none_or(|check| check == payload.checksum());
        let names = payload.catalogue.is_empty() || is_log_name(&payload.catalogue);
        if checks && names { Ok(Some(payload)) } else { Err(damaged()) }
    }

    /// The roots.
    pub(crate) fn roots(&self) -> Roots {
        let mut roots = Roots::default();
        for stored in &self.roots {
            let path = match &stored.bytes {
                Some(bytes) => path_from_bytes(bytes),
                None => stored.path.clone().into(),
            };
            roots.set(Root { number: stored.number, label: stored.label.clone(), path });
        }
        roots
    }
}
