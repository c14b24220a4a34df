//! A survey: what is wrong with an index, what of it is safe, and what has to be read again.

use super::evidence::{Standing, standing};
use super::matching::match_up;
use super::salvage::salvage;
use super::segments::{Segments, empty_commit, has_sound_list};
use crate::catalogue::Catalogue;
use crate::disk::Disk;
use crate::payload::Payload;
use crate::{OpenError, store};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::{IndexMeta, SegmentMeta};
use vestnik_analysis::Analyzer;
use vestnik_document::DocumentId;

/// What is left of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Survey {
    /// What is wrong, one sentence each; empty for a sound index.
    pub problems: Vec<String>,
    /// How many documents there were, where the last commit still tells.
    pub committed: Option<u64>,
    /// How many documents are safe.
    pub safe: u64,
    /// The files whose documents are not safe, as far as the catalogue still tells.
    pub lacking: Vec<Lacking>,
    /// The folders that have to be walked again whole, where the catalogue does not tell all their files.
    pub folders: Vec<PathBuf>,
}

/// A file whose documents have to be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lacking {
    /// The file.
    pub path: PathBuf,
    /// How many documents came from it.
    pub documents: u64,
}

impl Survey {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Looks at all that an index is made of, each part by itself. Changes nothing.
///
/// # Errors
/// [`OpenError::Missing`], [`OpenError::NotAnIndex`] and [`OpenError::Io`]; [`OpenError::Format`] where a newer program
/// made the index. All else is told in the survey.
pub fn survey(folder: &Path, analyzer: &Arc<Analyzer>) -> Result<Survey, OpenError> {
    Ok(Findings::of(&Disk::default(), folder, analyzer)?.survey)
}

/// A survey with the parts that a repair is made of.
pub(super) struct Findings {
    pub(super) survey: Survey,
    /// The last commit, or an empty one where it cannot be used.
    pub(super) commit: IndexMeta,
    /// The segments of it that are sound.
    pub(super) sound: Vec<SegmentMeta>,
    /// The catalogue of what the sound segments hold.
    pub(super) catalogue: Catalogue,
    /// Whether nothing is left that says what was indexed.
    pub(super) is_hopeless: bool,
}

impl Findings {
    pub(super) fn of(disk: &Disk, folder: &Path, analyzer: &Arc<Analyzer>) -> Result<Findings, OpenError> {
        let (segments_folder, mut survey) = (folder.join(store::SEGMENTS), Survey::default());
        let segments = Segments { folder: &segments_folder, analyzer };
        let standing = standing(folder, &analyzer.fingerprint())?;
        let fits = matches!(standing, Standing::Fits);
        if let Standing::Fails(reason) = standing {
            survey.problems.push(reason);
        }
        let read = segments.commit();
        survey.committed = read.as_ref().ok().map(documents);
        let payload = payload(&segments_folder, &mut survey);
        let is_usable = fits && read.is_ok();
        survey.problems.extend(read.as_ref().err().filter(|_| fits).cloned());
        let commit = read.ok().filter(|_| fits).unwrap_or_else(empty_commit);
        let Looked { sound, ids } = look_at_all(&segments, &commit, &mut survey);
        survey.problems.extend(has_sound_list(&segments_folder).err());
        let salvaged = salvage(disk, folder, payload.as_ref());
        survey.problems.extend(salvaged.problem.clone());
        let is_hopeless = payload.is_none() && salvaged.catalogue.roots().iter().next().is_none();
        let view = (!sound.is_empty()).then(|| segments.view(&commit, &sound));
        let view = view.transpose().map_err(|reason| OpenError::damaged(folder, reason))?;
        let has_all = is_usable && sound.len() == commit.segments.len();
        let catalogue = match_up(salvaged, (fits, has_all), view.as_ref(), &ids, &mut survey);
        survey.problems.dedup();
        Ok(Findings { survey, commit, sound, catalogue, is_hopeless })
    }
}

fn documents(commit: &IndexMeta) -> u64 {
    commit.segments.iter().map(|segment| u64::from(segment.num_docs())).sum()
}

/// What the commit says of the catalogue. Programs of other formats wrote it in the same way.
fn payload(segments: &Path, survey: &mut Survey) -> Option<Payload> {
    #[derive(serde::Deserialize)]
    struct Commit {
        payload: Option<String>,
    }
    let bytes = std::fs::read(segments.join("meta.json")).ok()?;
    let commit: Commit = serde_json::from_slice(&bytes).ok()?;
    match Payload::parse(commit.payload.as_deref()) {
        Ok(payload) => Some(payload.unwrap_or_default()),
        Err(reason) => {
            survey.problems.push(reason);
            None
        }
    }
}

/// The sound segments and their documents.
#[derive(Default)]
struct Looked {
    sound: Vec<SegmentMeta>,
    ids: Vec<DocumentId>,
}

fn look_at_all(segments: &Segments<'_>, commit: &IndexMeta, survey: &mut Survey) -> Looked {
    let mut looked = Looked::default();
    for segment in &commit.segments {
        match segments.look_at(commit, segment) {
            Ok(ids) => {
                looked.sound.push(segment.clone());
                looked.ids.extend(ids);
            }
            Err(problems) => survey.problems.extend(problems),
        }
    }
    looked
}
