//! `vestnik explain`: why a query finds what it finds.

use crate::args::{FilterArgs, IndexArgs, TranslationArgs};
use crate::exit::Outcome;
use crate::print::{self, Format};
use crate::reading;
use crate::terminal::Console;
use vestnik::SearchRequest;

/// Tell what a query is taken for, and what each of its words gives to the hits
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The query
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,

    #[command(flatten)]
    index: IndexArgs,

    /// How many hits to explain
    #[arg(short = 'n', long = "limit", value_name = "N", default_value_t = 3)]
    limit: usize,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    translation: TranslationArgs,

    /// Print one JSON object for the query, then one for each hit
    #[arg(long, help_heading = "Output")]
    json: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let query = self.query.join(" ");
        let searcher = reading::open_translating(&self.index, &self.translation, console)?;
        // Each page has its own reasons.
        let request =
            SearchRequest { limit: self.limit, pairs: false, ..self.filter.request(query.as_str()) };
        let explained = searcher.explain(&self.translation.apply(request))?;
        print::notes(console, &query, &explained.hits);
        Format::json_if(self.json).explained(console, &explained)?;
        reading::name_damaged_learning(&searcher, console);
        let hits = &explained.hits;
        let found = !hits.hits.is_empty() || (self.limit == 0 && hits.total + hits.total_other > 0);
        Ok(if found { Outcome::Done } else { Outcome::NoHits })
    }
}
