//! What a check or a repair found, for programs: one object, whether the index is sound or not.

use serde::Serialize;
use std::path::{Path, PathBuf};
use vestnik::{CheckReport, Lacking, RepairReport, Survey};

/// The state of an index.
#[derive(Default, Serialize)]
pub(crate) struct Checked<'a> {
    sound: bool,
    documents: Option<u64>,
    files: Option<u64>,
    problems: &'a [String],
    safe: Option<u64>,
    committed: Option<u64>,
    lacking: Vec<LackingFile<'a>>,
    folders: &'a [PathBuf],
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<Repaired<'a>>,
}

/// A file whose documents are not safe.
#[derive(Serialize)]
struct LackingFile<'a> {
    path: &'a Path,
    documents: u64,
}

/// What a repair did.
#[derive(Serialize)]
struct Repaired<'a> {
    read: u64,
    failed: Vec<&'a Path>,
    lost: Vec<LackingFile<'a>>,
    away: &'a [PathBuf],
    aside: Option<&'a Path>,
}

impl<'a> Checked<'a> {
    /// A sound index: all its documents are safe.
    pub(crate) fn sound(report: &CheckReport) -> Self {
        let documents = Some(report.documents);
        let files = Some(report.files);
        Self { sound: true, documents, files, safe: documents, committed: documents, ..Self::default() }
    }

    /// A damaged index of which no more is known than what is wrong.
    pub(crate) fn damaged(problems: &'a [String]) -> Self {
        Self { problems, ..Self::default() }
    }

    /// The same with what was found when its parts were looked at one by one.
    pub(crate) fn surveyed(self, survey: &'a Survey) -> Self {
        let Survey { problems, committed, safe, lacking, folders, .. } = survey;
        let lacking = lacking.iter().map(LackingFile::of).collect();
        Self { problems, committed: *committed, safe: Some(*safe), lacking, folders, ..self }
    }

    /// The same with what a repair found and did.
    pub(crate) fn repaired(self, report: &'a RepairReport) -> Self {
        let repair = Repaired {
            read: report.update.added + report.update.changed,
            failed: report.update.failed.iter().map(|failed| failed.path.as_path()).collect(),
            lost: report.lost.iter().map(LackingFile::of).collect(),
            away: &report.away,
            aside: report.aside.as_deref(),
        };
        let found = if report.survey.is_sound() { self } else { self.surveyed(&report.survey) };
        Self { repair: Some(repair), ..found }
    }
}

impl<'a> LackingFile<'a> {
    fn of(file: &'a Lacking) -> Self {
        Self { path: &file.path, documents: file.documents }
    }
}
