//! Making a damaged index whole: what is sound is kept, and the rest is read again from the pages.

use crate::update::{self, CancelToken, UpdateError, UpdateEvent, UpdateOptions, UpdateReport};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vestnik_analysis::Analyzer;
use vestnik_index::{Lacking, OpenError, ReadError, RepairError as MendError, Store, Survey};

/// What a repair found, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RepairReport {
    /// What was wrong, what was safe, and what had to be read again.
    pub survey: Survey,
    /// What came of reading it again.
    pub update: UpdateReport,
    /// Files that are gone, and their documents with them.
    pub lost: Vec<Lacking>,
    /// Folders of the index that are not there now. Their documents are read again once they are updated.
    pub away: Vec<PathBuf>,
    /// Where the damaged files lie; nothing is removed.
    pub aside: Option<PathBuf>,
}

/// Why an index could not be repaired, or not to the end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RepairError {
    /// The damaged parts could not be parted from the sound ones.
    #[error(transparent)]
    Mend(#[from] MendError),
    /// The index that is left could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It could not be brought up to date again.
    #[error(transparent)]
    Update(#[from] UpdateError),
}

/// Repairs. See [`crate::Corpus::repair`].
pub(crate) fn run(
    folder: &Path,
    analyzer: Arc<Analyzer>,
    options: &UpdateOptions,
    on_event: &mut dyn FnMut(UpdateEvent<'_>),
    cancel: &CancelToken,
) -> Result<RepairReport, RepairError> {
    let mended = vestnik_index::repair(folder, &analyzer)?;
    let mut report = RepairReport { survey: mended.survey, aside: mended.aside, ..RepairReport::default() };
    if report.survey.is_sound() {
        return Ok(report);
    }
    let store = Store::open(folder, analyzer)?;
    let roots = store.snapshot()?.roots().clone();
    report.away = roots.iter().map(|root| root.path.clone()).filter(|path| !path.exists()).collect();
    let mut again = Vec::new();
    for file in &report.survey.lacking {
        if file.path.exists() {
            again.push(file.path.clone());
        } else if !report.away.iter().any(|away| file.path.starts_with(away)) {
            report.lost.push(file.clone());
        }
    }
    again.extend(report.survey.folders.iter().filter(|folder| folder.exists()).cloned());
    if !again.is_empty() {
        report.update = update::run(&store, &again, options, on_event, cancel)?;
    }
    Ok(report)
}
