//! `vestnik forget`: a folder or a file out of an index.

use crate::args::PlaceArgs;
use crate::exit::{Complaint, Outcome};
use crate::terminal::Console;
use crate::{location, paths};
use std::path::PathBuf;
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
        for folder in corpus.forget(&self.folders).map_err(explained)? {
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
fn explained(error: ForgetError) -> anyhow::Error {
    match error {
        ForgetError::Write(error) => UpdateError::Write(error).into(),
        ForgetError::Read(error) => error.into(),
        ForgetError::Unknown { ref known, .. } if !known.is_empty() => {
            let known: Vec<String> = known.iter().map(|path| paths::shown(&path.to_string_lossy())).collect();
            let advice = format!("this index has {}", known.join(", "));
            Complaint::usage(error.to_string()).advise(advice).into()
        }
        error => Complaint::usage(error.to_string()).into(),
    }
}
