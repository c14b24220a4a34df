//! `vestnik index`: folders and files into an index, or an index up to date with them.

use crate::args::{LimitArgs, PlaceArgs};
use crate::exit::{Complaint, NOT_THERE, Outcome};
use crate::follow::quoted;
use crate::terminal::Console;
use crate::update::{self, LeftOut};
use crate::{location, paths};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};
use vestnik::{Corpus, ReadError, UpdateOptions};

/// Index folders of saved pages, or bring an index up to date with them
///
/// Walks the folders, extracts the article of each page and indexes it. The same command again looks only at what changed:
/// new pages are added, edited ones read again, vanished ones removed. Archives of a crawl (`.warc`, `.warc.gz`, `.wacz`) are taken page by
/// page, and so are files of documents (`.ndjson` or `.jsonl`, one object a line as `extract --json` prints it). Where there is
/// no index yet, one is made in `.vestnik` in the current folder.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folders of saved pages, single pages, archives, files of documents
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    place: PlaceArgs,

    #[command(flatten)]
    limits: LimitArgs,

    /// About how much memory to take at most, in megabytes; pages near the limits take more
    #[arg(long, value_name = "MB", default_value_t = 256, value_parser = clap::value_parser!(u32).range(64..=65536))]
    memory: u32,

    /// Wait while another program writes to the index, up to so many seconds
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true, default_missing_value = "3600")]
    wait: Option<u64>,

    /// Name every file that failed or was left out, and count what was odd about pages
    #[arg(long)]
    verbose: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        if let Some(missing) = self.paths.iter().find(|path| !path.exists()) {
            return Err(self.gone(missing, console).into());
        }
        let place = location::existing_or_new(self.place.index.as_deref());
        let begun = Instant::now();
        let is_new = !place.exists();
        let corpus = Corpus::open_or_create(&place)?;
        if is_new {
            console.note(&format!("new index in {}", place.display()));
        }
        let options = UpdateOptions {
            limits: self.limits.limits(),
            memory: (self.memory as usize) << 20,
            wait: Duration::from_secs(self.wait.unwrap_or(0)),
            now: Some(SystemTime::now()),
            ..UpdateOptions::default()
        };
        let mut left_out = LeftOut::new(self.verbose);
        let report = update::run(&corpus, &self.paths, &options, &mut left_out, console)?;
        left_out.name(console);
        update::name_failures(console, &report, self.verbose);
        update::name_repeated(console, &report);
        if self.verbose {
            update::name_diagnostics(console, &report);
        }
        console.note(&update::summary(&report, begun.elapsed()));
        Ok(if report.interrupted {
            Outcome::Interrupted
        } else if report.failed.is_empty() {
            Outcome::Done
        } else {
            Outcome::SomeFailed
        })
    }

    /// A path that is not there; how to drop it, where it is a folder of the index, or may be a file that was given by itself.
    fn gone(&self, path: &Path, console: &Console) -> Complaint {
        let complaint = Complaint::usage(format!("{}: {NOT_THERE}", path.display()));
        let full = paths::absolute(&path.to_string_lossy());
        let place = location::existing_or_new(self.place.index.as_deref());
        let Ok(corpus) = Corpus::open_read_only(place) else { return complaint };
        if !is_known(&corpus, &full).unwrap_or(false) {
            return complaint;
        }
        let forget = format!("forget {}", quoted(&path.to_string_lossy()));
        complaint.advise(format!("{} drops it from the index", console.follow.on_index(&forget)))
    }
}

/// Whether this is a folder of the index, or a file that was given by itself.
fn is_known(corpus: &Corpus, path: &Path) -> Result<bool, ReadError> {
    let roots = corpus.status()?.roots;
    let is_lone =
        roots.iter().any(|root| root.label.is_empty() && Some(root.path.as_path()) == path.parent());
    Ok(roots.iter().any(|root| root.path == path) || is_lone && !corpus.searcher()?.find(path)?.is_empty())
}
