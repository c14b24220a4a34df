//! `vestnik check`: is an index sound, what of a damaged one is safe, and `--repair`.

use crate::args::{LimitArgs, PlaceArgs};
use crate::exit::{self, Complaint, Outcome};
use crate::print::{Checked, Format};
use crate::terminal::Console;
use crate::update::{self, LeftOut};
use crate::{location, paths};
use std::path::Path;
use std::time::Instant;
use vestnik::{
    CheckReport, Corpus, Lacking, LearnError, MendError, OpenError, RepairError, RepairReport, Survey,
    UpdateError, UpdateOptions, WriteError,
};

/// Read a whole index and tell whether it is sound
///
/// Compares checksums, stored documents and the catalogue of files, and says what of a damaged index is safe. Exits with 0 on a
/// sound index and with 3 on a damaged one; with 4 where it is sound, but a file of what was learned or decided beside it cannot be read.
///
/// With --repair a damaged index becomes a whole one: every document that is sound stays, the others are read again from
/// their pages, and those whose pages are gone are named; then it exits with 4. Damaged files are moved into a folder
/// `damaged-1` of the index; nothing is removed. An index of an older version is built again in the same way.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Make a damaged index whole again from its pages
    #[arg(long)]
    repair: bool,

    #[command(flatten)]
    place: PlaceArgs,

    /// Print what was found as one JSON object, of a damaged index too
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    limits: LimitArgs,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let place = location::existing(self.place.index.as_deref())?;
        if self.repair {
            return self.repair(&place, console);
        }
        match Corpus::open_read_only(&place) {
            Ok(corpus) => {
                let report = corpus.check().map_err(|error| self.tell_reason(error, console))?;
                if report.is_sound() {
                    let learned = name_learned(&corpus, console);
                    let found = Checked::sound(&report).with_learned(&learned);
                    self.print(&found, &sound(&report), console)?;
                    return Ok(if learned.is_empty() { Outcome::Done } else { Outcome::SomeFailed });
                }
                self.tell_damage(&place, &report.problems, console)
            }
            Err(OpenError::Damaged { reason, .. }) => self.tell_damage(&place, &[reason], console),
            Err(error) => Err(self.tell_reason(error, console)),
        }
    }

    /// Prints why there is nothing to check, for programs; people read the error.
    fn tell_reason<E: std::error::Error + Send + Sync + 'static>(
        &self,
        error: E,
        console: &mut Console,
    ) -> anyhow::Error {
        let told = self.object(&Checked::damaged(&[error.to_string()]), console);
        told.map_or_else(Into::into, |()| error.into())
    }

    fn repair(&self, place: &Path, console: &mut Console) -> anyhow::Result<Outcome> {
        let begun = Instant::now();
        let options = UpdateOptions { limits: self.limits.limits(), ..UpdateOptions::default() };
        let mut left_out = LeftOut::new(false);
        let repaired = update::watched(&mut left_out, console, |on_event, cancel| {
            Corpus::repair(place, &options, on_event, cancel)
        });
        let report = repaired.map_err(explained)?;
        report.survey.problems.iter().for_each(|problem| console.warn(problem));
        if !report.survey.is_sound() {
            console.note(&kept(&report.survey));
            left_out.name(console);
            update::name_failures(console, &report.update, true);
            console.note(&update::summary(&report.update, begun.elapsed()));
            tell_loss(&report, console);
        }
        if report.update.interrupted {
            let index = console.follow.on_index("index");
            console.note(&format!("run {index} on your pages to read the rest of them again"));
            return Ok(Outcome::Interrupted);
        }
        let corpus = Corpus::open_read_only(place)?;
        let check = corpus.check()?;
        if !check.is_sound() {
            return self.tell_damage(place, &check.problems, console);
        }
        let learned = name_learned(&corpus, console);
        let found = Checked::sound(&check).repaired(&report).with_learned(&learned);
        self.print(&found, &sound(&check), console)?;
        let all = report.lost.is_empty() && report.away.is_empty() && report.update.failed.is_empty();
        let all = all && learned.is_empty();
        Ok(if all { Outcome::Done } else { Outcome::SomeFailed })
    }

    /// Says what is wrong, what is safe, and what a repair would read again.
    fn tell_damage(
        &self,
        place: &Path,
        problems: &[String],
        console: &mut Console,
    ) -> anyhow::Result<Outcome> {
        let damaged = || Complaint::index(format!("the index in {} is damaged", place.display()));
        let survey = match Corpus::survey(place) {
            Ok(survey) if !survey.is_sound() => survey,
            // What was met at first is not met again: somebody has written to the index since, or the disk fails now and then.
            _ => {
                self.object(&Checked::damaged(problems), console)?;
                problems.iter().for_each(|problem| console.warn(problem));
                return Err(damaged()
                    .advise(format!("run {} again", console.follow.on_index("check")))
                    .into());
            }
        };
        self.object(&Checked::damaged(problems).surveyed(&survey), console)?;
        tell_survey(&survey, console);
        let repair = console.follow.on_index("check --repair");
        let advice = format!("{repair} keeps what is safe and reads the rest again from your pages");
        Err(damaged().advise(advice).into())
    }

    /// The result: a line for people, an object for programs.
    fn print(&self, found: &Checked<'_>, line: &str, console: &mut Console) -> std::io::Result<()> {
        if self.json { self.object(found, console) } else { console.line(line) }
    }

    fn object(&self, found: &Checked<'_>, console: &mut Console) -> std::io::Result<()> {
        if self.json { Format::object(console, found) } else { Ok(()) }
    }
}

