//! Which documents a search is about.

use super::day::{first_day, last_day, today};
use super::language::language;
use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use vestnik::{Language, SearchRequest};

/// Filters; a document has to pass all that are given.
#[derive(Args, Debug)]
#[command(next_help_heading = "Filters")]
pub(crate) struct FilterArgs {
    /// Only documents in this language: ru, en, or another code that `detect` prints
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub(crate) lang: Option<Language>,

    /// Only documents published on this day or later
    ///
    /// 2024, 2024-05, 2024-05-01, 01.05.2024, today, yesterday, or -3d for three days ago (w, m, y for weeks, months, years).
    #[arg(long, value_name = "DAY", value_parser = first_day, allow_hyphen_values = true)]
    pub(crate) since: Option<u32>,

    /// Only documents published on this day or earlier; a month or a year counts to its end
    #[arg(long, value_name = "DAY", value_parser = last_day, allow_hyphen_values = true)]
    pub(crate) until: Option<u32>,

    /// Only documents of this site and of hosts under it: ria.ru finds crimea.ria.ru too
    #[arg(long, value_name = "HOST", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) site: Option<String>,
}

impl FilterArgs {
    /// A request for this query under these filters; what `today` means comes from the clock.
    pub(crate) fn request(&self, query: impl Into<String>) -> SearchRequest {
        SearchRequest {
            language: self.lang,
            since: self.since,
            until: self.until,
            site: self.site.clone(),
            today: Some(today()),
            ..SearchRequest::new(query)
        }
    }
}
