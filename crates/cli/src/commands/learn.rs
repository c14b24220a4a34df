//! `vestnik learn`: pairs and words out of the index itself.

use crate::args::IndexArgs;
use crate::exit::Outcome;
use crate::interrupt;
use crate::print::Format;
use crate::reading;
use crate::stages::Stages;
use crate::terminal::Console;
use std::time::{Duration, Instant};
use vestnik::{CancelToken, LearnError, LearnOptions, LearnReport};

/// Learn from an index which pages are versions of each other, and which words stand for which
///
/// Compares the Russian and the English documents, keeps those that are versions of one story, and counts which words stand where
/// which of the other language do. What is learned is kept beside the index and helps every search across the languages; `vestnik
/// pairs` and `vestnik lexicon` show it. Run it again when many pages have come; what you accepted and rejected stays.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    index: IndexArgs,

    /// Look at so many documents at most; memory grows by less than ten kilobytes for each
    #[arg(long, value_name = "N", default_value_t = LearnOptions::default().most_documents)]
    documents: u64,

    /// Print what was learned as one JSON object
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let corpus = reading::corpus(&self.index, console)?;
        let cancel = CancelToken::new();
        interrupt::cancels(&cancel);
        let begun = Instant::now();
        let mut stages = Stages::new(&console.notes);
        let options = LearnOptions { most_documents: self.documents };
        let learned = corpus.learn(&options, &mut |event| stages.on(event), &cancel);
        stages.finish();
        let report = match learned {
            Err(LearnError::Cancelled) => {
                console.note("interrupted: what was learned before is as it was");
                return Ok(Outcome::Interrupted);
            }
            learned => learned?,
        };
        if self.json {
            Format::object(console, &report)?;
        }
        console.note(&summary(&report, begun.elapsed()));
        Ok(if report.pairs == 0 { Outcome::NoHits } else { Outcome::Done })
    }
}

fn summary(report: &LearnReport, took: Duration) -> String {
    let left_out = match report.left_out {
        0 => String::new(),
        count => format!("; {count} documents were left out, --documents takes more"),
    };
    format!(
        "{} pairs among {} English and {} Russian documents, {} word pairs ({:.1} s){left_out}",
        report.pairs,
        report.english,
        report.russian,
        report.entries,
        took.as_secs_f64()
    )
}
