//! `vestnik extract`: pages to documents, without an index.

use crate::args::LimitArgs;
use crate::exit::Outcome;
use crate::print::{Format, Version};
use crate::terminal::{Console, clean};
use clap::ValueEnum;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use vestnik::{ExtractOptions, Extracted, PageHints};

/// Extract the article of saved pages
///
/// Prints headline, date, authors, body and what else the page holds, without navigation, teasers and advertisements.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Saved pages; `-` reads one from standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Print one JSON object for each page
    #[arg(long, conflicts_with = "explain")]
    json: bool,

    /// Print where each field came from, and which blocks of the page were kept or dropped and why
    #[arg(long, value_name = "AS", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    explain: Option<Explain>,

    #[command(flatten)]
    limits: LimitArgs,
}

/// How to explain
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Explain {
    /// For the terminal
    Text,
    /// The page's blocks in colours, a file for a browser that runs and loads nothing
    Html,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::Done;
        for (at, file) in self.files.iter().enumerate() {
            match self.read(file) {
                Ok(extracted) => self.print(console, &extracted, at)?,
                Err(error) => {
                    console.warn(&error.to_string());
                    outcome = Outcome::SomeFailed;
                }
            }
        }
        Ok(outcome)
    }

    fn read(&self, file: &Path) -> anyhow::Result<Extracted> {
        let options = ExtractOptions { explain: self.explain.is_some(), limits: self.limits.limits() };
        if file != Path::new("-") {
            return Ok(vestnik::extract_file(file, &options)?);
        }
        let mut bytes = Vec::new();
        // One byte more than allowed, and the library says that it is too large.
        let read = io::stdin().take(options.limits.max_bytes + 1).read_to_end(&mut bytes);
        read.map_err(|error| anyhow::anyhow!("-: {error}"))?;
        Ok(vestnik::extract_bytes("-", bytes, &PageHints::default(), &options)?)
    }

    fn print(&self, console: &mut Console, extracted: &Extracted, at: usize) -> anyhow::Result<()> {
        if at > 0 && !self.json && self.explain != Some(Explain::Html) {
            console.line("")?;
        }
        match (self.explain, &extracted.explanation) {
            (Some(Explain::Html), Some(explained)) => {
                vestnik::explain_html(explained).lines().try_for_each(|line| console.line(&clean(line)))?;
            }
            (Some(Explain::Text), Some(explained)) => Format::explanation(console, explained)?,
            (Some(_), None) => {
                console.note("a dump of text has no blocks to explain; this is its document");
                Format::Text.document(console, &Version::plain(&extracted.document))?;
            }
            (None, _) => {
                Format::json_if(self.json).document(console, &Version::plain(&extracted.document))?
            }
        }
        Ok(())
    }
}
