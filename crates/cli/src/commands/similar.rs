//! `vestnik similar`: more like this one.

use crate::args::IndexArgs;
use crate::exit::Outcome;
use crate::print::Format;
use crate::reading;
use crate::terminal::Console;
use std::ffi::OsString;

/// List the documents that are most like one of the index
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Its id, the beginning of its id (four characters or more), the path of its file, or its address
    #[arg(value_name = "ID|PATH|URL")]
    document: OsString,

    #[command(flatten)]
    index: IndexArgs,

    /// How many documents at most
    #[arg(short = 'n', long = "limit", value_name = "N", default_value_t = 10)]
    limit: usize,

    /// Print one JSON object for each document
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let searcher = reading::open(&self.index, console)?;
        let Some(id) = reading::one_document(&searcher, &self.document, console)? else {
            return Ok(Outcome::NoHits);
        };
        let answer = searcher.similar(&id, self.limit)?.unwrap_or_default();
        Format::json_if(self.json).hits(console, None, &answer, false)?;
        reading::name_damaged_learning(&searcher, console);
        if answer.hits.is_empty() {
            console.note("no other document is like it");
            return Ok(Outcome::NoHits);
        }
        Ok(Outcome::Done)
    }
}
