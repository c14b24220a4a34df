//! `vestnik pairs`: the documents that are versions of each other.

use crate::args::IndexArgs;
use crate::exit::Outcome;
use crate::print::{Format, ShownPair};
use crate::reading;
use crate::terminal::Console;

/// List the Russian and English versions of one story that `vestnik learn` has found
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    index: IndexArgs,

    /// How many pairs at most
    #[arg(short = 'n', long = "limit", value_name = "N")]
    limit: Option<usize>,

    /// Print one JSON object for each pair
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let corpus = reading::corpus(&self.index, console)?;
        let searcher = corpus.searcher()?;
        let (format, mut shown) = (Format::json_if(self.json), 0);
        for pair in corpus.pairs()? {
            if self.limit.is_some_and(|limit| shown >= limit) {
                break;
            }
            // Pages may be gone or changed since.
            if let Some((english, russian)) = searcher.versions(&pair)? {
                let pair = ShownPair { pair: &pair, english: &english, russian: &russian };
                format.pair(console, &pair, shown == 0)?;
                shown += 1;
            }
        }
        if shown == 0 {
            let learn = console.follow.command("learn");
            console.note(&format!("no pairs are known; {learn} looks for them"));
            return Ok(Outcome::NoHits);
        }
        Ok(Outcome::Done)
    }
}
