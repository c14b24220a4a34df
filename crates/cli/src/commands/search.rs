//! `vestnik search`: ranked hits for a query, or for each query of a file.

use crate::args::{FilterArgs, IndexArgs, PairArgs, TranslationArgs};
use crate::batch;
use crate::exit::Outcome;
use crate::print::{self, Format};
use crate::reading;
use crate::terminal::Console;
use clap::ValueEnum;
use std::path::PathBuf;
use std::time::Instant;
use vestnik::{Cursor, Facet, Hits, SearchRequest, Searcher, Sort};

/// Search an index or a folder of saved pages
///
/// Words find all their forms; "phrases" in any quotes, -word, AND OR NOT (И ИЛИ НЕ), headline:word, lang:ru, site:host, date:2024-05 and
/// more narrow it down. Any text is a valid query; what cannot be taken literally is said. A query that begins with a
/// hyphen goes behind `--`.
#[derive(clap::Args, Debug)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["query", "queries"]))]
pub(crate) struct Args {
    /// The query
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    #[command(flatten)]
    index: IndexArgs,

    /// How many hits at most
    #[arg(short = 'n', long = "limit", value_name = "N", default_value_t = 10)]
    limit: usize,

    /// Go on behind an earlier answer: the cursor that it gave
    #[arg(long, value_name = "CURSOR")]
    after: Option<String>,

    /// The order of hits
    #[arg(long, value_name = "ORDER", value_enum, default_value_t)]
    sort: Order,

    /// Only hits that have all the words
    #[arg(long)]
    all_words: bool,

    /// Prefer recent pages a little when sorting by relevance
    #[arg(long)]
    prefer_recent: bool,

    /// Count the pages that have all the words by these; with --json, see --summary
    #[arg(long, value_name = "FACET,…", value_enum, value_delimiter = ',')]
    facets: Vec<FacetName>,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    translation: TranslationArgs,

    /// Where hits in the other language stand. Not with --json, whose hits say by `other_language` that they are some
    #[arg(
        long,
        value_name = "PLACE",
        value_enum,
        default_value_t,
        conflicts_with = "json",
        help_heading = "The other language"
    )]
    other: Place,

    #[command(flatten)]
    pairs: PairArgs,

    /// Print one JSON object for each hit
    #[arg(long, help_heading = "Output")]
    json: bool,

    /// With --json, print one more object behind the hits: total, cursor, warnings, suggestions, facets
    #[arg(long, requires = "json", help_heading = "Output")]
    summary: bool,

    /// Answer each line `id<TAB>query` of this file (`-`: standard input), adding `query_id` to each hit
    #[arg(long, value_name = "FILE", requires = "json", conflicts_with_all = ["after"], help_heading = "Output")]
    queries: Option<PathBuf>,
}

/// The order of hits
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Order {
    /// Best first
    #[default]
    Relevance,
    /// Latest first, pages without a date last
    Newest,
    /// Earliest first, pages without a date last
    Oldest,
}

/// Where hits in the other language stand
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Place {
    /// At places 4, 7 and 10
    #[default]
    Among,
    /// Behind the others of the page, under a line that says so
    Block,
}

/// What pages are counted by
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FacetName {
    Site,
    Language,
    Agency,
    Month,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let queries = self.queries.as_deref().map(batch::read).transpose()?;
        let searcher = reading::open_translating(&self.index, &self.translation, console)?;
        let outcome = match queries {
            Some(queries) => self.all(&searcher, &queries, console),
            None => self.one(&searcher, console),
        };
        reading::name_damaged_learning(&searcher, console);
        outcome
    }

    fn one(&self, searcher: &Searcher, console: &mut Console) -> anyhow::Result<Outcome> {
        let query = self.query.join(" ");
        let begun = Instant::now();
        let answer = searcher.search(&self.request(&query))?;
        let took = begun.elapsed();
        let format = Format::json_if(self.json);
        print::notes(console, &query, &answer);
        format.hits(console, None, &answer, self.other == Place::Block)?;
        if self.summary || !self.json {
            format.summary(console, None, &answer)?;
        }
        if !self.json {
            print::closing(console, &query, &answer, took);
        }
        Ok(if self.found(&answer) { Outcome::Done } else { Outcome::NoHits })
    }

    fn all(
        &self,
        searcher: &Searcher,
        queries: &[batch::Query],
        console: &mut Console,
    ) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::NoHits;
        for query in queries {
            let answer = searcher.search(&self.request(&query.text))?;
            Format::Json.hits(console, Some(&query.id), &answer, false)?;
            if self.summary {
                Format::Json.summary(console, Some(&query.id), &answer)?;
            }
            if self.found(&answer) {
                outcome = Outcome::Done;
            }
        }
        Ok(outcome)
    }

    /// Whether something was found. Where no hit was asked for, their number tells.
    fn found(&self, answer: &Hits) -> bool {
        !answer.hits.is_empty() || (self.limit == 0 && answer.total + answer.total_other > 0)
    }

    fn request(&self, query: &str) -> SearchRequest {
        let request = SearchRequest {
            limit: self.limit,
            after: self.after.clone().map(Cursor),
            sort: self.sort.into(),
            relax: !self.all_words,
            prefer_recent: self.prefer_recent,
            pairs: !self.pairs.no_pairs,
            facets: self.facets.iter().copied().map(Facet::from).collect(),
            ..self.filter.request(query)
        };
        self.translation.apply(request)
    }
}

impl From<Order> for Sort {
    fn from(order: Order) -> Sort {
        match order {
            Order::Relevance => Sort::Relevance,
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        }
    }
}

impl From<FacetName> for Facet {
    fn from(name: FacetName) -> Facet {
        match name {
            FacetName::Site => Facet::Site,
            FacetName::Language => Facet::Language,
            FacetName::Agency => Facet::Agency,
            FacetName::Month => Facet::Month,
        }
    }
}
