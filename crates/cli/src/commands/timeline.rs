//! `vestnik timeline`: how many pages speak of something, month by month or day by day.

use crate::args::{FilterArgs, IndexArgs, TranslationArgs};
use crate::exit::Outcome;
use crate::print::{self, Format};
use crate::reading;
use crate::terminal::Console;
use clap::ValueEnum;
use vestnik::{SearchRequest, Searcher, Step};

/// Count the pages that match a query by month or day, split by language
///
/// Pages without a date, or with one that is not precise enough, are left out.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The query
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,

    #[command(flatten)]
    index: IndexArgs,

    /// How long the time of one bar is
    #[arg(long, value_name = "STEP", value_enum, default_value_t)]
    by: StepName,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    translation: TranslationArgs,

    /// Print one JSON object for each bar
    #[arg(long, help_heading = "Output", conflicts_with = "csv")]
    json: bool,

    /// Print a table with one line for each bar, its values separated by commas
    #[arg(long, help_heading = "Output")]
    csv: bool,
}

/// How long the time of one bar is
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum StepName {
    Day,
    #[default]
    Month,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let searcher = reading::open_translating(&self.index, &self.translation, console)?;
        let step = match self.by {
            StepName::Day => Step::Day,
            StepName::Month => Step::Month,
        };
        let query = self.query.join(" ");
        let request = self.translation.apply(self.filter.request(query.as_str()));
        let request = as_read(&searcher, request, console)?;
        let timeline = searcher.timeline(&request, step)?;
        let format = if self.csv { Format::Csv } else { Format::json_if(self.json) };
        format.timeline(console, &timeline)?;
        if timeline.is_empty() {
            console.note(&format!("no hits with a date for “{}”", print::shortened(&query)));
            return Ok(Outcome::NoHits);
        }
        Ok(Outcome::Done)
    }
}

/// The request with its query read as `search` reads it, which is said.
fn as_read(
    searcher: &Searcher,
    request: SearchRequest,
    console: &mut Console,
) -> anyhow::Result<SearchRequest> {
    let answer = searcher.search(&SearchRequest { limit: 0, ..request.clone() })?;
    print::notes(console, &request.query, &answer);
    let applied = answer.suggestions.into_iter().find(|suggestion| suggestion.applied);
    Ok(match applied {
        Some(reading) => SearchRequest { query: reading.query, ..request },
        None => request,
    })
}
