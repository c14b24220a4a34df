//! `vestnik check`: is an index sound?

use crate::args::PlaceArgs;
use crate::exit::{Complaint, Outcome};
use crate::location;
use crate::terminal::Console;
use vestnik::Corpus;

/// Read a whole index and tell whether it is sound
///
/// Compares checksums, stored documents and the catalogue of files. Exits with 0 on a sound index and with 3 on a damaged one.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    place: PlaceArgs,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let place = location::existing(self.place.index.as_deref())?;
        let report = Corpus::open_read_only(&place)?.check()?;
        if report.is_sound() {
            console.line(&format!("sound: {} documents, {} files", report.documents, report.files))?;
            return Ok(Outcome::Done);
        }
        for problem in &report.problems {
            console.warn(problem);
        }
        Err(Complaint::index(format!("the index in {} is damaged", place.display()))
            .advise("your pages are untouched: remove the folder of the index and run `vestnik index` on them again")
            .into())
    }
}
