//! What a check or a repair found, for programs: one object, whether the index is sound or not.

use serde::Serialize;
use std::borrow::Cow;
use std::path::Path;
use vestnik::{CheckReport, Lacking, LearnError, RepairReport, Survey};

/// The state of an index.
#[derive(Default, Serialize)]
pub(crate) struct Checked<'a> {
    sound: bool,
    documents: Option<u64>,
    files: Option<u64>,
    problems: &'a [String],
    learned: Vec<String>,
    safe: Option<u64>,
    committed: Option<u64>,
    lacking: Vec<LackingFile<'a>>,
    folders: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<Repaired<'a>>,
}

/// A file whose documents are not safe.
#[derive(Serialize)]
struct LackingFile<'a> {
    path: Cow<'a, str>,
    documents: u64,
}

/// What a repair did.
#[derive(Serialize)]
struct Repaired<'a> {
    read: u64,
    failed: Vec<Cow<'a, str>>,
    lost: Vec<LackingFile<'a>>,
    away: Vec<Cow<'a, str>>,
    aside: Option<Cow<'a, str>>,
}

impl<'a> Checked<'a> {
    /// A sound index: all its documents are safe.
    pub(crate) fn sound(report: &CheckReport) -> Self {
        let documents = Some(report.documents);
        let files = Some(report.files);
        Self { sound: true, documents, files, safe: documents, committed: documents, ..Self::default() }
    }

    /// The same with what is wrong with the files of what was learned.
    pub(crate) fn with_learned(self, damage: &[LearnError]) -> Self {
        Self { learned: damage.iter().map(ToString::to_string).collect(), ..self }
    }

    /// A damaged index of which no more is known than what is wrong.
    pub(crate) fn damaged(problems: &'a [String]) -> Self {
        Self { problems, ..Self::default() }
    }

    /// The same with what was found when its parts were looked at one by one.
    pub(crate) fn surveyed(self, survey: &'a Survey) -> Self {
        let Survey { problems, committed, safe, lacking, folders, .. } = survey;
        let lacking = lacking.iter().map(LackingFile::of).collect();
        let folders = folders.iter().map(|folder| text(folder)).collect();
        Self { problems, committed: *committed, safe: Some(*safe), lacking, folders, ..self }
    }

    /// The same with what a repair found and did.
    pub(crate) fn repaired(self, report: &'a RepairReport) -> Self {
        let repair = Repaired {
            read: report.update.added + report.update.changed,
            failed: report.update.failed.iter().map(|failed| text(&failed.path)).collect(),
            lost: report.lost.iter().map(LackingFile::of).collect(),
            away: report.away.iter().map(|folder| text(folder)).collect(),
            aside: report.aside.as_deref().map(text),
        };
        let found = if report.survey.is_sound() { self } else { self.surveyed(&report.survey) };
        Self { repair: Some(repair), ..found }
    }
}

impl<'a> LackingFile<'a> {
    fn of(file: &'a Lacking) -> Self {
        Self { path: text(&file.path), documents: file.documents }
    }
}

/// A path as JSON can hold it: what of a name is no UTF-8 is `�`, as in the path of a document.
fn text(path: &Path) -> Cow<'_, str> {
    path.to_string_lossy()
}
