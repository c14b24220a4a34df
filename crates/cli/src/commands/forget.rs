//! `vestnik forget`: a folder or a file out of an index.

use crate::args::PlaceArgs;
use crate::exit::{Complaint, Outcome};
use crate::follow::{Follow, quoted};
use crate::terminal::Console;
use crate::{location, paths};
use std::path::{Path, PathBuf};
use vestnik::{Corpus, ForgetError, ForgottenFolder, UpdateError};

/// Take folders out of an index, also folders that are there no more
///
/// Removes the documents of a folder from the index, and the index no longer knows the folder. The folder itself and its files
/// are not touched. For a folder that was renamed or deleted; `status` lists the folders of an index. A file that was given by
/// itself is taken out by its path; files of a folder go with the next `index FOLDER` once they are deleted.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folders as `status` lists them, or their labels; files that were given by themselves
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,

    #[command(flatten)]
    place: PlaceArgs,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let corpus = Corpus::open(location::existing(self.place.index.as_deref())?)?;
        let forgotten =
            corpus.forget(&self.folders).map_err(|error| explained(error, &corpus, &console.follow))?;
        for folder in forgotten {
            console.note(&summary(&folder));
        }
        Ok(Outcome::Done)
    }
}

fn summary(folder: &ForgottenFolder) -> String {
    let documents = if folder.documents == 1 { "document" } else { "documents" };
    let path = paths::shown(&folder.path.to_string_lossy());
    format!("{path}: forgotten, {} {documents} removed from the index", folder.documents)
}

/// The error that other commands would give for the same reason.
fn explained(error: ForgetError, corpus: &Corpus, follow: &Follow) -> anyhow::Error {
    match error {
        ForgetError::Write(error) => UpdateError::Write(error).into(),
        ForgetError::Read(error) => error.into(),
        ForgetError::Unknown { ref folder, ref known } if !known.is_empty() => {
            if let Some(above) = folder_of(folder, corpus) {
                let index = follow.on_index(&format!("index {}", quoted(&above)));
                let advice =
                    format!("it belongs to {above}: delete or move the file, then {index} takes it out");
                return Complaint::usage(error.to_string()).advise(advice).into();
            }
            let known: Vec<String> = known.iter().map(|path| paths::shown(&path.to_string_lossy())).collect();
            let advice = format!("this index has {}", known.join(", "));
            Complaint::usage(error.to_string()).advise(advice).into()
        }
        error => Complaint::usage(error.to_string()).into(),
    }
}

/// The folder of the index that a file belongs to, as a person reads it.
fn folder_of(file: &Path, corpus: &Corpus) -> Option<String> {
    let full = paths::absolute(&file.to_string_lossy());
    let roots = corpus.status().ok()?.roots;
    // Those without a label hold files that were given by themselves, and not all that lies beside them.
    let above = roots.iter().find(|root| !root.label.is_empty() && full.starts_with(&root.path))?;
    Some(paths::shown(&above.path.to_string_lossy()))
}
