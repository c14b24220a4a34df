//! `vestnik lexicon`: the words that were learned, and what the user says about them.

use crate::args::IndexArgs;
use crate::exit::Outcome;
use crate::print::Format;
use crate::reading;
use crate::terminal::Console;
use clap::Subcommand;
use vestnik::{Decision, WordPair};

/// Show the words that `vestnik learn` has found to stand for each other, accept and reject them
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

/// What to do with the lexicon.
#[derive(Subcommand, Debug)]
enum Action {
    /// List the words with the evidence: share, number of pairs, documents
    List(List),
    /// Say that two words stand for each other
    Accept(Decide),
    /// Say that two words do not stand for each other
    Reject(Decide),
    /// Print the words as a word list: `english<TAB>russian`
    Export(Export),
}

#[derive(clap::Args, Debug)]
struct List {
    /// Only entries in which this word begins either side
    #[arg(value_name = "WORD")]
    word: Option<String>,

    #[command(flatten)]
    index: IndexArgs,

    /// How many entries at most
    #[arg(short = 'n', long = "limit", value_name = "N")]
    limit: Option<usize>,

    /// Print one JSON object for each entry
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args, Debug)]
struct Decide {
    /// A word
    #[arg(value_name = "WORD")]
    one: String,

    /// The word of the other language
    #[arg(value_name = "WORD")]
    other: String,

    #[command(flatten)]
    index: IndexArgs,
}

#[derive(clap::Args, Debug)]
struct Export {
    #[command(flatten)]
    index: IndexArgs,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        match self.action {
            Action::List(args) => args.run(console),
            Action::Accept(args) => args.run(console, Decision::Accept),
            Action::Reject(args) => args.run(console, Decision::Reject),
            Action::Export(args) => args.run(console),
        }
    }
}

impl List {
    fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let corpus = reading::corpus(&self.index, console)?;
        let word = self.word.as_deref().map(str::to_lowercase);
        let wanted = |entry: &WordPair| {
            word.as_ref().is_none_or(|word| {
                [&entry.english, &entry.russian]
                    .iter()
                    .any(|one| one.to_lowercase().starts_with(word.as_str()))
            })
        };
        let mut entries: Vec<WordPair> = corpus.lexicon()?.into_iter().filter(wanted).collect();
        entries.truncate(self.limit.unwrap_or(usize::MAX));
        let format = Format::json_if(self.json);
        entries.iter().try_for_each(|entry| format.word_pair(console, entry))?;
        said_if_none(console, &entries)
    }
}

impl Decide {
    fn run(self, console: &mut Console, decision: Decision) -> anyhow::Result<Outcome> {
        let corpus = reading::corpus(&self.index, console)?;
        let (english, russian) = corpus.decide(decision, &self.one, &self.other)?;
        let verb = if decision == Decision::Accept { "accepted" } else { "rejected" };
        console.note(&format!("{verb}: {english} – {russian}"));
        Ok(Outcome::Done)
    }
}

impl Export {
    fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let mut entries = reading::corpus(&self.index, console)?.lexicon()?;
        entries.retain(|entry| entry.decision != Some("reject"));
        for entry in &entries {
            console.line(&format!("{}\t{}", entry.english, entry.russian))?;
        }
        said_if_none(console, &entries)
    }
}

fn said_if_none(console: &mut Console, entries: &[WordPair]) -> anyhow::Result<Outcome> {
    if entries.is_empty() {
        let learn = console.follow.command("learn");
        console.note(&format!("no such words are known; {learn} looks for words"));
        return Ok(Outcome::NoHits);
    }
    Ok(Outcome::Done)
}
