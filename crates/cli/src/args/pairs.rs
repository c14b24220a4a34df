//! Whether versions of one story stand together.

use clap::Args;

/// How documents that `vestnik learn` has found to be versions of one story are shown.
#[derive(Args, Debug)]
#[command(next_help_heading = "The other language")]
pub(crate) struct PairArgs {
    /// Show each page alone, also where its version in the other language is known
    #[arg(long)]
    pub(crate) no_pairs: bool,
}
