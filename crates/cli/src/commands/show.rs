//! `vestnik show`: one document of the index, to read.

use crate::args::{IndexArgs, PairArgs, TranslationArgs};
use crate::exit::Outcome;
use crate::print::{Format, Marks, Version};
use crate::reading;
use crate::terminal::Console;
use std::ffi::OsString;
use vestnik::{Document, Scope, SearchRequest, Searcher};

/// Show one document of the index
///
/// Where `vestnik learn` has found its version in the other language, that one is shown too: beside it in a terminal of 100 columns or
/// more, else behind it.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Its id, the beginning of its id (four characters or more), the path of its file, or its address
    #[arg(value_name = "ID|PATH|URL")]
    document: OsString,

    #[command(flatten)]
    index: IndexArgs,

    /// Highlight the words of this query
    #[arg(short, long, value_name = "QUERY", conflicts_with = "json")]
    query: Option<String>,

    #[command(flatten)]
    translation: TranslationArgs,

    #[command(flatten)]
    pairs: PairArgs,

    /// Print it as one JSON object, the other version as its `partner`
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let searcher = match &self.query {
            Some(_) => reading::open_translating(&self.index, &self.translation, console)?,
            None => reading::open(&self.index, console)?,
        };
        let id = reading::one_document(&searcher, &self.document, console)?;
        let Some(document) = id.map(|id| searcher.document(&id)).transpose()?.flatten() else {
            return Ok(Outcome::NoHits);
        };
        let partner = if self.pairs.no_pairs { None } else { searcher.partner(&document)? };
        let other = partner.as_ref().map(|partner| searcher.document(&partner.id)).transpose()?.flatten();
        let version = |document| Version { document, marks: self.marks(&searcher, document) };
        let format = Format::json_if(self.json);
        match (&partner, &other) {
            (Some(partner), Some(other)) => {
                format.versions(console, &version(&document), partner, &version(other))?;
            }
            _ => format.document(console, &version(&document))?,
        }
        reading::name_damaged_learning(&searcher, console);
        Ok(Outcome::Done)
    }

    fn marks(&self, searcher: &Searcher, document: &Document) -> Marks {
        let Some(query) = &self.query else { return Marks::default() };
        let mut texts = vec![(Scope::Headline, document.headline_text())];
        texts.push((Scope::Body, document.dek.as_ref().map_or("", |dek| dek.text.as_str())));
        texts.extend(document.body.iter().map(|paragraph| (Scope::Body, paragraph.text.as_str())));
        let request = self.translation.apply(SearchRequest::new(query.as_str()));
        let mut found = searcher.highlights(&request, &texts).into_iter();
        let (headline, dek) = (found.next().unwrap_or_default(), found.next().unwrap_or_default());
        Marks { headline, dek, body: found.collect() }
    }
}
