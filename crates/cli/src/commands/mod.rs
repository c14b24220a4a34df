//! The commands, a file each: its options, its help, and what it does.

mod check;
mod completions;
mod detect;
mod explain;
mod extract;
mod forget;
mod index;
mod learn;
mod lexicon;
mod man;
mod optimize;
mod pairs;
mod search;
mod show;
mod similar;
mod status;
mod timeline;

use crate::exit::Outcome;
use crate::terminal::{ColorWhen, Console};
use clap::{Parser, Subcommand};

/// Index and search folders of saved Russian and English news pages, offline
///
/// `vestnik search --in FOLDER QUERY` answers about a folder of saved pages in one command. For a lasting index,
/// `vestnik index FOLDER` makes one and `vestnik search QUERY` asks it.
#[derive(Parser, Debug)]
#[command(name = "vestnik", version, max_term_width = 100, after_long_help = PROMISES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colours; auto is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t, display_order = 900)]
    pub(crate) color: ColorWhen,
}

/// What other programs may rely on.
const PROMISES: &str = "\
Output:
  Results go to standard output, everything said about them to standard error.
  With --json each line is an object that begins with \"schema\": 1.

Exit codes:
  0    there are hits, or the work is done
  1    nothing was found
  2    the command line makes no sense
  3    the index is missing, busy, damaged or of another version
  4    the work is done, but some files failed or the output could not be written
  101  a fault of the program itself
  130  interrupted; what was done is kept

Environment:
  VESTNIK_INDEX   the folder of the index, where --index is not given
  XDG_CACHE_HOME  where the indexes of --in and parsed dictionaries are kept, on Linux;
                  by default ~/.cache
  XDG_DATA_DIRS   where dictionaries are looked for, in dictd/;
                  by default /usr/local/share:/usr/share
  NO_COLOR        set to anything: no colours";

/// One line for each command.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Index(index::Args),
    Forget(forget::Args),
    Search(search::Args),
    Show(show::Args),
    Similar(similar::Args),
    Explain(explain::Args),
    Timeline(timeline::Args),
    Extract(extract::Args),
    Detect(detect::Args),
    Learn(learn::Args),
    Pairs(pairs::Args),
    Lexicon(lexicon::Args),
    Status(status::Args),
    Check(check::Args),
    Optimize(optimize::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Runs the command.
    pub(crate) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        match self {
            Command::Index(args) => args.run(console),
            Command::Forget(args) => args.run(console),
            Command::Search(args) => args.run(console),
            Command::Show(args) => args.run(console),
            Command::Similar(args) => args.run(console),
            Command::Explain(args) => args.run(console),
            Command::Timeline(args) => args.run(console),
            Command::Extract(args) => args.run(console),
            Command::Detect(args) => args.run(console),
            Command::Learn(args) => args.run(console),
            Command::Pairs(args) => args.run(console),
            Command::Lexicon(args) => args.run(console),
            Command::Status(args) => args.run(console),
            Command::Check(args) => args.run(console),
            Command::Optimize(args) => args.run(console),
            Command::Completions(args) => args.run(console),
            Command::Man(args) => args.run(console),
        }
    }
}
