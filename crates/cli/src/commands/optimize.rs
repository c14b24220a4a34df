//! `vestnik optimize`: an index made as small and as quick as it can be.

use crate::args::PlaceArgs;
use crate::exit::Outcome;
use crate::location;
use crate::print::Format;
use crate::terminal::Console;
use vestnik::{Corpus, Extent};

/// Make an index as small and as quick to search as it can be
///
/// Merges its segments into one and gives back the space of pages that were removed or replaced. While it runs, it takes as much
/// space again as the index has. `index` keeps an index in order by itself: this is for one that will not change for a while.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    place: PlaceArgs,

    /// Print what was done as one JSON object
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let corpus = Corpus::open(location::existing(self.place.index.as_deref())?)?;
        let report = corpus.optimize()?;
        if self.json {
            Format::object(console, &report)?;
        }
        console.note(&summary(&report.before, &report.after));
        Ok(Outcome::Done)
    }
}

fn summary(before: &Extent, after: &Extent) -> String {
    let segments =
        |count: usize| if count == 1 { "1 segment".to_owned() } else { format!("{count} segments") };
    let size = |bytes: u64| format!("{:.1} MB", bytes as f64 / 1e6);
    if (before.segments, before.deleted) == (after.segments, after.deleted) {
        return format!("nothing to do: {}, {}", segments(after.segments), size(after.bytes));
    }
    let deleted = match before.deleted - after.deleted {
        0 => String::new(),
        gone => format!(", {gone} deleted documents gone"),
    };
    let saved = size(before.bytes.saturating_sub(after.bytes));
    format!(
        "{} to {}{deleted}; {}, {saved} less",
        segments(before.segments),
        after.segments,
        size(after.bytes)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik::OptimizeReport;

    #[test]
    fn it_says_what_it_saved() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let corpus = Corpus::create(folder.path().join("index"))?;
        let OptimizeReport { before, mut after, .. } = corpus.optimize()?;
        after.bytes = 1_240_000;
        assert_eq!(summary(&before, &after), "nothing to do: 0 segments, 1.2 MB");
        let mut much = before;
        (much.segments, much.deleted, much.bytes) = (3, 12, 4_000_000);
        after.segments = 1;
        assert_eq!(summary(&much, &after), "3 segments to 1, 12 deleted documents gone; 1.2 MB, 2.8 MB less");
        Ok(())
    }
}
