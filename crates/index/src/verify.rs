//! Are the segments of an open index as they were written?
//!
//! tantivy ends each file with a checksum and never looks at it by itself: a bit that has flipped in a list of postings
//! is a wrong answer. So an opening reads to the end what no opening before it has ([`crate::verified`]); where that is
//! very much it is left to [`crate::Store::check`].

use crate::error::{is_damage, shared_io};
use crate::schema::{Fields, column};
use crate::verified::{State, Verified};
use std::path::{Path, PathBuf};
use tantivy::directory::error::OpenReadError;
use tantivy::index::SegmentComponent as Part;
use tantivy::{Directory, Index, SegmentMeta, SegmentReader};

/// Up to so many bytes of new files are verified when an index is opened.
const MAX_AT_OPEN: u64 = 256 << 20;
/// Less is read sooner than it is looked up whether it was.
const WORTH_REMEMBERING: u64 = 4 << 20;

const COMMIT: &str = "segments/meta.json is not as it was written";

const PARTS: [Part; 7] = [
    Part::Terms,
    Part::Postings,
    Part::Positions,
    Part::FastFields,
    Part::FieldNorms,
    Part::Store,
    Part::Delete,
];

/// Why the files of an index must not be read; `None` where nothing speaks against it, or they are too large to say.
pub(crate) fn damage_before_reading(index: &Index, segments: &Path) -> Option<Finding> {
    let Ok(metas) = index.searchable_segment_metas() else {
        return Some(Finding::Damaged(COMMIT.to_owned()));
    };
    let files: Vec<PathBuf> = metas.iter().flat_map(files_of).collect();
    let states: Option<Vec<State>> = files.iter().map(|file| State::of(&segments.join(file))).collect();
    let states =
        states.filter(|states| states.iter().map(|state| state.size).sum::<u64>() > WORTH_REMEMBERING);
    let Some(states) = states else { return files.into_iter().find_map(|file| finding(index, file)) };
    let verified = Verified::in_folder(segments.parent().unwrap_or(segments));
    let (mut new, mut bytes) = (Vec::new(), 0);
    for (file, state) in files.into_iter().zip(&states).filter(|(_, state)| !verified.has(state)) {
        new.push(file);
        bytes += state.size;
    }
    if bytes > MAX_AT_OPEN {
        return None;
    }
    let finding = new.into_iter().find_map(|file| finding(index, file));
    if finding.is_none() {
        verified.keep(&states);
    }
    finding
}

/// What speaks against a file of the segments.
#[derive(Debug)]
pub(crate) enum Finding {
    /// It is not as it was written: a sentence that names it.
    Damaged(String),
    /// It cannot be read now.
    Unreadable(PathBuf, std::io::Error),
}

/// A sentence for each file of the segments that is not as it was written, or cannot be read.
pub(crate) fn damaged_files(index: &Index) -> Vec<String> {
    let Ok(metas) = index.searchable_segment_metas() else { return vec![COMMIT.to_owned()] };
    let findings = metas.iter().flat_map(files_of).filter_map(|path| finding(index, path));
    let mut damaged: Vec<String> = findings
        .map(|finding| match finding {
            Finding::Damaged(sentence) => sentence,
            Finding::Unreadable(path, error) => format!("segments/{}: {error}", path.display()),
        })
        .collect();
    damaged.sort_unstable();
    damaged
}

/// The names of a segment's files.
pub(crate) fn files_of(meta: &SegmentMeta) -> Vec<PathBuf> {
    let parts = PARTS.iter().filter(|part| **part != Part::Delete || meta.has_deletes());
    parts.map(|part| meta.relative_path(part.clone())).collect()
}

fn finding(index: &Index, path: PathBuf) -> Option<Finding> {
    match index.directory().validate_checksum(&path) {
        Ok(true) => None,
        Err(OpenReadError::FileDoesNotExist(_)) if !index.directory().exists(&path).unwrap_or(true) => {
            // Unless a merge has just taken it away; what was needed of it was open already.
            let missing = || Finding::Damaged(format!("segments/{} is missing", path.display()));
            is_needed(index, &path).then(missing)
        }
        Err(OpenReadError::IoError { io_error, .. }) if !is_damage(&io_error) => {
            Some(Finding::Unreadable(path, shared_io(&io_error)))
        }
        Ok(false) | Err(_) => {
            Some(Finding::Damaged(format!("segments/{} is not as it was written", path.display())))
        }
    }
}

/// Whether the last commit, as it is now, has this file.
fn is_needed(index: &Index, path: &Path) -> bool {
    let metas = index.searchable_segment_metas().unwrap_or_default();
    metas.iter().flat_map(files_of).any(|file| file == path)
}

/// The commit says how many documents a segment has, and the segment's own files say it too.
pub(crate) fn counts_disagree(segment: &SegmentReader, fields: Fields) -> Option<String> {
    let rows =
        segment.fast_fields().column_opt::<u64>(column::DAY).ok().flatten().map(|days| days.num_docs());
    let alive = segment.alive_bitset().map_or(segment.max_doc(), |alive| alive.num_alive_docs() as u32);
    let lengths = [fields.headline, fields.body].map(|field| segment.get_fieldnorms_reader(field));
    let lengths =
        lengths.iter().all(|norms| norms.as_ref().is_ok_and(|norms| norms.num_docs() == segment.max_doc()));
    let agrees = lengths && rows.is_none_or(|rows| rows == segment.max_doc()) && alive == segment.num_docs();
    (!agrees).then(|| COMMIT.to_owned())
}