/// Names the files of what was learned that cannot be read, with what to do. The index is sound without them.
fn name_learned(corpus: &Corpus, console: &mut Console) -> Vec<LearnError> {
    let damage = corpus.damaged_learning();
    for error in &damage {
        let advice = exit::mend_learned(error, &console.follow).map(|advice| format!("; {advice}"));
        console.warn(&format!("{error}{}", advice.unwrap_or_default()));
    }
    damage
}

fn sound(report: &CheckReport) -> String {
    format!("sound: {}, {}", counted(report.documents, "document"), counted(report.files, "file"))
}

fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn kept(survey: &Survey) -> String {
    let of = survey.committed.map(|committed| format!(" of {committed}")).unwrap_or_default();
    format!("{}{of} documents are safe", survey.safe)
}

fn tell_survey(survey: &Survey, console: &mut Console) {
    survey.problems.iter().for_each(|problem| console.warn(problem));
    let (there, gone): (Vec<&Lacking>, Vec<&Lacking>) =
        survey.lacking.iter().partition(|file| file.path.exists());
    let again = match survey.folders.as_slice() {
        [] => format!("{} would be read again", counted(there.len() as u64, "file")),
        folders => format!("all files would be read again in {}", shown(folders)),
    };
    console.note(&format!("{}; {again}", kept(survey)));
    gone.iter().for_each(|file| console.warn(&format!("{}: gone", named(file))));
}

fn tell_loss(report: &RepairReport, console: &mut Console) {
    report
        .lost
        .iter()
        .for_each(|file| console.warn(&format!("{}: gone, and what was in it is lost", named(file))));
    for folder in &report.away {
        let (folder, index) = (paths::shown(&folder.to_string_lossy()), console.follow.on_index("index"));
        console.warn(&format!("{folder} is not there: run {index} on it when it is"));
    }
    if let Some(aside) = &report.aside {
        console.note(&format!("what was damaged is in {}; remove it when you like", aside.display()));
    }
}

fn named(file: &Lacking) -> String {
    let path = paths::shown(&file.path.to_string_lossy());
    if file.documents == 1 { path } else { format!("{path} ({} documents)", file.documents) }
}

fn shown(folders: &[std::path::PathBuf]) -> String {
    let folders: Vec<String> = folders.iter().map(|folder| paths::shown(&folder.to_string_lossy())).collect();
    folders.join(", ")
}

/// The error that other commands would give for the same reason.
fn explained(error: RepairError) -> anyhow::Error {
    match error {
        RepairError::Mend(MendError::Open(error)) | RepairError::Open(error) => error.into(),
        RepairError::Mend(MendError::Busy) => UpdateError::Write(WriteError::Busy).into(),
        RepairError::Mend(error) => Complaint::index(error.to_string())
            .advise("nothing was changed: run `vestnik index FOLDER --index DIR` on your pages with a new folder DIR")
            .into(),
        RepairError::Read(error) => error.into(),
        RepairError::Update(error) => error.into(),
        other => Complaint::index(other.to_string()).into(),
    }
}
